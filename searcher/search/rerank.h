/* rerank.h: a tier whose best hits are weighed twice: by Xapian, then by their text (score.h). Private to the search.
 */
#ifndef JIYAN_SEARCHER_SEARCH_RERANK_H
#define JIYAN_SEARCHER_SEARCH_RERANK_H

#include "searcher/search/run.h"

/* The hits of a tier in the second order (jy_score_depth of them; a page that begins behind them is in Xapian's order).
 */
typedef struct jy_rerank jy_rerank;

/* Begins with a tier of which so many hits are wanted, maybe more; `counted` as in jy_slice. Returns a new one; free
 * with jy_rerank_free. The run and the tier's query have to live as long. Errors: INDEX_*. */
jy_rerank *jy_rerank_new(jy_run *run, const jy_tier *tier, uint32_t wanted, uint32_t counted, GError **err);
void jy_rerank_free(jy_rerank *rerank);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_rerank, jy_rerank_free)

/* How many passages or documents the tier has. */
jy_total jy_rerank_total(const jy_rerank *rerank);

/* The next hit: *ret_hit is a new one, free with jy_hit_free; NULL behind the last one. Errors: INDEX_*. */
bool jy_rerank_next(jy_rerank *rerank, jy_hit **ret_hit, GError **err);

#endif
