/* grid.c: records as rows. */
#include "searcher/render/grid.h"

#include <jiyan/base/json.h>
#include <stdlib.h>

#include "searcher/render/chinese.h"
#include "searcher/render/shown.h"

/* A map or list that is open. */
typedef struct {
    size_t length; /* of the key around it */
    bool is_list;
    unsigned item; /* of a list, the next */
} grid_level;

/* ---- columns ---- */

GArray *jy_grid_columns(const jy_columns *columns, const jy_view *view)
{
    GArray *there = g_array_new(false, false, sizeof(jy_column));
    for (size_t i = 0; i < columns->count; i++) {
        const jy_column *column = &columns->columns[i];
        jy_field field = JY_FIELD_NONE;
        bool is_there = true;
        switch (column->use) {
        case JY_COLUMN_ALWAYS:
            break;
        case JY_COLUMN_BATCH:
            is_there = view->is_batch;
            break;
        case JY_COLUMN_SEVERAL:
            is_there = view->several;
            break;
        case JY_COLUMN_FULL:
            is_there = view->full;
            break;
        case JY_COLUMN_CITED:
            is_there = view->cite != JY_CITE_NONE;
            break;
        case JY_COLUMN_DOCUMENT:
            is_there = false;
            field = (jy_field)column->number;
            break;
        }
        if (is_there) {
            g_array_append_val(there, *column);
        }
        for (field = jy_shown_next(field); field != JY_FIELD_NONE; field = jy_shown_next(field + 1)) {
            const jy_column shown = {.name = jy_fields_row(field)->name};
            g_array_append_val(there, shown);
        }
    }
    return there;
}

const char *jy_grid_name(const jy_column *column, bool is_chinese)
{
    return is_chinese ? jy_chinese_column(column->name) : column->name;
}

void jy_grid_init(jy_grid *grid, const jy_columns *columns, const jy_view *view)
{
    g_autoptr(GArray) there = jy_grid_columns(columns, view);
    grid->is_chinese = view->is_chinese;
    grid->cells = g_array_new(false, false, sizeof(jy_grid_cell));
    grid->levels = g_array_new(false, false, sizeof(grid_level));
    grid->key = g_string_new(NULL);
    for (guint i = 0; i < there->len; i++) {
        const jy_grid_cell cell = {g_array_index(there, jy_column, i), g_string_new(NULL), JY_VALUE_NULL, 0};
        g_array_append_val(grid->cells, cell);
    }
}

void jy_grid_clear(jy_grid *grid)
{
    for (guint i = 0; i < grid->cells->len; i++) {
        g_string_free(g_array_index(grid->cells, jy_grid_cell, i).text, true);
    }
    g_array_unref(grid->cells);
    g_array_unref(grid->levels);
    g_string_free(grid->key, true);
}

/* ---- maps and lists ---- */

static void append_key(jy_grid *grid, const char *key)
{
    if (key) {
        g_string_append_printf(grid->key, "%s%s", grid->key->len ? "_" : "", key);
    }
}

void jy_grid_begin(jy_printer *to, const char *key, bool is_list)
{
    jy_grid *grid = (jy_grid *)to;
    const grid_level level = {grid->key->len, is_list, 0};
    append_key(grid, key);
    g_array_append_val(grid->levels, level);
}

bool jy_grid_end(jy_grid *grid)
{
    g_string_truncate(grid->key, g_array_index(grid->levels, grid_level, grid->levels->len - 1).length);
    g_array_set_size(grid->levels, grid->levels->len - 1);
    return grid->levels->len == 0;
}

void jy_grid_empty(jy_grid *grid)
{
    for (guint i = 0; i < grid->cells->len; i++) {
        jy_grid_cell *cell = &g_array_index(grid->cells, jy_grid_cell, i);
        g_string_truncate(cell->text, 0);
        cell->kind = JY_VALUE_NULL;
    }
}

/* ---- values ---- */

static void append_real(GString *cell, double number, const char *format)
{
    if (format) {
        char text[G_ASCII_DTOSTR_BUF_SIZE];
        g_string_append(cell, g_ascii_formatd(text, sizeof text, format, number));
        return;
    }
    json_t *value = json_real(number);
    char *text = json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(12));
    g_string_append(cell, text);
    free(text);
    json_decref(value);
}

static void put_cell(jy_grid_cell *cell, const jy_printer_value *value, bool is_chinese)
{
    switch (value->kind) {
    case JY_VALUE_NULL:
        return;
    case JY_VALUE_STRING:
        g_string_append(cell->text, is_chinese ? jy_chinese_value(cell->column.name, value->string) : value->string);
        break;
    case JY_VALUE_INTEGER:
        g_string_append_printf(cell->text, "%" G_GINT64_FORMAT, value->integer);
        cell->number = (double)value->integer;
        break;
    case JY_VALUE_REAL:
        append_real(cell->text, value->real, cell->column.real);
        cell->number = value->real;
        break;
    case JY_VALUE_BOOLEAN:
        g_string_append(cell->text, is_chinese ? jy_chinese_truth(value->boolean) : value->boolean ? "true" : "false");
        cell->number = value->boolean;
        break;
    }
    cell->kind = (int)value->kind;
}

/* Puts a value into the cells that take it. */
void jy_grid_value(jy_printer *to, const char *key, const jy_printer_value *value)
{
    jy_grid *grid = (jy_grid *)to;
    grid_level *level = &g_array_index(grid->levels, grid_level, grid->levels->len - 1);
    size_t length = grid->key->len;
    append_key(grid, key);
    for (guint i = 0; i < grid->cells->len; i++) {
        jy_grid_cell *cell = &g_array_index(grid->cells, jy_grid_cell, i);
        const jy_column *column = &cell->column;
        bool is_wanted = !level->is_list || column->between || level->item == column->number;
        if (is_wanted && g_str_equal(column->field ? column->field : column->name, grid->key->str)) {
            g_string_append(cell->text, level->is_list && column->between && level->item ? column->between : "");
            put_cell(cell, value, grid->is_chinese);
        }
    }
    g_string_truncate(grid->key, length);
    level->item++;
}
