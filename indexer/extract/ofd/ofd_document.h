/* ofd_document.h: one document of an OFD file: its pages, templates and resources (GB/T 33190-2016, 7). */
#ifndef JIYAN_INDEXER_EXTRACT_OFD_OFD_DOCUMENT_H
#define JIYAN_INDEXER_EXTRACT_OFD_OFD_DOCUMENT_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

#include "indexer/extract/package/package.h"

typedef struct jy_ofd_document jy_ofd_document;

/* Opens the document whose root part is named. The package is borrowed as long as the document lives. Returns a new
 * document; free with jy_ofd_document_free. Errors: MALFORMED. */
jy_ofd_document *jy_ofd_document_open(jy_package *package, const char *root, GError **err);
void jy_ofd_document_free(jy_ofd_document *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_ofd_document, jy_ofd_document_free)

/* How many pages it has, and the tree of one, counted from 0, which is freed with xmlFreeDoc; NULL for a page whose
 * part is missing, no XML, or was a page before. */
guint jy_ofd_document_pages(const jy_ofd_document *document);
xmlDoc *jy_ofd_document_parse_page(jy_ofd_document *document, guint page);

/* The number of the page with an ID, from 1; 0 for none. */
guint jy_ofd_document_page_of(const jy_ofd_document *document, const char *id);

/* The name of the part of a page, or of the template with an ID; NULL where there is none. Borrowed. */
const char *jy_ofd_document_page_part(const jy_ofd_document *document, guint page);
const char *jy_ofd_document_template(const jy_ofd_document *document, const char *id);

/* What a resource with an ID is: the element of a composite object, or the name of the part of an image; NULL where
 * there is none. Borrowed. */
const xmlNode *jy_ofd_document_unit(jy_ofd_document *document, const char *id);
const char *jy_ofd_document_image(jy_ofd_document *document, const char *id);

/* The first element of that name in the document's root part, Annotations or the like; NULL for none. Borrowed. */
const xmlNode *jy_ofd_document_element(const jy_ofd_document *document, const char *name);

/* Parses the part that is named by `path` in the part `from`; NULL: in the root part. Fills *ret_name with its name in
 * the package, which is freed with g_free. Returns a new tree; free with xmlFreeDoc. NULL where there is none. */
xmlDoc *jy_ofd_document_parse(jy_ofd_document *document, const char *from, const char *path, char **ret_name);

#endif
