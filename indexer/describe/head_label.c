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

bool jy_head_take_person(jy_description *found, const char *text)
{
    g_autofree char *person = jy_person_in_line(text);
    jy_description_set(&found->document->speaker, person);
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
    jy_description_set_date(value ? &found->document->date : &found->published, &date);
    return true;
}
