/* json.c: fields as JSON, whole or a line a record. */
#include <glib.h>
#include <jiyan/base/json.h>

#include "searcher/render/printer.h"

typedef struct {
    jy_printer head;
    GPtrArray *open; /* of json_t, the innermost last; the first owns the others */
} json_printer;

static jy_printer *create(const jy_columns *columns, const jy_view *view)
{
    (void)columns;
    (void)view;
    json_printer *to = g_new0(json_printer, 1);
    to->open = g_ptr_array_new();
    return &to->head;
}

static void destroy(jy_printer *head)
{
    json_printer *to = (json_printer *)head;
    g_ptr_array_unref(to->open);
    g_free(to);
}

/* Puts a value into what is open; takes it. */
static void put(const json_printer *to, const char *key, json_t *value)
{
    json_t *around = to->open->pdata[to->open->len - 1];
    if (json_is_object(around)) {
        json_object_set_new(around, key, value);
    } else {
        json_array_append_new(around, value);
    }
}

static void begin(jy_printer *head, const char *key, bool is_list)
{
    json_printer *to = (json_printer *)head;
    json_t *fresh = is_list ? json_array() : json_object();
    if (to->open->len) {
        put(to, key, fresh);
    }
    g_ptr_array_add(to->open, fresh);
}

static void end(jy_printer *head)
{
    json_printer *to = (json_printer *)head;
    json_t *done = g_ptr_array_steal_index(to->open, to->open->len - 1);
    if (to->open->len == 0) {
        jy_json_print(done, head->out);
        json_decref(done);
    }
}

static void put_value(jy_printer *head, const char *key, const jy_printer_value *value)
{
    json_t *json = NULL;
    switch (value->kind) {
    case JY_VALUE_NULL:
        json = json_null();
        break;
    case JY_VALUE_STRING:
        json = jy_json_text(value->string);
        break;
    case JY_VALUE_INTEGER:
        json = json_integer(value->integer);
        break;
    case JY_VALUE_REAL:
        json = json_real(value->real);
        break;
    case JY_VALUE_BOOLEAN:
        json = json_boolean(value->boolean);
        break;
    }
    put((const json_printer *)head, key, json);
}

const jy_printer_type JY_PRINTER_JSON = {false, NULL, create, destroy, begin, end, put_value};
const jy_printer_type JY_PRINTER_JSONL = {true, NULL, create, destroy, begin, end, put_value};
