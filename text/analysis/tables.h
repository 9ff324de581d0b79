/* tables.h: the tables in C sources, and one digest of them all. Private to text/analysis/.
 *
 * The analysis is decided by tables in some thirty sources; a list of them would have to be kept by hand, and a table
 * that it lacks would change what is stored in silence. So they are read from the sources. */
#ifndef JIYAN_TEXT_ANALYSIS_TABLES_H
#define JIYAN_TEXT_ANALYSIS_TABLES_H

#include <glib.h>

/* Appends the tables of a C source to `tables`, an array of strings with a free function: every initializer of an
 * array, every string in the code, every macro with a body. White space, comments and the cut of a string into several
 * do not matter. */
void jy_tables_read(const char *source, GPtrArray *tables);

/* Twelve hex digits. Sorts the tables, so that one may move to another place or file. Returns a new string; free with
 * g_free. */
char *jy_tables_digest(GPtrArray *tables);

#endif
