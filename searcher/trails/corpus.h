/* corpus.h: the statements among which a trail is looked for, cut into tokens once. */
#ifndef JIYAN_SEARCHER_TRAILS_CORPUS_H
#define JIYAN_SEARCHER_TRAILS_CORPUS_H

#include "searcher/query/filter.h"
#include "searcher/search/hit.h"
#include "searcher/statements/row.h"
#include "searcher/trails/link.h"

/* A statement of the corpus. Borrowed from it. */
typedef struct {
    const jy_hit *hit;
    const jy_statement *statement;
    const char *date;            /* of its document; "" for none */
    uint32_t first, count;       /* of the corpus's tokens: the sentence's */
    uint32_t above, above_count; /* those of its headings */
    bool follows;                /* the mention before it is of the same passage */
} jy_mention;

typedef struct jy_corpus jy_corpus;

/* Loads the commitments, reports and problems of passages: those that hold some of `words`, the best
 * JY_CORPUS_PASSAGES; none where it is empty, all where it is NULL. `filters` as in a request. Returns a new corpus;
 * free with jy_corpus_free before the index is reopened. Errors: as for jy_search. */
jy_corpus *jy_corpus_load(jy_index *index, const char *words, const jy_filter *filters, GError **err);
#define JY_CORPUS_PASSAGES 5000
void jy_corpus_free(jy_corpus *corpus);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_corpus, jy_corpus_free)

/* A mention by its number; they are in order of date, path and place. Borrowed: valid as long as the corpus. */
const jy_mention *jy_corpus_at(const jy_corpus *corpus, uint32_t i);

/* How a mention speaks of a topic. */
jy_link jy_corpus_link(const jy_corpus *corpus, uint32_t i, const jy_topic *topic);

/* Appends the mentions (uint32_t) that hold at least `share` of the topic's weight, headings left out, in order. */
void jy_corpus_find(jy_corpus *corpus, const jy_topic *topic, double share, GArray *found);

#endif
