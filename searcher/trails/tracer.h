/* tracer.h: what trails are made from. Private to the trace. */
#ifndef JIYAN_SEARCHER_TRAILS_TRACER_H
#define JIYAN_SEARCHER_TRAILS_TRACER_H

#include "searcher/trails/amount.h"
#include "searcher/trails/corpus.h"
#include "searcher/trails/trail.h"

struct jy_tracer {
    jy_index *index;
    jy_lexis *lexis;
    jy_corpus *pool;
    GArray *dates; /* of char[JY_DATE_TEXT]: of all documents that the filters leave */
};

/* With `words` only what may speak of these. Returns a new tracer; free with jy_tracer_free. Errors: as for jy_search.
 */
jy_tracer *jy_tracer_load(jy_index *index, const char *words, const char *const *filters, GError **err);

/* What is followed: one topic of a question, those of the clauses of a commitment. */
typedef struct {
    GPtrArray *topics; /* of jy_topic */
    GPtrArray *units;  /* of char *: those that its numbers have */
    bool is_asked;     /* somebody's question: what holds its words is wanted, however little they say */
    bool is_measured;  /* most that is said of it is numbers */
} jy_subject;

void jy_subject_free(jy_subject *subject);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_subject, jy_subject_free)

/* A mention that speaks of the subject. */
typedef struct {
    uint32_t mention;
    jy_row *row; /* owned */
    jy_link link;
    const jy_topic *topic; /* that it speaks of; borrowed */
    GArray *amounts;       /* of jy_amount: its numbers of the topic */
    bool has_unit;         /* one of them has a unit of the subject */
} jy_found;

void jy_found_clear(jy_found *found);

/* The mentions whose link is strong enough, in the order of the pool. Returns a new array of jy_found; free with
 * g_array_unref. The subject has to live as long. */
GArray *jy_tracer_find(jy_tracer *tracer, const jy_subject *subject);

/* What the passage of a mention says before it. Borrowed: valid as long as the pool. */
const char *jy_tracer_before(const jy_tracer *tracer, uint32_t mention, uint32_t *ret_length);

/* The subject of a commitment. Returns a new subject; free with jy_subject_free. */
jy_subject *jy_subject_of_row(jy_tracer *tracer, const jy_row *row);

/* The subject of a question's words, with the units of the statements that speak of it plainly. Returns a new subject;
 * free with jy_subject_free. */
jy_subject *jy_subject_of_words(jy_tracer *tracer, const char *words);

#endif
