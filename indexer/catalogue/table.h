/* table.h: tables as text: CSV (RFC 4180) and TSV. */
#ifndef JIYAN_INDEXER_CATALOGUE_TABLE_H
#define JIYAN_INDEXER_CATALOGUE_TABLE_H

#include <glib.h>
#include <stdint.h>

/* A cursor over the rows of a table. */
typedef struct {
    const char *at;
    char separator; /* , or a tab */
    uint32_t line;  /* of the row that was read last */
    uint32_t next_line;
} jy_table;

/* Begins a table; the separator is a tab where the first line holds one. */
void jy_table_init(jy_table *table, const char *text);

/* Reads the next row that is not blank. Returns a new array of its cells (char *); free with g_ptr_array_unref. NULL at
 * the end, and with MALFORMED where a quotation does not end. */
GPtrArray *jy_table_next(jy_table *table, GError **err);

#endif
