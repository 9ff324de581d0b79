/* paragraphs.h: the lines of a document's pages put together to the text that is read: page numbers taken out, what
 * stands at the head or foot of every page taken once, lines joined to paragraphs, over the end of a page, too. */
#ifndef JIYAN_INDEXER_EXTRACT_OFD_PARAGRAPHS_H
#define JIYAN_INDEXER_EXTRACT_OFD_PARAGRAPHS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "indexer/extract/blocks.h"
#include "indexer/extract/ofd/sheet.h"

typedef struct jy_paragraphs jy_paragraphs;

/* Returns a new document without lines; free with jy_paragraphs_free. */
jy_paragraphs *jy_paragraphs_new(void);
void jy_paragraphs_free(jy_paragraphs *paragraphs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_paragraphs, jy_paragraphs_free)

/* Where the text of lines is: jy_sheet_lines appends to it. */
GString *jy_paragraphs_text(jy_paragraphs *paragraphs);

/* Adds the lines of the next page that has any, whose number and height are given. */
void jy_paragraphs_add(jy_paragraphs *paragraphs, const GArray *lines, uint32_t page, double height);

/* Adds the text to blocks: raw text a page, which goes on from one to the next where a paragraph does. What stood at
 * the head or foot of later pages only is appended to `aside`, once, and the number of its page to `aside_pages`.
 * Errors: TOO_BIG. */
bool jy_paragraphs_write(jy_paragraphs *paragraphs, jy_blocks *blocks, GPtrArray *aside, GArray *aside_pages,
                         GError **err);

#endif
