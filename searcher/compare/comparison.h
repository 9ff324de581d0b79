/* comparison.h: two documents side by side, sentence by sentence. */
#ifndef JIYAN_SEARCHER_COMPARE_COMPARISON_H
#define JIYAN_SEARCHER_COMPARE_COMPARISON_H

#include "searcher/compare/alignment.h"
#include "searcher/search/surroundings.h"
#include "searcher/statements/row.h"

/* A document and its sentences. */
typedef struct {
    jy_document *document; /* of its own, so that it outlives a reopened index */
    const char *db;        /* borrowed from the index */
    GPtrArray *rows;       /* of jy_row, in order */
} jy_compared;

/* Reads a whole document (surroundings of all passages), or what of it the budget pays for; NULL is one without an end.
 * Fills *ret_side; clear with jy_comparison_clear_side. Errors: INDEX_CORRUPT. */
bool jy_comparison_read_side(const jy_surroundings *whole, jy_budget *budget, jy_compared *ret_side, GError **err);
void jy_comparison_clear_side(jy_compared *side);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_compared, jy_comparison_clear_side)

/* What became of the old one's sentences in the new one. */
typedef struct {
    const jy_compared *old, *new; /* borrowed */
    GArray *pairs;                /* of jy_pair, old left and new right, in the order of the new one */
    guint counts[JY_PAIRS];
    bool gave_up; /* the budget was spent before all was looked at */
} jy_comparison;

void jy_comparison_make(const jy_compared *old, const jy_compared *new, jy_budget *budget,
                        jy_comparison *ret_comparison);
void jy_comparison_clear(jy_comparison *comparison);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_comparison, jy_comparison_clear)

/* The rows of a pair; NULL where there is none. Borrowed. */
const jy_row *jy_comparison_old(const jy_comparison *comparison, const jy_pair *pair);
const jy_row *jy_comparison_new(const jy_comparison *comparison, const jy_pair *pair);

#endif
