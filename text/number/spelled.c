/* spelled.c: reads numbers spelled in characters. */
#include "text/number/spelled.h"

#include <glib.h>
#include <jiyan/text/character.h>

#include "text/number/numeral.h"

/* Powers behind a numeral that is as great are no part of it. */
#define GREATEST 1e15

/* ---- characters ---- */

/* The digits of cheques, which are hard to forge; most of them are common characters, too: 队伍, 大陆, 参加. */
static int formal_digit(uint32_t c)
{
    switch (c) {
    case 0x58F9: /* 壹 */
        return 1;
    case 0x8D30: /* 贰 */
    case 0x8CB3: /* 貳 */
        return 2;
    case 0x53C1: /* 叁 */
    case 0x53C2: /* 参 */
    case 0x53C3: /* 參 */
    case 0x53C4: /* 叄 */
        return 3;
    case 0x8086: /* 肆 */
        return 4;
    case 0x4F0D: /* 伍 */
        return 5;
    case 0x9646: /* 陆 */
    case 0x9678: /* 陸 */
        return 6;
    case 0x67D2: /* 柒 */
        return 7;
    case 0x634C: /* 捌 */
        return 8;
    case 0x7396: /* 玖 */
        return 9;
    default:
        return -1;
    }
}

static double formal_power(uint32_t c)
{
    return c == 0x62FE /* 拾 */ ? 10 : c == 0x4F70 /* 佰 */ ? 100 : c == 0x4EDF /* 仟 */ ? 1000 : 0;
}

int jy_spelled_digit(uint32_t c)
{
    bool is_chinese;
    if (jy_character_digit(c) >= 0) {
        return -1;
    }
    int digit = c == 0x4E24 || c == 0x5169 ? 2 : jy_numeral_digit(c, &is_chinese);
    return digit >= 0 ? digit : formal_digit(c);
}

double jy_spelled_power(uint32_t c)
{
    switch (c) {
    case 0x5341:
        return 10;
    case 0x767E:
        return 100;
    case 0x5343:
        return 1000;
    case 0x4E07: /* 万 */
    case 0x842C: /* 萬 */
        return 1e4;
    case 0x4EBF: /* 亿 */
    case 0x5104: /* 億 */
        return 1e8;
    default:
        return formal_power(c);
    }
}

/* 廿, 卅 and 卌 as how many tens, 0 for anything else. */
static int tens_of(uint32_t c)
{
    return c == 0x5EFF ? 2 : c == 0x5345 ? 3 : c == 0x534C ? 4 : 0;
}

bool jy_spelled_is_some(uint32_t c)
{
    return c == 0x51E0 /* 几 */ || c == 0x5E7E /* 幾 */ || c == 0x6570 /* 数 */ || c == 0x6578 /* 數 */;
}

double jy_spelled_power_at(const char *text, uint32_t at, uint32_t length, bool is_spelled)
{
    static const char *const MEASURES[] = {"瓦", "伏", "克", "卡", "焦", "赫", "帕", "升", "安", NULL};
    double power = jy_spelled_power(jy_utf8_peek(text, length, at));
    if (power == 100 && jy_utf8_starts(text, at, length, "百分")) {
        return 0;
    }
    bool is_measure = power == 1000 && (jy_utf8_starts_any(text, at + 3, length, MEASURES) ||
                                        (!is_spelled && jy_utf8_starts(text, at + 3, length, "米")));
    return is_measure ? 0 : power;
}

/* ---- numerals ---- */

typedef struct {
    double total, section, digit; /* 一亿 | 二千三百 | 五 */
} sum;

/* What a numeral is worth so far. */
typedef struct {
    sum low, high;  /* with its lower and with its higher digits: 三四十 */
    double power;   /* of its last 万 or 亿 */
    uint32_t row;   /* where its last row of digits begins */
    double last;    /* its last power of any kind, 1 where none has been read */
    bool begun;     /* something has been read */
    bool has_row;   /* a row of digits waits for its power */
    bool is_short;  /* of one digit, or two neighbours, that no zero is before: 二 in 一万二 */
    bool is_formal; /* in the characters of cheques */
    bool is_vague;  /* 数, 几, or 多 before a power */
    bool is_broken; /* digits in a row that are no number: 一一 */
} chinese_numeral;

static void take_power(sum *s, double power)
{
    if (power < 1e4) {
        s->section += (s->digit > 0 ? s->digit : 1) * power;
    } else if (s->section + s->digit > 0) {
        s->total = power > 1e4 && s->total > 0 && s->total < power ? (s->total + s->section + s->digit) * power
                                                                   : s->total + (s->section + s->digit) * power;
        s->section = 0;
    } else {
        s->total *= power;
    }
    s->digit = 0;
}

static double sum_of(const sum *s)
{
    return s->total + s->section + s->digit;
}

/* True where the characters of cheques at `at` make a number: 伍仟 and 拾万 do, 队伍 and 收拾 do not. `at` is behind
 * the first of them. */
