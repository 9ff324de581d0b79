/* testable.c: tells commitments that evidence can show done or not done: an amount, a date, a thing that is there or
 * not. */
#include "text/statement/testable.h"

#include <glib.h>
#include <jiyan/text/deadline.h>
#include <jiyan/text/quantity.h>
#include <jiyan/text/utf8.h>
#include <pthread.h>
#include <string.h>

#include "text/fold/trie.h"
#include "text/statement/cue.h"

#define VERB_NEAR 36     /* bytes between a verb and the 《…》 that it carries out */
#define SYSTEM_BYTES 120 /* and the end of the name of what it adopts */
#define VERBS                                                                                                          \
    (CUES(DO) | CUES(ACHIEVE) | CUES(ADVANCE) | CUES(BUILD) | CUES(CARRY) | CUES(ENSURE) | CUES(COMING) | CUES(WILL))

/* ---- an amount ---- */

/* What is said before the first clause that wants something is no target: 今年毕业生800万人，要促进就业. */
static uint32_t find_target(const char *text, uint32_t length)
{
    uint32_t at = 0, clause = 0;
    jy_cues before = 0;
    jy_cue_hit hit;
    while (jy_cue_next(text, length, &at, &hit)) {
        jy_cues cue = jy_cue_set(hit.cue);
        if (hit.cue == CUE_COMMA) {
            clause = hit.end;
        } else if (hit.start == clause && (cue & (CUES(SHALL) | CUES(MUST)))) {
            bool reaches = (before & CUES(CHANGE)) && !(before & (CUES(ASPECT) | CUES(PAST)));
            return (before & VERBS) || reaches ? 0 : clause;
        }
        before |= cue;
    }
    return 0;
}

static bool has_quantity(const char *text, uint32_t length)
{
    uint32_t at = find_target(text, length);
    jy_quantity quantity;
    while (jy_quantity_next(text, length, &at, &quantity)) {
        /* 两个方面, 一个目标 count what the speaker will say, not what will be done. */
        if (strcmp(quantity.unit, "方面") != 0 && !jy_utf8_starts(text, quantity.end, length, "方面")) {
            return true;
        }
    }
    return false;
}

/* ---- a date ---- */

/* 今年, 在新的一年里: the time that the text is about, not one by which a thing is done. */
static bool is_wide(const char *text, uint32_t start, uint32_t end)
{
    static const char *const WIDE[] = {"今后五年", "今后5年",  "今后",     "今年", "未来",
                                       "当前",     "今明两年", "新的一年", NULL};
    start += jy_utf8_starts(text, start, end, "在") ? 3 : 0;
    end -= jy_utf8_ends(text, start, end, "里") || jy_utf8_ends(text, start, end, "中") ? 3 : 0;
    const char *word = jy_utf8_starts_any(text, start, end, WIDE);
    return word && strlen(word) == end - start;
}

static bool has_deadline(const char *text, uint32_t length)
{
    uint32_t at = 0;
    jy_deadline deadline;
    while (jy_deadline_next(text, length, NULL, &at, &deadline)) {
        if (!is_wide(text, deadline.start, deadline.end) && !jy_utf8_starts(text, deadline.end, length, "的努力")) {
            return true;
        }
    }
    return false;
}

/* ---- a thing ---- */

/* A clause up to the word that is being read. */
typedef struct {
    jy_cues makes;  /* the verbs that bring a thing about */
    bool urges;     /* others are only encouraged: 鼓励建立基金 */
    bool settles;   /* what is written down is made by that: 明确管理办法 */
    bool regulates; /* what is there already: 规范公示 */
} clause_state;

static void read_verb(clause_state *clause, const char *text, uint32_t length, const jy_cue_hit *hit)
{
    static const char *const URGES[] = {"鼓励", "引导", NULL};
    static const char *const EVENTS[] = {"开展", "办好", "举办", "召开", "开好", "筹办", "承办", NULL};
    static const char *const SETTLES[] = {"明确", "确定", NULL};
    /* 建立健全 and 建立起 speak of going on, not of a thing that is made. */
    static const char *const GOES_ON[] = {"健全", "起", "和健全", "和完善", "完善", "了", "成为", NULL};
    switch (hit->cue) {
    case CUE_COMMA:
        *clause = (clause_state){0};
        break;
    case CUE_EXPLORE:
        clause->urges |= jy_utf8_starts_any(text, hit->start, hit->end, URGES) != NULL;
        clause->makes |= jy_utf8_starts(text, hit->start, hit->end, "探索") ? CUES(CARRY) : 0;
        break;
    case CUE_BUILD:
    case CUE_CARRY:
        if (!jy_utf8_starts_any(text, hit->end, length, GOES_ON) && !jy_utf8_ends(text, 0, hit->start, "在")) {
            clause->makes |= jy_cue_set(hit->cue);
        }
        break;
    case CUE_DO:
        clause->makes |= jy_utf8_starts_any(text, hit->start, hit->end, EVENTS) ? CUES(CARRY) : 0;
        clause->settles |= jy_utf8_starts_any(text, hit->start, hit->end, SETTLES) != NULL;
        clause->regulates |= jy_utf8_starts(text, hit->start, hit->end, "规范");
        break;
    default:
        break;
    }
}

