/* activity.h: what a run is at, in a small file of the index folder, for whoever asks meanwhile. */
#ifndef JIYAN_INDEXER_REPORT_ACTIVITY_H
#define JIYAN_INDEXER_REPORT_ACTIVITY_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum {
    JY_ACTIVITY_READING, /* files */
    JY_ACTIVITY_MERGING, /* what was read into a segment */
    JY_ACTIVITY_TIDYING, /* segments into one */
    JY_ACTIVITY_PHASES,
} jy_activity_phase;

typedef struct {
    jy_activity_phase phase;
    int64_t pid;
    int64_t started, updated;   /* seconds since 1970 */
    uint64_t files_done, files; /* to be read in this run */
    uint64_t bytes_done, bytes; /* of all of them */
    char *path;                 /* of a file that is being read, from the root; NULL for none */
} jy_activity;

/* Writes down what this process is at in an index whose lock it holds; pid and `updated` are filled in. What cannot be
 * written costs nobody anything. */
void jy_activity_write(const char *db, const jy_activity *activity);
void jy_activity_remove(const char *db);

/* What the run that is at work on an index is at. False where none is, also where one was killed. Fills *ret_activity;
 * clear with jy_activity_clear. */
bool jy_activity_read(const char *db, jy_activity *ret_activity);
void jy_activity_clear(jy_activity *activity);

/* The same as a new JSON object, and in one line, safe for a terminal (a new text). */
json_t *jy_activity_json(const jy_activity *activity);
char *jy_activity_line(const jy_activity *activity);

#endif
