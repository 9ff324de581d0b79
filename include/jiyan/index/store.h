/* store.h: a database that is being written: passages and, beside them, what is known of documents and files. Whatever
 * goes wrong with it is the run's fault, not that of the file at hand (JY_ERROR_OF_RUN): IO, INDEX_*, MEMORY. */
#ifndef JIYAN_INDEX_STORE_H
#define JIYAN_INDEX_STORE_H

#include <glib.h>
#include <jiyan/index/characters.h>
#include <jiyan/index/document.h>
#include <jiyan/index/ledger.h>
#include <stdbool.h>
#include <xapian-c/xapian_c.h>

typedef struct jy_store jy_store;

/* Creates a database at `path` that is merged into an index later. Returns a new store; free with jy_store_free. */
jy_store *jy_store_create(const char *path, GError **err);

/* Opens one that exists: with `durable` a commit is on disk when it returns. Returns a new store; free with
 * jy_store_free. */
jy_store *jy_store_open(const char *path, bool durable, GError **err);

/* Drops a transaction that is not committed; takes NULL. */
void jy_store_free(jy_store *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_store, jy_store_free)

/* Until the commit, a reader and a crash see nothing of what follows. */
bool jy_store_begin(jy_store *store, GError **err);

/* Commits the transaction or, without one, what is held in memory. */
bool jy_store_commit(jy_store *store, GError **err);

/* Commits and closes. Takes the store, also on failure. */
bool jy_store_close(jy_store *store, GError **err);

/* Puts the versions that this program writes: an index has them. */
bool jy_store_put_versions(jy_store *store, GError **err);

/* Puts the ledger entry of a file. */
bool jy_store_put_entry(jy_store *store, const jy_ledger_entry *entry, GError **err);

/* Puts what is known of a document under its key (key.h). */
bool jy_store_put_document(jy_store *store, const char *document_key, const jy_document *document, GError **err);

/* Adds a passage: what jy_passage_write made, with its terms. */
bool jy_store_add_passage(jy_store *store, const xc_document *passage, GError **err);

/* Adds a table of characters to the one that is there. */
bool jy_store_add_characters(jy_store *store, const jy_characters *characters, GError **err);

/* Takes out all that is there of a file, of which `old` is the ledger entry. */
bool jy_store_remove_file(jy_store *store, const jy_ledger_entry *old, GError **err);

/* Turns a failure of the binding, where a passage is made, into an error as these functions set it. */
void jy_store_set_error(GError **err, const xc_error *from);

/* Merges `count` databases into one at `target`, where nothing is. */
bool jy_store_merge(const char *const *paths, size_t count, const char *target, GError **err);

#endif
