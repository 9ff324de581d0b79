/* ledger_view.c: all commitments with what became of each. */
#include <jiyan/base/markup.h>
#include <libintl.h>

#include "server/page/chart.h"
#include "server/page/form.h"
#include "server/page/label.h"
#include "server/page/link.h"
#include "server/page/views.h"

#define _(s) gettext(s)

/* Commitments that are shown at a time. */
#define LIMIT 50

static const char *const FIELDS[] = {"year", "speaker", "issuer", "owner", "strength", "due", "testable", "path", NULL};

static void append_commitment(jy_parts_page *page, const json_t *commitment)
{
    GString *out = page->out;
    const json_t *result = json_object_get(commitment, "result");
    const char *outcome = jy_json_get_text(commitment, "outcome"), *id = jy_json_get_text(commitment, "id");
    g_autoptr(GArray) traced = g_array_new(false, false, sizeof(jy_options_pair));
    jy_link_add(traced, "q", id);
    g_string_append(out, "<tr><td class=\"sentence\" lang=\"zh\"><a href=\"");
    jy_link_append_passage(out, id, NULL);
    jy_markup_printf(out, "\">%s</a><p class=\"source\">%s %s</p></td>\n", jy_json_get_text(commitment, "text"),
                     jy_json_get_text(commitment, "date"), jy_json_get_text(commitment, "title"));
    jy_markup_printf(out, "<td data-label=\"%s\"><p class=\"outcome %s\"><a href=\"", _("Outcome"), outcome);
    jy_link_append(out, "/trace", traced);
    jy_markup_printf(out, "\">%s</a></p></td>\n<td class=\"result\" lang=\"zh\">", jy_label_value(outcome));
    if (json_is_object(result)) {
        g_string_append(out, "<a href=\"");
        jy_link_append_passage(out, jy_json_get_text(result, "id"), NULL);
        jy_markup_printf(out, "\">%s</a><p class=\"source\">%s</p>", jy_json_get_text(result, "text"),
                         jy_json_get_text(result, "date"));
    }
    g_string_append(out, "</td></tr>\n");
}

static void append_table(jy_parts_page *page, const json_t *ledger)
{
    const char *wanted = jy_parts_value(page, "outcome");
    const unsigned offset = jy_parts_number_of(page, "offset");
    unsigned total = 0, shown = 0;
    size_t i;
    const json_t *commitment;
    jy_markup_printf(page->out,
                     "<table class=\"statements ledger\"><thead><tr><th>%s</th><th>%s</th><th>%s</th></tr></thead>"
                     "<tbody>\n",
                     _("Commitment"), _("Outcome"), _("What a later document says"));
    json_array_foreach(json_object_get(ledger, "commitments"), i, commitment)
    {
        const bool is_wanted = !*wanted || g_str_equal(jy_json_get_text(commitment, "outcome"), wanted);
        if (is_wanted && total++ >= offset && shown < LIMIT) {
            append_commitment(page, commitment);
            shown++;
        }
    }
    g_string_append(page->out, "</tbody></table>\n");
    jy_parts_append_pager(page, LIMIT, shown, total);
}

void jy_views_ledger(jy_parts_page *page)
{
    jy_form_append(page, "/ledger", NULL, FIELDS);
    jy_form_append_chips(page);
    g_autoptr(GArray) asked = jy_link_parameters(page->call, (const char *const[]){"outcome", "offset", NULL});
    json_t *ledger = jy_parts_read(page, "ledger", asked);
    if (ledger) {
        jy_chart_append_outcomes(page->out, ledger);
        jy_parts_append_counts(page, _("Outcome"), "outcome", json_object_get(ledger, "outcomes"));
        append_table(page, ledger);
        json_decref(ledger);
    }
}
