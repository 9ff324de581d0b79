/* merge.h: the merge of sorted runs (runs.h), and the way that it takes where libxapian is of another format. Private
 * to index/. */
#ifndef JIYAN_INDEX_MERGE_H
#define JIYAN_INDEX_MERGE_H

#include <jiyan/index/runs.h>

/* What is merged, and where to. */
typedef struct {
    const jy_runs *runs;
    unsigned from, to; /* of the runs, by order; half-open */
    const char *path;
    xc_docid first;
    GHashTable *metadata; /* NULL: that of the runs alone */
    jy_runs_goes_on *goes_on;
} jy_merge_task;

/* Merges by one method of the bulk writer. What is half made is removed. */
bool jy_merge_by(xc_bulk_method method, const jy_merge_task *task, GError **err);

/* The same through libxapian alone, in bounded memory (merge_slow.c). */
bool jy_merge_slow(const jy_merge_task *task, GError **err);

/* Turns a failure of the binding into an error of the run. */
void jy_merge_set_error(GError **err, const xc_error *from);

#endif
