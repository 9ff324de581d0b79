/* metadata.h: what a database keeps beside its passages: versions, ledger entries, documents, characters, each under a
 * key. Private to index/. */
#ifndef JIYAN_INDEX_METADATA_H
#define JIYAN_INDEX_METADATA_H

#include <jiyan/index/characters.h>
#include <xapian-c/xapian_c.h>

#define JY_METADATA_SCHEMA "jiyan.schema"
#define JY_METADATA_ANALYSIS "jiyan.analysis"
#define JY_METADATA_CHARACTERS "jiyan.characters"
#define JY_METADATA_FILE "f"     /* + file id: ledger entry */
#define JY_METADATA_DOCUMENT "d" /* + document key: what is known of a document */

/* Reads what is under prefix + key. *ret_bytes is empty where there is nothing; free with xc_text_free. */
xc_status jy_metadata_get(const xc_database *database, const char *prefix, const char *key, xc_text *ret_bytes,
                          xc_error *error);

/* Adds the table of characters that the database has, if it has one. Errors: INDEX_*, IO. */
bool jy_metadata_add_characters(const xc_database *database, jy_characters *characters, GError **err);

#endif
