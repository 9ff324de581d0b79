/* corpus.h: the commitments, reports and problems of an index in memory, found again by their tokens. */
#ifndef JIYAN_SEARCHER_TRAILS_CORPUS_H
#define JIYAN_SEARCHER_TRAILS_CORPUS_H

#include "searcher/query/filter.h"
#include "searcher/search/hit.h"
#include "searcher/trails/link.h"
#include "searcher/trails/saying.h"
#include "searcher/trails/subject.h"

typedef struct jy_corpus jy_corpus;

/* Loads the commitments, reports and problems of passages: those that hold some of `words`, the best
 * JY_CORPUS_PASSAGES; none where it is empty, all where it is NULL. `filters` as in a request. Only topics of
 * `subjects` (jy_subject) can be looked for in it. Returns a new corpus; free with jy_corpus_free before the index is
 * reopened. Errors: as for jy_search. */
jy_corpus *jy_corpus_load(jy_index *index, const char *words, const jy_filter *filters, const GPtrArray *subjects,
                          GError **err);
#define JY_CORPUS_PASSAGES 5000
void jy_corpus_free(jy_corpus *corpus);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_corpus, jy_corpus_free)

/* A statement that holds tokens of a topic. */
typedef struct {
    uint32_t number; /* statements are numbered in order of date, path and place */
    uint64_t here;   /* those tokens of the topic that the statement holds, a bit each */
    uint64_t around; /* those that its headings and the sentence before it hold */
} jy_mention;

/* What a statement has to reach to be found, and where the search begins. */
typedef struct {
    double share;  /* of the topic's weight, that it holds by itself */
    double link;   /* that its link to the topic may reach at best */
    uint32_t from; /* number of the first */
} jy_mention_limits;

/* Appends the statements (jy_mention) that speak of a topic, in order. */
void jy_corpus_find(jy_corpus *corpus, const jy_topic *topic, const jy_mention_limits *limits, GArray *found);

/* The number of the first statement that is later than a date; "" for none, of which nobody knows what is later: the
 * number behind the last one. Of two dates of which one is known more closely neither may be later: 2016 and 2016-03.
 */
uint32_t jy_corpus_first_later(const jy_corpus *corpus, const char *date);
bool jy_corpus_is_later(const char *date, const char *than);

/* The document of a statement. Borrowed: valid as long as the corpus. */
const jy_document *jy_corpus_document(const jy_corpus *corpus, uint32_t number);

/* What a statement says. Borrowed: valid as long as the corpus. */
jy_saying *jy_corpus_saying(jy_corpus *corpus, uint32_t number);

#endif
