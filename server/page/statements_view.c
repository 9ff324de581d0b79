/* statements_view.c: sentences that commit, report or name a problem, as a table. */
#include <jiyan/base/markup.h>
#include <libintl.h>

#include "server/page/feed.h"
#include "server/page/form.h"
#include "server/page/label.h"
#include "server/page/link.h"
#include "server/page/views.h"

#define _(s) gettext(s)

#define LIMIT_DEFAULT 50
#define STRING_(s) #s
#define STRING(s) STRING_(s)

static const char *const FIELDS[] = {"statements", "year",     "speaker", "issuer", "owner",     "strength",
                                     "due",        "testable", "path",    "genre",  "new-since", NULL};

static void append_sentence(jy_parts_page *page, const json_t *statement)
{
    GString *out = page->out;
    const char *id = jy_json_get_text(statement, "id");
    g_string_append(out, "<td class=\"sentence\" lang=\"zh\"><a href=\"");
    jy_link_append_passage(out, id, NULL);
    jy_markup_printf(out, "\">%s</a>", jy_json_get_text(statement, "text"));
    jy_markup_printf(out, "<p class=\"source\">%s %s</p></td>\n", jy_json_get_text(statement, "date"),
                     jy_json_get_text(statement, "title"));
}

/* A cell says what it is where the table is too narrow for its head. */
static void append_cell(GString *out, const char *label, const char *text)
{
    jy_markup_printf(out, "<td data-label=\"%s\">%s</td>\n", label, text);
}

static void append_list_cell(GString *out, const char *label, const json_t *list)
{
    jy_markup_printf(out, "<td data-label=\"%s\">", label);
    jy_parts_append_joined(out, list, "、");
    g_string_append(out, "</td>\n");
}

static void append_row(jy_parts_page *page, const json_t *statement)
{
    GString *out = page->out;
    const char *kind = jy_json_get_text(statement, "kind");
    g_string_append(out, "<tr>");
    append_sentence(page, statement);
    append_cell(out, _("Kind of sentence"), jy_label_value(kind));
    append_list_cell(out, _("Due"), json_object_get(statement, "deadline"));
    append_cell(out, _("Body in charge"), jy_json_get_text(statement, "owner"));
    append_cell(out, _("Firmness"), jy_label_value(jy_json_get_text(statement, "strength")));
    append_list_cell(out, _("Amounts"), json_object_get(statement, "quantities"));
    g_string_append(out, "<td>");
    if (g_str_equal(kind, "commitment")) {
        g_autoptr(GArray) traced = g_array_new(false, false, sizeof(jy_options_pair));
        jy_link_add(traced, "q", jy_json_get_text(statement, "id"));
        g_string_append(out, "<a href=\"");
        jy_link_append(out, "/trace", traced);
        jy_markup_printf(out, "\">%s</a>", _("What became of it"));
    }
    jy_parts_append_take(out, jy_json_get_text(statement, "id"), jy_json_get_text(statement, "text"));
    g_string_append(out, "</td></tr>\n");
}

static void append_table(jy_parts_page *page, const json_t *answer, unsigned limit)
{
    const json_t *rows = json_object_get(answer, "statements"), *row;
    const unsigned total = jy_json_get_number(answer, "total");
    g_string_append(page->out, "<p class=\"total\" role=\"status\">");
    jy_markup_printf(page->out, ngettext("%u sentence", "%u sentences", total), total);
    jy_markup_printf(page->out,
                     "</p>\n<form class=\"taking\" action=\"/basket\" method=\"get\">\n<table "
                     "class=\"statements\"><thead><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th>"
                     "<th>%s</th><th>%s</th><th>%s</th></tr></thead><tbody>\n",
                     _("Sentence"), _("Kind of sentence"), _("Due"), _("Body in charge"), _("Firmness"), _("Amounts"),
                     _("Trail"));
    size_t i;
    json_array_foreach(rows, i, row)
    {
        append_row(page, row);
    }
    jy_markup_printf(page->out, "</tbody></table>\n<p><button class=\"plain\">%s</button></p>\n</form>\n",
                     _("Put what is ticked into the basket"));
    jy_feed_append_link(page);
    jy_parts_append_pager(page, limit, json_array_size(rows), total);
}

void jy_views_statements(jy_parts_page *page)
{
    jy_form_append(page, "/statements", _("Words of the sentences"), FIELDS);
    jy_views_append_saved(page, false);
    jy_form_append_chips(page);
    g_autoptr(GArray) asked = jy_parts_asked(page, (const char *const[]){NULL});
    const unsigned limit = jy_parts_number_of(page, "limit");
    if (!limit) {
        jy_link_add(asked, "limit", STRING(LIMIT_DEFAULT));
    }
    json_t *answer = jy_parts_read(page, "statements", asked);
    if (answer) {
        append_table(page, answer, limit ? limit : LIMIT_DEFAULT);
        json_decref(answer);
    }
}
