/* stats_view.c: how often words are used, by year. */
#include <jiyan/base/markup.h>
#include <libintl.h>

#include "server/page/form.h"
#include "server/page/link.h"
#include "server/page/views.h"

#define _(s) gettext(s)

static const char *const FIELDS[] = {"year", "speaker", "issuer", "genre", "path", NULL};

static double most_of(const json_t *years)
{
    double most = 0;
    size_t i;
    const json_t *year;
    json_array_foreach(years, i, year)
    {
        most = MAX(most, json_number_value(json_object_get(year, "per_10000")));
    }
    return most;
}

static void append_year(jy_parts_page *page, const json_t *year, double most)
{
    GString *out = page->out;
    const char *name = jy_json_get_text(year, "year");
    const double rate = json_number_value(json_object_get(year, "per_10000"));
    g_autoptr(GArray) asked = jy_link_parameters(page->call, (const char *const[]){"year", NULL});
    jy_link_add(asked, "year", name);
    g_string_append(out, "<tr><th scope=\"row\">");
    if (*name) {
        g_string_append(out, "<a href=\"");
        jy_link_append(out, "/", asked);
        jy_markup_printf(out, "\">%s</a>", name);
    } else {
        jy_markup_printf(out, "%s", _("undated"));
    }
    jy_markup_printf(out, "</th><td>%u / %u</td><td>%u</td>", jy_json_get_number(year, "documents"),
                     jy_json_get_number(year, "all_documents"), jy_json_get_number(year, "occurrences"));
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    jy_markup_printf(out, "<td>%s</td>", g_ascii_formatd(text, sizeof text, "%.2f", rate));
    jy_markup_printf(out,
                     "<td><svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                     "<rect width=\"%u\" height=\"8\"/></svg></td></tr>\n",
                     most > 0 ? (unsigned)(rate / most * 100) : 0);
}

static void append_table(jy_parts_page *page, const json_t *answer)
{
    const json_t *years = json_object_get(answer, "years"), *year, *total = json_object_get(answer, "total");
    const double most = most_of(years);
    g_string_append(page->out, "<p class=\"total\" role=\"status\">");
    jy_markup_printf(page->out, _("%u of %u documents, %u times"), jy_json_get_number(total, "documents"),
                     jy_json_get_number(total, "all_documents"), jy_json_get_number(total, "occurrences"));
    jy_markup_printf(page->out,
                     "</p>\n<table class=\"stats\"><thead><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th>"
                     "<td></td></tr></thead><tbody>\n",
                     _("Year"), _("Documents"), _("Occurrences"), _("per 10,000 characters"));
    size_t i;
    json_array_foreach(years, i, year)
    {
        append_year(page, year, most);
    }
    g_string_append(page->out, "</tbody></table>\n");
}

void jy_views_stats(jy_parts_page *page)
{
    jy_form_append(page, "/stats", _("Words to count"), FIELDS);
    jy_form_append_chips(page);
    g_autoptr(GArray) asked = jy_parts_asked(page, (const char *const[]){NULL});
    if (!asked->len) {
        return;
    }
    json_t *answer = jy_parts_read(page, "stats", asked);
    if (answer) {
        append_table(page, answer);
        json_decref(answer);
    }
}
