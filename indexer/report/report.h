/* report.h: what a check found, printed for people and for pipelines. */
#ifndef JIYAN_INDEXER_REPORT_REPORT_H
#define JIYAN_INDEXER_REPORT_REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "indexer/report/check.h"

typedef enum { JY_REPORT_TEXT, JY_REPORT_JSON, JY_REPORT_JUNIT, JY_REPORT_GITHUB } jy_report;

/* Their names, by the enum; ends with NULL. */
extern const char *const JY_REPORT_NAMES[];

/* Prints what was found: text and github name only what is wrong, json and junit every file. Errors: IO (the summary of
 * a step of GitHub Actions). */
bool jy_report_print(const jy_check *check, jy_report report, FILE *out, GError **err);

#endif
