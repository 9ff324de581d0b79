/* genre.c: 文种, from the end of a title (GB/T 9704-2012 and the genres of speeches). */
#include "indexer/genre.h"

#include <glib.h>
#include <jiyan/fold.h>
#include <string.h>

/* Endings from the longest to the shortest: 复函 before 函. */
static const struct {
    const char *ending, *genre;
} GENRES[] = {
    {"政府工作报告", "报告"}, {"工作报告", "报告"}, {"施政报告", "施政报告"}, {"会议纪要", "纪要"},
    {"指导意见", "意见"},     {"实施意见", "意见"}, {"若干意见", "意见"},     {"实施方案", "方案"},
    {"暂行办法", "办法"},     {"实施细则", "细则"}, {"实施条例", "条例"},     {"暂行规定", "规定"},
    {"答问会", "答问"},       {"报告", "报告"},     {"讲话", "讲话"},         {"致辞", "致辞"},
    {"致词", "致辞"},         {"演讲", "演讲"},     {"发言", "发言"},         {"贺信", "贺信"},
    {"贺电", "贺电"},         {"回信", "回信"},     {"公开信", "信"},         {"纪要", "纪要"},
    {"通知", "通知"},         {"意见", "意见"},     {"批复", "批复"},         {"复函", "函"},
    {"答复", "答复"},         {"决定", "决定"},     {"决议", "决议"},         {"通报", "通报"},
    {"公报", "公报"},         {"公告", "公告"},     {"通告", "通告"},         {"命令", "命令"},
    {"议案", "议案"},         {"请示", "请示"},     {"条例", "条例"},         {"规定", "规定"},
    {"办法", "办法"},         {"细则", "细则"},     {"方案", "方案"},         {"规划", "规划"},
    {"纲要", "纲要"},         {"预案", "预案"},     {"说明", "说明"},         {"函", "函"},
};

const char *jy_genre_of(const char *title)
{
    g_autofree char *folded = jy_fold_string(title, -1);
    /* A bracket behind the genre, "（摘要）" or a date, does not hide it; a title glued to its text still begins with
     * its genre, so only the end counts. */
    char *bracket = strrchr(folded, '(');
    if (bracket && g_str_has_suffix(folded, ")")) {
        *bracket = '\0';
    }
    g_strchomp(folded);
    for (size_t i = 0; i < G_N_ELEMENTS(GENRES); i++) {
        if (g_str_has_suffix(folded, GENRES[i].ending)) {
            return GENRES[i].genre;
        }
    }
    return NULL;
}
