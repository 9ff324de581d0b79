/* testable.c: tells commitments that evidence can show done or not done: an amount, a date, a thing that is there or
 * not. */
#include "text/statement/testable.h"

#include <glib.h>
#include <jiyan/text/character.h>
#include <jiyan/text/deadline.h>
#include <jiyan/text/quantity.h>
#include <string.h>

#include "text/statement/cue.h"

#define VERB_NEAR 36     /* bytes between a verb and the 《…》 that it carries out */
#define SYSTEM_BYTES 120 /* and the end of the name of what it adopts */
#define VERBS                                                                                                          \
    (CUES(DO) | CUES(ACHIEVE) | CUES(ADVANCE) | CUES(BUILD) | CUES(CARRY) | CUES(ENSURE) | CUES(COMING) | CUES(WILL))

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

/* 今年, 在新的一年里: what is being spoken of, no time by which a thing is done. */
static bool is_wide(const char *text, uint32_t start, uint32_t end)
{
    static const char *const WIDE[] = {"今年", "今后", "未来", "今后五年", "今后5年", "当前", "今明两年", "新的一年"};
    start += jy_utf8_starts(text, start, end, "在") ? 3 : 0;
    end -= jy_utf8_ends(text, start, end, "里") || jy_utf8_ends(text, start, end, "中") ? 3 : 0;
    for (size_t i = 0; i < sizeof WIDE / sizeof *WIDE; i++) {
        if (strlen(WIDE[i]) == end - start && memcmp(text + start, WIDE[i], end - start) == 0) {
            return true;
        }
    }
    return false;
}

/* A time by which a thing is done. */
static bool has_deadline(const char *text, uint32_t length)
{
    uint32_t at = 0;
    jy_deadline deadline;
    while (jy_deadline_next(text, length, NULL, &at, &deadline)) {
        bool wide = is_wide(text, deadline.start, deadline.end);
        if (!wide && !jy_utf8_starts(text, deadline.end, length, "的努力")) {
            return true;
        }
    }
    return false;
}

/* 建立健全 and 建立起 speak of going on, not of a thing that is made. */
static bool is_vague(const char *text, uint32_t length, const jy_cue_hit *verb)
{
    static const char *const VAGUE[] = {"健全", "起", "和健全", "和完善", "完善", "了", "成为"};
    for (size_t i = 0; i < sizeof VAGUE / sizeof *VAGUE; i++) {
        if (jy_utf8_starts(text, verb->end, length, VAGUE[i])) {
            return true;
        }
    }
    return false;
}

/* 办好 an event. */
static bool holds_event(const char *text, const jy_cue_hit *verb)
{
    static const char *const HOLDS[] = {"开展", "办好", "举办", "召开", "开好", "筹办", "承办"};
    for (size_t i = 0; i < sizeof HOLDS / sizeof *HOLDS; i++) {
        if (jy_utf8_starts(text, verb->start, verb->end, HOLDS[i])) {
            return true;
        }
    }
    return false;
}

/* 在规划中, 计划时: where something else is done. */
static bool is_frame(const char *text, uint32_t length, const jy_cue_hit *thing)
{
    return jy_utf8_starts(text, thing->end, length, "中,") || jy_utf8_starts(text, thing->end, length, "中统筹") ||
           jy_utf8_starts(text, thing->end, length, "时,") || jy_utf8_starts(text, thing->end, length, "精神") ||
           jy_utf8_starts(text, thing->end, length, "要求");
}

/* 承包制, 清单: carried out as well as made. */
static bool is_system(const char *text, const jy_cue_hit *thing)
{
    return jy_utf8_ends(text, thing->start, thing->end, "制") || jy_utf8_ends(text, thing->start, thing->end, "清单");
}

/* What is written down, and is made by being settled: 明确管理办法. */
static bool is_written(const char *text, const jy_cue_hit *thing)
{
    return jy_utf8_ends(text, thing->start, thing->end, "办法") ||
           jy_utf8_ends(text, thing->start, thing->end, "细则") ||
           jy_utf8_ends(text, thing->start, thing->end, "清单") || jy_utf8_ends(text, thing->start, thing->end, "标准");
}

/* 实行最严格的用水制度: a system by any name. */
static bool adopts_system(const char *text, uint32_t length, uint32_t at)
{
    static const char *const NONE[] = {"体制", "机制", "控制", "限制", "编制", "抵制", "研制", "建制"};
    uint32_t end = at, limit = MIN(length, at + SYSTEM_BYTES);
    while (end < limit && !jy_utf8_starts(text, end, length, "。") && text[end] != ',' && text[end] != ';') {
        end++;
    }
    for (size_t i = 0; i < sizeof NONE / sizeof *NONE; i++) {
        if (jy_utf8_ends(text, at, end, NONE[i])) {
            return false;
        }
    }
    return jy_utf8_ends(text, at, end, "制") || jy_utf8_ends(text, at, end, "制度");
}

/* True when a clause brings about a thing that is there or not; what others are only encouraged to make does not
 * count. */
