/* record_line.c: one JSON object a line. */
#include "indexer/extract/record_line.h"

#include <jansson.h>
#include <jiyan/base/error.h>
#include <jiyan/index/fields.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/record_mend.h"

#define _(s) gettext(s)

/* What one line is read into. */
typedef struct {
    jy_document *document;
    char *text; /* NULL before it has come */
    size_t length;
    GString *odd; /* NULL where nobody asks */
} record_reading;

/* A JSON value as text: strings as they are, whole and other numbers as they print. Returns a new string without NULs
 * and carriage returns, NULL for any other value. */
static char *value_text(const json_t *value, size_t *ret_length)
{
    if (json_is_integer(value)) {
        char *text = g_strdup_printf("%" JSON_INTEGER_FORMAT, json_integer_value(value));
        *ret_length = strlen(text);
        return text;
    }
    if (json_is_real(value)) {
        char *text = g_strdup_printf("%.17g", json_real_value(value));
        *ret_length = strlen(text);
        return text;
    }
    if (!json_is_string(value)) {
        return NULL;
    }
    size_t length = json_string_length(value), kept = 0;
    const char *from = json_string_value(value);
    char *text = g_malloc(length + 1);
    for (size_t i = 0; i < length; i++) {
        if (from[i] == '\r') {
            if (i + 1 >= length || from[i + 1] != '\n') {
                text[kept++] = '\n';
            }
        } else if (from[i]) {
            text[kept++] = from[i];
        }
    }
    text[kept] = '\0';
    *ret_length = kept;
    return text;
}

static bool fail(GError **err, const char *what)
{
    g_set_error_literal(err, JY_ERROR, JY_ERROR_MALFORMED, what);
    return false;
}

static bool take_member(const char *name, const json_t *value, record_reading *reading, GError **err)
{
    jy_field field = jy_fields_find(name, strlen(name), JY_FIELD_GIVEN);
    if (field == JY_FIELD_NONE || field == JY_FIELD_PATH || json_is_null(value)) {
        return true;
    }
    size_t value_length = 0;
    g_autofree char *word = value_text(value, &value_length);
    if (!word) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("the field %s is no text"), name);
        return false;
    }
    if (field == JY_FIELD_TEXT) {
        g_free(reading->text);
        reading->text = g_steal_pointer(&word);
        reading->length = value_length;
    } else if (!jy_fields_set(reading->document, field, word) && reading->odd) {
        g_string_append(reading->odd, reading->odd->len ? "; " : "");
        g_string_append_printf(reading->odd, _("the field %s is left out, as it cannot be read: %s"), name, word);
    }
    return true;
}

static bool take_members(json_t *record, record_reading *reading, GError **err)
{
    const char *name;
    json_t *value;
    bool done = true;
    json_object_foreach(record, name, value)
    {
        done = done && take_member(name, value, reading, err);
    }
    if (done && !reading->text) {
        done = fail(err, _("a record without text"));
    }
    if (done && reading->length > G_MAXUINT32 / 4) {
        done = fail(err, _("a text of more than 1 GiB"));
    }
    return done;
}

/* Reads JSON. Returns a new value; NULL with *ret_problem where it is none. */
static json_t *load(const char *line, size_t length, GString *odd, json_error_t *ret_problem)
{
    json_t *record = json_loadb(line, length, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, ret_problem);
    if (!record && json_error_code(ret_problem) == json_error_duplicate_key) {
        record = json_loadb(line, length, JSON_ALLOW_NUL, ret_problem);
        if (record && odd) {
            g_string_append(odd, _("a field stands twice; its last value is taken"));
        }
    }
    return record;
}

/* Reads what is not quite JSON, if it can be mended: a field that nobody asks for is not to cost the record. */
static json_t *load_mended(const char *line, size_t length, GString *odd)
{
    guint halves;
    json_error_t problem;
    GString *mended = jy_record_mend(line, length, &halves);
    json_t *record = load(mended->str, mended->len, odd, &problem);
    g_string_free(mended, true);
    if (record && halves && odd) {
        g_string_append(odd, odd->len ? "; " : "");
        g_string_append_printf(
            odd, ngettext("half a character is replaced", "%u halves of characters are replaced", halves), halves);
    }
    return record;
}

bool jy_record_line_read(const char *line, size_t length, jy_document *document, char **ret_text, uint32_t *ret_length,
                         GString *odd, GError **err)
{
    json_error_t problem;
    json_t *record = load(line, length, odd, &problem);
    record = record ? record : load_mended(line, length, odd);
    if (!record) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("no JSON: %s"), problem.text);
        return false;
    }
    record_reading reading = {.document = document, .odd = odd};
    bool done = json_is_object(record) ? take_members(record, &reading, err) : fail(err, _("no JSON object"));
    json_decref(record);
    if (!done) {
        g_free(reading.text);
        return false;
    }
    *ret_text = reading.text;
    *ret_length = (uint32_t)reading.length;
    return true;
}
