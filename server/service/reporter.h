/* reporter.h: the indexer's reports, one at a time. */
#ifndef JIYAN_SERVER_SERVICE_REPORTER_H
#define JIYAN_SERVER_SERVICE_REPORTER_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

typedef bool jy_reporter_fn(const char *db, FILE *out, GError **err);

/* Has a report written, once no other one is under way: a check reads the whole archive. Where the
 * program is to end (jy_command_interrupt) it ends at once, with an error. From any thread. Errors: INTERRUPTED, those
 * of the report. */
bool jy_reporter_write(jy_reporter_fn *report, const char *db, FILE *out, GError **err);

#endif
