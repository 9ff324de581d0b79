/* head_date.c: the dates that stand over a text, and what is labelled there. */
#include <jiyan/text/date.h>
#include <jiyan/text/person.h>
#include <string.h>

#include "indexer/describe/head.h"
#include "indexer/describe/line.h"

/* ---- dates ---- */

/* The last date of a line and of what was passed or made public then: of "1991年…公布 2018年…修订" the latter; a day
 * of coming into force is no date of the document. */
static bool last_date(const char *line, jy_date *ret_date)
{
    uint32_t start, end = 0, length = (uint32_t)strlen(line);
    jy_date date;
    bool any = false;
    while (jy_date_find(line, length, end, &date, &start, &end)) {
        const char *rest = line + end;
        const char *force = strstr(rest, "施行");
        bool in_force = force && force - rest <= (long)strlen("起正式");
        if (date.month && !(in_force && any)) {
            *ret_date = date;
            any = true;
        }
    }
    return any;
}

/* 2015年11月26日 国务院令第664号公布 */
static bool is_history(const char *line)
{
    static const char *const VERBS[] = {"通过", "公布", "发布", "修订", "修正", "批准", "施行", "通過", "發布", "印发"};
    jy_date date;
    uint32_t start, end;
    if (!jy_line_find_date(line, &date, &start, &end) || start > 0 || !date.month || strstr(line, "。")) {
        return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(VERBS); i++) {
        if (strstr(line + end, VERBS[i])) {
            return true;
        }
    }
    return false;
}

/* 2021年3月5日在…会议上, 2020年2月23日　北京 */
static bool is_occasion(const char *line)
{
    jy_date date;
    uint32_t start, end;
    if (!jy_line_find_date(line, &date, &start, &end) || start > 0 || !date.day) {
        return false;
    }
    const char *rest = line + end;
    return (g_str_has_prefix(rest, "在") && (g_str_has_suffix(rest, "上") || g_str_has_suffix(rest, "讲话"))) ||
           (jy_line_characters(rest) <= 8 && (g_ascii_isspace(*rest) || g_str_has_prefix(rest, "　")));
}

bool jy_head_take_date(jy_description *found, const char *line)
{
    jy_date date;
    g_autofree char *inner = jy_line_unbracket(line);
    bool dash = jy_line_begins_with_dash(line), bracketed = strlen(inner) != strlen(line);
    bool occasion = !bracketed && is_occasion(line);
    if (!(dash || bracketed || occasion || jy_line_is_date(line, &date)) || !last_date(inner, &date)) {
        return false;
    }
    jy_line_set_date(&found->document->date, &date);
    if (dash || (occasion && strstr(line, "在"))) {
        jy_line_set(&found->document->subtitle, line);
    }
    return true;
}

/* How a law came to be, one date a line: the last that is not of coming into force counts. */
bool jy_head_take_history(jy_description *found, const char *line)
{
    jy_date date;
    if (!found->title->len || !is_history(line)) {
        return false;
    }
    if (last_date(line, &date) && !strstr(line, "施行")) {
        g_clear_pointer(&found->weak_date, g_free);
        jy_line_set_date(&found->weak_date, &date);
    }
    return true;
}

/* ---- labels, persons ---- */

/* The value behind a label that a line begins with; NULL for none. */
static const char *value_of(const char *line, const char *const *labels, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *rest = g_str_has_prefix(line, labels[i]) ? line + strlen(labels[i]) : "";
        if (*rest == ':') {
            return rest + 1;
        }
        if (g_str_has_prefix(rest, "：")) {
            return rest + strlen("：");
        }
    }
    return NULL;
}

bool jy_head_take_person(jy_description *found, const char *text)
{
    g_autofree char *person = jy_person_in_line(text);
    jy_line_set(&found->document->speaker, person);
    return person != NULL;
}

bool jy_head_take_label(jy_description *found, const char *line)
{
    static const char *const PERSONS[] = {"讲话人", "报告人", "发言人", "主讲人", "致辞人", "演讲人", "作者", "講話人"};
    static const char *const DATES[] = {"时间", "日期", "讲话时间", "会议时间", "成文日期", "發言日期"};
    static const char *const PUBLISHED[] = {"发布时间", "发布日期", "發布日期"};
    static const char *const NUMBERS[] = {"文号", "发文字号", "文號"};
    g_autofree char *inner = jy_line_unbracket(line);
    const char *value = value_of(inner, PERSONS, G_N_ELEMENTS(PERSONS));
    jy_date date;
    uint32_t start, end;
    if (value) {
        return jy_head_take_person(found, value);
    }
    value = value_of(inner, NUMBERS, G_N_ELEMENTS(NUMBERS));
    if (value) {
        return jy_head_take_docno(found, value + strspn(value, " "));
    }
    value = value_of(inner, DATES, G_N_ELEMENTS(DATES));
    const char *published = value_of(inner, PUBLISHED, G_N_ELEMENTS(PUBLISHED));
    if ((!value && !published) || !jy_line_find_date(value ? value : published, &date, &start, &end)) {
        return false;
    }
    jy_line_set_date(value ? &found->document->date : &found->published, &date);
    return true;
}
