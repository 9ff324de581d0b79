/* trace_view.c: a commitment and what later documents say of it, as a line in time. */
#include <jiyan/base/markup.h>
#include <libintl.h>

#include "server/page/chart.h"
#include "server/page/form.h"
#include "server/page/label.h"
#include "server/page/link.h"
#include "server/page/views.h"

#define _(s) gettext(s)

static void append_value(GString *out, const char *label, const char *value)
{
    if (*value) {
        jy_markup_printf(out, "<dt>%s</dt><dd lang=\"zh\">%s</dd>", label, value);
    }
}

static void append_step(GString *out, const json_t *step)
{
    const char *relation = jy_json_get_text(step, "relation"), *date = jy_json_get_text(step, "date");
    jy_markup_printf(
        out, "<li class=\"step %s\"><p class=\"when\"><time datetime=\"%s\">%s</time> <strong>%s</strong></p>\n",
        relation, date, date, jy_label_value(relation));
    g_string_append(out, "<p class=\"sentence\" lang=\"zh\"><a href=\"");
    jy_link_append_passage(out, jy_json_get_text(step, "id"), NULL);
    jy_markup_printf(out, "\">%s</a></p>\n<dl>", jy_json_get_text(step, "text"));
    append_value(out, _("earlier"), jy_json_get_text(step, "earlier"));
    append_value(out, _("promised"), jy_json_get_text(step, "promised"));
    append_value(out, _("reported"), jy_json_get_text(step, "reported"));
    jy_markup_printf(out, "<dt>%s</dt><dd lang=\"zh\">%s</dd></dl>\n", _("in"), jy_json_get_text(step, "title"));
    jy_parts_append_source(out, step);
    g_string_append(out, "</li>\n");
}

static void append_trail(GString *out, const json_t *answer)
{
    const json_t *commitment = json_object_get(answer, "commitment"), *step;
    const unsigned later = jy_json_get_number(answer, "later_documents");
    if (!json_is_object(commitment)) {
        jy_markup_printf(out, "<p class=\"notice\" role=\"status\">%s</p>\n", _("No commitment has these words."));
        return;
    }
    g_string_append(out, "<p class=\"total\" role=\"status\">");
    jy_markup_printf(out, ngettext("%u later document was looked at", "%u later documents were looked at", later),
                     later);
    g_string_append(out, "</p>\n");
    jy_chart_append_target(out, answer);
    g_string_append(out, "<ol class=\"trail\">\n");
    append_step(out, commitment);
    size_t i;
    json_array_foreach(json_object_get(answer, "steps"), i, step)
    {
        append_step(out, step);
    }
    g_string_append(out, "</ol>\n");
}

void jy_views_trace(jy_parts_page *page)
{
    jy_form_append(page, "/trace", _("A commitment, by its words"), (const char *const[]){NULL});
    g_autoptr(GArray) asked = jy_parts_asked(page, (const char *const[]){NULL});
    if (!asked->len) {
        return;
    }
    json_t *answer = jy_parts_read(page, "trace", asked);
    if (answer) {
        append_trail(page->out, answer);
        json_decref(answer);
    }
}
