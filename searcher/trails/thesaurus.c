/* thesaurus.c: words of one meaning, read from their table, and words without one. */
#include "searcher/trails/thesaurus.h"

#include <jiyan/text/fold.h>
#include <jiyan/text/utf8.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>

static const char EMPTY[] =
    " 发展 建设 工作 推进 推动 促进 加强 加快 提高 提升 完善 实施 积极 努力 坚持 深化 全面 进一步 继续 大力 切实 着力 "
    "抓好 做好 搞好 落实 贯彻 确保 保证 力争 争取 实现 完成 达到 建立 健全 改善 扩大 增加 增强 减少 降低 控制 保持 "
    "支持 开展 组织 强化 优化 加大 力度 进行 形成 建成 今年 去年 明年 全年 年内 年底 以上 左右 以内 以下 目标 任务 "
    "问题 情况 方面 重点 有效 有关 各地 各级 部门 地区 国家 全国 我国 中国 社会 我们 必须 需要 预期 主要 基本 稳定 "
    "稳步 "
    "逐步 更加 不断 显著 明显 增长 上升 下降 超过 突破 累计 政府 人民 群众 重大 重要 关键 认真 严格 坚决 尽快 尽早 "
    "大规模 一批 一个 一些 所有 项目 体系 机制 制度 政策 措施 方案 办法 能力 质量 体制 管理 服务 活动 要求 作用 充分 "
    "启动 开工 新建 改建 扩建 研究 探索 鼓励 引导 带动 合理 科学 统筹 协调 创新 改革 安排 使用 解决 广大 特别 尤其 "
    "各项 各类 各种 继续 高质量 更好 更多 更大 较快 平稳 持续 健康 事业 工程 计划 规划 战略 行动 时期 期间 之间 同时 ";

static const char MEASURE[] = " 产量 总产量 里程 营业里程 运营里程 比重 总额 总量 人数 面积 涨幅 增速 "
                              "水平 总水平 规模 数量 指数 幅度 投入 支出 总数 新增 平均 年均 人均 ";

/* ---- words without a topic ---- */

/* No word of the lists is longer. */
#define LISTED_BYTES 32

/* The words of a list. Returns a new set. */
static GHashTable *read_list(const char *list)
{
    GHashTable *words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (const char *at = list + 1; *at; at += strcspn(at, " ") + 1) {
        g_hash_table_add(words, g_strndup(at, strcspn(at, " ")));
    }
    return words;
}

static bool is_listed(GHashTable *list, const char *word, size_t length)
{
    char copy[LISTED_BYTES] = "";
    if (length == 0 || length >= sizeof copy) {
        return false;
    }
    memcpy(copy, word, length);
    return g_hash_table_contains(list, copy);
}

static GHashTable *empty_words, *measures;

static void read_lists(void)
{
    empty_words = read_list(EMPTY);
    measures = read_list(MEASURE);
}

/* Both are read once. */
static void need_lists(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, read_lists);
}

bool jy_thesaurus_is_empty(const char *word, size_t length)
{
    need_lists();
    return is_listed(empty_words, word, length);
}

bool jy_thesaurus_is_measure(const char *word, size_t length)
{
    need_lists();
    const char *words = jy_thesaurus_words(g_utf8_get_char(word));
    return words ? is_listed(measures, words, strcspn(words, " ")) : is_listed(measures, word, length);
}

/* ---- words of one meaning ---- */

/* Mostly no form begins at a place, which a hash of two characters tells. */
#define HINT_BITS 0x10000

typedef struct {
    char *word;
    size_t length;
    gunichar character;
} thesaurus_form;

/* A line of the table. */
typedef struct {
    char *words, *looser; /* with spaces between; `looser` is NULL for none */
    bool is_whole;
} thesaurus_group;

typedef struct {
    thesaurus_group *groups;
    GHashTable *forms;               /* first character → GArray of thesaurus_form, the longest first */
    uint32_t begins[HINT_BITS / 32]; /* a bit for the first two characters of each form */
} thesaurus_table;

static gint by_length_down(const void *a, const void *b)
{
    const thesaurus_form *left = a, *right = b;
    return (left->length < right->length) - (left->length > right->length);
}

/* The bit of what begins with two characters, of which the second may be NUL. */
static uint32_t hint_of(const char *text, gunichar *ret_first)
{
    uint32_t size = 0, behind = 0;
    *ret_first = jy_utf8_next(text, 4, &size);
    gunichar second = *ret_first ? jy_utf8_next(text + size, 4, &behind) : 0;
    return (*ret_first * 0x9E3779B1U ^ second * 0x85EBCA6BU) / (uint32_t)(0x100000000U / HINT_BITS);
}

