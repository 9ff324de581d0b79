/* history.h: when the texts of documents came into the index, as it knew before this run. A text that is in a file
 * again, or in one that was only moved, keeps its time: what is new is the text, and not the file that is read. */
#ifndef JIYAN_INDEXER_BUILD_HISTORY_H
#define JIYAN_INDEXER_BUILD_HISTORY_H

#include <glib.h>
#include <stdint.h>

#include "indexer/build/changes.h"

typedef struct jy_history jy_history;
/* The texts of a file: sum → time. */
typedef struct jy_history_file jy_history_file;

/* Returns a new history of the index in the folder `db`, of which `plan` is going to change something; free with
 * jy_history_free. An index that cannot be read has none. Borrows the plan. */
jy_history *jy_history_new(const char *db, const jy_changes *plan);
void jy_history_free(jy_history *history);

/* What is known of the file at `path`, and of one with these bytes that is no longer at its path. Returns a new
 * reference, NULL where nothing is; free with jy_history_file_unref. Several threads may ask at the same time. */
jy_history_file *jy_history_of(jy_history *history, const char *path, const char *sha256);
void jy_history_file_unref(jy_history_file *file);

/* The time of the text with the sum (jy_document_sum); `now` where it is not among them. `file` may be NULL. */
int64_t jy_history_time(const jy_history_file *file, uint64_t sum, int64_t now);

#endif
