/* bound.c: the words before and behind an amount that say how it is meant. */
#include "text/quantity/bound.h"

#include <jiyan/text/character.h>
#include <string.h>

#include "text/fold/glyph.h"
#include "text/number/number.h"

/* Characters that are looked through for the quotes around, and for 《. */
#define QUOTED 40
#define TITLED 60
/* Characters between 从 and the number, and between 的 and what lasts for years. */
#define BASE 14
#define YEARS_OF 6

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct {
    const char *word;
    jy_bound bound;
} bound_word;

/* Stand right before the number; the longest counts. One that says nothing keeps a shorter one from being found in it.
 */
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
    {"節約", JY_BOUND_EXACT},       {"约", JY_BOUND_ABOUT},          {"約", JY_BOUND_ABOUT},
};

static const bound_word BEHIND[] = {
    {"以上", JY_BOUND_AT_LEAST}, {"及以上", JY_BOUND_AT_LEAST}, {"或以上", JY_BOUND_AT_LEAST},
    {"以下", JY_BOUND_AT_MOST},  {"及以下", JY_BOUND_AT_MOST},  {"或以下", JY_BOUND_AT_MOST},
    {"以内", JY_BOUND_AT_MOST},  {"以內", JY_BOUND_AT_MOST},    {"之内", JY_BOUND_AT_MOST},
    {"之內", JY_BOUND_AT_MOST},  {"左右", JY_BOUND_ABOUT},      {"上下", JY_BOUND_ABOUT},
};

/* Stand between a verb and its amount, and say nothing of it. */
static const char *const FILLERS[] = {"了", "又", "再", "各", "共", "每年", "平均", "年均", "分别", "分別", "是", "在"};

/* Behind these it is where something stands then. */
static const char *const LEVELS[] = {"到", "至", "达", "達", "为", "為"};

static const char *const RISES[] = {
    "延长", "延長", "增长", "增長", "增加", "提高", "上升", "提升", "扩大",
    "擴大", "上调", "上調", "增产", "增產", "增幅", "升",   "增",   "递增",
};
static const char *const FALLS[] = {
    "下降", "降低", "减少", "減少", "削减", "削減", "压减", "壓減", "压缩", "壓縮", "缩减", "縮減", "缩短",
    "縮短", "精简", "裁减", "裁減", "下调", "下調", "回落", "降幅", "减",   "減",   "降",   "递减",
};

/* ---- before ---- */

static bool strip_any(const char *text, uint32_t *at, const char *const words[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (jy_utf8_ends(text, 0, *at, words[i])) {
            *at -= (uint32_t)strlen(words[i]);
            return true;
        }
    }
    return false;
}

static bool strip_bound(const char *text, uint32_t *at, jy_bound *bound)
{
    size_t longest = 0;
    for (size_t i = 0; i < COUNT(BEFORE); i++) {
        size_t size = strlen(BEFORE[i].word);
        if (size > longest && jy_utf8_ends(text, 0, *at, BEFORE[i].word)) {
            longest = size;
            *bound = BEFORE[i].bound;
        }
    }
    *at -= *bound == JY_BOUND_EXACT ? 0 : (uint32_t)longest;
    return *bound != JY_BOUND_EXACT;
}

