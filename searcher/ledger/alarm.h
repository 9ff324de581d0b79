/* alarm.h: what is overdue, for a pipeline. */
#ifndef JIYAN_SEARCHER_LEDGER_ALARM_H
#define JIYAN_SEARCHER_LEDGER_ALARM_H

#include "searcher/statements/selection.h"

/* Prints a JUnit report of the commitments that a question and a selection want: each is a testcase, which passes where
 * a later document reports it done. Returns how many there are, -1 on an error. Errors: as for jy_search. */
int jy_alarm_print(jy_index *index, const jy_request *question, const jy_selection *selection, GError **err);

#endif
