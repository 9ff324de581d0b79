/* alarm.h: what is overdue, for a pipeline. */
#ifndef JIYAN_SEARCHER_LEDGER_ALARM_H
#define JIYAN_SEARCHER_LEDGER_ALARM_H

#include "searcher/ledger/promises.h"

/* A JUnit report of commitments: each is a testcase, which passes where a later document reports it done. Returns a new
 * text; free with g_string_free. */
GString *jy_alarm_make(const jy_promises *promises);

#endif
