/* search_view.c: a question and its hits. */
#include <jiyan/base/markup.h>
#include <libintl.h>

#include "server/page/feed.h"
#include "server/page/form.h"
#include "server/page/link.h"
#include "server/page/views.h"

#define _(s) gettext(s)

#define LIMIT_DEFAULT 10

static const char *const FIELDS[] = {"year", "speaker", "issuer",    "genre", "path", "title", "docno",
                                     "type", "kind",    "new-since", "match", "sort", "group", NULL};

/* Appends a link to the same question with other words. */
static void append_other_question(jy_parts_page *page, const char *question)
{
    g_autoptr(GArray) parameters = jy_link_parameters(page->call, (const char *const[]){"q", "offset", NULL});
    jy_link_add(parameters, "q", question);
    g_string_append(page->out, "<a href=\"");
    jy_link_append(page->out, "/", parameters);
    jy_markup_printf(page->out, "\">%s</a>", question);
}

static void append_suggestions(jy_parts_page *page, const json_t *suggestions)
{
    if (!json_array_size(suggestions)) {
        return;
    }
    jy_markup_printf(page->out, "<p class=\"suggestions\">%s ", _("Did you mean"));
    size_t i;
    const json_t *suggestion;
    json_array_foreach(suggestions, i, suggestion)
    {
        g_string_append(page->out, i ? ", " : "");
        append_other_question(page, json_string_value(suggestion));
    }
    g_string_append(page->out, "</p>\n");
}

/* Appends a link with another value of a filter, or with none. */
static void append_other_filter(jy_parts_page *page, const char *field, const char *value, const char *label)
{
    g_autoptr(GArray) parameters = jy_link_parameters(page->call, (const char *const[]){field, "offset", NULL});
    if (value) {
        jy_link_add(parameters, field, value);
    }
    g_string_append(page->out, " <a href=\"");
    jy_link_append(page->out, "/", parameters);
    jy_markup_printf(page->out, "\">%s</a>", label);
}

/* The filters that nothing passes, and what is near to them. */
static void append_culprits(jy_parts_page *page, const json_t *culprits)
{
    size_t i, j;
    const json_t *culprit, *near;
    json_array_foreach(culprits, i, culprit)
    {
        const char *field = jy_json_get_text(culprit, "field");
        jy_markup_printf(page->out, "<p class=\"notice\">");
        jy_markup_printf(page->out,
                         json_is_true(json_object_get(culprit, "absent")) ? _("No document has %s: %s.")
                                                                          : _("Nothing is left by %s: %s."),
                         jy_form_label(field), jy_json_get_text(culprit, "value"));
        json_array_foreach(json_object_get(culprit, "near"), j, near)
        {
            append_other_filter(page, field, json_string_value(near), json_string_value(near));
        }
        append_other_filter(page, field, NULL, _("Search without it"));
        g_string_append(page->out, "</p>\n");
    }
}

static unsigned append_total(jy_parts_page *page, const json_t *answer)
{
    const json_t *total = json_object_get(answer, "total");
    const unsigned exact = jy_json_get_number(total, "exact"), partial = jy_json_get_number(total, "partial");
    g_string_append(page->out, "<p class=\"total\" role=\"status\">");
    if (json_is_true(json_object_get(total, "lower_bound"))) {
        jy_markup_printf(page->out, "%s ", _("At least"));
    }
    jy_markup_printf(page->out, ngettext("%u passage with all of it", "%u passages with all of it", exact), exact);
    if (partial) {
        g_string_append(page->out, " · ");
        jy_markup_printf(page->out, ngettext("%u with a part", "%u with a part", partial), partial);
    }
    g_string_append(page->out, "</p>\n");
    return exact + partial;
}

static void append_answer(jy_parts_page *page, const json_t *answer)
{
    const json_t *hits = json_object_get(answer, "hits"), *hit;
    const char *note = jy_json_get_text(answer, "query_note");
    if (*note) {
        jy_markup_printf(page->out, "<p class=\"notice\" role=\"status\">%s</p>\n", note);
    }
    const unsigned total = append_total(page, answer);
    append_suggestions(page, json_object_get(answer, "suggestions"));
    append_culprits(page, json_object_get(answer, "filters"));
    const unsigned limit = jy_parts_number_of(page, "limit");
    const unsigned first = jy_parts_number_of(page, "offset") + 1;
    g_string_append(page->out, "<form class=\"taking\" action=\"/basket\" method=\"get\">\n");
    g_string_append_printf(page->out, "<ol class=\"hits\" start=\"%u\">\n", first);
    size_t i;
    json_array_foreach(hits, i, hit)
    {
        jy_views_append_hit(page, hit);
    }
    g_string_append(page->out, "</ol>\n");
    if (json_array_size(hits)) {
        jy_markup_printf(page->out, "<p><button class=\"plain\">%s</button></p>\n",
                         _("Put what is ticked into the basket"));
    }
    g_string_append(page->out, "</form>\n");
    jy_feed_append_link(page);
    jy_parts_append_pager(page, limit ? limit : LIMIT_DEFAULT, json_array_size(hits), total);
}

void jy_views_search(jy_parts_page *page)
{
    jy_form_append(page, "/", _("Words to look for"), FIELDS);
    g_autoptr(GArray) asked = jy_parts_asked(page, (const char *const[]){NULL});
    if (!asked->len) {
        jy_markup_printf(page->out, "<p class=\"welcome\">%s</p>\n",
                         _("Ask in words, in whole sentences, or with the filters."));
        jy_views_append_saved(page, true);
        return;
    }
    jy_views_append_saved(page, false);
    jy_form_append_chips(page);
    jy_markup_printf(page->out, "<div class=\"columns\">\n<section aria-label=\"%s\">\n", _("Hits"));
    json_t *answer = jy_parts_read(page, "search", asked);
    if (answer) {
        append_answer(page, answer);
    }
    g_string_append(page->out, "</section>\n");
    if (answer) {
        jy_views_append_facets(page);
    }
    g_string_append(page->out, "</div>\n");
    json_decref(answer);
}
