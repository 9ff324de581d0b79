/* page.c: a ledger of commitments as one HTML page. */
#include "searcher/ledger/page.h"

#include <jiyan/base/markup.h>
#include <libintl.h>

#include "searcher/ledger/theme.h"

#define _(s) gettext(s)

/* ---- the commitments of a theme ---- */

static const jy_row *row_at(const GPtrArray *promises, guint i)
{
    return jy_promises_row(promises->pdata[i]);
}

static bool has_heading_of(const jy_row *left, const jy_row *right)
{
    static const char *const NONE[] = {NULL};
    const char *const *a = left->headings ? (const char *const *)left->headings : NONE;
    const char *const *b = right->headings ? (const char *const *)right->headings : NONE;
    return left->document == right->document && g_strv_equal(a, b);
}

/* Those under one heading, chosen[begin, end): what can be tested in full, then the others as a list. */
static void append_group(GString *out, const jy_promises *promises, const GPtrArray *chosen, guint begin, guint end)
{
    /* The document's title, and the headings below it. */
    const jy_row *row = row_at(chosen, begin);
    const char *title = row->document->title ? row->document->title : row->document->path;
    g_autofree char *text = jy_markup_text(title);
    g_string_append(out, "<h4 lang=\"zh-Hans\"><a href=\"#");
    jy_page_append_anchor(out, 'd', row);
    g_string_append_printf(out, "\">%s</a>", text);
    for (char **heading = row->headings; heading && *heading; heading++) {
        if (!g_str_equal(*heading, title)) {
            g_autofree char *part = jy_markup_text(*heading);
            g_string_append_printf(out, " › %s", part);
        }
    }
    g_string_append(out, "</h4>\n");

    g_autoptr(GPtrArray) rest = g_ptr_array_new();
    for (guint i = begin; i < end; i++) {
        if (jy_page_is_full(chosen->pdata[i])) {
            jy_page_append_entry(out, promises, chosen->pdata[i]);
        } else {
            g_ptr_array_add(rest, chosen->pdata[i]);
        }
    }
    if (rest->len == 0) {
        return;
    }
    g_string_append(out, "<details class=\"rest\"><summary>");
    g_string_append_printf(
        out, ngettext("%u more, without anything to test", "%u more, without anything to test", rest->len), rest->len);
    g_string_append(out, "</summary>\n<ol>\n");
    for (guint i = 0; i < rest->len; i++) {
        jy_page_append_entry(out, promises, rest->pdata[i]);
    }
    g_string_append(out, "</ol></details>\n");
}

static void append_theme(GString *out, const jy_promises *promises, size_t theme)
{
    g_autoptr(GPtrArray) chosen = g_ptr_array_new();
    for (guint i = 0; i < promises->list->len; i++) {
        if (((const jy_promise *)promises->list->pdata[i])->theme == theme) {
            g_ptr_array_add(chosen, promises->list->pdata[i]);
        }
    }
    if (chosen->len == 0) {
        return;
    }
    g_string_append_printf(out, "<section class=\"theme\" id=\"t-%s\">\n<h2>%s</h2>\n", jy_theme_name(theme),
                           jy_theme_label(theme));

    g_string_append(out, "<ul class=\"years\">");
    for (guint i = 0; i < chosen->len; i++) {
        unsigned year = row_at(chosen, i)->said.year;
        if (year && (i == 0 || row_at(chosen, i - 1)->said.year != year)) {
            g_string_append_printf(out, "<li><a href=\"#t-%s-%u\">%u</a></li>", jy_theme_name(theme), year, year);
        }
    }
    g_string_append(out, "</ul>\n");

    for (guint begin = 0, end; begin < chosen->len; begin = end) {
        const jy_row *row = row_at(chosen, begin);
        if (begin == 0 || row_at(chosen, begin - 1)->said.year != row->said.year) {
            g_autofree char *year = row->said.year ? g_strdup_printf("%u", row->said.year) : g_strdup(_("not dated"));
            g_string_append_printf(out, "<h3 id=\"t-%s-%u\">%s</h3>\n", jy_theme_name(theme), row->said.year, year);
        }
        for (end = begin + 1; end < chosen->len && has_heading_of(row, row_at(chosen, end)); end++) {
        }
        append_group(out, promises, chosen, begin, end);
    }
    g_string_append(out, "</section>\n");
}

