/* rows.h: segments of a page joined to its lines. */
#ifndef JIYAN_INDEXER_EXTRACT_OFD_ROWS_H
#define JIYAN_INDEXER_EXTRACT_OFD_ROWS_H

#include <glib.h>

/* Joins segments, whose texts are in `pieces`, to lines by column, baseline and place, and appends the text of the
 * lines to `text`. The segments are put in order. Returns a new array of jy_sheet_line; free with g_array_unref. */
GArray *jy_rows_join(GArray *segments, const char *pieces, GString *text);

#endif
