/* basket_view.c: the quotations that a reader has taken, which the address names, and the files that they go into. */
#include <jiyan/base/markup.h>
#include <libintl.h>

#include "server/page/link.h"
#include "server/page/views.h"
#include "server/quotes/citation.h"
#include "server/quotes/quote.h"

#define _(s) gettext(s)

/* A document is read for each. */
#define QUOTES_MOST 200

/* Appends an address with all that is taken but the one of that number. */
static void append_rest(jy_parts_page *page, guint left_out)
{
    g_autoptr(GArray) parameters = jy_link_parameters(page->call, (const char *const[]){NULL});
    g_array_remove_index(parameters, left_out);
    jy_link_append(page->out, "/basket", parameters);
}

static void append_quote(jy_parts_page *page, const json_t *quote, guint number)
{
    GString *out = page->out;
    g_autofree char *place = jy_link_place(quote);
    jy_markup_printf(out, "<li class=\"hit\"><article>\n<blockquote class=\"sentence\" lang=\"zh\">%s</blockquote>\n",
                     jy_json_get_text(quote, "text"));
    g_string_append(out, "<p><a href=\"");
    jy_link_append_passage(out, place, NULL);
    jy_markup_printf(out, "\">%s</a></p>\n", jy_citation_title(quote));
    jy_parts_append_source(out, quote);
    jy_citation_append(out, quote, jy_json_get_text(quote, "text"));
    g_string_append(out, "<p class=\"put-back\"><a href=\"");
    append_rest(page, number);
    jy_markup_printf(out, "\">%s</a></p></article></li>\n", _("Put back"));
}

static void append_exports(jy_parts_page *page)
{
    static const char *const FORMATS[][2] = {{"docx", "DOCX"}, {"xlsx", "XLSX"}, {"markdown", "Markdown"}};
    jy_markup_printf(page->out, "<ul class=\"chips\" aria-label=\"%s\">\n", _("Take along as"));
    for (size_t i = 0; i < G_N_ELEMENTS(FORMATS); i++) {
        g_autoptr(GArray) parameters = jy_link_parameters(page->call, (const char *const[]){"format", NULL});
        jy_link_add(parameters, "format", FORMATS[i][0]);
        g_string_append(page->out, "<li><a href=\"");
        jy_link_append(page->out, "/quotes", parameters);
        jy_markup_printf(page->out, "\">%s</a></li>\n", FORMATS[i][1]);
    }
    g_string_append(page->out, "</ul>\n");
}

void jy_views_basket(jy_parts_page *page)
{
    g_autoptr(GArray) parameters = jy_link_parameters(page->call, (const char *const[]){NULL});
    g_auto(jy_quote_reader) reader;
    jy_quote_begin(page->service, &reader);
    guint shown = 0;
    const gsize before = page->out->len;
    append_exports(page);
    g_string_append(page->out, "<ol class=\"hits\">\n");
    for (guint i = 0; i < parameters->len && shown < QUOTES_MOST && !reader.gave_up; i++) {
        const jy_options_pair *pair = &g_array_index(parameters, jy_options_pair, i);
        json_t *quote = g_str_equal(pair->name, "take") ? jy_quote_read(&reader, pair->value) : NULL;
        if (quote) {
            append_quote(page, quote, i);
            json_decref(quote);
            shown++;
        }
    }
    g_string_append(page->out, "</ol>\n");
    if (reader.gave_up) {
        jy_markup_printf(page->out, "<p class=\"notice\" role=\"status\">%s</p>\n",
                         _("Some are left out: these are too many sentences of too many documents at a time."));
    }
    if (!shown) {
        g_string_truncate(page->out, before);
        jy_markup_printf(page->out, "<p class=\"notice\" role=\"status\">%s</p>\n",
                         _("Nothing is taken yet: tick sentences among the hits."));
    }
}
