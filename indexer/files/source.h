/* source.h: a file's bytes, read once, as it was at one moment. */
#ifndef JIYAN_INDEXER_FILES_SOURCE_H
#define JIYAN_INDEXER_FILES_SOURCE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    char *bytes; /* with a final NUL that `length` does not count */
    size_t length;
    int64_t mtime;   /* nanoseconds since 1970 */
    char sha256[65]; /* hex digits */
} jy_source;

/* Reads a regular file. One that changes while it is read is read again, a few times. Fills *ret_source; clear with
 * jy_source_clear. Errors: IO, TOO_BIG (over max_size bytes), CHANGED, UNSUPPORTED (no regular file), MEMORY. */
bool jy_source_read(const char *path, uint64_t max_size, jy_source *ret_source, GError **err);
void jy_source_clear(jy_source *source);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_source, jy_source_clear)

#endif
