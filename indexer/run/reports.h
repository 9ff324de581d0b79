/* reports.h: runs that only tell of the index: is it true for the files, what does it hold, how large is it? */
#ifndef JIYAN_INDEXER_RUN_REPORTS_H
#define JIYAN_INDEXER_RUN_REPORTS_H

#include <stdio.h>

#include "indexer/run/task.h"

/* Each prints in the format that the run asks for and returns an exit status, -1 on an error. */
int jy_reports_check(jy_task *run, FILE *out, GError **err);
int jy_reports_list(jy_task *run, FILE *out, GError **err);
int jy_reports_status(jy_task *run, FILE *out, GError **err);

/* For programs that have an index open: write what jiyan-index --db=DB --format=json prints with --check, --status and
 * --list. Callable from one thread at a time, while others search. A check reads the files of the archive that look
 * changed and may take long. Errors: USAGE, IO, INDEX_*; something may be written by then. */
bool jy_reports_check_json(const char *db, FILE *out, GError **err);
bool jy_reports_status_json(const char *db, FILE *out, GError **err);
bool jy_reports_list_json(const char *db, FILE *out, GError **err);

#endif
