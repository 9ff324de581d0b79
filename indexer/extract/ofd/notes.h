/* notes.h: what goes with the pages of a document: annotations and attachments. */
#ifndef JIYAN_INDEXER_EXTRACT_OFD_NOTES_H
#define JIYAN_INDEXER_EXTRACT_OFD_NOTES_H

#include <glib.h>
#include <stdbool.h>

#include "indexer/extract/blocks.h"
#include "indexer/extract/ofd/content.h"
#include "indexer/extract/ofd/ofd_document.h"

/* Adds the texts of annotations, each once a page and watermarks not at all, and the names of attachments, as notes.
 * Errors: TOO_BIG. */
bool jy_notes_add(jy_ofd_document *document, jy_content *content, jy_blocks *blocks, GError **err);

#endif
