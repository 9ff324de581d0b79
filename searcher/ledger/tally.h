/* tally.h: commitments counted: by year, by theme, in all. */
#ifndef JIYAN_SEARCHER_LEDGER_TALLY_H
#define JIYAN_SEARCHER_LEDGER_TALLY_H

#include "searcher/ledger/promises.h"

typedef struct {
    unsigned all, testable, deadline; /* commitments; with a deadline that a day could be told of, or not */
    unsigned outcomes[JY_OUTCOMES];
} jy_tally;

/* Counts one more. */
void jy_tally_add(jy_tally *tally, const jy_promise *promise);

#endif
