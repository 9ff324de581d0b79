/* rows.c: statements printed: the formats but for text. */
#include "searcher/render/rows.h"

#include <jiyan/base/json.h>

#include "searcher/render/render.h"

/* ---- json ---- */

static void render_json(const jy_rows *rows, FILE *out)
{
    json_t *statements = json_array();
    for (guint i = 0; i < rows->rows->len; i++) {
        json_array_append_new(statements, jy_row_json(rows->view, rows->rows->pdata[i]));
    }
    json_t *object = json_object();
    json_object_set_new(object, "schema", json_integer(1));
    json_object_set_new(object, "query", jy_json_text(rows->view->query ? rows->view->query : ""));
    json_object_set_new(object, "total", json_integer(rows->total));
    json_object_set_new(object, "statements", statements);
    jy_json_print(object, out);
    json_decref(object);
}

static void render_jsonl(const jy_rows *rows, FILE *out)
{
    for (guint i = 0; i < rows->rows->len; i++) {
        json_t *object = jy_row_json(rows->view, rows->rows->pdata[i]);
        jy_json_print(object, out);
        json_decref(object);
    }
}

/* ---- csv ---- */

/* A column is a field, or one of its texts. */
static const struct {
    const char *name, *field;
    const char *between; /* of a list: what joins it; NULL: only the text by its number */
    size_t number;
} COLUMNS[] = {
    {"id", "id", NULL, 0},
    {"text", "text", NULL, 0},
    {"kind", "kind", NULL, 0},
    {"strength", "strength", NULL, 0},
    {"testable", "testable", NULL, 0},
    {"deadline", "deadline", "|", 0},
    {"due_from", "due", NULL, 0},
    {"due_to", "due", NULL, 1},
    {"quantities", "quantities", "|", 0},
    {"owner", "owner", NULL, 0},
    {"object", "object", NULL, 0},
    {"heading", "heading", " › ", 0},
    {"path", "path", NULL, 0},
    {"record", "record", NULL, 0},
    {"page", "page", NULL, 0},
    {"line", "line", NULL, 0},
    {"offset", "offset", NULL, 0},
    {"length", "length", NULL, 0},
    {"title", "title", NULL, 0},
    {"date", "date", NULL, 0},
    {"speaker", "speaker", NULL, 0},
    {"issuer", "issuer", NULL, 0},
    {"docno", "docno", NULL, 0},
    {"rule", "rule", NULL, 0},
    {"match", "match", NULL, 0},
    {"db", "db", NULL, 0}, /* the last: only where several are searched */
};

static size_t columns_of(const jy_view *view)
{
    return G_N_ELEMENTS(COLUMNS) - !view->several;
}

static void print_list(const json_t *list, const char *between, FILE *out)
{
    g_autoptr(GString) joined = g_string_new(NULL);
    for (size_t i = 0; i < json_array_size(list); i++) {
        g_string_append_printf(joined, "%s%s", i ? between : "", json_string_value(json_array_get(list, i)));
    }
    jy_print_cell(joined->str, out);
}

static void print_value(const json_t *value, const char *between, size_t number, FILE *out)
{
    if (json_is_array(value) && between) {
        print_list(value, between, out);
    } else if (json_is_array(value)) {
        print_value(json_array_get(value, number), NULL, 0, out);
    } else if (json_is_string(value)) {
        jy_print_cell(json_string_value(value), out);
    } else if (json_is_integer(value)) {
        fprintf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    } else if (json_is_boolean(value)) {
        fputs(json_is_true(value) ? "true" : "false", out);
    }
}

void jy_render_rows_csv(const jy_rows *rows, FILE *out)
{
    size_t columns = columns_of(rows->view);
    for (size_t column = 0; column < columns; column++) {
        fprintf(out, "%s%s", column ? "," : "", COLUMNS[column].name);
    }
    fputs("\r\n", out);
    for (guint i = 0; i < rows->rows->len; i++) {
        json_t *row = jy_row_json(rows->view, rows->rows->pdata[i]);
        for (size_t column = 0; column < columns; column++) {
            fputs(column ? "," : "", out);
            print_value(json_object_get(row, COLUMNS[column].field), COLUMNS[column].between, COLUMNS[column].number,
                        out);
        }
        fputs("\r\n", out);
        json_decref(row);
    }
}

/* ---- paths ---- */

/* Each path once, of each index. */
static void render_paths(const jy_rows *rows, FILE *out)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < rows->rows->len; i++) {
        const jy_row *row = rows->rows->pdata[i];
        if (g_hash_table_add(seen, g_strdup_printf("%zu:%s", row->folder, row->document->path))) {
            g_autofree char *path = jy_render_quote_path(row->document->path);
            fprintf(out, "%s\n", path);
        }
    }
}

void jy_render_rows(const jy_rows *rows, FILE *out)
{
    switch (rows->view->format) {
    case JY_AS_JSON:
        render_json(rows, out);
        break;
    case JY_AS_JSONL:
        render_jsonl(rows, out);
        break;
    case JY_AS_CSV:
        jy_render_rows_csv(rows, out);
        break;
    case JY_AS_PATHS:
        render_paths(rows, out);
        break;
    case JY_AS_TEXT:
        jy_render_rows_text(rows, out);
        break;
    case JY_AS_TREC:
    case JY_AS_KWIC: /* no format of statements: statement_options.c */
    case JY_AS_HTML:
    case JY_AS_JUNIT:
        break;
    }
}
