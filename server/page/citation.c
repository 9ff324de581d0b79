/* citation.c: how a hit is cited. They are Chinese in every language of the page, as the texts are. */
#include "server/page/citation.h"

#include <jiyan/base/markup.h>
#include <libintl.h>
#include <stdio.h>

#include "server/page/parts.h"

#define _(s) gettext(s)

/* 2021-04-19 as 2021年4月19日; what has no day or month ends before it. */
static void append_date(GString *out, const char *date)
{
    unsigned year = 0, month = 0, day = 0;
    const int parts = sscanf(date, "%4u-%2u-%2u", &year, &month, &day);
    if (parts >= 1) {
        g_string_append_printf(out, "%u年", year);
    }
    if (parts >= 2) {
        g_string_append_printf(out, "%u月", month);
    }
    if (parts >= 3) {
        g_string_append_printf(out, "%u日", day);
    }
}

/* 《题名》（文号，日期）; a title within a title stands in 〈〉 (GB/T 15834-2011, 书名号). */
static void append_official(GString *out, const json_t *hit)
{
    g_autoptr(GString) title = g_string_new(jy_parts_title(hit));
    g_string_replace(title, "《", "〈", 0);
    g_string_replace(title, "》", "〉", 0);
    g_string_append_printf(out, "《%s》", title->str);
    const char *number = jy_parts_text(hit, "docno"), *date = jy_parts_text(hit, "date");
    if (*number || *date) {
        g_string_append_printf(out, "（%s%s", number, *number && *date ? "，" : "");
        append_date(out, date);
        g_string_append(out, "）");
    }
}

/* 责任者. 题名: 文号[Z]. 日期: 页. */
static void append_standard(GString *out, const json_t *hit)
{
    const char *speaker = jy_parts_text(hit, "speaker"), *issuer = jy_parts_text(hit, "issuer");
    const char *author = *jy_parts_text(hit, "docno") || !*speaker ? issuer : speaker;
    const char *number = jy_parts_text(hit, "docno"), *date = jy_parts_text(hit, "date");
    const unsigned page = jy_parts_number(hit, "page");
    g_string_append_printf(out, "%s%s%s%s%s[Z].", author, *author ? ". " : "", jy_parts_title(hit), *number ? ": " : "",
                           number);
    if (*date) {
        g_string_append_printf(out, " %s", date);
    }
    if (page) {
        g_string_append_printf(out, ": %u", page);
    }
    g_string_append(out, *date || page ? "." : "");
}

static void append_quote(GString *out, const json_t *hit, const char *text)
{
    const unsigned page = jy_parts_number(hit, "page"), line = jy_parts_number(hit, "line");
    g_string_append_printf(out, "“%s”——", text);
    append_official(out, hit);
    if (page) {
        g_string_append_printf(out, "，第%u页", page);
    } else if (line) {
        g_string_append_printf(out, "，第%u行", line);
    }
}

static void append_row(GString *out, const char *label, const GString *citation)
{
    jy_markup_printf(out, "<dt>%s</dt><dd lang=\"zh-CN\" class=\"citation\">%s</dd>\n", label, citation->str);
}

void jy_citation_append(GString *out, const json_t *hit, const char *text)
{
    g_autoptr(GString) quote = g_string_new(NULL), standard = g_string_new(NULL), official = g_string_new(NULL);
    append_quote(quote, hit, text);
    append_standard(standard, hit);
    append_official(official, hit);
    jy_markup_printf(out, "<details class=\"cite\"><summary>%s</summary><dl>\n", _("Cite"));
    append_row(out, _("Quotation"), quote);
    append_row(out, "GB/T 7714", standard);
    append_row(out, _("Official"), official);
    g_string_append(out, "</dl></details>\n");
}
