/* bound.c: the words before and behind an amount that say how it is meant. */
#include "text/quantity/bound.h"

#include <jiyan/text/character.h>
#include <string.h>

#include "text/fold/glyph.h"
#include "text/number/number.h"

/* Characters between 从 and the number, and between 的 and what lasts for years. */
#define BASE 14
#define YEARS_OF 6

typedef struct {
    const char *word;
    jy_bound bound;
} bound_word;

/* Right before the number; the longest counts. One that says nothing keeps a shorter one from being found in it. */
static const bound_word BEFORE[] = {
    {"不低于", JY_BOUND_AT_LEAST},  {"不低於", JY_BOUND_AT_LEAST},   {"不少于", JY_BOUND_AT_LEAST},
    {"不少於", JY_BOUND_AT_LEAST},  {"不小于", JY_BOUND_AT_LEAST},   {"不小於", JY_BOUND_AT_LEAST},
    {"不下", JY_BOUND_AT_LEAST},    {"不得少于", JY_BOUND_AT_LEAST}, {"不得低于", JY_BOUND_AT_LEAST},
    {"不下于", JY_BOUND_AT_LEAST},  {"至少", JY_BOUND_AT_LEAST},     {"最少", JY_BOUND_AT_LEAST},
    {"起码", JY_BOUND_AT_LEAST},    {"不超过", JY_BOUND_AT_MOST},    {"不超過", JY_BOUND_AT_MOST},
    {"不得超过", JY_BOUND_AT_MOST}, {"不得超過", JY_BOUND_AT_MOST},  {"不能超过", JY_BOUND_AT_MOST},
    {"不高于", JY_BOUND_AT_MOST},   {"不高於", JY_BOUND_AT_MOST},    {"不多于", JY_BOUND_AT_MOST},
    {"不大于", JY_BOUND_AT_MOST},   {"不突破", JY_BOUND_AT_MOST},    {"最多", JY_BOUND_AT_MOST},
    {"至多", JY_BOUND_AT_MOST},     {"最高", JY_BOUND_AT_MOST},      {"控制在", JY_BOUND_AT_MOST},
    {"限制在", JY_BOUND_AT_MOST},   {"控制到", JY_BOUND_AT_MOST},    {"超过", JY_BOUND_ABOVE},
    {"超過", JY_BOUND_ABOVE},       {"突破", JY_BOUND_ABOVE},        {"高于", JY_BOUND_ABOVE},
    {"高於", JY_BOUND_ABOVE},       {"多于", JY_BOUND_ABOVE},        {"大于", JY_BOUND_ABOVE},
    {"逾", JY_BOUND_ABOVE},         {"超", JY_BOUND_ABOVE},          {"低于", JY_BOUND_BELOW},
    {"低於", JY_BOUND_BELOW},       {"少于", JY_BOUND_BELOW},        {"少於", JY_BOUND_BELOW},
    {"小于", JY_BOUND_BELOW},       {"不足", JY_BOUND_BELOW},        {"不到", JY_BOUND_BELOW},
    {"不满", JY_BOUND_BELOW},       {"将近", JY_BOUND_ABOUT},        {"將近", JY_BOUND_ABOUT},
    {"接近", JY_BOUND_ABOUT},       {"近", JY_BOUND_ABOUT},          {"大约", JY_BOUND_ABOUT},
    {"大約", JY_BOUND_ABOUT},       {"大概", JY_BOUND_ABOUT},        {"节约", JY_BOUND_EXACT},
    {"節約", JY_BOUND_EXACT},       {"附近", JY_BOUND_EXACT},        {"最近", JY_BOUND_EXACT},
    {"临近", JY_BOUND_EXACT},       {"臨近", JY_BOUND_EXACT},        {"邻近", JY_BOUND_EXACT},
    {"靠近", JY_BOUND_EXACT},       {"就近", JY_BOUND_EXACT},        {"约", JY_BOUND_ABOUT},
    {"約", JY_BOUND_ABOUT},
};

static const bound_word BEHIND[] = {
    {"以上", JY_BOUND_AT_LEAST}, {"及以上", JY_BOUND_AT_LEAST}, {"或以上", JY_BOUND_AT_LEAST},
    {"以下", JY_BOUND_AT_MOST},  {"及以下", JY_BOUND_AT_MOST},  {"或以下", JY_BOUND_AT_MOST},
    {"以内", JY_BOUND_AT_MOST},  {"以內", JY_BOUND_AT_MOST},    {"之内", JY_BOUND_AT_MOST},
    {"之內", JY_BOUND_AT_MOST},  {"左右", JY_BOUND_ABOUT},      {"上下", JY_BOUND_ABOUT},
};

/* Between a verb and its amount; they say nothing of it. */
static const char *const FILLERS[] = {"了",   "又",   "再",   "各", "共", "每年", "平均",
                                      "年均", "分别", "分別", "是", "在", NULL};

