/* json.c: what both programs need beyond jansson. */
#include <jiyan/base/json.h>

#include <glib.h>
#include <jiyan/base/terminal.h>
#include <stdlib.h>

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

void jy_json_print(const json_t *value, FILE *out)
{
    char *text = json_dumps(value, FLAGS);
    const char *done = text;
    for (const char *at = text; at && *at; at = g_utf8_next_char(at)) {
        bool may_be = *at == 0x7F || *at == '\xC2' || *at == '\xD8' || *at == '\xE2'; /* JSON escapes what is below */
        if (may_be && jy_terminal_is_dangerous(g_utf8_get_char(at))) {
            fwrite(done, 1, (size_t)(at - done), out);
            fprintf(out, "\\u%04x", (unsigned)g_utf8_get_char(at));
            done = g_utf8_next_char(at);
        }
    }
    fprintf(out, "%s\n", done ? done : "");
    free(text);
}
