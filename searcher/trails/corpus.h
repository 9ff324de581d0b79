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

/* Appends the statements (jy_mention) that hold at least `share` of the topic's weight by themselves and whose link to
 * it may reach `least`, in order. */
void jy_corpus_find(jy_corpus *corpus, const jy_topic *topic, double share, double least, GArray *found);

/* What a statement says. Borrowed: valid as long as the corpus. */
jy_saying *jy_corpus_saying(jy_corpus *corpus, uint32_t number);

#endif
