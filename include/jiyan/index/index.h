/* index.h: one or several index folders opened for reading. */
#ifndef JIYAN_INDEX_INDEX_H
#define JIYAN_INDEX_INDEX_H

#include <glib.h>
#include <jiyan/index/characters.h>
#include <jiyan/index/document.h>
#include <jiyan/index/ledger.h>
#include <jiyan/index/manifest.h>
#include <jiyan/index/passage.h>
#include <stdbool.h>
#include <xapian-c/xapian_c.h>

/* The file that names what is published (manifest.h); Xapian's own stub, so any Xapian tool can open the folder. */
#define JY_INDEX_STUB "XAPIANDB"
#define JY_INDEX_LOCK "lock"
/* What the run that holds the lock is at, and the same on the way there. */
#define JY_INDEX_PROGRESS "progress"
#define JY_INDEX_PROGRESS_NEW "progress.new"

typedef struct jy_index jy_index;

/* Opens `count` index folders as one; one that is named twice counts once. Returns a new index; free with
 * jy_index_free. Errors: INDEX_MISSING, INDEX_VERSION, INDEX_CORRUPT, IO. */
jy_index *jy_index_open(const char *const *folders, size_t count, GError **err);
void jy_index_free(jy_index *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_index, jy_index_free)

/* Moves to the newest published state; what was borrowed from the index is gone. Errors: as for opening. */
bool jy_index_reopen(jy_index *index, GError **err);

/* All folders as one database. Borrowed: valid until the index is reopened or freed. */
xc_database *jy_index_database(jy_index *index);

/* One folder alone, by its number. Borrowed: as above. */
xc_database *jy_index_single(jy_index *index, size_t folder);

/* Whether some passages of the segments are dead. */
bool jy_index_has_dead(const jy_index *index);

/* Takes the dead passages out of what a query finds: every query of these databases goes through it, once. Takes the
 * query, also on failure; NULL stays NULL. Returns a new query; free with xc_query_free. Errors: of the binding. */
xc_query *jy_index_living(const jy_index *index, xc_query *query, xc_error *error);

/* How many folders it was opened of. They are numbered from 0. */
size_t jy_index_folders(const jy_index *index);

/* The folder by its number, as it was named. Borrowed: valid until the index is freed. */
const char *jy_index_folder(const jy_index *index, size_t folder);

/* The number of the folder that a passage is of, which is `docid` in all folders as one. */
size_t jy_index_folder_of(const jy_index *index, xc_docid docid);

/* The number that a passage has in its own folder, and so in its segment, where it is `docid` in that folder as one. */
xc_docid jy_index_own_number(const jy_index *index, size_t folder, xc_docid docid);

/* Reads the passage of a folder that a document of Xapian's is. Fills *ret_passage, which is empty; clear with
 * jy_passage_clear. Errors: INDEX_CORRUPT, IO. */
bool jy_index_passage(jy_index *index, size_t folder, xc_document *stored, jy_passage *ret_passage, GError **err);
/* The same without its statements (passage.h). */
bool jy_index_passage_text(jy_index *index, size_t folder, xc_document *stored, jy_passage *ret_passage, GError **err);

/* What one folder knows of a document; *ret_document is NULL where it has none of that key. Another folder may have
 * one: the key comes from the path from the archive's root. Borrowed: valid until the index is reopened or freed.
 * Errors: INDEX_CORRUPT, INDEX_CHANGED. */
bool jy_index_find_document(jy_index *index, size_t folder, const char *document_key, const jy_document **ret_document,
                            GError **err);

/* The same of a document that has to be known. Errors: INDEX_CORRUPT also where it is not. */
const jy_document *jy_index_document(jy_index *index, size_t folder, const char *document_key, GError **err);

/* Calls `fn` with each document that a folder knows of a file, as it is known last, by the id of the file (key.h).
 * Errors: INDEX_CORRUPT, INDEX_CHANGED. */
typedef void jy_index_document_fn(const jy_document *document, void *user);
bool jy_index_visit_documents(jy_index *index, size_t folder, const char *file_id, jy_index_document_fn *fn, void *user,
                              GError **err);

/* The ledger: path → jy_ledger_entry. Returns a new table that owns both; free with g_hash_table_unref. Errors:
 * INDEX_CORRUPT, INDEX_CHANGED. */
GHashTable *jy_index_ledger(jy_index *index, GError **err);

/* The same of one index folder that may not be open, however often a writer commits meanwhile. Errors: those of opening
 * it, too. */
GHashTable *jy_index_read_ledger(const char *folder, GError **err);

/* In how many passages each character occurs (characters.h). Borrowed: valid until the index is reopened or freed.
 * Errors: INDEX_CORRUPT, INDEX_CHANGED. */
const jy_characters *jy_index_characters(jy_index *index, GError **err);

/* Passages in all, without dead ones. */
uint32_t jy_index_passages(const jy_index *index);

/* What a folder's manifest says. Borrowed: valid until the index is reopened or freed. */
const jy_manifest *jy_index_manifest(const jy_index *index, size_t folder);

/* Says why nothing is published in a folder. */
void jy_index_set_missing(GError **err, const char *folder);

/* Turns a failure of the binding into an error: codes by what the caller does next. `what` says what was being done. */
void jy_index_set_error(GError **err, const xc_error *from, const char *what);

#endif
