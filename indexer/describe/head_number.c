/* head_number.c: the numbers over a text: 发文字号 (GB/T 9704-2012, 7.2.5), of orders, of minutes. */
#include <jiyan/text/body.h>
#include <jiyan/text/docno.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/genre.h>
#include <jiyan/text/utf8.h>
#include <string.h>

#include "indexer/describe/head.h"
#include "indexer/describe/line.h"

/* The rest of a line behind its number: who signed it, a date, nothing. */
static bool take_rest_of_number(jy_description *found, const char *rest)
{
    jy_date date;
    g_autofree char *copy = jy_utf8_squeeze(rest);
    if (jy_line_is_date(copy, &date)) {
        jy_description_set_date(&found->document->date, &date);
        return true;
    }
    return *copy == '\0' || g_str_has_prefix(copy, "签发人") || g_str_has_prefix(copy, "簽發人");
}

/* A line over the number is the mark of who issues: a name alone, or one with 文件 behind it, which the standard has
 * there whatever the name. */
static void take_mark(jy_description *found)
{
    static const char FILE[] = "文件";
    const char *title = found->title->str;
    const bool is_mark = g_str_has_suffix(title, FILE) && g_utf8_strlen(title, -1) <= JY_HEAD_LINE;
    g_autofree char *name = g_strndup(title, strlen(title) - (is_mark ? strlen(FILE) : 0));
    g_autofree char *bodies = *title ? jy_body_list(g_strstrip(name)) : NULL;
    if (bodies || is_mark) {
        /* 机密文件 says what it is, and not whose. */
        jy_description_set(&found->document->issuer, bodies || g_str_has_suffix(name, "密") ? bodies : name);
        jy_description_clear_title(found);
    }
}

/* Its own number has a line to itself; a number within a sentence is another document's. */
bool jy_head_take_docno(jy_description *found, const char *line)
{
    g_autofree char *inner = jy_line_unbracket(line);
    jy_date date;
    uint32_t start, end = 0;
    const char *number = inner;
    /* "（一九九六年二月五日　国办发〔1996〕2号）" */
    if (jy_line_find_date(inner, &date, &start, &end) && start == 0 && date.day) {
        number = inner + end;
        number += strspn(number, " \t");
        number = g_str_has_prefix(number, "　") ? number + strlen("　") : number;
    }
    g_autofree char *normal = jy_line_docno(number, &end);
    g_autofree char *unfilled = normal ? NULL : jy_docno_unfilled(number, (uint32_t)strlen(number));
    if (unfilled) {
        take_mark(found);
        jy_description_set(&found->document->docno, unfilled);
        return true;
    }
    if (normal && take_rest_of_number(found, number + end)) {
        if (number > inner) {
            jy_description_set_date(&found->document->date, &date);
        }
        take_mark(found);
        jy_description_set(&found->document->docno, normal);
        return true;
    }
    /* 〔2022〕9号 under the name of minutes: year and number without a body's code, which is put there to be read. */
    static const char CODE[] = "纪要";
    g_autofree char *coded = g_strconcat(CODE, line, NULL);
    g_autofree char *whole = found->title->len ? jy_docno_parse(coded, -1) : NULL;
    if (!whole || g_unichar_type(g_utf8_get_char(line)) != G_UNICODE_OPEN_PUNCTUATION) {
        return false;
    }
    jy_description_set(&found->document->docno, whole + strlen(CODE));
    return true;
}

/* 第706号, 2019年第39号: the number of an order or an announcement. */
static bool is_serial(const char *line)
{
    g_autofree char *inner = jy_line_unbracket(line);
    g_autofree char *folded = jy_fold_string(inner, -1);
    const char *ordinal = strstr(folded, "第");
    return ordinal && g_str_has_suffix(folded, "号") && g_utf8_strlen(folded, -1) <= 16 &&
           (ordinal == folded || strstr(folded, "年第"));
}

/* Sets number and issuer of "中华人民共和国国务院令" with "第706号", "财政部 税务总局公告" with "2019年第39号". */
static void take_order(jy_description *found, const char *name, const char *serial)
{
    size_t body = jy_body_prefix(name);
    g_autofree char *issuer = g_strndup(name, body);
    g_autofree char *bodies = jy_body_list(issuer);
    g_autofree char *inner = jy_line_unbracket(serial);
    g_autofree char *joined = g_strconcat(name, inner, NULL);
    g_autofree char *squeezed = jy_utf8_squeeze(joined);
    g_autofree char *normal = jy_docno_parse(squeezed, -1);
    jy_description_set(&found->document->issuer, bodies);
    jy_description_set(&found->order_number, normal ? normal : squeezed);
    jy_description_set(&found->mark, name);
}

static bool is_order_name(const char *name)
{
    return jy_genre_at_end(name, 0, (uint32_t)strlen(name), JY_GENRE_NUMBERED) && jy_body_prefix(name) &&
           !strstr(name, "关于") && !strstr(name, "關於");
}

/* The number on the line below the name, or behind it on the same line. */
bool jy_head_take_serial(jy_description *found, const char *line)
{
    if (is_serial(line)) {
        if (found->title->len && is_order_name(found->title->str)) {
            take_order(found, found->title->str, line);
            jy_description_clear_title(found);
        }
        return true;
    }
    if (!strstr(line, "第") || g_utf8_strlen(line, -1) > JY_HEAD_LINE) {
        return false;
    }
    for (const char *at = line; *at; at = g_utf8_next_char(at)) {
        g_autofree char *name = g_strndup(line, (gsize)(at - line));
        g_strstrip(name);
        if (at > line && is_order_name(name) && is_serial(at + strspn(at, " "))) {
            take_order(found, name, at + strspn(at, " "));
            found->title_ended = found->title->len > 0;
            return true;
        }
    }
    return false;
}