static bool is_formal_at(const char *text, uint32_t at, uint32_t length, const chinese_numeral *numeral)
{
    static const char *const MONEY[] = {"元", "圆", "圓", "角", NULL};
    uint32_t c = jy_utf8_peek(text, length, at);
    double power = jy_spelled_power(c);
    return numeral->is_formal || formal_power(c) > 0 || power >= 1e4 || jy_utf8_starts_any(text, at, length, MONEY);
}

/* Inside a numeral a digit of cheques may have a common power: 一千贰百. */
static bool is_mixed_at(const char *text, uint32_t at, uint32_t length, const chinese_numeral *numeral)
{
    return numeral->begun && jy_spelled_power(jy_utf8_peek(text, length, at)) > 0;
}

/* Reads 廿, or a power with 多 before it, behind its digits; 十, 百 and 千 may begin a numeral. */
static uint32_t read_power(const char *text, uint32_t at, uint32_t length, chinese_numeral *numeral)
{
    uint32_t c = jy_utf8_peek(text, length, at);
    int tens = numeral->has_row ? 0 : tens_of(c);
    uint32_t excess = jy_number_excess(text, at, length);
    double power = tens ? 10 : jy_spelled_power_at(text, at + excess, length, true);
    bool may_begin = power <= 1000 && !excess && (formal_power(c) == 0 || is_formal_at(text, at + 3, length, numeral));
    if (power == 0 || (!numeral->begun && !may_begin)) {
        return at;
    }
    if (tens) {
        numeral->low.digit = numeral->high.digit = tens;
    }
    take_power(&numeral->low, power);
    take_power(&numeral->high, power);
    numeral->power = power >= 1e4 ? power : numeral->power;
    numeral->last = power;
    numeral->is_vague |= excess > 0;
    numeral->is_formal |= formal_power(c) > 0;
    numeral->has_row = false;
    return at + excess + 3;
}

/* Reads digits in a row: 三四 is about, 二〇二一 a number by its places, 一一 none. */
static uint32_t read_row(const char *text, uint32_t at, uint32_t length, chinese_numeral *numeral)
{
    double value = 0;
    uint32_t next = at, end = at, count = 0;
    int first = 0, last = 0;
    numeral->row = at;
    for (; next < length && count < 8; end = next, count++) {
        uint32_t c = jy_utf8_next(text, length, &next);
        if (jy_spelled_is_some(c)) {
            numeral->low.digit = JY_SPELLED_FEW;
            numeral->high.digit = JY_SPELLED_MANY;
            numeral->is_vague |= count == 0;
            numeral->has_row = true;
            numeral->is_short = false;
            return next;
        }
        int digit = jy_spelled_digit(c);
        bool is_formal = formal_digit(c) >= 0;
        if (digit < 0 ||
            (is_formal && !is_formal_at(text, next, length, numeral) && !is_mixed_at(text, next, length, numeral))) {
            break;
        }
        numeral->is_formal |= is_formal;
        first = count == 0 ? digit : first;
        last = digit;
        value = value * 10 + digit;
    }
    if (count) {
        bool is_pair = count == 2 && first > 0 && (last == first + 1 || (first == 3 && last == 5));
        numeral->low.digit = is_pair ? first : value;
        numeral->high.digit = is_pair ? last : value;
        numeral->is_broken = count == 2 && !is_pair && value >= 10;
        numeral->is_short = is_pair || (count == 1 && first > 0);
        numeral->has_row = true;
    }
    return end;
}

/* A digit right behind a power is of the next lower one: 一万二 is 12,000. Of 百万一年 and 万两 it is no part. Returns
 * where the number ends. */
static uint32_t settle_last_digit(chinese_numeral *numeral, const char *text, uint32_t end, uint32_t length)
{
    static const char *const GOES_ON[] = {"以", "左", "上", "多", "的", "元", NULL};
    static const char *const TAELS[] = {"两", "兩", NULL};
    if (!numeral->has_row || !numeral->is_short || numeral->last < 100) {
        return end;
    }
    bool is_one = numeral->low.digit == 1 && jy_character_is_han(jy_utf8_peek(text, length, end)) &&
                  !jy_utf8_starts_any(text, end, length, GOES_ON);
    bool is_next = is_one || jy_utf8_starts_any(text, numeral->row, length, TAELS);
    double factor = is_next ? 0 : numeral->last / 10;
    numeral->power = is_next ? numeral->power : MAX(numeral->power, numeral->last);
    numeral->low.digit *= factor;
    numeral->high.digit *= factor;
    return is_next ? numeral->row : end;
}

uint32_t jy_spelled_parse(const char *text, uint32_t at, uint32_t length, jy_number *ret_number)
{
    chinese_numeral numeral = {.power = 1, .last = 1};
    uint32_t end, next = at;
    do {
        end = next;
        next = read_power(text, end, length, &numeral);
        next = next == end && !numeral.has_row ? read_row(text, end, length, &numeral) : next;
        numeral.begun = next > at;
    } while (next > end && !numeral.is_broken && sum_of(&numeral.high) < GREATEST);
    if (numeral.is_broken) {
        return at;
    }
    next = settle_last_digit(&numeral, text, next, length);
    ret_number->is_vague |= numeral.is_vague;
    ret_number->power = numeral.power;
    ret_number->low = sum_of(&numeral.low);
    ret_number->high = sum_of(&numeral.high);
    return next;
}
