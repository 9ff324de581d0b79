/* store.h: what a database keeps of a file, by the keys and terms of schema.h: its ledger entry, what is known of its
 * documents, its passages. */
#ifndef JIYAN_INDEXER_BUILD_STORE_H
#define JIYAN_INDEXER_BUILD_STORE_H

#include <glib.h>
#include <jiyan/index/characters.h>
#include <jiyan/index/ledger.h>
#include <jiyan/index/record.h>
#include <stdbool.h>
#include <xapian-c/xapian_c.h>

/* Sets the error of a database that cannot be written: IO, INDEX_*, MEMORY. Returns false, so that it can end a
 * function. The functions below set the same. */
bool jy_store_fail(GError **err, const xc_error *failure);

/* Puts `length` bytes under a metadata key; none remove it. */
bool jy_store_put(xc_writer *database, const char *key, const char *value, size_t length, GError **err);

/* Puts the ledger entry of a file. */
bool jy_store_put_entry(xc_writer *database, const jy_ledger_entry *entry, GError **err);

/* Puts what is known of a document under its key (jy_passage.document). */
bool jy_store_put_document(xc_writer *database, const char *key, const jy_document *document, GError **err);

/* Takes out all that is there of a file, of which `old` is the ledger entry. */
bool jy_store_remove(xc_writer *database, const jy_ledger_entry *old, GError **err);

/* Adds the table of characters that the database has, if it has one. Errors: INDEX_*. */
bool jy_store_get_characters(xc_writer *database, jy_characters *characters, GError **err);

#endif
