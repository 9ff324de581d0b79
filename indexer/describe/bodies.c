/* bodies.c: what names of the bodies that issue documents look like. */
#include <jiyan/text/fold.h>
#include <string.h>

#include "indexer/describe/line.h"
#include "indexer/describe/names.h"

#define BODY_MIN 2
#define BODY_MAX 30

/* What a body ends in. */
static const char *const ENDINGS[] = {
    "国务院", "办公厅", "办公室",       "政府",   "委员会", "党委", "委",       "中央",     "法院",   "检察院",
    "部",     "局",     "厅",           "署",     "银行",   "党组", "工会",     "人大",     "政协",   "联合会",
    "妇联",   "协会",   "领导小组",     "指挥部", "公署",   "大学", "学院",     "公司",     "集团",   "中心",
    "办事处", "管理处", "人民代表大会", "常委会", "研究院", "总队", "支队",     "联席会议", "科学院", "专家组",
    "办",     "处",     "主席团",       "总社",   "供销社", "社",   "协调小组", "工作组",   "支部",   "国家主席"};
/* What ends so and is no body; alone it says nothing. */
static const char WORDS[] =
    " 内部 外部 局部 各部 总部 上部 下部 中部 东部 西部 南部 北部  格局 开局 结局 新局 举办 创办 承办 主办"
    " 协办 督办 查办 交办 政府 党委 办公室 办公厅 委员会 领导小组 指挥部 中心 公司 集团 学院 大学 协会 中央 人大 到处 "
    "各处 益处 好处 处处 社会"
    " 相关部 有关部 各级党委 各级政府 ";
/* What no name of a body holds, but sentences and titles do. */
static const char *const STRANGERS[] = {"关于", "转发", "印发", "批转", "贯彻", "落实", "学习", "传达", "的",
                                        "，",   "。",   "：",   "；",   "《",   "》",   "?",    "!",    ",",
                                        ":",    "~",    "有关", "相关", "我",   "你",   "将",   "已",   "了"};

/* Begin a phrase and no name. */
static const char PREPOSITIONS[] = "在为向按把由从与及以各该本";

static bool has_ending(const char *folded)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ENDINGS); i++) {
        if (g_str_has_suffix(folded, ENDINGS[i])) {
            return true;
        }
    }
    return strcmp(folded, "中华人民共和国主席") == 0;
}

/* True for the name of one body that issues documents: 国务院办公厅, 云溪县人民政府, 中共中央. */
static bool is_body(const char *text)
{
    g_autofree char *folded = jy_fold_string(text, -1);
    glong length = g_utf8_strlen(folded, -1);
    if (length < BODY_MIN || length > BODY_MAX || strpbrk(folded, "0123456789 \t\n")) {
        return false;
    }
    if (*folded && g_utf8_strchr(PREPOSITIONS, -1, g_utf8_get_char(folded))) {
        return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(STRANGERS); i++) {
        if (strstr(folded, STRANGERS[i])) {
            return false;
        }
    }
    static const char *const LAST[] = {"常委", "政委", "干部", "全部", "大局", "全局", "布局"};
    for (size_t i = 0; i < G_N_ELEMENTS(LAST); i++) {
        if (g_str_has_suffix(folded, LAST[i])) {
            return false;
        }
    }
    g_autofree char *padded = g_strconcat(" ", folded, " ", NULL);
    return !strstr(WORDS, padded) && !strstr(folded, "、") && has_ending(folded);
}

static bool is_separator(gunichar character)
{
    return g_unichar_isspace(character) || g_unichar_iszerowidth(character) || character == 0x3001 /* 、 */;
}

/* Every part between separators as a body; NULL where one is none. */
static char *joined_bodies(const char *text)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (const char *at = text; *at;) {
        const char *start = at;
        while (*at && !is_separator(g_utf8_get_char(at))) {
            at = g_utf8_next_char(at);
        }
        g_autofree char *part = g_strndup(start, (gsize)(at - start));
        if (*part && !is_body(part)) {
            return NULL;
        }
        if (*part) {
            g_string_append_printf(all, "%s%s", all->len ? "、" : "", part);
        }
        at = *at ? g_utf8_next_char(at) : at;
    }
    return all->len ? g_strdup(all->str) : NULL;
}

/* 国 务 院, 县 委: letters apart to fill a line. */
static bool is_spaced_out(const char *text)
{
    int run = 0;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        run = is_separator(g_utf8_get_char(at)) ? 0 : run + 1;
        if (run > 1) {
            return false;
        }
    }
    return true;
}

char *jy_name_bodies(const char *text)
{
    char *bodies = joined_bodies(text);
    if (bodies || !is_spaced_out(text)) {
        return bodies;
    }
    g_autofree char *whole = jy_line_squeeze(text);
    return is_body(whole) ? g_steal_pointer(&whole) : NULL;
}

size_t jy_name_body_prefix(const char *title)
{
    static const char *const VERBS[] = {"关于",     "關於",     "印发", "印發", "转发", "轉發",         "批转",
                                        "批轉",     "对",       "對",   "公告", "令",   "政府工作报告", "政府工作報告",
                                        "工作报告", "工作報告", "通告", "公报", "决定", "决议"};
    for (const char *at = title; *at; at = g_utf8_next_char(at)) {
        for (size_t i = 0; i < G_N_ELEMENTS(VERBS); i++) {
            if (at == title || !g_str_has_prefix(at, VERBS[i])) {
                continue;
            }
            g_autofree char *before = g_strndup(title, (gsize)(at - title));
            g_autofree char *bodies = jy_name_bodies(before);
            if (bodies) {
                return (size_t)(at - title);
            }
        }
    }
    return 0;
}
