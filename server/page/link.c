/* link.c: addresses of the page. */
#include "server/page/link.h"

#include <jiyan/base/markup.h>

#include "server/page/parts.h"

GArray *jy_link_parameters(const jy_call *call, const char *const *dropped)
{
    GArray *kept = g_array_new(false, false, sizeof(jy_options_pair));
    for (guint i = 0; i < call->parameters->len; i++) {
        const jy_options_pair *pair = &g_array_index(call->parameters, jy_options_pair, i);
        if (*pair->value && !g_strv_contains(dropped, pair->name)) {
            g_array_append_val(kept, *pair);
        }
    }
    return kept;
}

void jy_link_add(GArray *parameters, const char *name, const char *value)
{
    const jy_options_pair pair = {name, value};
    g_array_append_val(parameters, pair);
}

void jy_link_remove(GArray *parameters, const char *name)
{
    for (guint i = parameters->len; i > 0; i--) {
        if (g_str_equal(g_array_index(parameters, jy_options_pair, i - 1).name, name)) {
            g_array_remove_index(parameters, i - 1);
        }
    }
}

/* Only unreserved characters stay as they are, so that nothing needs markup's escapes, too. */
void jy_link_append(GString *out, const char *path, const GArray *parameters)
{
    g_string_append(out, path);
    for (guint i = 0; i < parameters->len; i++) {
        const jy_options_pair *pair = &g_array_index(parameters, jy_options_pair, i);
        g_string_append(out, i ? "&amp;" : "?");
        g_string_append_uri_escaped(out, pair->name, NULL, false);
        g_string_append_c(out, '=');
        g_string_append_uri_escaped(out, pair->value, NULL, false);
    }
}

char *jy_link_place(const json_t *hit)
{
    const char *path = jy_json_get_text(hit, "path");
    const char *record = jy_json_get_text(hit, json_object_get(hit, "record") ? "record" : "id");
    const unsigned line = jy_json_get_number(hit, "line");
    return *record ? g_strdup_printf("%s#%s", path, record)
           : line  ? g_strdup_printf("%s:%u", path, line)
                   : g_strdup(path);
}

void jy_link_append_passage(GString *out, const char *place, const char *question)
{
    g_autoptr(GArray) parameters = g_array_new(false, false, sizeof(jy_options_pair));
    jy_link_add(parameters, "show", place);
    if (question && *question) {
        jy_link_add(parameters, "q", question);
    }
    jy_link_append(out, "/passage", parameters);
    g_string_append(out, "#hit");
}

void jy_link_append_document(GString *out, const char *path)
{
    g_string_append(out, "<a href=\"");
    jy_link_append_passage(out, path, NULL);
    jy_markup_printf(out, "\">%s</a>", path);
}
