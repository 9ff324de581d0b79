/* goals.h: the targets of a commitment: each clause that has a number, with what became of it. */
#ifndef JIYAN_SEARCHER_LEDGER_GOALS_H
#define JIYAN_SEARCHER_LEDGER_GOALS_H

#include "searcher/ledger/promises.h"

typedef struct {
    uint32_t start, end; /* bytes of the commitment's text: the clause, with the one before it where that names it */
    jy_outcome outcome;
    const jy_step *step; /* that shows the outcome; NULL for no later mention. Borrowed from the trail */
    GPtrArray *steps;    /* those that tell of it, in the order of the trail (jy_step). Borrowed from the trail */
} jy_goal;

/* The targets in order; none of a commitment without a number. That of a sentence with one target is the commitment's
 * own outcome. Of several each has those steps that compare its number; what a step says in words alone is of the whole
 * sentence, and tells of one target only that it was reported of. Returns a new array of jy_goal; free with
 * g_array_unref before the promise. */
GArray *jy_goals_of(const jy_promise *promise);

/* The bytes of the clause that holds byte `at` of a text, without the mark that ends it. */
void jy_goals_clause(const char *text, uint32_t at, uint32_t *ret_start, uint32_t *ret_end);

#endif
