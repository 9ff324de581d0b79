/* analysis.h: passages as Xapian documents: which terms, values and bytes an index has of a passage (schema.h). */
#ifndef JIYAN_INDEXER_ANALYSIS_H
#define JIYAN_INDEXER_ANALYSIS_H

#include <glib.h>
#include <jiyan/characters.h>
#include <jiyan/record.h>
#include <xapian-c/xapian_c.h>

typedef struct jy_analysis jy_analysis;

/* Returns a new analysis, the buffers of one worker; free with jy_analysis_free. */
jy_analysis *jy_analysis_new(void);
void jy_analysis_free(jy_analysis *analysis);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_analysis, jy_analysis_free)

/* The passages that follow are of this document. Borrows it: it must outlive them. */
void jy_analysis_begin(jy_analysis *analysis, const jy_document *document);

/* Returns a new Xapian document of a passage; free with xc_document_free. Words of noise are found but do not rank.
 * Errors: of the binding. */
xc_document *jy_analysis_passage(jy_analysis *analysis, const jy_passage *passage, xc_error *error);

/* In how many passages each character stood so far. Borrowed: valid as long as the analysis. */
const jy_characters *jy_analysis_characters(const jy_analysis *analysis);

#endif
