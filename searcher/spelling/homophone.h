/* homophone.h: runs of Han that sound like one. Private to the suggestions. */
#ifndef JIYAN_SEARCHER_SPELLING_HOMOPHONE_H
#define JIYAN_SEARCHER_SPELLING_HOMOPHONE_H

#include "searcher/spelling/vocabulary.h"

/* `cost`: the logarithm of how many times rarer the changes make the run. */
typedef void jy_homophone_fn(const gunichar *characters, guint length, double cost, void *user);

typedef struct {
    const gunichar *characters;
    guint length;      /* at most JY_VARIANT_LENGTH */
    guint first, last; /* characters that may be changed: one, or two neighbours */
} jy_homophone_run;

/* Calls `fn` for runs in which the characters that may be changed, all of them, are others that sound alike, and whose
 * neighbours there occur side by side in the index. */
void jy_homophone_find(jy_vocabulary *vocabulary, const jy_homophone_run *run, jy_homophone_fn *fn, void *user);

#endif
