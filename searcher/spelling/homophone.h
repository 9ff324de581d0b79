/* homophone.h: runs of Han that sound like one. Private to the suggestions. */
#ifndef JIYAN_SEARCHER_SPELLING_HOMOPHONE_H
#define JIYAN_SEARCHER_SPELLING_HOMOPHONE_H

#include "searcher/spelling/vocabulary.h"

/* `cost`: the logarithm of how many times rarer the changes make the run. */
typedef void jy_homophone_fn(const gunichar *characters, guint length, double cost, void *user);

/* Calls `fn` for runs, the likeliest first, in which some characters of `run` (at least two of them, at most
 * JY_VARIANT_LENGTH) from `first` to `last` are others that sound alike, and whose neighbours stand side by side in the
 * index. `run` itself may be among them. */
void jy_homophone_find(jy_vocabulary *lexicon, const gunichar *run, guint length, guint first, guint last,
                       jy_homophone_fn *fn, void *user);

#endif
