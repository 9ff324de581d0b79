/* citation.c: how a hit is cited. They are Chinese in every language of the page, as the texts are. */
#include "server/quotes/citation.h"

#include <jiyan/base/json.h>
#include <jiyan/base/markup.h>
#include <libintl.h>
#include <stdbool.h>
#include <stdio.h>

#define _(s) gettext(s)

const char *jy_citation_title(const json_t *hit)
{
    const char *title = jy_json_get_text(hit, "title");
    return *title ? title : jy_json_get_text(hit, "path");
}

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
    g_autoptr(GString) title = g_string_new(jy_citation_title(hit));
    g_string_replace(title, "《", "〈", 0);
    g_string_replace(title, "》", "〉", 0);
    g_string_append_printf(out, "《%s》", title->str);
    const char *number = jy_json_get_text(hit, "docno"), *date = jy_json_get_text(hit, "date");
    if (*number || *date) {
        g_string_append_printf(out, "（%s%s", number, *number && *date ? "，" : "");
        append_date(out, date);
        g_string_append(out, "）");
    }
}

/* 责任者. 题名: 文号[Z]. 日期: 页. */
static void append_standard(GString *out, const json_t *hit)
{
    const char *speaker = jy_json_get_text(hit, "speaker"), *issuer = jy_json_get_text(hit, "issuer");
    const char *author = *jy_json_get_text(hit, "docno") || !*speaker ? issuer : speaker;
    const char *number = jy_json_get_text(hit, "docno"), *date = jy_json_get_text(hit, "date");
    const unsigned page = jy_json_get_number(hit, "page");
    g_string_append_printf(out, "%s%s%s%s%s[Z].", author, *author ? ". " : "", jy_citation_title(hit),
                           *number ? ": " : "", number);
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
    const unsigned page = jy_json_get_number(hit, "page"), line = jy_json_get_number(hit, "line");
    g_string_append_printf(out, "“%s”——", text);
    append_official(out, hit);
    if (page) {
        g_string_append_printf(out, "，第%u页", page);
    } else if (line) {
        g_string_append_printf(out, "，第%u行", line);
    }
}

/* What a function appends, alone. */
static char *text_of(void (*append)(GString *out, const json_t *hit), const json_t *hit)
{
    GString *text = g_string_new(NULL);
    append(text, hit);
    return g_string_free(text, false);
}

char *jy_citation_quote(const json_t *hit, const char *text)
{
    GString *quote = g_string_new(NULL);
    append_quote(quote, hit, text);
    return g_string_free(quote, false);
}

char *jy_citation_standard(const json_t *hit)
{
    return text_of(append_standard, hit);
}

char *jy_citation_official(const json_t *hit)
{
    return text_of(append_official, hit);
}

static void append_row(GString *out, const char *label, const char *citation)
{
    jy_markup_printf(out, "<dt>%s</dt><dd lang=\"zh-CN\" class=\"citation\">%s</dd>\n", label, citation);
}

void jy_citation_append(GString *out, const json_t *hit, const char *text)
{
    g_autofree char *quote = jy_citation_quote(hit, text), *standard = jy_citation_standard(hit);
    g_autofree char *official = jy_citation_official(hit);
    jy_markup_printf(out, "<details class=\"cite\"><summary>%s</summary><dl>\n", _("Cite"));
    append_row(out, _("Quotation"), quote);
    append_row(out, "GB/T 7714", standard);
    append_row(out, _("Official"), official);
    g_string_append(out, "</dl></details>\n");
}
