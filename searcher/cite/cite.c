/* cite.c: the forms of citations, and those that are a line. They are Chinese in every language, as the texts are. */
#include "searcher/cite/cite.h"

#include <jiyan/text/genre.h>
#include <stdio.h>
#include <string.h>

#include "searcher/cite/reference.h"

const char *const JY_CITE_NAMES[JY_CITE_FORMS + 1] = {
    [JY_CITE_NONE] = "none",        [JY_CITE_QUOTE] = "quote",   [JY_CITE_OFFICIAL] = "gongwen",
    [JY_CITE_STANDARD] = "gbt7714", [JY_CITE_BIBTEX] = "bibtex", [JY_CITE_CSL] = "csl-json",
};

/* Hexadecimal digits of a key: of a million documents hardly two are alike. */
#define KEY_DIGITS 10

/* ---- what forms say ---- */

const char *jy_cite_title(const jy_cite_source *source)
{
    return jy_reference_has(source->title) ? source->title : source->path;
}

static bool is_one_of(const char *const *words, const char *word)
{
    return word && g_strv_contains(words, word);
}

static bool is_page_of_web(const char *path)
{
    static const char *const ENDS[] = {".html", ".htm", ".shtml", ".xhtml", ".mht"};
    g_autofree char *lower = g_ascii_strdown(path, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(ENDS); i++) {
        if (g_str_has_suffix(lower, ENDS[i])) {
            return true;
        }
    }
    return false;
}

/* A genre that nobody named is that of the title. */
jy_reference_type jy_reference_type_of(const jy_cite_source *source)
{
    static const char *const REPORTS[] = {"报告", "施政报告", "白皮书", "总结", "公报", NULL};
    static const char *const NEWS[] = {"社论", "评论", "消息", "通讯", NULL};
    const char *genre = jy_reference_has(source->genre)   ? source->genre
                        : jy_reference_has(source->title) ? jy_genre_of(source->title)
                                                          : NULL;
    return is_one_of(REPORTS, genre)      ? JY_REFERENCE_REPORT
           : is_one_of(NEWS, genre)       ? JY_REFERENCE_NEWS
           : jy_genre_is_spoken(genre)    ? JY_REFERENCE_SPEECH
           : is_page_of_web(source->path) ? JY_REFERENCE_WEB
                                          : JY_REFERENCE_OTHER;
}

const char *jy_reference_author(const jy_cite_source *source)
{
    const char *issuer = jy_reference_has(source->issuer) ? source->issuer : NULL;
    return jy_reference_has(source->docno) || !jy_reference_has(source->speaker) ? issuer : source->speaker;
}

unsigned jy_reference_date(const jy_cite_source *source, unsigned ret_numbers[3])
{
    const int count = jy_reference_has(source->date)
                          ? sscanf(source->date, "%4u-%2u-%2u", ret_numbers, ret_numbers + 1, ret_numbers + 2)
                          : 0;
    return (unsigned)MAX(count, 0);
}

char *jy_reference_place(const jy_cite_source *source)
{
    return source->page   ? g_strdup_printf("第%u页", source->page)
           : source->line ? g_strdup_printf("第%u行", source->line)
                          : NULL;
}

char *jy_reference_key(const jy_cite_source *source)
{
    unsigned date[3] = {0};
    g_autofree char *name = g_strconcat(source->path, "#", source->id ? source->id : "", NULL);
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, name, -1);
    GString *key = g_string_new("jiyan");
    if (jy_reference_date(source, date)) {
        g_string_append_printf(key, "%u", date[0]);
    }
    g_string_append_printf(key, "-%.*s", KEY_DIGITS, digest);
    if (source->has_offset) {
        g_string_append_printf(key, "-%u", source->offset);
    }
    return g_string_free(key, false);
}

/* ---- the forms that are a line ---- */

