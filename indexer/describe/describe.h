/* describe.h: what a document says of itself: title, date, speaker, issuer, document number, genre. */
#ifndef JIYAN_INDEXER_DESCRIBE_DESCRIBE_H
#define JIYAN_INDEXER_DESCRIBE_DESCRIBE_H

#include <glib.h>
#include <jiyan/index/document.h>

/* Fills those fields of *document that are still NULL, from the text, its blocks (outline.h) and the file name
 * (document->path). What neither gives stays NULL: nothing is guessed. */
void jy_describe(const char *text, const GArray *blocks, jy_document *document);

#endif
