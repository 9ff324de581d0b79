/* indexing.h: runs that change the index, or print what they would change (--dry-run). */
#ifndef JIYAN_INDEXER_RUN_INDEXING_H
#define JIYAN_INDEXER_RUN_INDEXING_H

#include "indexer/run/task.h"

/* Each returns an exit status, -1 on an error; what it comes to is printed to stdout, what it meets to stderr. The lock
 * is held until the run is cleared. */

/* Makes the index true for the files. */
int jy_indexing_run(jy_task *run, GError **err);
/* Takes every entry under the paths out of the index. */
int jy_indexing_forget(jy_task *run, GError **err);
/* Writes the index as one segment. */
int jy_indexing_merge(jy_task *run, GError **err);

/* Says on stderr that what the run published stands, but perhaps not after a crash, where that is so. */
void jy_indexing_warn_of_doubt(const jy_task *run);

#endif
