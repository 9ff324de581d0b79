/* page.c: a ledger of commitments as one HTML page. */
#include "searcher/ledger/page.h"

#include <jiyan/base/markup.h>
#include <libintl.h>

#include "searcher/ledger/theme.h"

#define _(s) gettext(s)

/* From all that a person would want to what nine years of work reports leave room for, and less. */
static const jy_page_detail DETAILS[] = {
    {5, 5, 120, 80, G_MAXUINT, G_MAXUINT, G_MAXUINT},
    {5, 5, 80, 40, 5, 120, G_MAXUINT},
    {5, 5, 60, 0, 3, 80, 24},
    {5, 4, 40, 0, 2, 60, 12},
    {5, 3, 30, 0, 1, 48, 6},
    {5, 2, 24, 0, 1, 40, 6},
    {4, 1, 20, 0, 1, 40, 6},
    {3, 1, 16, 0, 1, 32, 6},
    {3, 1, 12, 0, 0, 32, 4},
    {1, 1, 0, 0, 0, 32, 6},
};

/* ---- around the commitments ---- */

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
    unsigned full = 0, numbered = 0;
    g_autoptr(GHashTable) documents = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (guint i = 0; i < promises->list->len; i++) {
        const jy_promise *promise = promises->list->pdata[i];
        const jy_row *row = jy_promises_row(promise);
        full += jy_page_is_full(promise);
        numbered += row->particulars.quantities->len > 0;
        g_hash_table_add(documents, (void *)(uintptr_t)row->document);
    }
    const unsigned said = g_hash_table_size(documents);
    g_string_append(out, "<p>");
    g_string_append_printf(out, ngettext("%u commitment", "%u commitments", promises->list->len), promises->list->len);
    g_string_append_printf(out, ngettext(" of %u document. ", " of %u documents. ", said), said);
    g_string_append_printf(out,
                           _("%u have a number and stand in the table of targets; %u can be tested or have a deadline; "
                             "the others are folded under their themes. jiyan-search --trace=ID shows all that is said "
                             "of one."),
                           numbered, full);
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
    g_string_append_printf(out,
                           "<li><a href=\"#targets\">%s</a></li>\n<li><a href=\"#summary\">%s</a></li>\n"
                           "<li class=\"roomy\"><a href=\"#timeline\">%s</a></li>\n",
                           _("Targets"), _("Summary"), _("Timeline"));
    for (size_t theme = 0; theme < JY_THEMES; theme++) {
        if (counts[theme]) {
            g_string_append_printf(out, "<li><a href=\"#t-%s\">%s</a> %u</li>\n", jy_theme_name(theme),
                                   jy_theme_label(theme), counts[theme]);
        }
    }
    g_string_append_printf(out, "<li><a href=\"#sources\">%s</a></li>\n</ol>\n</nav>\n", _("Documents"));
}

/* ---- the page ---- */

/* Goes no further where it is longer than `most`. */
static GString *make(const jy_promises *promises, const char *found_by, const jy_page_detail *detail, gsize most)
{
    g_autoptr(GPtrArray) sources = g_ptr_array_new();
    g_autoptr(GHashTable) numbers = g_hash_table_new(g_direct_hash, g_direct_equal);
    jy_page page = {g_string_new(NULL), promises, detail, sources, numbers, most};
    append_head(page.out, found_by);
    append_lead(page.out, promises);
    append_contents(page.out, promises);
    g_string_append(page.out, "<main id=\"main\">\n");
    jy_page_append_targets(&page);
    if (!jy_page_is_long(&page)) {
        jy_page_append_overview(&page);
        jy_page_append_timeline(&page);
    }
    for (size_t theme = 0; theme < JY_THEMES && !jy_page_is_long(&page); theme++) {
        jy_page_append_theme(&page, theme);
    }
    jy_page_append_sources(&page);
    g_string_append(page.out, "</main>\n<footer><p>jiyan " JIYAN_VERSION "</p></footer>\n</body>\n</html>\n");
    return page.out;
}

GString *jy_page_make(const jy_promises *promises, const char *found_by)
{
    for (size_t i = 0; i + 1 < G_N_ELEMENTS(DETAILS); i++) {
        GString *out = make(promises, found_by, &DETAILS[i], JY_PAGE_BYTES);
        if (out->len <= JY_PAGE_BYTES) {
            return out;
        }
        g_string_free(out, true);
    }
    return make(promises, found_by, &DETAILS[G_N_ELEMENTS(DETAILS) - 1], G_MAXSIZE);
}