/* ---- around them ---- */

static void append_head(GString *out, const char *found_by)
{
    /* Translators: the language of the page, as HTML names it: zh-Hans. */
    const char *language = _("en");
    g_autofree char *what = jy_markup_text(found_by);
    g_string_append_printf(out,
                           "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                           "<meta name=\"generator\" content=\"jiyan\">\n"
                           "<meta name=\"color-scheme\" content=\"light dark\">\n<title>%s: %s</title>\n<style>\n",
                           language, _("Ledger of commitments"), what);
    jy_page_append_style(out);
    g_string_append(out, "</style>\n</head>\n<body>\n");
    jy_page_append_shapes(out);
    g_string_append_printf(out, "<a class=\"skip\" href=\"#main\">%s</a>\n<header>\n<h1>%s</h1>\n<p>%s</p>\n",
                           _("To the commitments"), _("Ledger of commitments"), what);
}

static void append_lead(GString *out, const jy_promises *promises)
{
    unsigned full = 0, said = 0;
    g_autoptr(GHashTable) documents = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (guint i = 0; i < promises->list->len; i++) {
        full += jy_page_is_full(promises->list->pdata[i]);
        g_hash_table_add(documents, (void *)(uintptr_t)row_at(promises->list, i)->document);
    }
    said = g_hash_table_size(documents);
    g_string_append(out, "<p>");
    g_string_append_printf(out, ngettext("%u commitment", "%u commitments", promises->list->len), promises->list->len);
    g_string_append_printf(out, ngettext(" of %u document. ", " of %u documents. ", said), said);
    g_string_append_printf(out,
                           _("%u of them can be tested or have a deadline and stand here with their trails; the others "
                             "are listed under their headings."),
                           full);
    g_string_append(out, "</p>\n</header>\n");
}

static void append_contents(GString *out, const jy_promises *promises)
{
    unsigned counts[JY_THEMES] = {0};
    for (guint i = 0; i < promises->list->len; i++) {
        counts[((const jy_promise *)promises->list->pdata[i])->theme]++;
    }
    g_string_append_printf(out, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">%s</h2>\n<ol>\n",
                           _("Contents"));
    g_string_append_printf(out, "<li><a href=\"#summary\">%s</a></li>\n<li><a href=\"#timeline\">%s</a></li>\n",
                           _("Summary"), _("Timeline"));
    for (size_t theme = 0; theme < JY_THEMES; theme++) {
        if (counts[theme]) {
            g_string_append_printf(out, "<li><a href=\"#t-%s\">%s</a> %u</li>\n", jy_theme_name(theme),
                                   jy_theme_label(theme), counts[theme]);
        }
    }
    g_string_append_printf(out, "<li><a href=\"#sources\">%s</a></li>\n</ol>\n</nav>\n", _("Documents"));
}

GString *jy_page_make(const jy_promises *promises, const char *found_by)
{
    GString *out = g_string_new(NULL);
    append_head(out, found_by);
    append_lead(out, promises);
    append_contents(out, promises);
    g_string_append(out, "<main id=\"main\">\n");
    jy_page_append_summary(out, promises);
    jy_page_append_timeline(out, promises);
    for (size_t theme = 0; theme < JY_THEMES; theme++) {
        append_theme(out, promises, theme);
    }
    jy_page_append_sources(out, promises);
    g_string_append(out, "</main>\n<footer><p>jiyan " JIYAN_VERSION "</p></footer>\n</body>\n</html>\n");
    return out;
}
