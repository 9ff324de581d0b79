/* ledger_file.h: a file of the ledger: entries of files, and paths that left the archive. The files of a manifest, read
 * one after the other, are the ledger. */
#ifndef JIYAN_INDEX_LEDGER_FILE_H
#define JIYAN_INDEX_LEDGER_FILE_H

#include <glib.h>
#include <jiyan/index/ledger.h>
#include <stdbool.h>

/* Changes of a ledger: path → jy_ledger_entry, or NULL for a path that left. Returns a new table that owns both; free
 * with g_hash_table_unref. */
GHashTable *jy_ledger_file_changes(void);

/* Notes an entry, or that a path left. Takes the entry. */
void jy_ledger_file_put(GHashTable *changes, jy_ledger_entry *entry);
void jy_ledger_file_remove(GHashTable *changes, const char *path);

/* Adds what the file at `path` says to the changes, which it beats; with `is_ledger` a path that left is taken out
 * instead of noted. Errors: IO, INDEX_CORRUPT. */
bool jy_ledger_file_read(const char *path, GHashTable *changes, bool is_ledger, GError **err);

/* How many changes the file at `path` has; 0 where it cannot be read. */
guint jy_ledger_file_count(const char *path);

/* Writes the changes, durably, by path. Errors: IO. */
bool jy_ledger_file_write(const char *path, GHashTable *changes, GError **err);

#endif
