/* page_tables.c: the page's tables: how many commitments, and what became of them, as bars and as numbers. */
#include <libintl.h>

#include "searcher/ledger/page.h"
#include "searcher/ledger/tally.h"
#include "searcher/ledger/theme.h"

#define _(s) gettext(s)

/* ---- counts ---- */

static void append_head(GString *out, const char *caption, const char *first)
{
    const char *const columns[] = {first, _("commitments"), _("testable"), _("with a deadline")};
    g_string_append_printf(out,
                           "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">\n<table>\n"
                           "<caption>%s</caption>\n<thead><tr>",
                           caption, caption);
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        g_string_append_printf(out, "<th scope=\"col\">%s</th>", columns[i]);
    }
    for (jy_outcome outcome = 0; outcome < JY_OUTCOMES; outcome++) {
        g_string_append(out, "<th scope=\"col\">");
        jy_page_append_outcome(out, outcome);
        g_string_append(out, "</th>");
    }
    g_string_append(out, "</tr></thead>\n<tbody>\n");
}

/* `head` is markup. */
static void append_counts(GString *out, const char *row_class, const char *head, const jy_tally *tally)
{
    g_string_append_printf(out, "<tr%s><th scope=\"row\">%s</th><td>%u</td><td>%u</td><td>%u</td>", row_class, head,
                           tally->all, tally->testable, tally->deadline);
    for (jy_outcome outcome = 0; outcome < JY_OUTCOMES; outcome++) {
        g_string_append_printf(out, "<td>%u</td>", tally->outcomes[outcome]);
    }
    g_string_append(out, "</tr>\n");
}

static void append_foot(GString *out, const jy_promises *promises)
{
    jy_tally all = {0};
    for (guint i = 0; i < promises->list->len; i++) {
        jy_tally_add(&all, promises->list->pdata[i]);
    }
    append_counts(out, " class=\"all\"", _("all"), &all);
    g_string_append(out, "</tbody>\n</table>\n</div>\n");
}

static void append_year(GString *out, unsigned year, const jy_tally *tally)
{
    g_autofree char *head = year ? g_strdup_printf("%u", year) : g_strdup(_("not dated"));
    if (tally->all) {
        append_counts(out, "", head, tally);
    }
}

/* The commitments are in order of time. */
static void append_years(GString *out, const jy_promises *promises)
{
    jy_tally tally = {0};
    unsigned year = 0;
    append_head(out, _("By the year in which they were made"), _("year"));
    for (guint i = 0; i < promises->list->len; i++) {
        const jy_promise *promise = promises->list->pdata[i];
        if (jy_promises_row(promise)->said.year != year) {
            append_year(out, year, &tally);
            tally = (jy_tally){0};
            year = jy_promises_row(promise)->said.year;
        }
        jy_tally_add(&tally, promise);
    }
    append_year(out, year, &tally);
    append_foot(out, promises);
}

static void append_themes(GString *out, const jy_promises *promises)
{
    jy_tally tallies[JY_THEMES] = {0};
    for (guint i = 0; i < promises->list->len; i++) {
        const jy_promise *promise = promises->list->pdata[i];
        jy_tally_add(&tallies[promise->theme], promise);
    }
    append_head(out, _("By the theme of their headings"), _("theme"));
    for (size_t theme = 0; theme < JY_THEMES; theme++) {
        g_autofree char *head =
            g_strdup_printf("<a href=\"#t-%s\">%s</a>", jy_theme_name(theme), jy_theme_label(theme));
        if (tallies[theme].all) {
            append_counts(out, "", head, &tallies[theme]);
        }
    }
    append_foot(out, promises);
}

/* ---- bars ---- */

