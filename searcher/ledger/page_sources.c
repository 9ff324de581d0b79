/* page_sources.c: the documents that the page names: the only place where their paths stand. */
#include <jiyan/base/markup.h>
#include <libintl.h>
#include <string.h>

#include "searcher/ledger/page.h"

#define _(s) gettext(s)

static int by_date(const void *a, const void *b)
{
    const jy_document *left = *(const jy_document *const *)a, *right = *(const jy_document *const *)b;
    int order = g_strcmp0(left->date, right->date);
    return order ? order : strcmp(left->path, right->path);
}

static void append_cell(GString *out, const char *text, const char *attributes)
{
    g_autofree char *escaped = jy_markup_text(text ? text : "");
    g_string_append_printf(out, "<td%s>%s</td>", attributes, escaped);
}

static void append_date(GString *out, const jy_document *document)
{
    g_autofree char *date = jy_markup_text(document->date ? document->date : "");
    const bool is_year = document->date && !strchr(document->date, '-');
    g_string_append_printf(out, "<td>%s%s%s%s</td>", date, is_year ? " <small>" : "",
                           is_year ? _("(only the year is known)") : "", is_year ? "</small>" : "");
}

void jy_page_append_sources(jy_page *page)
{
    GString *out = page->out;
    g_autoptr(GPtrArray) sources = g_ptr_array_copy(page->sources, NULL, NULL);
    g_ptr_array_sort(sources, by_date);
    const char *const columns[] = {_("date"), _("title"), _("speaker or issuer"), _("file")};
    g_string_append_printf(out, "<section id=\"sources\">\n<h2>%s</h2>\n<table class=\"sources\">\n<thead><tr>",
                           _("Documents"));
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        g_string_append_printf(out, "<th scope=\"col\">%s</th>", columns[i]);
    }
    g_string_append(out, "</tr></thead>\n<tbody>\n");
    for (guint i = 0; i < sources->len; i++) {
        const jy_document *entry = sources->pdata[i];
        g_autofree char *title = jy_markup_text(entry->title ? entry->title : "");
        g_string_append_printf(out, "<tr id=\"d%u\">", GPOINTER_TO_UINT(g_hash_table_lookup(page->numbers, entry)));
        append_date(out, entry);
        g_string_append_printf(out, "<th scope=\"row\" lang=\"zh-Hans\">%s</th>", title);
        append_cell(out, entry->speaker ? entry->speaker : entry->issuer, " lang=\"zh-Hans\"");
        append_cell(out, entry->path, "");
        g_string_append(out, "</tr>\n");
    }
    g_string_append(out, "</tbody>\n</table>\n</section>\n");
}
