/* content.h: the objects of a page, where they stand (GB/T 33190-2016, 7.7, 8.5, 11 and 13). */
#ifndef JIYAN_INDEXER_EXTRACT_OFD_CONTENT_H
#define JIYAN_INDEXER_EXTRACT_OFD_CONTENT_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

#include "indexer/extract/ofd/ofd_document.h"
#include "indexer/extract/ofd/sheet.h"

typedef struct jy_content jy_content;

/* An image on a page, and the box that it fills, in the lengths of the page. */
typedef struct {
    const char *part; /* its name in the package, the document's */
    double left, top, right, bottom;
} jy_content_image;

/* Returns a new reader of the pages of a document, which is borrowed as long as it lives; free with jy_content_free. */
jy_content *jy_content_new(jy_ofd_document *document);
void jy_content_free(jy_content *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_content, jy_content_free)

/* Writes the text of a page, with its templates, on a sheet, and adds its images to `images`, of jy_content_image.
 * Errors: TOO_BIG (templates and composite objects that repeat each other out of all proportion). */
bool jy_content_page(jy_content *content, const xmlNode *page, jy_sheet *sheet, GArray *images, GError **err);

/* Writes the text of what is below an element, an annotation's appearance, on a sheet. Errors: as above. */
bool jy_content_block(jy_content *content, const xmlNode *block, jy_sheet *sheet, GError **err);

#endif
