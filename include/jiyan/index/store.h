/* store.h: what one worker finds in files, on its way into a segment: documents, and passages with their terms,
 * inverted in memory and spilled as runs (runs.h). Whatever goes wrong with it is the run's fault, not that of the file
 * at hand (JY_ERROR_OF_RUN): IO, MEMORY. */
#ifndef JIYAN_INDEX_STORE_H
#define JIYAN_INDEX_STORE_H

#include <glib.h>
#include <jiyan/index/dictionary.h>
#include <jiyan/index/document.h>
#include <jiyan/index/passage.h>
#include <jiyan/index/runs.h>
#include <stdbool.h>

typedef struct jy_store jy_store;

/* Returns a new store, of one thread, that compresses records by the dictionary, NULL for none; borrows both; free with
 * jy_store_free. */
jy_store *jy_store_new(jy_runs *runs, const jy_dictionary *dictionary);
void jy_store_free(jy_store *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_store, jy_store_free)

/* What is put from here on belongs to the run `order` and to those after it: one that grows too large for memory goes
 * on in the next. */
void jy_store_begin(jy_store *store, uint64_t order);

/* Where the next passage will be: its run, and its number within that. */
void jy_store_at(const jy_store *store, uint64_t *ret_order, uint32_t *ret_number);

/* Puts what is known of a document under its key (key.h). */
void jy_store_put_document(jy_store *store, const char *document_key, const jy_document *document);

/* Counts a term `wdf` times in the passage at hand; 0: it has the term without weight. */
void jy_store_add_term(jy_store *store, const char *term, size_t length, uint32_t wdf);

/* Ends the passage at hand, which is one of `document`. Errors: of the run. */
bool jy_store_end_passage(jy_store *store, const jy_passage *passage, const jy_document *document, GError **err);

/* Writes out what is still in memory. Errors: of the run. */
bool jy_store_flush(jy_store *store, GError **err);

#endif
