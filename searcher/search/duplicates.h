/* duplicates.h: passages that are the same text again: a speech that was put up twice, or with X区 for the place. After
 * Broder, On the resemblance and containment of documents (1997). */
#ifndef JIYAN_SEARCHER_SEARCH_DUPLICATES_H
#define JIYAN_SEARCHER_SEARCH_DUPLICATES_H

#include <glib.h>

/* Folds the hits that are duplicates of a better one under it: hit->duplicates. Those that are left keep their order.
 * Passages of documents of different years are never duplicates: there the same words are said again. */
void jy_duplicates_fold(GPtrArray *hits);

#endif