/* 2021-04-19 as 2021年4月19日; what has no day or month ends before it. */
static void append_date(GString *out, const jy_cite_source *source)
{
    static const char *const UNITS[] = {"年", "月", "日"};
    unsigned date[3] = {0};
    const unsigned count = jy_reference_date(source, date);
    for (size_t i = 0; i < count && i < G_N_ELEMENTS(UNITS); i++) {
        g_string_append_printf(out, "%u%s", date[i], UNITS[i]);
    }
}

/* 《题名》（文号，日期）; a title within a title stands in 〈〉 (GB/T 15834-2011, 书名号). */
static char *make_official(const jy_cite_source *source)
{
    g_autoptr(GString) title = g_string_new(jy_cite_title(source));
    g_string_replace(title, "《", "〈", 0);
    g_string_replace(title, "》", "〉", 0);
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "《%s》", title->str);
    const bool has_number = jy_reference_has(source->docno), has_date = jy_reference_has(source->date);
    if (has_number || has_date) {
        g_string_append_printf(out, "（%s%s", has_number ? source->docno : "", has_number && has_date ? "，" : "");
        append_date(out, source);
        g_string_append(out, "）");
    }
    return g_string_free(out, false);
}

/* Quotation marks within quotation marks are single (GB/T 15834-2011, 引号). */
static char *make_quote(const jy_cite_source *source)
{
    g_autofree char *official = make_official(source), *place = jy_reference_place(source);
    g_autoptr(GString) quote = g_string_new(source->text);
    g_string_replace(quote, "“", "‘", 0);
    g_string_replace(quote, "”", "’", 0);
    return quote->len ? g_strdup_printf("“%s”——%s%s%s", quote->str, official, place ? "，" : "", place ? place : "")
                      : g_strconcat(official, place ? "，" : "", place, NULL);
}

/* 责任者. 题名: 文号[标识]. 日期: 页. An author that is not known is 佚名; place and publisher of what is read on a
 * screen may be left out, and so may an address that nobody knows. The day on which a page of the web was put there
 * stands in brackets. */
static char *make_standard(const jy_cite_source *source)
{
    static const char *const MARKS[] = {
        [JY_REFERENCE_OTHER] = "Z", [JY_REFERENCE_REPORT] = "R",  [JY_REFERENCE_SPEECH] = "Z",
        [JY_REFERENCE_NEWS] = "N",  [JY_REFERENCE_WEB] = "EB/OL",
    };
    const jy_reference_type type = jy_reference_type_of(source);
    const char *author = jy_reference_author(source);
    const bool has_number = jy_reference_has(source->docno), has_date = jy_reference_has(source->date);
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "%s. %s%s%s[%s]", author ? author : "佚名", jy_cite_title(source),
                           has_number ? ": " : "", has_number ? source->docno : "", MARKS[type]);
    if (has_date) {
        g_string_append_printf(out, type == JY_REFERENCE_WEB ? ". (%s)" : ". %s", source->date);
    }
    if (source->page) {
        g_string_append_printf(out, ": %u", source->page);
    }
    g_string_append(out, ".");
    return g_string_free(out, false);
}

char *jy_cite_make(jy_cite_form form, const jy_cite_source *source)
{
    static char *(*const MAKERS[JY_CITE_FORMS])(const jy_cite_source *source) = {
        [JY_CITE_QUOTE] = make_quote,           [JY_CITE_OFFICIAL] = make_official, [JY_CITE_STANDARD] = make_standard,
        [JY_CITE_BIBTEX] = jy_reference_bibtex, [JY_CITE_CSL] = jy_reference_csl,
    };
    return MAKERS[form] ? MAKERS[form](source) : NULL;
}

/* ---- several ---- */

const char *jy_cite_before(jy_cite_form form)
{
    return form == JY_CITE_CSL ? "[\n" : "";
}

const char *jy_cite_between(jy_cite_form form)
{
    return form == JY_CITE_CSL ? ",\n" : form == JY_CITE_BIBTEX ? "\n\n" : "\n";
}

const char *jy_cite_behind(jy_cite_form form)
{
    return form == JY_CITE_CSL ? "\n]\n" : "\n";
}
