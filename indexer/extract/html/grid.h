/* grid.h: tables that hold data, told from those that a page is laid out with. */
#ifndef JIYAN_INDEXER_EXTRACT_HTML_GRID_H
#define JIYAN_INDEXER_EXTRACT_HTML_GRID_H

#include "indexer/extract/html/weigh.h"

/* True for a table whose rows are to be read as rows. */
bool jy_grid_is_data(const jy_dom *dom, const jy_weigh *weigh, uint32_t table);

/* True for the label of a value in the cell behind it: 发文机关： */
bool jy_grid_is_label(const char *cell, size_t length);

#endif
