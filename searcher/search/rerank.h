/* rerank.h: a tier whose best hits are weighed twice: by Xapian, then by their text (score.h). Private to the search.
 */
#ifndef JIYAN_SEARCHER_SEARCH_RERANK_H
#define JIYAN_SEARCHER_SEARCH_RERANK_H

#include "searcher/search/run.h"

/* Hits that are weighed twice; a page that begins behind them is in Xapian's order. */
#define JY_RERANK_DEPTH 200

/* Adds a slice of a tier in the second order. Errors: INDEX_*. */
bool jy_rerank(jy_run *run, const jy_tier *tier, jy_slice slice, jy_total *ret_total, GError **err);

#endif
