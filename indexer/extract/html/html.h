/* html.h: a page as blocks, for all rooms that meet one: files, letters, books, saved pages. */
#ifndef JIYAN_INDEXER_EXTRACT_HTML_HTML_H
#define JIYAN_INDEXER_EXTRACT_HTML_HTML_H

#include <jiyan/index/document.h>

#include "indexer/extract/blocks.h"

typedef struct {
    const char *text; /* valid UTF-8 without NUL */
    uint32_t length;
    bool is_page; /* of a site: what stands around the article is left out; not so for a chapter or a letter */
    bool is_xml;  /* XHTML */
} jy_html_source;

/* Reads a page into blocks and sets what it knows of title and date, where that is not set. Errors: TOO_BIG. */
bool jy_html_read(const jy_html_source *source, jy_blocks *blocks, jy_document *document, GError **err);

/* Decodes a page and reads it. `charset`: what a header says of it, or NULL. Sets the document's encoding, too. Errors:
 * those of jy_charset_decode, TOO_BIG. */
bool jy_html_read_bytes(const char *bytes, size_t length, const char *charset, jy_blocks *blocks, jy_document *document,
                        GError **err);

#endif
