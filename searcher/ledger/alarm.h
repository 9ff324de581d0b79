/* alarm.h: what is overdue, for a pipeline. */
#ifndef JIYAN_SEARCHER_LEDGER_ALARM_H
#define JIYAN_SEARCHER_LEDGER_ALARM_H

#include "searcher/options.h"

/* Prints a JUnit report of the commitments that the options ask for: each is a testcase, which passes where a later
 * document reports it done. Returns how many there are, -1 on an error. Errors: as for jy_search. */
int jy_alarm_print(jy_index *index, const jy_searcher_options *options, GError **err);

#endif
