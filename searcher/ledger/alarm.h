/* alarm.h: what is overdue, for a pipeline. */
#ifndef JIYAN_SEARCHER_LEDGER_ALARM_H
#define JIYAN_SEARCHER_LEDGER_ALARM_H

#include <stdio.h>

#include "searcher/ledger/promises.h"

/* The outcomes that a commitment may be open with, by the number of their bit; ends with NULL. */
extern const char *const JY_ALARM_FAIL_ON[];
/* Those that leave it open where nothing else is said: none, part and problem. What was promised again or changed has a
 * later promise that stands for it. */
#define JY_ALARM_OPEN ((1U << 3) - 1)

/* Whether a set of JY_ALARM_FAIL_ON has the outcome. */
bool jy_alarm_fails_on(unsigned fail_on, jy_outcome outcome);

/* The outcomes that it has, bits 1 << jy_outcome. */
unsigned jy_alarm_outcomes(unsigned fail_on);

/* How many of the commitments are open, by such a set. */
guint jy_alarm_count_open(const jy_promises *promises, unsigned fail_on);

/* A JUnit report of commitments: each is a testcase, which fails where it is open, passes where a later document
 * reports of it, and is skipped otherwise. Returns a new text; free with g_string_free. */
GString *jy_alarm_make(const jy_promises *promises, unsigned fail_on);

/* Prints annotations of GitHub Actions, an error for each commitment that is open and a warning for each that a report
 * in JUnit skips, and the summary of the step. `roots` are those of the archives, by the number of the folder. Errors:
 * IO. */
bool jy_alarm_annotate(const jy_promises *promises, unsigned fail_on, char *const *roots, FILE *out, GError **err);

#endif
