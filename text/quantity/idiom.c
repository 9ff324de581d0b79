/* idiom.c: numbers that count nothing by the words around them: aspects, slogans, titles, quotes. */
#include "text/quantity/idiom.h"

#include <jiyan/text/character.h>
#include <string.h>

/* Characters that are looked through for the quotes around, and for 《. */
#define QUOTED 40
#define TITLED 60

/* Not to be counted, whatever the number looks like. */
static const char *const ASPECTS[] = {"方面", "环节", "環節", "问题", "問題", "原则", "原則", "要求",
                                      "关系", "關係", "阶段", "階段", "条件", "條件", "层次", "層次",
                                      "层面", "層面", "步骤", "步驟", "部分", "特点", "特點", "字",
                                      "词",   "矛盾", "角度", "维度", "关键", "台阶", "台階", NULL};

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
    "环境",     "大事",   "手段",       "口子",       "轮子",   "腿",       "年计划", "五年计划", "时期", NULL};

static const char *const MODIFIERS[] = {"重大", "重要", "主要", "基本",   "新", "大", "不同的",
                                        "不同", "突出", "具体", "约束性", "硬", NULL};

static bool begins_aspect(const char *text, uint32_t at, uint32_t length, bool is_small)
{
    return jy_utf8_starts_any(text, at, length, ASPECTS) || (is_small && jy_utf8_starts_any(text, at, length, SLOGANS));
}

bool jy_idiom_is_aspect(const char *text, uint32_t at, uint32_t length, bool is_small)
{
    /* 三个1亿人 */
    if (is_small && jy_character_digit(jy_utf8_peek(text, length, at)) >= 0) {
        return true;
    }
    const char *modifier = jy_utf8_starts_any(text, at, length, MODIFIERS);
    return begins_aspect(text, at, length, is_small) ||
           (modifier && begins_aspect(text, at + (uint32_t)strlen(modifier), length, is_small));
}

bool jy_idiom_is_pointed(const char *text, uint32_t at, bool is_count)
{
    static const char *const EACH[] = {"每", "第", NULL};
    static const char *const WHICH[] = {"这", "這", "那", "该", "該", "上述", "以上", "此", NULL};
    return jy_utf8_ends_any(text, 0, at, EACH) || (is_count && jy_utf8_ends_any(text, 0, at, WHICH));
}

bool jy_idiom_is_session(const char *text, uint32_t start, uint32_t end, uint32_t length)
{
    static const char *const BODIES[] = {"人大", "政协", "政協", "大会", "大會", "委员会", "委員會", "届", "屆", NULL};
    static const char *const MEETINGS[] = {"会议", "會議", "全会", "全會", "全体会议", "全體會議", NULL};
    return jy_utf8_ends(text, start, end, "次") && jy_utf8_starts_any(text, end, length, MEETINGS) &&
           (start == 0 || jy_utf8_ends_any(text, 0, start, BODIES));
}

static bool opens_quote(uint32_t c)
{
    return c == 0x201C || c == 0x2018 || c == 0x300C || c == 0x300E;
}

static bool closes_quote(uint32_t c)
{
    return c == 0x201D || c == 0x2019 || c == 0x300D || c == 0x300F;
}

bool jy_idiom_is_titled(const char *text, uint32_t start)
{
    for (uint32_t at = start, count = 0; at > 0 && count < TITLED; count++) {
        uint32_t c = jy_utf8_previous(text, 0, &at);
        if (c == 0x300A || c == 0x300B) {
            return c == 0x300A;
        }
    }
    return false;
}

uint32_t jy_idiom_quoted(const char *text, uint32_t start, uint32_t end, uint32_t length)
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