static bool has_deliverable(const char *text, uint32_t length)
{
    uint32_t at = 0;
    jy_cues verbs = 0;
    bool urged = false, settled = false, regulated = false;
    jy_cue_hit hit;
    while (jy_cue_next(text, length, &at, &hit)) {
        switch (hit.cue) {
        case CUE_COMMA:
            verbs = 0;
            urged = settled = regulated = false;
            break;
        case CUE_EXPLORE:
            urged = urged || jy_utf8_starts(text, hit.start, hit.end, "鼓励") ||
                    jy_utf8_starts(text, hit.start, hit.end, "引导");
            verbs |= jy_utf8_starts(text, hit.start, hit.end, "探索") ? CUES(CARRY) : 0;
            break;
        case CUE_BUILD:
        case CUE_CARRY:
            verbs |= is_vague(text, length, &hit) || jy_utf8_ends(text, 0, hit.start, "在") ? 0 : jy_cue_set(hit.cue);
            break;
        case CUE_EVIDENT:
        case CUE_DELEGATE:
            if (!regulated) {
                return true;
            }
            break;
        case CUE_THING:
            if (settled && is_written(text, &hit) && !urged && !is_frame(text, length, &hit)) {
                return true;
            }
            if ((verbs & (is_system(text, &hit) ? CUES(BUILD) | CUES(CARRY) : CUES(BUILD))) && !urged &&
                !is_frame(text, length, &hit)) {
                return true;
            }
            break;
        case CUE_DO:
            if (jy_utf8_starts(text, hit.start, hit.end, "实行") && adopts_system(text, length, hit.end)) {
                return true;
            }
            verbs |= holds_event(text, &hit) ? CUES(CARRY) : 0;
            settled = settled || jy_utf8_starts(text, hit.start, hit.end, "明确") ||
                      jy_utf8_starts(text, hit.start, hit.end, "确定");
            regulated = regulated || jy_utf8_starts(text, hit.start, hit.end, "规范");
            break;
        case CUE_UNDERTAKING:
            if (verbs && !urged && !is_frame(text, length, &hit)) {
                return true;
            }
            break;
        default:
            break;
        }
    }
    return false;
}

/* What is paid or levied, and is moved. */
static bool has_fiscal(const char *text, uint32_t length)
{
    static const char *const MEASURES[] = {"直补",     "购置补贴",   "良种补贴", "见习补贴",   "培训补贴",
                                           "补贴标准", "补助标准",   "关税",     "大规模退税", "税费支持政策",
                                           "收购价",   "最低工资",   "免费开放", "奖补资金",   "人员工资",
                                           "职工工资", "基本养老金", "保障标准"};
    static const char *const MOVES[] = {"增加", "提高", "扩大", "下调", "降低", "给予",
                                        "实施", "实行", "实现", "安排", "取消"};
    bool moves = false, measure = false;
    for (size_t i = 0; i < sizeof MOVES / sizeof *MOVES; i++) {
        moves = moves || jy_utf8_contains(text, 0, length, MOVES[i]);
    }
    for (size_t i = 0; moves && i < sizeof MEASURES / sizeof *MEASURES; i++) {
        measure = measure || jy_utf8_contains(text, 0, length, MEASURES[i]);
    }
    return measure;
}

/* Without the names of documents: 《2010年规划》 promises no year. Behind a verb that carries one out it is a thing
 * done or not: *ret_carried. */
static char *strip_names(const char *text, uint32_t *length, bool *ret_carried)
{
    static const char *const CARRIED[] = {"实施", "实行", "制定", "完善", "修订", "出台"};
    char *bare = g_malloc(*length + 1);
    uint32_t kept = 0;
    bool closes = true; /* so far; where it does not it is looked for once, and the mark left out */
    *ret_carried = false;
    for (uint32_t at = 0; at < *length;) {
        if (!jy_utf8_starts(text, at, *length, "《")) {
            bare[kept++] = text[at++];
            continue;
        }
        const char *close = closes ? memmem(text + at, *length - at, "》", 3) : NULL;
        if (!close) {
            closes = false;
            at += 3;
            continue;
        }
        uint32_t end = (uint32_t)(close - text) + 3;
        bool spirit = jy_utf8_starts(text, end, *length, "精神") || jy_utf8_starts(text, end, *length, "要求");
        for (size_t i = 0; !spirit && i < sizeof CARRIED / sizeof *CARRIED; i++) {
            uint32_t near = kept > VERB_NEAR ? kept - VERB_NEAR : 0;
            *ret_carried = *ret_carried || jy_utf8_contains(bare, near, kept, CARRIED[i]);
        }
        at = end;
    }
    *length = kept;
    return bare;
}

bool jy_testable(const char *text, uint32_t length)
{
    bool carried;
    g_autofree char *bare = strip_names(text, &length, &carried);
    text = bare;
    return carried || has_fiscal(text, length) || has_deliverable(text, length) || has_quantity(text, length) ||
           has_deadline(text, length);
}
