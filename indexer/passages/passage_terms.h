/* passage_terms.h: which terms an index has of a passage (schema.h). */
#ifndef JIYAN_INDEXER_PASSAGES_PASSAGE_TERMS_H
#define JIYAN_INDEXER_PASSAGES_PASSAGE_TERMS_H

#include <glib.h>
#include <jiyan/index/characters.h>
#include <jiyan/index/document.h>
#include <jiyan/index/passage.h>
#include <jiyan/index/store.h>

typedef struct jy_passage_terms jy_passage_terms;

/* Returns new terms, the buffers of one worker; free with jy_passage_terms_free. */
jy_passage_terms *jy_passage_terms_new(void);
void jy_passage_terms_free(jy_passage_terms *terms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_passage_terms, jy_passage_terms_free)

/* The passages that follow are of this document, in the file of that path. Borrows both: the document must outlive
 * them.
 */
void jy_passage_terms_begin(jy_passage_terms *terms, const char *file, const jy_document *document);

/* Adds the terms of a passage to the one at hand of the store. Words of noise and of tables are
 * found but do not rank. */
void jy_passage_terms_add(jy_passage_terms *terms, const jy_passage *passage, jy_store *store);

/* In how many passages each character was met so far. Borrowed: valid as long as the terms. */
const jy_characters *jy_passage_terms_characters(const jy_passage_terms *terms);

#endif