/* 实行最严格的用水制度: a system by any name. */
static bool adopts_system(const char *text, uint32_t length, uint32_t at)
{
    static const char *const NONE[] = {"体制", "机制", "控制", "限制", "编制", "抵制", "研制", "建制", NULL};
    static const char *const SYSTEMS[] = {"制", "制度", NULL};
    uint32_t end = at, limit = MIN(length, at + SYSTEM_BYTES);
    while (end < limit && !jy_utf8_starts(text, end, length, "。") && text[end] != ',' && text[end] != ';') {
        end++;
    }
    return jy_utf8_ends_any(text, at, end, SYSTEMS) && !jy_utf8_ends_any(text, at, end, NONE);
}

/* True of 机制 behind 建立, of 承包制 behind 实施, too. */
static bool is_made(const clause_state *clause, const char *text, const jy_cue_hit *thing)
{
    static const char *const SYSTEMS[] = {"制", "清单", NULL};
    static const char *const WRITTEN[] = {"办法", "细则", "清单", "标准", NULL};
    bool is_system = jy_utf8_ends_any(text, thing->start, thing->end, SYSTEMS) != NULL;
    return (clause->makes & (is_system ? CUES(BUILD) | CUES(CARRY) : CUES(BUILD))) ||
           (clause->settles && jy_utf8_ends_any(text, thing->start, thing->end, WRITTEN));
}

/* True where a word is a thing that the clause brings about. */
static bool is_delivered(const clause_state *clause, const char *text, uint32_t length, const jy_cue_hit *hit)
{
    /* 在规划中, 计划时: where something else is done. */
    static const char *const FRAMES[] = {"中,", "中统筹", "时,", "精神", "要求", NULL};
    bool is_made_here = false;
    switch (hit->cue) {
    case CUE_EVIDENT:
    case CUE_DELEGATE:
        return !clause->regulates;
    case CUE_DO:
        return jy_utf8_starts(text, hit->start, hit->end, "实行") && adopts_system(text, length, hit->end);
    case CUE_THING:
        is_made_here = is_made(clause, text, hit);
        break;
    case CUE_UNDERTAKING:
        is_made_here = clause->makes;
        break;
    default:
        break;
    }
    return is_made_here && !clause->urges && !jy_utf8_starts_any(text, hit->end, length, FRAMES);
}

static bool has_deliverable(const char *text, uint32_t length)
{
    uint32_t at = 0;
    clause_state clause = {0};
    jy_cue_hit hit;
    while (jy_cue_next(text, length, &at, &hit)) {
        if (is_delivered(&clause, text, length, &hit)) {
            return true;
        }
        read_verb(&clause, text, length, &hit);
    }
    return false;
}

enum { FISCAL_MEASURE = 1 << 0, FISCAL_MOVE = 1 << 1 };
static jy_trie *fiscal_words;

static void build_fiscal(void)
{
    static const char *const MEASURES[] = {"直补",     "购置补贴",   "良种补贴", "见习补贴",   "培训补贴",
                                           "补贴标准", "补助标准",   "关税",     "大规模退税", "税费支持政策",
                                           "收购价",   "最低工资",   "免费开放", "奖补资金",   "人员工资",
                                           "职工工资", "基本养老金", "保障标准", NULL};
    static const char *const MOVES[] = {"增加", "提高", "扩大", "下调", "降低", "给予",
                                        "实施", "实行", "实现", "安排", "取消", NULL};
    fiscal_words = jy_trie_new();
    jy_trie_add_all(fiscal_words, MEASURES, FISCAL_MEASURE);
    jy_trie_add_all(fiscal_words, MOVES, FISCAL_MOVE);
}

/* What is paid or levied, and is moved. */
static bool has_fiscal(const char *text, uint32_t length)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, build_fiscal);
    return jy_trie_values(fiscal_words, text, 0, length) == (FISCAL_MEASURE | FISCAL_MOVE);
}

/* ---- the names of documents ---- */

/* True of 《…》 that a verb before it carries out; not of 实施《…》精神. */
static bool is_carried(const GString *before, const char *text, uint32_t behind, uint32_t length)
{
    static const char *const CARRIED[] = {"实施", "实行", "制定", "完善", "修订", "出台", NULL};
    static const char *const SPIRITS[] = {"精神", "要求", NULL};
    uint32_t end = (uint32_t)before->len, near = end > VERB_NEAR ? end - VERB_NEAR : 0;
    return !jy_utf8_starts_any(text, behind, length, SPIRITS) && jy_utf8_contains_any(before->str, near, end, CARRIED);
}

/* A copy without the names of documents: 《2010年规划》 promises no year. Behind a verb that carries one out it is a
 * thing done or not: *ret_carried. A mark that is never closed is left out alone. */
static GString *strip_names(const char *text, uint32_t length, bool *ret_carried)
{
    GString *bare = g_string_sized_new(length);
    uint32_t at = 0;
    const char *open, *close = text;
    *ret_carried = false;
    while ((open = memmem(text + at, length - at, "《", 3))) {
        g_string_append_len(bare, text + at, open - text - at);
        at = (uint32_t)(open - text) + 3;
        close = close ? memmem(text + at, length - at, "》", 3) : NULL;
        if (close) {
            at = (uint32_t)(close - text) + 3;
            *ret_carried |= is_carried(bare, text, at, length);
        }
    }
    return g_string_append_len(bare, text + at, length - at);
}

bool jy_testable(const char *text, uint32_t length)
{
    bool carried;
    g_autoptr(GString) bare = strip_names(text, length, &carried);
    text = bare->str;
    length = (uint32_t)bare->len;
    return carried || has_fiscal(text, length) || has_deliverable(text, length) || has_quantity(text, length) ||
           has_deadline(text, length);
}
