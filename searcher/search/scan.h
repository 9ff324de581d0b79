/* scan.h: every passage that a question finds whole, one after another: for counting and for concordances, which want
 * no page. */
#ifndef JIYAN_SEARCHER_SEARCH_SCAN_H
#define JIYAN_SEARCHER_SEARCH_SCAN_H

#include <glib.h>
#include <jiyan/index/index.h>
#include <stdbool.h>

#include "searcher/search/hit.h"
#include "searcher/search/question.h"

/* What is done with a passage; it has matches and neither rank nor score. The hit is freed after the call, unless it
 * was taken: then *hit is NULL. Returns false to end. */
typedef bool jy_scan_fn(jy_hit **hit, void *user);

/* Calls `fn` for each exact passage of a planned question, in the order of the index. Errors: INDEX_*; after
 * INDEX_CHANGED what `fn` was told is of no use. */
bool jy_scan(jy_index *index, const jy_question *question, jy_scan_fn *fn, void *user, GError **err);

#endif
