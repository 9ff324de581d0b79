/* tracer.h: what trails are made from: the statements of an index, loaded once, and what its words weigh. */
#ifndef JIYAN_SEARCHER_TRAILS_TRACER_H
#define JIYAN_SEARCHER_TRAILS_TRACER_H

#include "searcher/trails/corpus.h"
#include "searcher/trails/issuers.h"
#include "searcher/trails/lexis.h"

/* Its parts are for trails/ only. */
typedef struct {
    jy_index *index;
    jy_lexis *lexis;
    jy_issuers *issuers;
    jy_corpus *corpus; /* NULL until it is loaded */
    uint32_t most;     /* steps of a topic, by the commitment's issuer and by others, that a trail takes; 0: all */
    GArray *dates;     /* of char[JY_DATE_TEXT], the oldest first: of all documents that the filters leave */
} jy_tracer;

/* Returns a new tracer, with which subjects can be read; free with jy_tracer_free before the index is reopened. */
jy_tracer *jy_tracer_new(jy_index *index);
void jy_tracer_free(jy_tracer *tracer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_tracer, jy_tracer_free)

/* Loads what the filters leave, for these subjects (jy_subject) to be followed; with `words` only passages that may
 * speak of these, NULL: all. What was borrowed from the index before may be gone after it: load first, then find the
 * seeds. Errors: as for jy_search. */
bool jy_tracer_load(jy_tracer *tracer, const GPtrArray *subjects, const char *words, const jy_filter *filters,
                    GError **err);

/* How many documents are later than one of a date (jy_corpus_is_later); "" for none. */
uint32_t jy_tracer_count_later(const jy_tracer *tracer, const char *date);

#endif
