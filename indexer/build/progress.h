/* progress.h: what a long run shows of itself: a line on a terminal, named failures, a summary. Safe from several
 * threads at once. */
#ifndef JIYAN_INDEXER_BUILD_PROGRESS_H
#define JIYAN_INDEXER_BUILD_PROGRESS_H

#include <glib.h>
#include <jiyan/index/ledger.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct jy_progress jy_progress;

/* Returns a new progress of `files` files of `bytes` bytes in all; free with jy_progress_free. `line` shows a line on
 * stderr; `verbose` names every file. */
jy_progress *jy_progress_new(bool line, bool verbose, guint files, uint64_t bytes);
void jy_progress_free(jy_progress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_progress, jy_progress_free)

/* Names a file on stderr that could not be read, or not all of it. Not counted. */
void jy_progress_name(jy_progress *progress, const jy_ledger_entry *entry);

/* One file is done with: names it on stderr when it failed or has warnings. */
void jy_progress_file(jy_progress *progress, const jy_ledger_entry *entry);

/* The reading is over; what follows takes a while and is called `step`. */
void jy_progress_step(jy_progress *progress, const char *step);

#endif
