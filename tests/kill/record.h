/* record.h: the log of what a traced program did to files, for tests/kill/replay.
 *
 * A line an event, fields with tabs between them, paths relative to the folder that is watched ("." is itself):
 *   had       KIND INODE PATH      before the program began; KIND is file or folder
 *   create    KIND INODE PATH      PATH is empty for a file without a name
 *   write     INODE OFFSET LENGTH  and LENGTH bytes, which no newline follows
 *   truncate  INODE LENGTH
 *   rename    OLD NEW
 *   link      INODE PATH
 *   remove    PATH
 *   sync      INODE BEGUN          BEGUN is the number of events before the call began: only those are sure to be on
 * disk syncall   BEGUN unmodelled NAME PATH exit      STATUS */
#ifndef TESTS_KILL_RECORD_H
#define TESTS_KILL_RECORD_H

#include "call.h"

typedef struct record_log record_log;

/* Returns a new log in the file `path` of what happens in the folder `under`, with all that is there now; close with
 * record_close. NULL where it cannot be written. */
record_log *record_open(const char *path, const char *under);

/* The number of events so far. */
uint64_t record_count(const record_log *log);

/* Logs a call that has succeeded with `result`; call it while the thread is stopped at the call's exit. */
void record_change(record_log *log, pid_t thread, const call_change *change, int64_t result);

/* Logs how the program ended and frees the log. False where it could not be written. */
bool record_close(record_log *log, int status);

#endif
