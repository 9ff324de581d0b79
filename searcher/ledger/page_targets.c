/* page_targets.c: the table of targets, and the other commitments by themes. */
#include <jiyan/base/markup.h>
#include <libintl.h>
#include <string.h>

#include "searcher/ledger/goals.h"
#include "searcher/ledger/page.h"
#include "searcher/ledger/theme.h"

#define _(s) gettext(s)

static bool is_target(const jy_promise *promise)
{
    return jy_promises_row(promise)->particulars.quantities->len > 0;
}

/* A document as a heading; that no more than its year is known is said. */
static void append_heading(jy_page *page, const jy_row *row)
{
    jy_page_append_document(page, row->document);
    if (!row->said.month) {
        g_string_append_printf(page->out, " <small>%s</small>",
                               row->said.year ? _("(only the year is known)") : _("not dated"));
    }
}

/* ---- targets ---- */

static void append_goal(jy_page *page, const jy_promise *promise, const jy_goal *goal, bool is_first)
{
    const jy_row *row = jy_promises_row(promise);
    if (is_first) {
        g_string_append_printf(page->out, "<tr id=\"c%u\">", promise->number);
    } else {
        g_string_append(page->out, "<tr>");
    }
    g_string_append(page->out, "<td>");
    jy_page_append_sentence(page, row, goal->start, goal->end, page->detail->text);
    if (is_first) {
        g_string_append(page->out, "<small>");
        jy_page_append_facts(page, row);
        g_string_append(page->out, "</small>");
    }
    g_string_append(page->out, "</td><td>");
    const jy_page_steps steps = {promise->trail, goal->steps, goal->step, page->detail->steps};
    jy_page_append_trail(page, &steps);
    g_string_append_printf(page->out, "</td><td class=\"o %s\">%s</td></tr>\n", jy_outcome_name(goal->outcome),
                           jy_outcome_label(goal->outcome));
}

void jy_page_append_targets(jy_page *page)
{
    const jy_document *last = NULL;
    g_string_append_printf(page->out, "<section id=\"targets\">\n<h2>%s</h2>\n", _("Targets"));
    jy_page_append_legend(page->out);
    for (guint i = 0; i < page->promises->list->len && !jy_page_is_long(page); i++) {
        const jy_promise *promise = page->promises->list->pdata[i];
        const jy_row *row = jy_promises_row(promise);
        if (!is_target(promise)) {
            continue;
        }
        if (!last) {
            g_string_append_printf(page->out,
                                   "<table class=\"targets\" lang=\"zh-Hans\">\n<thead><tr><th scope=\"col\">%s</th>"
                                   "<th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>\n",
                                   _("target"), _("result"), _("verdict"));
        }
        if (row->document != last) {
            g_string_append(page->out, last ? "</tbody>\n" : "");
            g_string_append(page->out, "<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"3\">");
            append_heading(page, row);
            g_string_append(page->out, "</th></tr>\n");
        }
        last = row->document;
        g_autoptr(GArray) goals = jy_goals_of(promise);
        for (guint k = 0; k < goals->len; k++) {
            append_goal(page, promise, &g_array_index(goals, jy_goal, k), k == 0);
        }
    }
    if (last) {
        g_string_append(page->out, "</tbody>\n</table>\n");
    } else {
        g_string_append_printf(page->out, "<p>%s</p>\n", _("No commitment has a number."));
    }
    g_string_append(page->out, "</section>\n");
}

/* ---- the others ---- */

static void append_entry(jy_page *page, const jy_promise *promise)
{
    const jy_row *row = jy_promises_row(promise);
    g_string_append_printf(page->out, "<li class=\"%s\" id=\"c%u\">", jy_outcome_name(promise->outcome),
                           promise->number);
    jy_page_append_sentence(page, row, 0, (uint32_t)strlen(row->text), page->detail->text);
    g_string_append(page->out, "<div>");
    jy_page_append_outcome(page->out, promise->outcome);
    g_string_append(page->out, " · ");
    jy_page_append_facts(page, row);
    if (promise->trail->steps->len) {
        g_string_append(page->out, " · ");
        const jy_page_steps steps = {promise->trail, promise->trail->steps, promise->step, page->detail->entry_steps};
        jy_page_append_trail(page, &steps);
    }
    g_string_append(page->out, "</div></li>\n");
}

/* Those without anything to test: a list that opens at a click, or only how many they are. */
static void append_rest(jy_page *page, const GPtrArray *rest)
{
    const guint most = MIN(page->detail->rest, rest->len);
    if (rest->len == 0) {
        return;
    }
    g_autofree char *count = g_strdup_printf(
        ngettext("%u more, without anything to test", "%u more, without anything to test", rest->len), rest->len);
    if (most == 0) {
        g_string_append_printf(page->out, "<p class=\"rest\">%s</p>\n", count);
        return;
    }
    g_string_append_printf(page->out, "<details class=\"rest\"><summary>%s</summary><ul lang=\"zh-Hans\">\n", count);
    for (guint i = 0; i < most; i++) {
        const jy_row *row = jy_promises_row(rest->pdata[i]);
        g_string_append(page->out, "<li>");
        jy_page_append_sentence(page, row, 0, (uint32_t)strlen(row->text), page->detail->text);
        g_string_append(page->out, "</li>\n");
    }
    g_string_append(page->out, "</ul>");
    if (rest->len > most) {
        g_string_append(page->out, "<p>");
        jy_page_append_more(page->out, rest->len - most);
        g_string_append(page->out, "</p>");
    }
    g_string_append(page->out, "</details>\n");
}

/* Those of one document, chosen[begin, end). */
static void append_group(jy_page *page, const GPtrArray *chosen, guint begin, guint end)
{
    g_autoptr(GPtrArray) rest = g_ptr_array_new();
    g_string_append(page->out, "<ul class=\"entries\" lang=\"zh-Hans\">\n");
    for (guint i = begin; i < end; i++) {
        if (jy_page_is_full(chosen->pdata[i])) {
            append_entry(page, chosen->pdata[i]);
        } else {
            g_ptr_array_add(rest, chosen->pdata[i]);
        }
    }
    g_string_append(page->out, "</ul>\n");
    append_rest(page, rest);
}

void jy_page_append_theme(jy_page *page, size_t theme)
{
    g_autoptr(GPtrArray) chosen = g_ptr_array_new();
    guint all = 0;
    for (guint i = 0; i < page->promises->list->len; i++) {
        const jy_promise *promise = page->promises->list->pdata[i];
        all += promise->theme == theme;
        if (promise->theme == theme && !is_target(promise)) {
            g_ptr_array_add(chosen, page->promises->list->pdata[i]);
        }
    }
    if (all == 0) {
        return;
    }
    g_string_append_printf(page->out, "<section class=\"theme\" id=\"t-%s\">\n<h2>%s</h2>\n", jy_theme_name(theme),
                           jy_theme_label(theme));
    if (chosen->len == 0) {
        g_string_append_printf(page->out, "<p>%s</p>\n", _("All of them are targets."));
    }
    for (guint begin = 0, end; begin < chosen->len; begin = end) {
        const jy_row *row = jy_promises_row(chosen->pdata[begin]);
        g_string_append(page->out, "<h3>");
        append_heading(page, row);
        g_string_append(page->out, "</h3>\n");
        for (end = begin + 1; end < chosen->len && jy_promises_row(chosen->pdata[end])->document == row->document;
             end++) {
        }
        append_group(page, chosen, begin, end);
    }
    g_string_append(page->out, "</section>\n");
}
