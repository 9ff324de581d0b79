/* grid.h: records as rows: what the formats that are tables have in common. The fields of a record, in maps and lists
 * of any depth, become the cells of the view's columns. */
#ifndef JIYAN_SEARCHER_RENDER_GRID_H
#define JIYAN_SEARCHER_RENDER_GRID_H

#include <glib.h>

#include "searcher/render/printer.h"

/* A cell of the row under way. */
typedef struct {
    jy_column column;
    GString *text;
    int kind;      /* of the value (jy_printer_value); JY_VALUE_NULL: the cell is empty */
    double number; /* of an integer or a real number; of a boolean 0 or 1 */
} jy_grid_cell;

/* The head of a printer that makes tables. */
typedef struct {
    jy_printer head;
    bool is_chinese;
    GArray *cells;  /* of jy_grid_cell, those of the columns that are there */
    GArray *levels; /* what is begun, the innermost last */
    GString *key;   /* of the innermost: that of the outer, "_", its own */
} jy_grid;

/* The columns that are there. Returns a new array of jy_column; free with g_array_unref. */
GArray *jy_grid_columns(const jy_columns *columns, const jy_view *view);

/* What a column is called in this view. Borrowed: valid as long as the column. */
const char *jy_grid_name(const jy_column *column, bool is_chinese);

/* Fills in a table; clear with jy_grid_clear. */
void jy_grid_init(jy_grid *grid, const jy_columns *columns, const jy_view *view);
void jy_grid_clear(jy_grid *grid);

/* A printer's begin and value. */
void jy_grid_begin(jy_printer *to, const char *key, bool is_list);
void jy_grid_value(jy_printer *to, const char *key, const jy_printer_value *value);

/* Ends what was begun last. True where it was a record: its row is whole, and is begun anew by jy_grid_empty. */
bool jy_grid_end(jy_grid *grid);
void jy_grid_empty(jy_grid *grid);

#endif
