/* json.c: what both programs need beyond jansson. */
#include <jiyan/json.h>

#include <glib.h>

json_t *jy_json_text(const char *text)
{
    if (!text) {
        return json_null();
    }
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    return json_string(valid);
}
