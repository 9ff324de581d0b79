/* hit_view.c: a hit in a list. */
#include <jiyan/base/markup.h>
#include <libintl.h>

#include "server/page/label.h"
#include "server/page/link.h"
#include "server/page/views.h"
#include "server/quotes/citation.h"
#include "server/quotes/quote.h"

#define _(s) gettext(s)

static void append_copies(GString *out, const json_t *copies, const char *question)
{
    const unsigned count = (unsigned)json_array_size(copies);
    if (!count) {
        return;
    }
    g_string_append(out, "<details class=\"copies\"><summary>");
    jy_markup_printf(out, ngettext("and %u copy", "and %u copies", count), count);
    g_string_append(out, "</summary><ul>\n");
    size_t i;
    const json_t *copy;
    json_array_foreach(copies, i, copy)
    {
        g_autofree char *place = jy_link_place(copy);
        g_string_append(out, "<li><a href=\"");
        jy_link_append_passage(out, place, question);
        jy_markup_printf(out, "\">%s</a> %s · %s</li>\n", jy_citation_title(copy), jy_json_get_text(copy, "date"),
                         place);
    }
    g_string_append(out, "</ul></details>\n");
}

void jy_views_append_hit(jy_parts_page *page, const json_t *hit)
{
    GString *out = page->out;
    const char *question = jy_parts_value(page, "q"), *kind = jy_json_get_text(hit, "kind");
    const json_t *headings = json_object_get(hit, "heading");
    g_autofree char *place = jy_link_place(hit);
    jy_markup_printf(out, "<li class=\"hit %s\"><article>\n<h2><a href=\"", jy_json_get_text(hit, "match"));
    jy_link_append_passage(out, place, question);
    jy_markup_printf(out, "\">%s</a></h2>\n", jy_citation_title(hit));
    if (json_array_size(headings)) {
        g_string_append(out, "<p class=\"heading\">");
        jy_parts_append_joined(out, headings, " › ");
        g_string_append(out, "</p>\n");
    }
    g_string_append(out, "<p class=\"sentence\" lang=\"zh\">");
    jy_parts_append_marked(out, jy_json_get_text(hit, "snippet"), json_object_get(hit, "highlights"), NULL);
    g_string_append(out, "</p>\n");
    if (*kind && !g_str_equal(kind, "other")) {
        jy_markup_printf(out, "<p class=\"kind %s\">%s</p>\n", kind, jy_label_value(kind));
    }
    if (g_str_equal(jy_json_get_text(hit, "match"), "partial")) {
        jy_markup_printf(out, "<p class=\"partly\">%s</p>\n", _("in part"));
    }
    jy_parts_append_source(out, hit);
    append_copies(out, json_object_get(hit, "copies"), question);
    jy_citation_append(out, hit, jy_json_get_text(hit, "snippet"));
    g_autofree char *name = jy_quote_name(hit);
    jy_parts_append_take(out, name, jy_json_get_text(hit, "snippet"));
    g_string_append(out, "</article></li>\n");
}
