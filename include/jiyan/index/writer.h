/* writer.h: the writer's side of an index folder: its lock, its scratch, and the publishing of generations. */
#ifndef JIYAN_INDEX_WRITER_H
#define JIYAN_INDEX_WRITER_H

#include <glib.h>
#include <stdbool.h>

typedef struct jy_writer jy_writer;

/* Creates the folder if need be and takes its lock. With `afresh` what is there will be replaced, so that damage to it
 * does not matter. Returns a new writer; free with jy_writer_free, which gives the lock back and removes what was
 * not published. Errors: INDEX_LOCKED, INDEX_CORRUPT, IO. */
jy_writer *jy_writer_lock(const char *folder, bool afresh, GError **err);
void jy_writer_free(jy_writer *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_writer, jy_writer_free)

/* Path of the published generation, NULL where there is none. Borrowed: valid until the next publish. */
const char *jy_writer_current(const jy_writer *writer);

/* A folder for private segments, empty, on the same file system. Returns a new path; free with g_free. Errors: IO. */
char *jy_writer_scratch(jy_writer *writer, GError **err);

/* Where the next generation is to be built: nothing exists there. Returns a new path; free with g_free. */
char *jy_writer_next(const jy_writer *writer);

/* Makes the generation built at jy_writer_next what everybody reads: all its files on disk, then the stub renamed.
 * Errors: IO. */
bool jy_writer_publish(jy_writer *writer, GError **err);

#endif
