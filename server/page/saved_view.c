/* saved_view.c: the questions that are kept under a name, each a link. */
#include <jiyan/base/markup.h>
#include <libintl.h>

#include "server/api/api.h"
#include "server/page/link.h"
#include "server/page/views.h"

#define _(s) gettext(s)

/* Where the page shows what answers a saved search. */
static const char *const VIEWS[][2] = {
    {"search", "/"}, {"statements", "/statements"}, {"kwic", "/kwic"}, {"stats", "/stats"}, {"trace", "/trace"}};

/* NULL for what the page has no view of. */
static const char *view_of(const json_t *search)
{
    for (size_t i = 0; i < G_N_ELEMENTS(VIEWS); i++) {
        if (g_str_equal(VIEWS[i][0], jy_json_get_text(search, "answer"))) {
            return VIEWS[i][1];
        }
    }
    return NULL;
}

/* The page says nothing by a parameter without a value: what is overdue today has to be asked for by the name. */
static bool is_told(const json_t *options)
{
    size_t i;
    const json_t *option;
    json_array_foreach(options, i, option)
    {
        if (g_str_equal(jy_json_get_text(option, "name"), "overdue") && !*jy_json_get_text(option, "value")) {
            return false;
        }
    }
    return true;
}

/* A parameter that says what an option does; one that says nothing of its own is what the view is. */
static void add_option(GArray *parameters, const json_t *option)
{
    const char *name = jy_json_get_text(option, "name"), *value = jy_json_get_text(option, "value");
    const bool is_view = g_str_equal(name, "statements") || g_str_equal(name, "kwic") || g_str_equal(name, "stats");
    if (g_str_equal(name, "trace")) {
        jy_link_add(parameters, "q", value);
    } else if (*value) {
        jy_link_add(parameters, name, value);
    } else if (!is_view) {
        jy_link_add(parameters, name, "1"); /* a flag */
    }
}

/* Appends the address, in which all that is saved stands open. */
static void append_address(GString *out, const char *view, const json_t *search)
{
    g_autoptr(GArray) parameters = g_array_new(false, false, sizeof(jy_options_pair));
    const char *question = jy_json_get_text(search, "question");
    const json_t *options = json_object_get(search, "options"), *option;
    size_t i;
    if (!is_told(options)) {
        jy_link_add(parameters, "saved", jy_json_get_text(search, "name"));
        jy_link_append(out, view, parameters);
        return;
    }
    if (*question) {
        jy_link_add(parameters, "q", question);
    }
    json_array_foreach(options, i, option)
    {
        add_option(parameters, option);
    }
    jy_link_append(out, view, parameters);
}

static void append_search(GString *out, const json_t *search)
{
    const char *view = view_of(search), *name = jy_json_get_text(search, "name");
    if (!view) {
        return;
    }
    g_string_append(out, "<li><a href=\"");
    append_address(out, view, search);
    jy_markup_printf(out, "\">%s</a></li>\n", name);
}

void jy_views_append_saved(jy_parts_page *page, bool is_open)
{
    g_autoptr(GArray) nothing = g_array_new(false, false, sizeof(jy_options_pair));
    g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func(g_free);
    json_t *answer = jy_api_read(page->service, "saved", nothing, notices, NULL);
    const json_t *searches = json_object_get(answer, "searches"), *search;
    size_t i;
    if (json_array_size(searches)) {
        jy_markup_printf(page->out,
                         is_open ? "<section class=\"saved\"><h2>%s</h2>\n<ul>\n"
                                 : "<details class=\"saved\"><summary>%s</summary>\n<ul>\n",
                         _("Saved searches"));
        json_array_foreach(searches, i, search)
        {
            append_search(page->out, search);
        }
        g_string_append(page->out, is_open ? "</ul></section>\n" : "</ul></details>\n");
    }
    json_decref(answer);
}
