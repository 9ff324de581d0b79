/* running.c: what a run of jiyan-index that is at work has come to. */
#include "server/page/running.h"

#include <jiyan/base/markup.h>
#include <libintl.h>
#include <string.h>

#include "server/page/link.h"

#define N_(s) s
#define _(s) gettext(s)

/* What is said of each phase; app.js says the same of what comes later, with other values for the names in braces. */
static const struct {
    const char *phase, *text;
} PHASES[] = {
    /* Translators: what stands in braces is filled in, and stays as it is. */
    {"reading", N_("jiyan-index is at work: {files_done} of {files} files are read. {path}")},
    {"merging", N_("jiyan-index is at work: what it has read is written.")},
    {"tidying", N_("jiyan-index is at work: parts of the index become one.")},
};

/* A field as a text. Returns a new text. */
static char *value_of(const json_t *running, const char *name)
{
    const json_t *value = json_object_get(running, name);
    return json_is_integer(value) ? g_strdup_printf("%" JSON_INTEGER_FORMAT, json_integer_value(value))
                                  : g_strdup(jy_json_get_text(running, name));
}

/* Puts the fields of a run into the braces of a text. Returns a new text. */
static char *fill(const char *text, const json_t *running)
{
    GString *filled = g_string_new(NULL);
    for (const char *open; (open = strchr(text, '{')) && strchr(open, '}');) {
        const char *close = strchr(open, '}');
        g_autofree char *name = g_strndup(open + 1, (gsize)(close - open - 1));
        g_autofree char *value = value_of(running, name);
        g_string_append_len(filled, text, open - text);
        g_string_append(filled, value);
        text = close + 1;
    }
    g_string_append(filled, text);
    return g_string_free(filled, false);
}

static const char *text_of(const json_t *running)
{
    size_t i = 0;
    const char *phase = jy_json_get_text(running, "phase");
    while (i + 1 < G_N_ELEMENTS(PHASES) && !g_str_equal(PHASES[i].phase, phase)) {
        i++;
    }
    return _(PHASES[i].text);
}

/* The bytes that are read, of all; a bar without a value where that is not known. */
static void append_bar(GString *out, const json_t *running)
{
    const json_int_t bytes = json_integer_value(json_object_get(running, "bytes")),
                     done = json_integer_value(json_object_get(running, "bytes_done"));
    jy_markup_printf(out, "<progress aria-label=\"%s\"", _("Bytes that are read"));
    if (bytes > 0) {
        g_string_append_printf(out, " max=\"%" JSON_INTEGER_FORMAT "\" value=\"%" JSON_INTEGER_FORMAT "\"", bytes,
                               MIN(done, bytes));
    }
    g_string_append(out, "></progress>");
}

void jy_running_append(jy_parts_page *page, const char *db, const json_t *status)
{
    const json_t *running = json_object_get(status, "running");
    GString *out = page->out;
    if (!json_is_object(running)) {
        return;
    }
    g_autoptr(GArray) asked = g_array_new(false, false, sizeof(jy_options_pair));
    g_autofree char *said = fill(text_of(running), running);
    jy_link_add(asked, "db", db);
    g_string_append(out, "<div class=\"notice running\" data-status=\"");
    jy_link_append(out, "/api/status", asked);
    g_string_append_c(out, '"');
    for (size_t i = 0; i < G_N_ELEMENTS(PHASES); i++) {
        jy_markup_printf(out, " data-%s=\"%s\"", PHASES[i].phase, _(PHASES[i].text));
    }
    jy_markup_printf(out, "><p>%s</p>", said);
    append_bar(out, running);
    g_autoptr(GArray) same = jy_link_parameters(page->call, (const char *const[]){NULL});
    g_string_append(out, " <a href=\"");
    jy_link_append(out, page->call->path, same);
    jy_markup_printf(out, "\">%s</a></div>\n", _("Look again"));
}