/* Behind these it is a level, not a change. */
static const char *const LEVELS[] = {"到", "至", "达", "達", "为", "為", NULL};

static const char *const RISES[] = {"延长", "延長", "增长", "增長", "增加", "提高", "上升", "提升", "扩大", "擴大",
                                    "上调", "上調", "增产", "增產", "增幅", "升",   "增",   "递增", NULL};
static const char *const FALLS[] = {"下降", "降低", "减少", "減少", "削减", "削減", "压减", "壓減", "压缩",
                                    "壓縮", "缩减", "縮減", "缩短", "縮短", "精简", "裁减", "裁減", "下调",
                                    "下調", "回落", "降幅", "减",   "減",   "降",   "递减", NULL};

/* ---- before ---- */

static bool strip_any(const char *text, uint32_t *at, const char *const *words)
{
    const char *word = jy_utf8_ends_any(text, 0, *at, words);
    *at -= word ? (uint32_t)strlen(word) : 0;
    return word;
}

static bool strip_bound(const char *text, uint32_t *at, jy_bound *bound)
{
    size_t longest = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(BEFORE); i++) {
        size_t size = strlen(BEFORE[i].word);
        if (size > longest && jy_utf8_ends(text, 0, *at, BEFORE[i].word)) {
            longest = size;
            *bound = BEFORE[i].bound;
        }
    }
    *at -= *bound == JY_BOUND_EXACT ? 0 : (uint32_t)longest;
    return *bound != JY_BOUND_EXACT;
}

/* Reads 上 and 过 before a power, which alone says little: 上千户, 过百家; not 网上百家, 成千上万, 经过百年. */
static bool strip_reach(const char *text, uint32_t length, uint32_t *at, jy_bound *bound)
{
    static const char *const POWERS[] = {"百", "千", "万", "萬", "亿", "億", NULL};
    static const char *const OTHERS[] = {"以上", "网上", "網上", "线上", "線上", "会上", "會上", "路上", "海上",
                                         "马上", "馬上", "晚上", "早上", "身上", "手上", "地上", "街上", "市上",
                                         "场上", "山上", "天上", "江上", "河上", "史上", "村上", "乡上", "道上",
                                         "船上", "车上", "面上", "楼上", "岸上", "世上", "陆上", "向上", "加上",
                                         "百上", "千上", "经过", "經過", "通过", "通過", "不过", "不過", NULL};
    if (!jy_utf8_starts_any(text, *at, length, POWERS) || jy_utf8_ends_any(text, 0, *at, OTHERS)) {
        return false;
    }
    bool is_up = jy_utf8_ends(text, 0, *at, "上");
    if (!is_up && !jy_utf8_ends(text, 0, *at, "过") && !jy_utf8_ends(text, 0, *at, "過")) {
        return false;
    }
    *bound = is_up ? JY_BOUND_AT_LEAST : JY_BOUND_ABOVE;
    *at -= (uint32_t)strlen("上");
    return true;
}

jy_bound_lead jy_bound_before(const char *text, uint32_t at, uint32_t length)
{
    jy_bound_lead lead = {JY_BOUND_EXACT, JY_CHANGE_NONE, at, false};
    for (int rounds = 0; rounds < 4; rounds++) {
        while (at > 0 && text[at - 1] == ' ') {
            at--;
        }
        if (lead.bound == JY_BOUND_EXACT && (strip_bound(text, &at, &lead.bound) ||
                                             (at == lead.start && strip_reach(text, length, &at, &lead.bound)))) {
            continue;
        }
        if (strip_any(text, &at, LEVELS)) {
            lead.is_level = true;
        } else if (!strip_any(text, &at, FILLERS)) {
            break;
        }
    }
    lead.start = at;
    bool is_new = jy_utf8_ends(text, 0, at, "新增");
    bool rises = !is_new && strip_any(text, &at, RISES);
    bool falls = !rises && strip_any(text, &at, FALLS);
    if (falls && lead.is_level && lead.bound == JY_BOUND_EXACT) {
        lead.bound = JY_BOUND_AT_MOST;
    } else if (!lead.is_level) {
        lead.change = rises ? JY_CHANGE_RISE : falls ? JY_CHANGE_FALL : JY_CHANGE_NONE;
    }
    return lead;
}

/* ---- behind ---- */

uint32_t jy_bound_behind(const char *text, uint32_t at, uint32_t length, jy_bound *bound)
{
    for (size_t i = 0; i < G_N_ELEMENTS(BEHIND); i++) {
        if (jy_utf8_starts(text, at, length, BEHIND[i].word)) {
            /* 控制在3%左右 is a limit none the less. */
            if (*bound != JY_BOUND_AT_MOST || BEHIND[i].bound != JY_BOUND_ABOUT) {
                *bound = BEHIND[i].bound;
            }
            return at + (uint32_t)strlen(BEHIND[i].word);
        }
    }
    return at;
}

/* ---- times ---- */

