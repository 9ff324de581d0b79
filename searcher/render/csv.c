/* csv.c: fields as a table, a row a record: those of the view's columns. */
#include <glib.h>
#include <jiyan/base/csv.h>
#include <jiyan/base/json.h>
#include <stdlib.h>

#include "searcher/render/chinese.h"
#include "searcher/render/printer.h"
#include "searcher/render/shown.h"

/* A cell of the row under way. */
typedef struct {
    jy_column column;
    GString *text;
    bool is_plain; /* a number, which is no formula whatever its sign */
} csv_cell;

/* A map or list that is open. */
typedef struct {
    size_t length; /* of the key around it */
    bool is_list;
    unsigned item; /* of a list, the next */
} csv_level;

typedef struct {
    jy_printer head;
    bool is_chinese;
    GArray *cells;  /* of csv_cell, those that are there */
    GArray *levels; /* of csv_level, the innermost last */
    GString *key;   /* of the innermost: that of the outer, "_", its own */
} csv_printer;

/* The columns that are there. Returns a new array of jy_column; free with g_array_unref. */
static GArray *columns_of(const jy_columns *columns, const jy_view *view)
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

static void print_head(const jy_columns *columns, const jy_view *view, FILE *out)
{
    g_autoptr(GArray) there = columns_of(columns, view);
    for (guint i = 0; i < there->len; i++) {
        const char *name = g_array_index(there, jy_column, i).name;
        fprintf(out, "%s%s", i ? "," : "", view->is_chinese ? jy_chinese_column(name) : name);
    }
    fputs(JY_CSV_END, out);
}

static jy_printer *create(const jy_columns *columns, const jy_view *view)
{
    csv_printer *to = g_new0(csv_printer, 1);
    g_autoptr(GArray) there = columns_of(columns, view);
    to->is_chinese = view->is_chinese;
    to->cells = g_array_new(false, false, sizeof(csv_cell));
    to->levels = g_array_new(false, false, sizeof(csv_level));
    to->key = g_string_new(NULL);
    for (guint i = 0; i < there->len; i++) {
        const csv_cell cell = {g_array_index(there, jy_column, i), g_string_new(NULL), false};
        g_array_append_val(to->cells, cell);
    }
    return &to->head;
}

static void destroy(jy_printer *head)
{
    csv_printer *to = (csv_printer *)head;
    for (guint i = 0; i < to->cells->len; i++) {
        g_string_free(g_array_index(to->cells, csv_cell, i).text, true);
    }
    g_array_unref(to->cells);
    g_array_unref(to->levels);
    g_string_free(to->key, true);
    g_free(to);
}

/* ---- maps and lists ---- */

static void append_key(csv_printer *to, const char *key)
{
    if (key) {
        g_string_append_printf(to->key, "%s%s", to->key->len ? "_" : "", key);
    }
}

static void begin(jy_printer *head, const char *key, bool is_list)
{
    csv_printer *to = (csv_printer *)head;
    const csv_level level = {to->key->len, is_list, 0};
    append_key(to, key);
    g_array_append_val(to->levels, level);
}

/* The end of a record is that of a row. */
static void end(jy_printer *head)
{
    csv_printer *to = (csv_printer *)head;
    g_string_truncate(to->key, g_array_index(to->levels, csv_level, to->levels->len - 1).length);
    g_array_set_size(to->levels, to->levels->len - 1);
    if (to->levels->len) {
        return;
    }
    g_autoptr(GString) row = g_string_new(NULL);
    for (guint i = 0; i < to->cells->len; i++) {
        csv_cell *cell = &g_array_index(to->cells, csv_cell, i);
        g_string_append(row, i ? "," : "");
        if (cell->is_plain) {
            g_string_append(row, cell->text->str);
        } else {
            jy_csv_append(row, cell->text->str);
        }
        g_string_truncate(cell->text, 0);
        cell->is_plain = false;
    }
    fprintf(head->out, "%s" JY_CSV_END, row->str);
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

static void put_cell(csv_cell *cell, const jy_printer_value *value, bool is_chinese)
{
    switch (value->kind) {
    case JY_VALUE_NULL:
        break;
    case JY_VALUE_STRING:
        g_string_append(cell->text, is_chinese ? jy_chinese_value(cell->column.name, value->string) : value->string);
        break;
    case JY_VALUE_INTEGER:
        g_string_append_printf(cell->text, "%" G_GINT64_FORMAT, value->integer);
        break;
    case JY_VALUE_REAL:
        append_real(cell->text, value->real, cell->column.real);
        break;
    case JY_VALUE_BOOLEAN:
        g_string_append(cell->text, is_chinese ? jy_chinese_truth(value->boolean) : value->boolean ? "true" : "false");
        break;
    }
    cell->is_plain = value->kind == JY_VALUE_INTEGER || value->kind == JY_VALUE_REAL;
}

/* Puts a value into the cells that take it. */
static void put_value(jy_printer *head, const char *key, const jy_printer_value *value)
{
    csv_printer *to = (csv_printer *)head;
    csv_level *level = &g_array_index(to->levels, csv_level, to->levels->len - 1);
    size_t length = to->key->len;
    append_key(to, key);
    for (guint i = 0; i < to->cells->len; i++) {
        csv_cell *cell = &g_array_index(to->cells, csv_cell, i);
        const jy_column *column = &cell->column;
        bool is_wanted = !level->is_list || column->between || level->item == column->number;
        if (is_wanted && g_str_equal(column->field ? column->field : column->name, to->key->str)) {
            g_string_append(cell->text, level->is_list && column->between && level->item ? column->between : "");
            put_cell(cell, value, to->is_chinese);
        }
    }
    g_string_truncate(to->key, length);
    level->item++;
}

const jy_printer_type JY_PRINTER_CSV = {true, print_head, create, destroy, begin, end, put_value};
