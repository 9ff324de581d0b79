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

/* Takes the value. */
static void put(jy_printer *head, const char *key, json_t *value)
{
    const json_printer *to = (json_printer *)head;
    json_t *around = to->open->pdata[to->open->len - 1];
    if (json_is_object(around)) {
        json_object_set_new(around, key, value);
    } else {
        json_array_append_new(around, value);
    }
}

static void begin(jy_printer *head, const char *key, json_t *value)
{
    json_printer *to = (json_printer *)head;
    if (to->open->len) {
        put(head, key, value);
    }
    g_ptr_array_add(to->open, value);
}

static void begin_map(jy_printer *head, const char *key)
{
    begin(head, key, json_object());
}

static void begin_list(jy_printer *head, const char *key)
{
    begin(head, key, json_array());
}

static void end(jy_printer *head)
{
    json_printer *to = (json_printer *)head;
    json_t *value = g_ptr_array_steal_index(to->open, to->open->len - 1);
    if (to->open->len == 0) {
        jy_json_print(value, head->out);
        json_decref(value);
    }
}

static void put_string(jy_printer *head, const char *key, const char *text)
{
    put(head, key, jy_json_text(text));
}

static void put_integer(jy_printer *head, const char *key, int64_t number)
{
    put(head, key, json_integer(number));
}

static void put_real(jy_printer *head, const char *key, double number)
{
    put(head, key, json_real(number));
}

static void put_boolean(jy_printer *head, const char *key, bool is_true)
{
    put(head, key, json_boolean(is_true));
}

static void put_null(jy_printer *head, const char *key)
{
    put(head, key, json_null());
}

const jy_printer_type JY_PRINTER_JSON = {
    false, NULL, create, destroy, begin_map, begin_list, end, put_string, put_integer, put_real, put_boolean, put_null,
};

const jy_printer_type JY_PRINTER_JSONL = {
    true, NULL, create, destroy, begin_map, begin_list, end, put_string, put_integer, put_real, put_boolean, put_null,
};
