/* pdf_notes.h: what people wrote on the pages of a PDF: notes, marks with a text, values of the fields of a form. */
#ifndef JIYAN_INDEXER_EXTRACT_PDF_PDF_NOTES_H
#define JIYAN_INDEXER_EXTRACT_PDF_PDF_NOTES_H

#include <poppler.h>

#include "indexer/extract/blocks.h"

/* Returns a new array of notes; free with g_array_unref. */
GArray *jy_pdf_notes_new(void);

/* Takes the notes of a page, but for those that its text shows. `text` may be NULL. */
void jy_pdf_notes_take(GArray *notes, PopplerPage *page, uint32_t number, const char *text);

/* Adds the notes, each with its page. */
bool jy_pdf_notes_add(const GArray *notes, jy_blocks *blocks, GError **err);

#endif
