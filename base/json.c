/* json.c: what both programs need beyond jansson. */
#include <jiyan/base/json.h>

#include <glib.h>
#include <jiyan/base/terminal.h>
#include <stdlib.h>
#include <string.h>

/* Seventeen digits would show 0.1 as 0.10000000000000001. */
#define FLAGS (JSON_COMPACT | JSON_REAL_PRECISION(15))

json_t *jy_json_text(const char *text)
{
    if (!text) {
        return json_null();
    }
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    return json_string(valid);
}

const char *jy_json_get_text(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

unsigned jy_json_get_number(const json_t *object, const char *key)
{
    return (unsigned)CLAMP(json_integer_value(json_object_get(object, key)), 0, (json_int_t)G_MAXUINT);
}

/* Prints bytes of JSON: what could harm a terminal is escaped. JSON escapes what is below a space itself. */
static void print_safe(const char *text, const char *end, FILE *out)
{
    const char *done = text;
    for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
        bool may_be = *at == 0x7F || *at == '\xC2' || *at == '\xD8' || *at == '\xE2';
        if (may_be && jy_terminal_is_dangerous(g_utf8_get_char(at))) {
            fwrite(done, 1, (size_t)(at - done), out);
            fprintf(out, "\\u%04x", (unsigned)g_utf8_get_char(at));
            done = g_utf8_next_char(at);
        }
    }
    fwrite(done, 1, (size_t)(end - done), out);
}

void jy_json_print(const json_t *value, FILE *out)
{
    char *text = json_dumps(value, FLAGS);
    if (text) {
        print_safe(text, text + strlen(text), out);
    }
    putc('\n', out);
    free(text);
}

/* Prints a character that has to be escaped, as jansson does. */
static void print_escaped(char character, FILE *out)
{
    static const char NAMED[] = "\bb\ff\nn\rr\tt\"\"\\\\";
    for (const char *name = NAMED; *name; name += 2) {
        if (*name == character) {
            putc('\\', out);
            putc(name[1], out);
            return;
        }
    }
    fprintf(out, "\\u%04X", (unsigned char)character);
}

void jy_json_print_text(const char *text, FILE *out)
{
    g_autofree char *valid = g_utf8_validate(text, -1, NULL) ? NULL : g_utf8_make_valid(text, -1);
    const char *done = valid ? valid : text, *at = done;
    putc('"', out);
    for (; *at; at++) {
        if ((unsigned char)*at < ' ' || *at == '"' || *at == '\\') {
            print_safe(done, at, out);
            print_escaped(*at, out);
            done = at + 1;
        }
    }
    print_safe(done, at, out);
    putc('"', out);
}

void jy_json_print_real(double number, FILE *out)
{
    json_t *real = json_real(number);
    char *text = json_dumps(real, FLAGS | JSON_ENCODE_ANY);
    fputs(text ? text : "null", out); /* JSON has no infinity */
    free(text);
    json_decref(real);
}
