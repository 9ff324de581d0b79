/* figures.h: which numbers of a sentence became which of another. */
#ifndef JIYAN_SEARCHER_COMPARE_FIGURES_H
#define JIYAN_SEARCHER_COMPARE_FIGURES_H

#include "searcher/statements/row.h"

/* A number of either row. Borrowed from them. */
typedef struct {
    const jy_quantity *left, *right;
} jy_figure;

/* The numbers of one unit that stand behind the same words in the same order, and are others: another value, another
 * bound or another direction. Returns a new array of jy_figure; free with g_array_unref before the rows. */
GArray *jy_figures_changed(const jy_row *left, const jy_row *right);

#endif
