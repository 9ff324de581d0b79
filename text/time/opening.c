/* opening.c: tells by two characters which expressions of time may begin there. */
#include <jiyan/text/utf8.h>
#include <pthread.h>

#include "text/fold/fold.h"
#include "text/number/numeral.h"
#include "text/time/moment.h"

#define CALENDAR JY_MOMENT_CALENDAR
#define DURATION JY_MOMENT_DURATION
#define PLAN JY_MOMENT_PLAN
#define PERIOD JY_MOMENT_PERIOD
#define NEAR JY_MOMENT_NEAR

static bool is_numeral(gunichar character)
{
    bool is_chinese;
    return character == 0x5341 /* 十 */ || character == 0x5EFF /* 廿 */ || character == 0x5345 /* 卅 */ ||
           jy_numeral_digit(character, &is_chinese) >= 0;
}

/* Which readers a number may be for. */
static unsigned readers_of_number(gunichar character, gunichar next)
{
    bool is_chinese;
    if (character != 0x5341 && jy_numeral_digit(character, &is_chinese) < 0) {
        return 0;
    }
    unsigned readers = CALENDAR | DURATION;
    /* 二十一世纪, 21世纪; 五年计划期间 */
    if (character == '2' || character == 0x4E8C || character == 0x4E94) {
        readers |= PERIOD;
    }
    /* 七五, 十五, 十四五 */
    return next == 0x4E94 || character == 0x5341 ? readers | PLAN : readers;
}