/* What lasts as long as is said behind it. */
static const char *const TERMS[] = {"期限",   "年限", "寿命", "壽命", "有效期", "免费期", "免費期", "免税期", "保护期",
                                    "缴费满", "休假", "产假", "年假", "假期",   "假",     "免费",   "免征",   "免收",
                                    "受教育", "授予", "推迟", "提前", "展期",   "为期",   "為期",   "累计",   "每天",
                                    "每日",   "每周", "每週", "增至", "減至",   "满",     NULL};

/* Behind these it is when, not how long. */
static const char *const SINCE[] = {"今后", "今後", "未来", "未來", "过去", "過去", "最近", "近",   "前",
                                    "后",   "後",   "用",   "历时", "歷時", "连续", "連續", "经过", "經過",
                                    "这",   "這",   "头",   "隔",   "经",   "花",   NULL};

static const char *const WHEN[] = {"内",     "內",   "之内", "之內", "以来", "以來", "来",   "來",
                                   "间",     "間",   "前",   "后",   "後",   "以后", "以後", "以前",
                                   "之后",   "之後", "之前", "期间", "期間", "时间", "時間", "的时间",
                                   "的時間", "左右", "规划", "計劃", "计划", "行动", "中",   NULL};

/* A time with one of these is never an amount: 五年计划. */
static const char *const NAMED[] = {"代",   "前",   "后",   "後",   "来",   "來",   "以来", "以來",
                                    "计划", "計劃", "规划", "規劃", "行动", "行動", "级",   NULL};

/* 由三年延长到五年 */
static const char *const MOVES[] = {"延长到", "延长至", "延長至", "缩短到", "缩短至", "縮短至",
                                    "压缩到", "压缩至", "提高到", "提高至", "增加到", "增加至",
                                    "增至",   "減至",   "减至",   "减少到", "降至",   NULL};

/* 的 behind months makes them what something lasts: 6个月的见习; behind years only with a word that says so. */
static bool is_content(const char *text, uint32_t start, uint32_t end, uint32_t length)
{
    uint32_t next = jy_glyph_match(text, end, length, "的"), size;
    if (next == end || jy_glyph_match(text, next, length, "时间|努力|奋斗|工作|准备|实践|规划|计划|行动") > next) {
        return false;
    }
    if (start < end && jy_glyph_before(text, start, end, "月") < end &&
        jy_glyph_match(text, start, end, "一个月") == start) {
        return true;
    }
    for (int count = 0; count < YEARS_OF; count++, next += size) {
        if (jy_glyph_match(text, next, length, "期限|年限|合同|学制|免税期|免费期|保护期|过渡期|有效期|试用期") >
            next) {
            return true;
        }
        if (!jy_character_is_han(jy_glyph_read(text, next, length, &size))) {
            return false;
        }
    }
    return false;
}

bool jy_bound_is_term(const char *text, uint32_t start, uint32_t end, uint32_t length, bool is_long)
{
    jy_bound_lead lead = jy_bound_before(text, start, length);
    if (jy_utf8_starts_any(text, end, length, NAMED)) {
        return false;
    }
    bool is_limited = lead.bound == JY_BOUND_AT_LEAST || lead.bound == JY_BOUND_AT_MOST;
    if (is_limited || lead.change != JY_CHANGE_NONE || lead.is_level || jy_utf8_ends_any(text, 0, lead.start, TERMS) ||
        jy_utf8_starts_any(text, end, length, MOVES)) {
        return true;
    }
    return !jy_utf8_ends_any(text, 0, start, SINCE) &&
           (is_content(text, start, end, length) || (!is_long && !jy_utf8_starts_any(text, end, length, WHEN)));
}

/* ---- where it comes from ---- */

bool jy_bound_is_base(const char *text, uint32_t start, uint32_t end, uint32_t length)
{
    uint32_t next = jy_glyph_match(text, end, length, "左右|以上|以下|多");
    uint32_t move = jy_glyph_match(text, next, length,
                                   "提高|增加|增长|增|提升|上升|升|扩大|发展|调整|上调|延长|下降|降低|降|减少|减|压减|"
                                   "压缩|缩短|缩小|下调|回落");
    uint32_t to = jy_glyph_match(text, move, length, "到了|到|至|为");
    uint32_t number = jy_glyph_match(text, to, length, "不低于|不少于|不超过|超过|约|近|每人|每月|每年| "), size;
    if (move == next || to == move || !jy_number_begins(jy_glyph_read(text, number, length, &size))) {
        return false;
    }
    for (int count = 0; count < BASE && start > 0; count++) {
        if (jy_glyph_before(text, 0, start, "从|由") < start) {
            return true;
        }
        uint32_t c = jy_utf8_previous(text, 0, &start);
        if (c == 0xFF0C || c == 0x3002 || c == 0xFF1B || c == 0x3001 || c == ',') {
            return false;
        }
    }
    return false;
}