/* Of those that can be tested or have a deadline, how many have each outcome. Bars are as long as their numbers. */
static void append_bar(GString *out, const char *head, const jy_tally *tally, unsigned longest)
{
    unsigned sum = 0, at = 0;
    g_string_append_printf(out, "<tr><th scope=\"row\">%s</th><td><svg class=\"bar\" viewBox=\"0 0 %u 1\" ", head,
                           longest);
    g_string_append(out, "preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    for (jy_outcome outcome = 0; outcome < JY_OUTCOMES; outcome++) {
        const unsigned width = tally->outcomes[outcome];
        sum += width;
        if (width) {
            g_string_append_printf(out, "<path class=\"%s\" d=\"M%u 0h%uv1h-%uz\"/>", jy_outcome_name(outcome), at,
                                   width, width);
        }
        at = sum;
    }
    g_string_append_printf(out, "</svg></td><td>%u</td></tr>\n", sum);
}

static void begin_bars(GString *out, const char *caption)
{
    g_string_append_printf(out, "<table class=\"bars\">\n<caption>%s</caption>\n<tbody>\n", caption);
}

static void end_bars(GString *out)
{
    g_string_append(out, "</tbody>\n</table>\n");
}

/* Tallies of the full ones by a number that is 0 for what is not counted. Returns the highest count. */
static unsigned tally_by(const jy_promises *promises, unsigned (*number_of)(const jy_promise *promise), GArray *tallies)
{
    unsigned longest = 0;
    for (guint i = 0; i < promises->list->len; i++) {
        const jy_promise *promise = promises->list->pdata[i];
        const unsigned number = jy_page_is_full(promise) ? number_of(promise) : 0;
        if (number >= tallies->len) {
            g_array_set_size(tallies, number + 1);
        }
        if (number) {
            jy_tally *tally = &g_array_index(tallies, jy_tally, number);
            jy_tally_add(tally, promise);
            longest = MAX(longest, tally->all);
        }
    }
    return longest;
}

static unsigned year_said(const jy_promise *promise)
{
    return jy_promises_row(promise)->said.year;
}

static unsigned year_due(const jy_promise *promise)
{
    const jy_deadline *due = jy_row_due(jy_promises_row(promise));
    return due ? due->last.year : 0;
}

static unsigned theme_number(const jy_promise *promise)
{
    return (unsigned)promise->theme + 1;
}

static void append_bars(GString *out, const jy_promises *promises, const char *caption,
                        unsigned (*number_of)(const jy_promise *promise))
{
    g_autoptr(GArray) tallies = g_array_new(false, true, sizeof(jy_tally));
    const unsigned longest = tally_by(promises, number_of, tallies);
    if (longest == 0) {
        return;
    }
    begin_bars(out, caption);
    for (guint i = 0; i < tallies->len; i++) {
        const jy_tally *tally = &g_array_index(tallies, jy_tally, i);
        g_autofree char *head =
            number_of == theme_number && i ? g_strdup(jy_theme_label(i - 1)) : g_strdup_printf("%u", i);
        if (tally->all) {
            append_bar(out, head, tally, longest);
        }
    }
    end_bars(out);
}

void jy_page_append_overview(jy_page *page)
{
    GString *out = page->out;
    const jy_promises *promises = page->promises;
    g_string_append_printf(out, "<section id=\"summary\">\n<h2>%s</h2>\n<p>%s</p>\n", _("Summary"),
                           _("Those that can be tested or have a deadline, by what became of them."));
    jy_page_append_legend(out);
    append_bars(out, promises, _("By the year in which they were made"), year_said);
    append_bars(out, promises, _("By the year in which they are due"), year_due);
    append_bars(out, promises, _("By the theme of their headings"), theme_number);
    g_string_append_printf(out, "<details><summary>%s</summary>\n", _("All of them counted, as tables"));
    append_years(out, promises);
    append_themes(out, promises);
    g_string_append_printf(out, "</details>\n<p>%s</p>\n",
                           _("What became of a commitment is what later documents of the index say, as far as their "
                             "sentences could be linked "
                             "by rules; it is no judgement, and silence is no failure. Of several later statements the "
                             "first of this order "
                             "counts: done, problem, in part, reported, changed, repeated."));
    g_string_append(out, "</section>\n");
}
