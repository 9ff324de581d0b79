/* terms.h: passages as Xapian documents: which terms, values and bytes an index has of a passage (schema.h). */
#ifndef JIYAN_INDEXER_PASSAGES_TERMS_H
#define JIYAN_INDEXER_PASSAGES_TERMS_H

#include <glib.h>
#include <jiyan/index/characters.h>
#include <jiyan/index/document.h>
#include <jiyan/index/passage.h>
#include <xapian-c/xapian_c.h>

typedef struct jy_passage_terms jy_passage_terms;

/* Returns a new analysis, the buffers of one worker; free with jy_passage_terms_free. */
jy_passage_terms *jy_passage_terms_new(void);
void jy_passage_terms_free(jy_passage_terms *analysis);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_passage_terms, jy_passage_terms_free)

/* The passages that follow are of this document. Borrows it: it must outlive them. */
void jy_passage_terms_begin(jy_passage_terms *analysis, const jy_document *document);

/* Returns a new Xapian document of a passage; free with xc_document_free. Words of noise are found but do not rank.
 * Errors: of the binding. */
xc_document *jy_passage_terms_passage(jy_passage_terms *analysis, const jy_passage *passage, xc_error *error);

/* In how many passages each character stood so far. Borrowed: valid as long as the analysis. */
const jy_characters *jy_passage_terms_characters(const jy_passage_terms *analysis);

#endif
