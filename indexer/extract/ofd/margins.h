/* margins.h: what stands in the margin of a page: its number, and the heads and feet that pages have in common. */
#ifndef JIYAN_INDEXER_EXTRACT_OFD_MARGINS_H
#define JIYAN_INDEXER_EXTRACT_OFD_MARGINS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "indexer/extract/ofd/sheet.h"

/* A line of a page, and what it is. */
typedef struct {
    jy_sheet_line line;
    uint32_t page;
    bool is_out;   /* a page number, or a head that was taken before */
    bool is_aside; /* a head or foot of several pages, here for the first time, behind the first page */
} jy_margins_line;

/* The lines [first, end) of a page. */
typedef struct {
    guint first, end;
    double height;
} jy_margins_page;

/* Marks what is in the margins of pages, of which `lines` are the lines and `text` is the text. */
void jy_margins_mark(const char *text, GArray *lines, const GArray *pages);

#endif
