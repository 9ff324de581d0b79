/* rerank.h: a tier whose best hits are weighed twice: by Xapian, then by their text (score.h). Private to the search.
 */
#ifndef JIYAN_SEARCHER_SEARCH_RERANK_H
#define JIYAN_SEARCHER_SEARCH_RERANK_H

#include "searcher/search/run.h"

/* Runs a tier and puts hits `first` … of its order on the page. At least `counted` passages are looked at for the
 * total, where there are so many. *ret_total is how many match, at least; *ret_sure whether that is all. Errors:
 * INDEX_*. */
bool jy_rerank(jy_run *run, const jy_tier *tier, uint32_t first, uint32_t limit, uint32_t counted, uint64_t *ret_total,
               bool *ret_sure, GError **err);

#endif
