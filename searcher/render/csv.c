/* csv.c: fields as a table of comma-separated values, a row a record: those of the view's columns. */
#include <glib.h>
#include <jiyan/base/csv.h>

#include "searcher/render/grid.h"
#include "searcher/render/printer.h"

static void print_head(const jy_columns *columns, const jy_view *view, FILE *out)
{
    g_autoptr(GArray) there = jy_grid_columns(columns, view);
    for (guint i = 0; i < there->len; i++) {
        const jy_column *column = &g_array_index(there, jy_column, i);
        fprintf(out, "%s%s", i ? "," : "", jy_grid_name(column, view->is_chinese));
    }
    fputs(JY_CSV_END, out);
}

static jy_printer *create(const jy_columns *columns, const jy_view *view)
{
    jy_grid *to = g_new0(jy_grid, 1);
    jy_grid_init(to, columns, view);
    return &to->head;
}

static void destroy(jy_printer *head)
{
    jy_grid_clear((jy_grid *)head);
    g_free(head);
}

/* A number is no formula, whatever its sign. */
static bool is_plain(const jy_grid_cell *cell)
{
    return cell->kind == JY_VALUE_INTEGER || cell->kind == JY_VALUE_REAL;
}

/* The end of a record is that of a row. */
static void end(jy_printer *head)
{
    jy_grid *to = (jy_grid *)head;
    if (!jy_grid_end(to)) {
        return;
    }
    g_autoptr(GString) row = g_string_new(NULL);
    for (guint i = 0; i < to->cells->len; i++) {
        const jy_grid_cell *cell = &g_array_index(to->cells, jy_grid_cell, i);
        g_string_append(row, i ? "," : "");
        if (is_plain(cell)) {
            g_string_append(row, cell->text->str);
        } else {
            jy_csv_append(row, cell->text->str);
        }
    }
    fprintf(head->out, "%s" JY_CSV_END, row->str);
    jy_grid_empty(to);
}

const jy_printer_type JY_PRINTER_CSV = {true, print_head, create, destroy, jy_grid_begin, end, jy_grid_value};
