/* head_label.c: what is labelled over a text, and persons that are named there. */
#include <jiyan/text/person.h>
#include <string.h>

#include "indexer/describe/head.h"
#include "indexer/describe/line.h"

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

/* "時　間　中華民國…": minutes set labels of two characters as wide as those of four, with space behind and no colon.
 */
static const char *value_behind_space(const char *line, const char *const *labels, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *at = line, *label = labels[i];
        while (*label && g_utf8_get_char(at) == g_utf8_get_char(label)) {
            at = g_utf8_next_char(at);
            label = g_utf8_next_char(label);
            while (*label && g_unichar_isspace(g_utf8_get_char(at))) {
                at = g_utf8_next_char(at);
            }
        }
        if (*label == '\0' && g_unichar_isspace(g_utf8_get_char(at))) {
            while (g_unichar_isspace(g_utf8_get_char(at))) {
                at = g_utf8_next_char(at);
            }
            return at;
        }
    }
    return NULL;
}

/* The head of minutes: who was in the chair speaks for them; where and who else was there is passed over. */
static bool take_minutes(jy_description *found, const char *line)
{
    static const char *const CHAIRS[] = {"主席"};
    static const char *const DATES[] = {"时间", "時間", "日期"};
    static const char *const OTHERS[] = {"地点", "地點", "主持人", "出席", "列席", "请假",
                                         "請假", "缺席", "记录",   "記錄", "紀錄"};
    jy_date date;
    uint32_t start, end;
    const char *value = value_behind_space(line, DATES, G_N_ELEMENTS(DATES));
    if (value && jy_line_find_date(value, &date, &start, &end)) {
        jy_description_set_date(&found->document->date, &date);
        return true;
    }
    value = value_behind_space(line, CHAIRS, G_N_ELEMENTS(CHAIRS));
    if (value) {
        (void)jy_head_take_person(found, value);
        return true;
    }
    return value_behind_space(line, OTHERS, G_N_ELEMENTS(OTHERS)) != NULL;
}

bool jy_head_take_person(jy_description *found, const char *text)
{
    g_autofree char *person = jy_person_in_line(text);
    jy_description_set(&found->document->speaker, person);
    return person != NULL;
}

bool jy_head_take_label(jy_description *found, const char *line)
{
    static const char *const PERSONS[] = {"讲话人", "报告人", "发言人", "主讲人", "致辞人", "演讲人", "作者", "講話人"};
    static const char *const DATES[] = {"时间", "時間", "日期", "讲话时间", "会议时间", "成文日期", "發言日期"};
    static const char *const PUBLISHED[] = {"发布时间", "发布日期", "發布日期"};
    static const char *const NUMBERS[] = {"文号", "发文字号", "文號"};
    g_autofree char *inner = jy_line_unbracket(line);
    const char *value = value_of(inner, PERSONS, G_N_ELEMENTS(PERSONS));
    jy_date date;
    uint32_t start, end;
    if (found->title->len && take_minutes(found, line)) {
        return true;
    }
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
    jy_description_set_date(value ? &found->document->date : &found->published, &date);
    return true;
}