static void add_group(thesaurus_table *table, size_t i)
{
    bool is_whole = g_str_has_prefix(JY_THESAURUS_WORDS[i], "= ");
    g_autofree char *line = jy_fold_string(JY_THESAURUS_WORDS[i] + (is_whole ? 2 : 0), -1);
    g_auto(GStrv) parts = g_strsplit(line, " | ", 2);
    g_auto(GStrv) words = g_strsplit(parts[0], " ", -1);
    for (char **word = words; *word; word++) {
        gunichar character;
        uint32_t hint = hint_of(*word, &character);
        gpointer first = GUINT_TO_POINTER(character);
        GArray *list = g_hash_table_lookup(table->forms, first);
        table->begins[hint / 32] |= 1U << hint % 32;
        if (!list) {
            list = g_array_new(false, false, sizeof(thesaurus_form));
            g_hash_table_insert(table->forms, first, list);
        }
        thesaurus_form form = {g_strdup(*word), strlen(*word), JY_THESAURUS_FIRST + (gunichar)i};
        g_array_append_val(list, form);
    }
    table->groups[i] = (thesaurus_group){g_strdup(parts[0]), g_strdup(parts[1]), is_whole};
}

static thesaurus_table made;

static void make_table(void)
{
    made.groups = g_new0(thesaurus_group, JY_THESAURUS_COUNT);
    made.forms = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; i < JY_THESAURUS_COUNT; i++) {
        add_group(&made, i);
    }
    GHashTableIter each;
    gpointer list;
    g_hash_table_iter_init(&each, made.forms);
    while (g_hash_table_iter_next(&each, NULL, &list)) {
        g_array_sort(list, by_length_down);
    }
}

static const thesaurus_table *the_table(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_table);
    return &made;
}

static const thesaurus_group *group_of(gunichar character)
{
    bool is_one = character >= JY_THESAURUS_FIRST && character < JY_THESAURUS_FIRST + JY_THESAURUS_COUNT;
    return is_one ? &the_table()->groups[character - JY_THESAURUS_FIRST] : NULL;
}

gunichar jy_thesaurus_at(const char *at, size_t most, size_t *ret_length)
{
    const thesaurus_table *table = the_table();
    gunichar first;
    uint32_t hint = hint_of(at, &first);
    bool may_begin = table->begins[hint / 32] >> hint % 32 & 1;
    const GArray *list = may_begin ? g_hash_table_lookup(table->forms, GUINT_TO_POINTER(first)) : NULL;
    for (guint i = 0; list && i < list->len; i++) {
        const thesaurus_form *form = &g_array_index(list, thesaurus_form, i);
        if (form->length <= most && strncmp(at, form->word, form->length) == 0) {
            *ret_length = form->length;
            return form->character;
        }
    }
    return 0;
}

char *jy_thesaurus_spell(const char *folded)
{
    GString *spelled = g_string_sized_new(strlen(folded));
    for (const char *at = folded; *at;) {
        size_t length;
        gunichar character = jy_thesaurus_at(at, SIZE_MAX, &length);
        if (character) {
            g_string_append_unichar(spelled, character);
            at += length;
        } else {
            const char *next = g_utf8_next_char(at);
            bool is_private = group_of(g_utf8_get_char(at)) != NULL; /* of a text: means nothing */
            g_string_append_len(spelled, is_private ? " " : at, is_private ? 1 : next - at);
            at = next;
        }
    }
    return g_string_free(spelled, false);
}

const char *jy_thesaurus_words(gunichar character)
{
    const thesaurus_group *group = group_of(character);
    return group ? group->words : NULL;
}

char *jy_thesaurus_unspell(const char *spelled)
{
    GString *plain = g_string_new(NULL);
    for (const char *at = spelled; *at; at = g_utf8_next_char(at)) {
        const char *words = jy_thesaurus_words(g_utf8_get_char(at));
        size_t length = words ? strcspn(words, " ") : (size_t)(g_utf8_next_char(at) - at);
        g_string_append_len(plain, words ? words : at, (gssize)length);
    }
    return g_string_free(plain, false);
}

const char *jy_thesaurus_looser(gunichar character)
{
    const thesaurus_group *group = group_of(character);
    return group ? group->looser : NULL;
}

bool jy_thesaurus_is_whole(gunichar character)
{
    const thesaurus_group *group = group_of(character);
    return group && group->is_whole;
}
