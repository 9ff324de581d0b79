/* likes.h: which sentences of two texts may be one that was changed. Private to searcher/compare. */
#ifndef JIYAN_SEARCHER_COMPARE_LIKES_H
#define JIYAN_SEARCHER_COMPARE_LIKES_H

#include "searcher/compare/profile.h"
#include "searcher/query/budget.h"

typedef struct {
    guint left, right;
    double likeness;
} jy_likes_edge;

/* The pairs of sentences that are not matched yet (-1 in the list of partners) and at least so alike, most alike first,
 * then by place; of the last sentences none where the budget is spent. Returns a new array of jy_likes_edge; free with
 * g_array_unref. */
GArray *jy_likes_find(jy_profiles *left, const int *left_partners, jy_profiles *right, const int *right_partners,
                      double least, jy_budget *budget);

#endif
