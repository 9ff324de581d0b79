/* gather.h: the hits of several folders. */
#ifndef JIYAN_SEARCHER_SEARCH_GATHER_H
#define JIYAN_SEARCHER_SEARCH_GATHER_H

#include "searcher/search/run.h"

/* Adds hits first … first + limit - 1 of a tier, trying and grouping here what Xapian finds: of several folders it
 * cannot tell its decider which one a passage is of, nor collapse by folder and document. *ret_total is how many there
 * are, at least; *ret_sure whether that is all, which it is where the page is not full. The documents of the first tier
 * become those that the run has shown. Errors: INDEX_*. */
bool jy_gather(jy_run *run, const jy_tier *tier, uint32_t first, uint32_t limit, uint64_t *ret_total, bool *ret_sure,
               GError **err);

#endif
