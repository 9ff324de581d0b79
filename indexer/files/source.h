/* source.h: a file's bytes as it was at one moment: read once and whole, or, of a large file of lines, in parts. */
#ifndef JIYAN_INDEXER_FILES_SOURCE_H
#define JIYAN_INDEXER_FILES_SOURCE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define JY_SOURCE_SHA256 65 /* hex digits and NUL */

typedef struct {
    char *bytes; /* with a final NUL that `length` does not count */
    size_t length;
    int64_t mtime; /* nanoseconds since 1970 */
    char sha256[JY_SOURCE_SHA256];
} jy_source;

/* Reads a regular file. One that changes while it is read is read again, a few times. Fills *ret_source; clear with
 * jy_source_clear. Errors: IO, TOO_BIG (over max_size bytes), CHANGED, UNSUPPORTED (no regular file), MEMORY. */
bool jy_source_read(const char *path, uint64_t max_size, jy_source *ret_source, GError **err);
void jy_source_clear(jy_source *source);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_source, jy_source_clear)

/* Reads the first bytes of a regular file, at most `room`. Returns how many there are, 0 also where it cannot be read.
 */
size_t jy_source_peek(const char *path, char *bytes, size_t room);

/* Whole lines of a file. */
typedef struct {
    uint64_t offset;
    size_t length;
    uint32_t line; /* lines before them */
} jy_source_part;

/* A file that was looked through and is open still. */
typedef struct {
    int fd;
    uint64_t size;
    int64_t mtime;
    char sha256[JY_SOURCE_SHA256];
    GArray *parts; /* of jy_source_part: one at least, together the whole file */
} jy_source_parts;

typedef struct {
    uint64_t max_size;
    size_t part;                   /* bytes from which on a part ends with its line */
    bool (*goes_on)(GError **err); /* asked now and then: false ends the reading with the error that it sets */
} jy_source_cutting;

/* Looks a regular file through, in little memory, and notes where its parts are. One that changes meanwhile is looked
 * through again, a few times. Fills *ret_parts; clear with jy_source_parts_clear. Errors: as jy_source_read, and those
 * of goes_on. */
bool jy_source_cut(const char *path, const jy_source_cutting *how, jy_source_parts *ret_parts, GError **err);
void jy_source_parts_clear(jy_source_parts *parts);

/* Reads one part; several threads may at the same time. Fills *ret_source but for the sum; clear with jy_source_clear.
 * Errors: IO, CHANGED (the file is not what was looked through), MEMORY. */
bool jy_source_read_part(const jy_source_parts *parts, guint number, jy_source *ret_source, GError **err);

#endif
