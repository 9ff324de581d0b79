/* gather.h: the hits of several folders. */
#ifndef JIYAN_SEARCHER_SEARCH_GATHER_H
#define JIYAN_SEARCHER_SEARCH_GATHER_H

#include "searcher/search/run.h"

/* Adds a slice of a tier, verifying and grouping here what Xapian finds: of several folders it cannot tell its decider
 * which one a passage is of, nor collapse by folder and document. *ret_total counts no further than a full slice. The
 * documents of the first tier become those that the run has shown. Errors: INDEX_*. */
bool jy_gather(jy_run *run, const jy_tier *tier, jy_slice slice, jy_total *ret_total, GError **err);

#endif
