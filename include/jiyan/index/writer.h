/* writer.h: the writer's side of an index folder: its lock, its scratch, and the publishing of manifests. */
#ifndef JIYAN_INDEX_WRITER_H
#define JIYAN_INDEX_WRITER_H

#include <glib.h>
#include <jiyan/index/manifest.h>
#include <stdbool.h>

typedef struct jy_writer jy_writer;

/* Creates the folder if need be and takes its lock. With `afresh` what is there will be replaced, so that damage to it
 * does not matter. Returns a new writer; free with jy_writer_free, which gives the lock back and removes what is not
 * published. Errors: INDEX_LOCKED, INDEX_CORRUPT, INDEX_VERSION, IO. */
jy_writer *jy_writer_lock(const char *folder, bool afresh, GError **err);
void jy_writer_free(jy_writer *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_writer, jy_writer_free)

/* The folder. Borrowed: valid as long as the writer. */
const char *jy_writer_folder(const jy_writer *writer);

/* What is published; of the number 0 before the first. Borrowed: valid until the next publish. */
const jy_manifest *jy_writer_manifest(const jy_writer *writer);

/* A folder for what is only of use to the writer, empty, on the same file system. Returns a new path; free with g_free.
 * Errors: IO. */
char *jy_writer_scratch(jy_writer *writer, GError **err);

/* The number of the next manifest, and of the files that it names first. */
unsigned jy_writer_next(const jy_writer *writer);

/* Makes `manifest` what everybody reads and removes what it does not name. Sets its number; of the files that it names
 * those with another number are on the disk. Takes the manifest, also on failure. Errors: IO, MEMORY. */
bool jy_writer_publish(jy_writer *writer, jy_manifest *manifest, GError **err);

/* Why a crash may yet take back what was published last: the disk did not confirm its name. NULL where it did.
 * Borrowed: valid until the next publish. */
const GError *jy_writer_doubt(const jy_writer *writer);

#endif
