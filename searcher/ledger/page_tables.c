/* page_tables.c: the page's tables: how many commitments, and what became of them; the documents they are in. */
#include <jiyan/base/markup.h>
#include <libintl.h>
#include <string.h>

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
        g_string_append_printf(out, "<th scope=\"col\"><span class=\"o %s\">", jy_outcome_name(outcome));
        jy_page_append_shape(out, outcome);
        g_string_append_printf(out, "</span>%s</th>", jy_outcome_label(outcome));
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

void jy_page_append_summary(GString *out, const jy_promises *promises)
{
    g_string_append_printf(out, "<section id=\"summary\">\n<h2>%s</h2>\n", _("Summary"));
    jy_page_append_legend(out);
    append_years(out, promises);
    append_themes(out, promises);
    g_string_append_printf(out, "<p>%s</p>\n",
                           _("What became of a commitment is what later documents of the index say, as far as their "
                             "sentences could be linked "
                             "by rules; it is no judgement, and silence is no failure. Of several later statements the "
                             "first of this order "
                             "counts: done, problem, in part, reported, changed, repeated."));
    g_string_append(out, "</section>\n");
}

/* ---- sources ---- */

typedef struct {
    const char *key; /* folder:document key */
    const jy_document *document;
} source;

static int by_date(const void *a, const void *b)
{
    const source *left = a, *right = b;
    int order = g_strcmp0(left->document->date, right->document->date);
    order = order ? order : strcmp(left->document->path, right->document->path);
    return order ? order : strcmp(left->key, right->key);
}

static void append_cell(GString *out, const char *text, const char *attributes)
{
    g_autofree char *escaped = jy_markup_text(text ? text : "");
    g_string_append_printf(out, "<td%s>%s</td>", attributes, escaped);
}

void jy_page_append_sources(GString *out, const jy_promises *promises)
{
    g_autoptr(GArray) sources = g_array_new(false, false, sizeof(source));
    GHashTableIter iter;
    void *key, *document;
    g_hash_table_iter_init(&iter, promises->documents);
    while (g_hash_table_iter_next(&iter, &key, &document)) {
        const source item = {key, document};
        g_array_append_val(sources, item);
    }
    g_array_sort(sources, by_date);
    const char *const columns[] = {_("date"), _("title"), _("speaker or issuer"), _("file")};
    g_string_append_printf(out, "<section id=\"sources\">\n<h2>%s</h2>\n<table class=\"sources\">\n<thead><tr>",
                           _("Documents"));
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        g_string_append_printf(out, "<th scope=\"col\">%s</th>", columns[i]);
    }
    g_string_append(out, "</tr></thead>\n<tbody>\n");
    for (guint i = 0; i < sources->len; i++) {
        const source *item = &g_array_index(sources, source, i);
        const jy_document *entry = item->document;
        g_auto(GStrv) parts = g_strsplit(item->key, ":", 2);
        g_autofree char *anchor = jy_markup_text(parts[1]), *title = jy_markup_text(entry->title ? entry->title : "");
        g_string_append_printf(out, "<tr id=\"d%s-%s\">", parts[0], anchor);
        append_cell(out, entry->date, "");
        g_string_append_printf(out, "<th scope=\"row\" lang=\"zh-Hans\">%s</th>", title);
        append_cell(out, entry->speaker ? entry->speaker : entry->issuer, " lang=\"zh-Hans\"");
        append_cell(out, entry->path, "");
        g_string_append(out, "</tr>\n");
    }
    g_string_append(out, "</tbody>\n</table>\n</section>\n");
}
