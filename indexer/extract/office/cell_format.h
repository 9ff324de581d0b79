/* cell_format.h: the numbers of cells as a sheet shows them (ISO/IEC 29500-1, 18.8.30 and 18.8.31). */
#ifndef JIYAN_INDEXER_EXTRACT_OFFICE_CELL_FORMAT_H
#define JIYAN_INDEXER_EXTRACT_OFFICE_CELL_FORMAT_H

#include <glib.h>
#include <stdbool.h>

/* The code of a built-in number format, as Chinese Excel shows it; NULL for one that is none. Borrowed for ever. */
const char *jy_cell_format_of_id(unsigned id);

/* Appends a number as its format code shows it; NULL is the general format. `since_1904`: days are counted from then.
 */
void jy_cell_format_write(GString *out, const char *code, double number, bool since_1904);

#endif
