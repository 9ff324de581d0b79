/* head_date.c: the dates over a text. */
#include <jiyan/text/date.h>
#include <string.h>

#include "indexer/describe/head.h"
#include "indexer/describe/line.h"

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
           (g_utf8_strlen(rest, -1) <= 8 && (g_ascii_isspace(*rest) || g_str_has_prefix(rest, "　")));
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
    jy_description_set_date(&found->document->date, &date);
    if (dash || (occasion && strstr(line, "在"))) {
        jy_description_set(&found->document->subtitle, line);
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
        jy_description_set_date(&found->weak_date, &date);
    }
    return true;
}
