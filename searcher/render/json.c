/* json.c: fields as JSON, whole or a line a record. */
#include <glib.h>
#include <jiyan/base/json.h>

#include "searcher/render/printer.h"

typedef struct {
    jy_printer head;
    GByteArray *open; /* of what is begun, the innermost last: LIST or MAP, and whether something is in it */
} json_printer;

enum { LIST = 1 << 0, FILLED = 1 << 1 };

static jy_printer *create(const jy_columns *columns, const jy_view *view)
{
    (void)columns;
    (void)view;
    json_printer *to = g_new0(json_printer, 1);
    to->open = g_byte_array_new();
    return &to->head;
}

static void destroy(jy_printer *head)
{
    json_printer *to = (json_printer *)head;
    g_byte_array_unref(to->open);
    g_free(to);
}

/* Prints what is before a value: a comma and its key. */
static void print_key(json_printer *to, const char *key)
{
    FILE *out = to->head.out;
    guint8 *around = to->open->len ? &to->open->data[to->open->len - 1] : NULL;
    if (around && *around & FILLED) {
        putc(',', out);
    }
    if (around && !(*around & LIST)) {
        jy_json_print_text(key, out);
        putc(':', out);
    }
    if (around) {
        *around |= FILLED;
    }
}

static void begin(jy_printer *head, const char *key, bool is_list)
{
    json_printer *to = (json_printer *)head;
    const guint8 fresh = is_list ? LIST : 0;
    print_key(to, key);
    putc(is_list ? '[' : '{', head->out);
    g_byte_array_append(to->open, &fresh, 1);
}

static void end(jy_printer *head)
{
    json_printer *to = (json_printer *)head;
    guint last = to->open->len - 1;
    putc(to->open->data[last] & LIST ? ']' : '}', head->out);
    g_byte_array_set_size(to->open, last);
    if (last == 0) {
        putc('\n', head->out);
    }
}

static void put_value(jy_printer *head, const char *key, const jy_printer_value *value)
{
    print_key((json_printer *)head, key);
    switch (value->kind) {
    case JY_VALUE_NULL:
        fputs("null", head->out);
        break;
    case JY_VALUE_STRING:
        jy_json_print_text(value->string, head->out);
        break;
    case JY_VALUE_INTEGER:
        fprintf(head->out, "%" G_GINT64_FORMAT, value->integer);
        break;
    case JY_VALUE_REAL:
        jy_json_print_real(value->real, head->out);
        break;
    case JY_VALUE_BOOLEAN:
        fputs(value->boolean ? "true" : "false", head->out);
        break;
    }
}

const jy_printer_type JY_PRINTER_JSON = {false, NULL, create, destroy, begin, end, put_value};
const jy_printer_type JY_PRINTER_JSONL = {true, NULL, create, destroy, begin, end, put_value};
