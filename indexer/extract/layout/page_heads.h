/* page_heads.h: running heads and feet, and page numbers. */
#ifndef JIYAN_INDEXER_EXTRACT_LAYOUT_PAGE_HEADS_H
#define JIYAN_INDEXER_EXTRACT_LAYOUT_PAGE_HEADS_H

#include "indexer/extract/layout/page_lines.h"

/* Marks the lines that are the same, but for their digits, at the same height of several pages, and numbers of pages
 * that say that they are such: "- 3 -". Returns a new array of guint, the first of each head or foot that has words;
 * free with g_array_unref. */
GArray *jy_page_heads_mark(jy_page_lines *lines);

#endif
