/* ledger_file.h: a file of the ledger: entries of files, and paths that left the archive. The files of a manifest, read
 * one after the other, are the ledger. */
#ifndef JIYAN_INDEX_LEDGER_FILE_H
#define JIYAN_INDEX_LEDGER_FILE_H

#include <glib.h>
#include <jiyan/index/ledger.h>
#include <stdbool.h>

/* ---- reading ---- */

/* What files of the ledger say: path → jy_ledger_entry, or NULL for a path that left. Returns a new table that owns
 * both; free with g_hash_table_unref. */
GHashTable *jy_ledger_file_changes(void);

/* Adds what the file at `path` says to the changes, which it beats; with `is_ledger` a path that left is taken out
 * instead of noted. Errors: IO, INDEX_CORRUPT. */
bool jy_ledger_file_read(const char *path, GHashTable *changes, bool is_ledger, GError **err);

/* How many changes the file at `path` has; 0 where it cannot be read. */
guint jy_ledger_file_count(const char *path);

/* ---- writing ---- */

typedef struct jy_ledger_file jy_ledger_file;

/* Returns a new file, of no changes, in memory; free with jy_ledger_file_free. */
jy_ledger_file *jy_ledger_file_new(void);
void jy_ledger_file_free(jy_ledger_file *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_ledger_file, jy_ledger_file_free)

/* Puts an entry, or a path that left, behind what is there: neighbours by path are much alike, and are to be put so. */
void jy_ledger_file_put(jy_ledger_file *file, const jy_ledger_entry *entry);
void jy_ledger_file_put_left(jy_ledger_file *file, const char *path);

/* Writes it to `path`; publishing it waits for the disk. Errors: IO. */
bool jy_ledger_file_write(jy_ledger_file *file, const char *path, GError **err);

#endif
