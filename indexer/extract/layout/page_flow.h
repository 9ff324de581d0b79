/* page_flow.h: lines joined to paragraphs, over the ends of columns and pages. */
#ifndef JIYAN_INDEXER_EXTRACT_LAYOUT_PAGE_FLOW_H
#define JIYAN_INDEXER_EXTRACT_LAYOUT_PAGE_FLOW_H

#include "indexer/extract/blocks.h"
#include "indexer/extract/layout/page_lines.h"

/* Adds the text as raw blocks, one a page and a paragraph a line, and each running head once as a note behind it: what
 * is a heading is told by its words, which text/outline knows best. Errors: TOO_BIG. */
bool jy_page_flow_add(jy_page_lines *lines, jy_blocks *blocks, GError **err);

#endif
