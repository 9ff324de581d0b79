/* columns.h: text that is set in two columns, which are read one after the other. */
#ifndef JIYAN_INDEXER_EXTRACT_OFD_COLUMNS_H
#define JIYAN_INDEXER_EXTRACT_OFD_COLUMNS_H

#include <glib.h>

/* Numbers the segments of a page by the column that they are in, in the order in which columns are read: what runs over
 * both of two columns parts what is above it from what is below. All are 0 on a page that has no columns. */
void jy_columns_find(GArray *segments);

#endif
