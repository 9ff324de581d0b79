/* table.c: tables as text. */
#include "indexer/catalogue/table.h"

#include <jiyan/base/error.h>
#include <libintl.h>
#include <stdbool.h>
#include <string.h>

#define _(s) gettext(s)

void jy_table_init(jy_table *table, const char *text)
{
    size_t first = strcspn(text, "\n");
    *table = (jy_table){text, memchr(text, '\t', first) ? '\t' : ',', 0, 1};
}

/* Reads a cell up to its separator. Returns false where a quotation does not end. */
static bool read_cell(jy_table *table, GPtrArray *cells)
{
    GString *cell = g_string_new(NULL);
    bool is_quoted = *table->at == '"';
    table->at += is_quoted;
    for (; is_quoted && *table->at; table->at++) {
        if (*table->at == '"' && table->at[1] != '"') {
            table->at++;
            is_quoted = false;
            break;
        }
        table->at += *table->at == '"';
        table->next_line += *table->at == '\n';
        g_string_append_c(cell, *table->at);
    }
    while (*table->at && *table->at != table->separator && *table->at != '\n') {
        g_string_append_c(cell, *table->at++);
    }
    g_ptr_array_add(cells, g_string_free(cell, false));
    return !is_quoted;
}

GPtrArray *jy_table_next(jy_table *table, GError **err)
{
    while (*table->at == '\n') {
        table->at++;
        table->next_line++;
    }
    if (*table->at == '\0') {
        return NULL;
    }
    table->line = table->next_line;
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);
    for (;;) {
        if (!read_cell(table, cells)) {
            g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("line %u: a quotation mark has no partner"), table->line);
            return NULL;
        }
        char end = *table->at;
        table->at += end != '\0';
        table->next_line += end == '\n';
        if (end != table->separator) {
            return g_steal_pointer(&cells);
        }
    }
}
