/* split.h: a large file of records, read in parts by several workers at once. Together they come to what one worker
 * would have made of the whole: passages in one range of numbers, one entry in the ledger. */
#ifndef JIYAN_INDEXER_BUILD_SPLIT_H
#define JIYAN_INDEXER_BUILD_SPLIT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "indexer/build/worker.h"

typedef struct jy_split jy_split;

/* True when the file of a change is to be read in parts of about `part` bytes: it is of records, and several times as
 * large. */
bool jy_split_fits(const jy_build_options *options, const jy_change *change, size_t part);

/* Looks the file through. Returns a new split, which borrows both; free with jy_split_free when all of its parts are
 * read. NULL without an error where there is nothing to read: *ret_outcome says what became of the file. Errors: of
 * the run. */
jy_split *jy_split_new(const jy_build_options *options, const jy_change *change, size_t part,
                       jy_worker_outcome *ret_outcome, GError **err);
void jy_split_free(jy_split *split);

guint jy_split_parts(const jy_split *split);
/* Bytes of one part. */
size_t jy_split_bytes(const jy_split *split, guint number);

/* Reads one part into the worker's store, whose run at hand has the order of the part; several workers may at the same
 * time. Only the last one to be read fills *ret_outcome. Errors: of the run. */
bool jy_split_read(jy_split *split, guint number, jy_worker *worker, jy_worker_outcome *ret_outcome, GError **err);

#endif
