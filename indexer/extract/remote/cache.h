/* cache.h: what jiyan-extract said of a file, kept by the sum of its bytes: a file is not parsed again because the
 * index is built anew, or the file has another name. Kept as well as may be: nothing is lost with it but time. */
#ifndef JIYAN_INDEXER_EXTRACT_REMOTE_CACHE_H
#define JIYAN_INDEXER_EXTRACT_REMOTE_CACHE_H

#include <glib.h>
#include <stdbool.h>

/* The folder of an index that it lies in. */
#define JY_CACHE_FOLDER "extracted"

/* Returns the frames (wire.h) that were kept under a name, all of them; free with g_string_free. NULL where there are
 * none, or they are damaged. */
GString *jy_cache_load(const char *folder, const char *name);

/* Keeps the frames. Where it cannot, they are not kept. */
void jy_cache_keep(const char *folder, const char *name, const GString *frames);

/* Removes what is kept under names that do not begin with one of the sums, which are borrowed keys of a set. */
void jy_cache_sweep(const char *folder, GHashTable *sums);

#endif