jy_bound_lead jy_bound_before(const char *text, uint32_t at)
{
    jy_bound_lead lead = {JY_BOUND_EXACT, JY_CHANGE_NONE, at, false};
    for (int rounds = 0; rounds < 4; rounds++) {
        while (at > 0 && text[at - 1] == ' ') {
            at--;
        }
        if (lead.bound == JY_BOUND_EXACT && strip_bound(text, &at, &lead.bound)) {
            continue;
        }
        if (strip_any(text, &at, LEVELS, COUNT(LEVELS))) {
            lead.is_level = true;
        } else if (!strip_any(text, &at, FILLERS, COUNT(FILLERS))) {
            break;
        }
    }
    lead.start = at;
    bool is_new = jy_utf8_ends(text, 0, at, "新增");
    bool rises = !is_new && strip_any(text, &at, RISES, COUNT(RISES));
    bool falls = !rises && strip_any(text, &at, FALLS, COUNT(FALLS));
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
    for (size_t i = 0; i < COUNT(BEHIND); i++) {
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

static bool starts_any(const char *text, uint32_t at, uint32_t length, const char *const words[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (jy_utf8_starts(text, at, length, words[i])) {
            return true;
        }
    }
    return false;
}

/* ---- times ---- */

/* What lasts as long as is said behind it. */
static const char *const TERMS[] = {
    "期限", "年限", "寿命", "壽命", "有效期", "免费期", "免費期", "免税期", "保护期", "缴费满", "休假",
    "产假", "年假", "假期", "假",   "免费",   "免征",   "免收",   "受教育", "授予",   "推迟",   "提前",
    "展期", "为期", "為期", "累计", "每天",   "每日",   "每周",   "每週",   "增至",   "減至",   "满",
};

/* Behind these it is when, not how long. */
static const char *const SINCE[] = {
    "今后", "今後", "未来", "未來", "过去", "過去", "最近", "近", "前", "后", "後", "用",
    "历时", "歷時", "连续", "連續", "经过", "經過", "这",   "這", "头", "隔", "经", "花",
};

static const char *const WHEN[] = {
    "内",   "內",     "之内",   "之內", "以来", "以來", "来",   "來",   "间",   "間",   "前",
    "后",   "後",     "以后",   "以後", "以前", "之后", "之後", "之前", "期间", "期間", "时间",
    "時間", "的时间", "的時間", "左右", "规划", "計劃", "计划", "行动", "中",
};

/* A time with one of these is never an amount: 五年计划. */
static const char *const NAMED[] = {"代",   "前",   "后",   "後",   "来",   "來",   "以来", "以來",
                                    "计划", "計劃", "规划", "規劃", "行动", "行動", "级"};

/* 由三年延长到五年 */
static const char *const MOVES[] = {"延长到", "延长至", "延長至", "缩短到", "缩短至", "縮短至",
                                    "压缩到", "压缩至", "提高到", "提高至", "增加到", "增加至",
                                    "增至",   "減至",   "减至",   "减少到", "降至"};

/* 的 behind months makes them what something lasts: 6个月的见习; behind years only with a word that says so. */
static bool is_content(const char *text, uint32_t start, uint32_t end, uint32_t length)
{
    uint32_t next = jy_glyph_match(text, end, length, "的"), size = 0;
    bool is_months = start < end && jy_glyph_before(text, start, end, "月") < end &&
                     jy_glyph_match(text, start, end, "一个月") == start;
    if (next == end || jy_glyph_match(text, next, length, "时间|努力|奋斗|工作|准备|实践|规划|计划|行动") > next) {
        return false;
    }
    for (int count = 0; !is_months && count < YEARS_OF; count++, next += size) {
        if (jy_glyph_match(text, next, length, "期限|年限|合同|学制|免税期|免费期|保护期|过渡期|有效期|试用期") >
            next) {
            return true;
        }
        if (!jy_character_is_han(jy_glyph_read(text, next, length, &size))) {
            return false;
        }
    }
    return is_months;
}

bool jy_bound_is_term(const char *text, uint32_t start, uint32_t end, uint32_t length, bool is_long)
{
    jy_bound_lead lead = jy_bound_before(text, start);
    uint32_t before = lead.start;
    if (starts_any(text, end, length, NAMED, COUNT(NAMED))) {
        return false;
    }
    bool is_limited = lead.bound == JY_BOUND_AT_LEAST || lead.bound == JY_BOUND_AT_MOST;
    if (is_limited || lead.change != JY_CHANGE_NONE || lead.is_level || strip_any(text, &before, TERMS, COUNT(TERMS)) ||
        starts_any(text, end, length, MOVES, COUNT(MOVES))) {
        return true;
    }
    before = start;
    if (!strip_any(text, &before, SINCE, COUNT(SINCE)) && is_content(text, start, end, length)) {
        return true;
    }
    before = start;
    return !is_long && !strip_any(text, &before, SINCE, COUNT(SINCE)) &&
           !starts_any(text, end, length, WHEN, COUNT(WHEN));
}

/* ---- where it comes from ---- */

static uint32_t skip_filler(const char *text, uint32_t at, uint32_t length)
{
    return jy_glyph_match(text, at, length, "不低于|不少于|不超过|超过|约|近|每人|每月|每年| ");
}

bool jy_bound_is_base(const char *text, uint32_t start, uint32_t end, uint32_t length)
{
    uint32_t next = jy_glyph_match(text, end, length, "左右|以上|以下|多");
    uint32_t move = jy_glyph_match(text, next, length,
                                   "提高|增加|增长|增|提升|上升|升|扩大|发展|调整|上调|延长|下降|降低|降|减少|减|压减|"
                                   "压缩|缩短|缩小|下调|回落");
    uint32_t to = jy_glyph_match(text, move, length, "到了|到|至|为");
    uint32_t size;
    if (move == next || to == move ||
        !jy_number_begins(jy_glyph_read(text, skip_filler(text, to, length), length, &size))) {
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

/* ---- names ---- */

/* Not to be counted, whatever the number looks like. */
static const char *const ASPECTS[] = {
    "方面", "环节", "環節", "问题", "問題", "原则", "原則", "要求", "关系", "關係", "阶段",
    "階段", "条件", "條件", "层次", "層次", "层面", "層面", "步骤", "步驟", "部分", "特点",
    "特點", "字",   "词",   "矛盾", "角度", "维度", "关键", "台阶", "台階",
};

/* A small numeral and one of these are a name: 八项规定, 两个市场, 四个自信. */
static const char *const SLOGANS[] = {
    "坚持",     "堅持",   "代表",       "全面",       "意识",   "自信",     "维护",   "确立",     "毫不", "必须",
    "结合",     "转变",   "根本",       "文明",       "务必",   "有利于",   "面向",   "服务",     "统筹", "确保",
    "大局",     "一百年", "市场",       "市場",       "资源",   "資源",     "积极性", "现代化",   "世界", "阶级",
    "超级大国", "大国",   "特别行政区", "特別行政區", "基本法", "闸门",     "攻坚战", "规定",     "規定", "主张",
    "主張",     "准则",   "方针",       "政策",       "公报",   "联合公报", "任务",   "任務",     "指标", "目标",
    "目標",     "措施",   "举措",       "舉措",       "工作",   "注意",     "制度",   "改革",     "标准", "标兵",
    "决定",     "决议",   "意见",       "道路",       "路线",   "战线",     "大山",   "统一",     "责任", "历史性",
    "“",        "「",     "『",         "公约",       "支柱",   "抓手",     "重点",   "集中",     "清单", "体系",
    "环境",     "大事",   "手段",       "口子",       "轮子",   "腿",       "年计划", "五年计划", "时期",
};

static const char *const MODIFIERS[] = {"重大",   "重要", "主要", "基本", "新",     "大",
                                        "不同的", "不同", "突出", "具体", "约束性", "硬"};

bool jy_bound_is_aspect(const char *text, uint32_t at, uint32_t length, bool is_small)
{
    /* 三个1亿人 */
    if (is_small && jy_character_digit(jy_utf8_peek(text, length, at)) >= 0) {
        return true;
    }
    if (starts_any(text, at, length, ASPECTS, COUNT(ASPECTS)) ||
        (is_small && starts_any(text, at, length, SLOGANS, COUNT(SLOGANS)))) {
        return true;
    }
    for (size_t i = 0; i < COUNT(MODIFIERS); i++) {
        if (jy_utf8_starts(text, at, length, MODIFIERS[i])) {
            at += (uint32_t)strlen(MODIFIERS[i]);
            return starts_any(text, at, length, ASPECTS, COUNT(ASPECTS)) ||
                   (is_small && starts_any(text, at, length, SLOGANS, COUNT(SLOGANS)));
        }
    }
    return false;
}

/* Which of them, or for each of them: 这两项, 上述三个, 每50公斤. */
bool jy_bound_is_pointed(const char *text, uint32_t at, bool is_count)
{
    static const char *const EACH[] = {"每", "第"};
    static const char *const WHICH[] = {"这", "這", "那", "该", "該", "上述", "以上", "此"};
    uint32_t before = at;
    return strip_any(text, &before, EACH, COUNT(EACH)) || (is_count && strip_any(text, &before, WHICH, COUNT(WHICH)));
}

static bool opens_quote(uint32_t c)
{
    return c == 0x201C || c == 0x2018 || c == 0x300C || c == 0x300E;
}

static bool closes_quote(uint32_t c)
{
    return c == 0x201D || c == 0x2019 || c == 0x300D || c == 0x300F;
}

bool jy_bound_is_titled(const char *text, uint32_t start)
{
    for (uint32_t at = start, count = 0; at > 0 && count < TITLED; count++) {
        uint32_t c = jy_utf8_previous(text, 0, &at);
        if (c == 0x300A || c == 0x300B) {
            return c == 0x300A;
        }
    }
    return false;
}

uint32_t jy_bound_quoted(const char *text, uint32_t start, uint32_t end, uint32_t length)
{
    uint32_t count = 0, c = 0;
    while (start > 0 && count < QUOTED && !opens_quote(c)) {
        c = jy_utf8_previous(text, 0, &start);
        if (closes_quote(c)) {
            return 0;
        }
        count++;
    }
    while (opens_quote(c) && end < length && count < QUOTED) {
        count++;
        if (closes_quote(jy_utf8_next(text, length, &end))) {
            return count;
        }
    }
    return 0;
}
