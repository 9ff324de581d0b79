/* printer.c: the structured formats, whichever it is. */
#include "searcher/render/printer.h"

#include <math.h>

jy_printer *jy_printer_new(const jy_printer_type *type, const jy_columns *columns, const jy_view *view, FILE *out)
{
    jy_printer *to = type->create(columns, view);
    to->type = type;
    to->out = out;
    return to;
}

void jy_printer_free(jy_printer *to)
{
    if (to) {
        to->type->destroy(to);
    }
}

bool jy_printer_is_flat(const jy_printer *to)
{
    return to->type->is_flat;
}

void jy_printer_begin_map(jy_printer *to, const char *key)
{
    to->type->begin(to, key, false);
}

void jy_printer_begin_list(jy_printer *to, const char *key)
{
    to->type->begin(to, key, true);
}

void jy_printer_end(jy_printer *to)
{
    to->type->end(to);
}

void jy_printer_null(jy_printer *to, const char *key)
{
    to->type->value(to, key, &(jy_printer_value){.kind = JY_VALUE_NULL});
}

void jy_printer_string(jy_printer *to, const char *key, const char *text)
{
    const jy_printer_value value = {.kind = text ? JY_VALUE_STRING : JY_VALUE_NULL, .string = text};
    to->type->value(to, key, &value);
}

void jy_printer_integer(jy_printer *to, const char *key, int64_t number)
{
    to->type->value(to, key, &(jy_printer_value){.kind = JY_VALUE_INTEGER, .integer = number});
}

void jy_printer_positive(jy_printer *to, const char *key, int64_t number)
{
    const jy_printer_value value = {.kind = number > 0 ? JY_VALUE_INTEGER : JY_VALUE_NULL, .integer = number};
    to->type->value(to, key, &value);
}

void jy_printer_boolean(jy_printer *to, const char *key, bool is_true)
{
    to->type->value(to, key, &(jy_printer_value){.kind = JY_VALUE_BOOLEAN, .boolean = is_true});
}

void jy_printer_query(jy_printer *to, const char *query, const char *note)
{
    jy_printer_string(to, "query", query ? query : "");
    if (note) {
        jy_printer_string(to, "query_note", note);
    }
}

void jy_printer_gave_up(jy_printer *to, bool gave_up)
{
    if (gave_up) {
        jy_printer_boolean(to, "gave_up", true);
    }
}

void jy_printer_real(jy_printer *to, const char *key, double number)
{
    to->type->value(to, key, &(jy_printer_value){.kind = JY_VALUE_REAL, .real = number});
}

void jy_printer_rounded(jy_printer *to, const char *key, double number, unsigned digits)
{
    double scale = pow(10, digits);
    jy_printer_real(to, key, round(number * scale) / scale);
}

void jy_printer_strings(jy_printer *to, const char *key, char *const *texts)
{
    jy_printer_begin_list(to, key);
    for (; *texts; texts++) {
        jy_printer_string(to, NULL, *texts);
    }
    jy_printer_end(to);
}
