/* csv.h: lines of comma-separated values (RFC 4180), as spreadsheets read them. */
#ifndef JIYAN_BASE_CSV_H
#define JIYAN_BASE_CSV_H

#include <glib.h>

/* What ends a line. */
#define JY_CSV_END "\r\n"

/* Appends a text as a cell, in quotation marks where it needs them: a line end stays, other controls become a visible
 * replacement, and what a spreadsheet would take for a formula begins with an apostrophe. */
void jy_csv_append(GString *line, const char *text);

#endif
