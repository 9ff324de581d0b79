/* genre.c: 文种, from the end of a title (GB/T 9704-2012 and the genres of speeches). */
#include "indexer/describe/genre.h"

#include <glib.h>
#include <jiyan/text/fold.h>
#include <stdbool.h>
#include <string.h>

/* Endings that are genres themselves. Of two that fit the longer stands first. */
static const char *const GENRES[] = {"施政报告", "报告",   "讲话",   "致辞", "演讲",   "发言", "谈话", "贺信",   "贺电",
                                     "回信",     "慰问信", "倡议书", "纪要", "通知",   "意见", "批复", "答复",   "决定",
                                     "决议",     "通报",   "公报",   "公告", "通告",   "命令", "议案", "提案",   "建议",
                                     "请示",     "条例",   "规定",   "办法", "细则",   "规则", "准则", "章程",   "方案",
                                     "规划",     "计划",   "纲要",   "预案", "要点",   "总结", "说明", "声明",   "宣言",
                                     "解释",     "白皮书", "清单",   "公约", "修正案", "目录", "标准", "责任书", "函"};
/* Endings that are a form of another. */
static const struct {
    const char *ending, *genre;
} FORMS[] = {{"致词", "致辞"}, {"祝词", "致辞"}, {"祝辞", "致辞"},   {"贺词", "致辞"},  {"悼词", "致辞"},
             {"讲稿", "讲话"}, {"演说", "演讲"}, {"答问会", "答问"}, {"公开信", "信"},  {"国务院令", "令"},
             {"主席令", "令"}, {"政府令", "令"}, {"部令", "令"},     {"委员会令", "令"}};
/* Ends in 法 and is no law. */
static const char *const NO_LAWS[] = {"方法", "做法", "看法", "想法", "执法", "司法", "立法", "普法", "守法", "用法"};

/* Cuts what stands behind a genre without hiding it: a bracket, "（摘要）" or a date, and closing marks. */
static void strip_end(char *folded)
{
    for (;;) {
        g_strchomp(folded);
        char *bracket = g_str_has_suffix(folded, ")") ? strrchr(folded, '(') : NULL;
        size_t length = strlen(folded);
        if (bracket && bracket > folded) {
            *bracket = '\0';
        } else if (g_str_has_suffix(folded, "》") || g_str_has_suffix(folded, "”")) {
            folded[length - strlen("》")] = '\0';
        } else if (g_str_has_suffix(folded, ">") || g_str_has_suffix(folded, "\"")) {
            folded[length - 1] = '\0';
        } else {
            return;
        }
    }
}

static bool is_law(const char *folded)
{
    if (!g_str_has_suffix(folded, "法") || g_utf8_strlen(folded, -1) < 3) {
        return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(NO_LAWS); i++) {
        if (g_str_has_suffix(folded, NO_LAWS[i])) {
            return false;
        }
    }
    return true;
}

const char *jy_genre_of(const char *title)
{
    g_autofree char *folded = jy_fold_string(title, -1);
    strip_end(folded);
    for (size_t i = 0; i < G_N_ELEMENTS(FORMS); i++) {
        if (g_str_has_suffix(folded, FORMS[i].ending)) {
            return FORMS[i].genre;
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(GENRES); i++) {
        if (g_str_has_suffix(folded, GENRES[i])) {
            return GENRES[i];
        }
    }
    return is_law(folded) ? "法律" : NULL;
}