/* What a pair of characters may begin; sorted by it. */
static const struct {
    gunichar first, second;
    unsigned readers;
} PAIRS[] = {
    {0x4E0A, 0x534A, CALENDAR},        /* 上半年 */
    {0x4E0A, 0x5E74, CALENDAR},        /* 上年 */
    {0x4E0B, 0x4E00, CALENDAR | NEAR}, /* 下一年度 */
    {0x4E0B, 0x4E16, PERIOD},          /* 下世纪 */
    {0x4E0B, 0x4E2A, PERIOD | NEAR},   /* 下个月 */
    {0x4E0B, 0x534A, CALENDAR},        /* 下半年 */
    {0x4E0B, 0x5468, NEAR},            /* 下周五 */
    {0x4E0B, 0x5B63, NEAR},            /* 下季度 */
    {0x4E0B, 0x5E74, CALENDAR},        /* 下年度 */
    {0x4E0B, 0x661F, NEAR},            /* 下星期一 */
    {0x4E0B, 0x6708, NEAR},            /* 下月底 */
    {0x4E2D, 0x79CB, CALENDAR},        /* 中秋节前 */
    {0x4E3B, 0x6C5B, PERIOD},          /* 主汛期前 */
    {0x4ECA, 0x51AC, PERIOD},          /* 今冬明春 */
    {0x4ECA, 0x540E, DURATION},        /* 今后三年 */
    {0x4ECA, 0x5E74, CALENDAR},        /* 今年 */
    {0x4ECA, 0x660E, CALENDAR},        /* 今明两年 */
    {0x4EFB, 0x671F, PERIOD},          /* 任期内 */
    {0x5143, 0x5BB5, CALENDAR},        /* 元宵节前 */
    {0x5143, 0x65E6, CALENDAR},        /* 元旦前 */
    {0x5143, 0x6708, CALENDAR},        /* 元月底前 */
    {0x5165, 0x51AC, PERIOD},          /* 入冬前 */
    {0x5165, 0x6C5B, PERIOD},          /* 入汛前 */
    {0x5168, 0x5E74, CALENDAR},        /* 全年 */
    {0x524D, 0x4E09, CALENDAR},        /* 前三季度 */
    {0x524D, 0x5E74, CALENDAR},        /* 前年 */
    {0x52B3, 0x52A8, CALENDAR},        /* 劳动节前 */
    {0x53BB, 0x5E74, CALENDAR},        /* 去年 */
    {0x540C, 0x5E74, CALENDAR},        /* 同年 */
    {0x540E, 0x5E74, CALENDAR},        /* 后年 */
    {0x56FD, 0x5E86, CALENDAR},        /* 国庆节前 */
    {0x5E74, 0x4E2D, CALENDAR},        /* 年中 */
    {0x5E74, 0x4E4B, CALENDAR},        /* 年之内 */
    {0x5E74, 0x4EE5, CALENDAR},        /* 年以内 */
    {0x5E74, 0x5185, CALENDAR},        /* 年内 */
    {0x5E74, 0x5E95, CALENDAR},        /* 年底 */
    {0x5E74, 0x672B, CALENDAR},        /* 年末 */
    {0x5E74, 0x7EC8, CALENDAR},        /* 年终 */
    {0x5EFA, 0x515A, PERIOD},          /* 建党一百年 */
    {0x5EFA, 0x519B, CALENDAR},        /* 建军节前 */
    {0x5EFA, 0x56FD, PERIOD},          /* 建国一百年 */
    {0x5F53, 0x5B63, NEAR},            /* 当季度 */
    {0x5F53, 0x5E74, CALENDAR},        /* 当年 */
    {0x5F53, 0x6708, NEAR},            /* 当月底 */
    {0x5F80, 0x540E, DURATION},        /* 往后三年 */
    {0x5F80, 0x5E74, CALENDAR},        /* 往年 */
    {0x63A5, 0x4E0B, DURATION},        /* 接下来 */
    {0x6559, 0x5E08, CALENDAR},        /* 教师节前 */
    {0x65B0, 0x4E00, CALENDAR},        /* 新一年 */
    {0x65B0, 0x4E16, PERIOD},          /* 新世纪初 */
    {0x65B0, 0x4E2D, PERIOD},          /* 新中国成立一百年 */
    {0x65B0, 0x6625, CALENDAR},        /* 新春佳节前 */
    {0x65B0, 0x7684, CALENDAR},        /* 新的一年 */
    {0x660E, 0x540E, CALENDAR},        /* 明后年 */
    {0x660E, 0x5E74, CALENDAR},        /* 明年 */
    {0x6625, 0x8015, PERIOD},          /* 春耕前 */
    {0x6625, 0x8282, CALENDAR},        /* 春节前 */
    {0x6708, 0x5185, NEAR},            /* 月内 */
    {0x6708, 0x5E95, NEAR},            /* 月底 */
    {0x6708, 0x672B, NEAR},            /* 月末 */
    {0x672A, 0x6765, DURATION},        /* 未来三年 */
    {0x672C, 0x4E16, PERIOD},          /* 本世纪 */
    {0x672C, 0x5468, NEAR},            /* 本周五 */
    {0x672C, 0x5B63, NEAR},            /* 本季度末 */
    {0x672C, 0x5C4A, PERIOD},          /* 本届政府任期内 */
    {0x672C, 0x5E74, CALENDAR},        /* 本年度 */
    {0x672C, 0x661F, NEAR},            /* 本星期五 */
    {0x672C, 0x6708, NEAR},            /* 本月底 */
    {0x6765, 0x5E74, CALENDAR},        /* 来年 */
    {0x6B21, 0x5E74, CALENDAR},        /* 次年 */
    {0x6B21, 0x6708, NEAR},            /* 次月10日 */
    {0x6B64, 0x540E, DURATION},        /* 此后三年 */
    {0x6BCF, 0x5E74, CALENDAR},        /* 每年 */
    {0x6C11, 0x56FD, CALENDAR},        /* 民国114年 */
    {0x6C5B, 0x524D, PERIOD},          /* 汛前 */
    {0x6C5B, 0x671F, PERIOD},          /* 汛期前 */
    {0x6E05, 0x660E, CALENDAR},        /* 清明前 */
    {0x767E, 0x5929, DURATION},        /* 百天内 */
    {0x767E, 0x65E5, DURATION},        /* 百日内 */
    {0x77ED, 0x671F, PERIOD},          /* 短期内 */
    {0x7AEF, 0x5348, CALENDAR},        /* 端午节前 */
    {0x7FCC, 0x5E74, CALENDAR},        /* 翌年 */
    {0x7FCC, 0x6708, NEAR},            /* 翌月底 */
    {0x89C4, 0x5212, PERIOD},          /* 规划期内 */
    {0x8BA1, 0x5212, PERIOD},          /* 计划期内 */
    {0x8FC7, 0x6E21, PERIOD},          /* 过渡期内 */
    {0x8FD1, 0x5E74, CALENDAR},        /* 近年 */
    {0x8FD1, 0x671F, PERIOD},          /* 近期内 */
    {0x8FD9, 0x4E2A, PERIOD | NEAR},   /* 这个世纪末 */
    {0x8FD9, 0x5468, NEAR},            /* 这周五 */
    {0x91CD, 0x9633, CALENDAR},        /* 重阳节前 */
    {0x9664, 0x5915, CALENDAR},        /* 除夕前 */
    {0x9996, 0x5B63, CALENDAR},        /* 首季 */
};

