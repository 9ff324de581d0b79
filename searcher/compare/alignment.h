/* alignment.h: the sentences of two texts side by side: which are the same, changed, new, gone. */
#ifndef JIYAN_SEARCHER_COMPARE_ALIGNMENT_H
#define JIYAN_SEARCHER_COMPARE_ALIGNMENT_H

#include <glib.h>
#include <stdbool.h>

#include "searcher/query/budget.h"

typedef enum {
    JY_PAIR_SAME,    /* but for spaces, punctuation, width and script */
    JY_PAIR_CHANGED, /* alike */
    JY_PAIR_MOVED,   /* the same at another place */
    JY_PAIR_NEW,
    JY_PAIR_GONE,
    JY_PAIRS,
} jy_pair_kind;

#define JY_PAIR_NOBODY (-1)

/* A sentence of either text, by number; JY_PAIR_NOBODY where there is none. */
typedef struct {
    jy_pair_kind kind;
    int left, right;
    bool is_moved;   /* it stands at another place among its neighbours; also of a changed one */
    double likeness; /* 0 … 1; 0 of one alone */
} jy_pair;

/* Aligns the sentences of two texts. The time is bounded by their number: a sentence is held against the few that share
 * most of its rarer words; the budget, NULL for none, bounds it, too. Returns a new array of jy_pair, each sentence
 * once, in the order of the right text; what is gone stands where it was. Where the budget is spent, now or before,
 * nothing is called new or gone: its partner may not have been looked at. Free with g_array_unref. */
GArray *jy_alignment_make(const char *const *left, guint lefts, const char *const *right, guint rights,
                          jy_budget *budget);

/* same, changed, moved, new or gone. Borrowed: valid for ever. */
const char *jy_alignment_kind_name(jy_pair_kind kind);

#endif
