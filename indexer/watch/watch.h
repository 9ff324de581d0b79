/* watch.h: an index that stays true: a run, and another whenever files change. */
#ifndef JIYAN_INDEXER_WATCH_WATCH_H
#define JIYAN_INDEXER_WATCH_WATCH_H

#include "indexer/run/task.h"

/* Makes the index of the task's archive true again and again, until SIGINT or SIGTERM comes. No lock is held between
 * two runs. What they come to is printed to stderr, and so is what a run failed for that is tried again. Returns an
 * exit status, -1 on an error; errors are those of a run: all of the first one but INDEX_LOCKED, of later ones
 * INTERRUPTED, INDEX_VERSION, INDEX_CORRUPT and BUG. */
int jy_watch(const jy_task *place, GError **err);

#endif