static unsigned readers_of_pair(gunichar character, gunichar next)
{
    size_t low = 0, high = G_N_ELEMENTS(PAIRS);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (PAIRS[middle].first < character || (PAIRS[middle].first == character && PAIRS[middle].second < next)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < G_N_ELEMENTS(PAIRS) && PAIRS[low].first == character && PAIRS[low].second == next ? PAIRS[low].readers
                                                                                                   : 0;
}

/* What some characters may begin. */
static unsigned readers_of_one(gunichar character, gunichar next)
{
    switch (character) {
    case 0x201C: /* “十四五”期间, “五一”前 */
    case 0x2018:
    case 0x300C:
    case 0x300E:
    case '"':
        return is_numeral(next) || next == ' ' ? PLAN | CALENDAR : 0;
    case 0x2019: /* ’25年 */
    case '\'':
        return is_numeral(next) ? CALENDAR : 0;
    case 0x7B2C: /* 第: 第一季度, 第七个五年计划 */
        return is_numeral(next) ? CALENDAR | PLAN : 0;
    case 0x4E24: /* 两年内, 两千零二十五年 */
        return next == 0x5343 ? CALENDAR | DURATION : DURATION;
    case 0x51E0: /* 几年内 */
    case 0x534A: /* 半年内 */
    case 0x6570: /* 数月内 */
    case 0x82E5: /* 若干年内 */
        return DURATION;
    default:
        return 0;
    }
}

/* What may begin with two characters: mostly nothing, and the readers cost more than to look. */
unsigned jy_moment_readers(gunichar character, gunichar next)
{
    unsigned readers = readers_of_one(character, next);
    readers = readers ? readers : readers_of_pair(character, next);
    return readers ? readers : readers_of_number(character, next);
}

/* ---- where to look ---- */

/* A bit for each character of the BMP, in any spelling, that begins an expression of time or a title. */
static uint64_t openings[0x10000 / 64];

static bool is_opening(gunichar character)
{
    return openings[character % 0x10000 / 64] >> (character % 64) & 1;
}

static void set_opening(gunichar character)
{
    openings[character / 64] |= UINT64_C(1) << (character % 64);
}

static void build(void)
{
    set_opening(JY_MOMENT_TITLE);
    for (size_t i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        g_assert(i == 0 || PAIRS[i - 1].first < PAIRS[i].first ||
                 (PAIRS[i - 1].first == PAIRS[i].first && PAIRS[i - 1].second < PAIRS[i].second));
        set_opening(PAIRS[i].first);
    }
    for (gunichar character = 1; character < 0x10000; character++) {
        if (readers_of_one(character, '1') || readers_of_number(character, 0)) {
            set_opening(character);
        }
    }
    for (gunichar character = 1; character < 0x10000; character++) {
        if (is_opening(jy_fold_character(character))) {
            set_opening(character);
        }
    }
}

uint32_t jy_moment_seek(const char *text, uint32_t length, uint32_t at)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, build);
    for (uint32_t next = at; at < length; at = next) {
        if (is_opening(jy_utf8_next(text, length, &next))) {
            return at;
        }
    }
    return length;
}
