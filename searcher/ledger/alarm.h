/* alarm.h: what is overdue, for a pipeline. */
#ifndef JIYAN_SEARCHER_LEDGER_ALARM_H
#define JIYAN_SEARCHER_LEDGER_ALARM_H

#include <stdio.h>

#include "searcher/ledger/promises.h"

/* A JUnit report of commitments: each is a testcase, which passes where a later document reports it done. Returns a new
 * text; free with g_string_free. */
GString *jy_alarm_make(const jy_promises *promises);

/* Prints annotations of GitHub Actions, each a commitment that no later document reports done, and the summary of the
 * step. `roots` are those of the archives, by the number of the folder. Errors: IO. */
bool jy_alarm_annotate(const jy_promises *promises, char *const *roots, FILE *out, GError **err);

#endif
