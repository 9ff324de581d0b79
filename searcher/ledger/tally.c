/* tally.c: commitments counted. */
#include "searcher/ledger/tally.h"

void jy_tally_add(jy_tally *tally, const jy_promise *promise)
{
    const jy_row *row = jy_promises_row(promise);
    tally->all++;
    tally->testable += row->statement.is_testable;
    tally->deadline += row->particulars.deadlines->len > 0;
    tally->outcomes[promise->outcome]++;
}
