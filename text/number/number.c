/* number.c: reads numbers as amounts are written. */
#include "text/number/number.h"

#include <jiyan/text/character.h>

#include "text/number/digits.h"
#include "text/number/numeral.h"

/* Powers behind a numeral that is as great are no part of it. */
#define GREATEST 1e15
#define VAGUE_LOW 2
#define VAGUE_HIGH 9

/* Value of 〇 to 九 and 两, -1 for anything else. */
static int chinese_digit(uint32_t c)
{
    bool is_chinese;
    int digit = c == 0x4E24 || c == 0x5169 ? 2 : jy_numeral_digit(c, &is_chinese);
    return jy_character_digit(c) >= 0 ? -1 : digit;
}

/* 十 to 亿, 0 for anything else. */
static double power_of(uint32_t c)
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
        return 0;
    }
}

bool jy_number_begins(uint32_t c)
{
    switch (c) {
    case 0x3007: /* 〇 */
    case 0x4E00: /* 一 */
    case 0x4E03: /* 七 */
    case 0x4E07: /* 万 */
    case 0x4E09: /* 三 */
    case 0x4E24: /* 两 */
    case 0x4E5D: /* 九 */
    case 0x4E8C: /* 二 */
    case 0x4E94: /* 五 */
    case 0x5169: /* 兩 */
    case 0x516B: /* 八 */
    case 0x516D: /* 六 */
    case 0x51E0: /* 几 */
    case 0x5341: /* 十 */
    case 0x5343: /* 千 */
    case 0x534A: /* 半 */
    case 0x56DB: /* 四 */
    case 0x5E7E: /* 幾 */
    case 0x6570: /* 数 */
    case 0x6578: /* 數 */
    case 0x767E: /* 百 */
    case 0x82E5: /* 若 */
    case 0x96F6: /* 零 */
        return true;
    default:
        return jy_character_digit(c) >= 0;
    }
}

uint32_t jy_number_excess(const char *text, uint32_t at, uint32_t length)
{
    switch (jy_utf8_peek(text, length, at)) {
    case 0x591A: /* 多 */
    case 0x4F59: /* 余 */
    case 0x9918: /* 餘 */
    case 0x9980: /* 馀 */
    case 0x4F86: /* 來 */
    case 0x6765: /* 来 */
        return 3;
    default:
        return 0;
    }
}

/* The power at `at`, 0 where the character begins a measure or a share. 五千米 is five thousand, 5千米 five. */
static double power_at(const char *text, uint32_t at, uint32_t length, bool after_digit)
{
    static const char *const MEASURES[] = {"瓦", "伏", "克", "卡", "焦", "赫", "帕", "升", "安"};
    uint32_t c = jy_utf8_peek(text, length, at);
    double power = power_of(c);
    if (power == 100 && jy_utf8_starts(text, at, length, "百分")) {
        return 0;
    }
    for (size_t i = 0; power == 1000 && i < sizeof MEASURES / sizeof *MEASURES; i++) {
        if (jy_utf8_starts(text, at + 3, length, MEASURES[i])) {
            return 0;
        }
    }
    return power == 1000 && !after_digit && jy_utf8_starts(text, at + 3, length, "米") ? 0 : power;
}

/* ---- digits ---- */

/* Digits behind a point, of the form of those before it; adds what they are worth. */
static uint32_t read_decimals(const char *text, uint32_t at, uint32_t length, bool is_chinese, double *value)
{
    uint32_t next = at, mark = at < length ? jy_utf8_next(text, length, &next) : 0;
    bool is_point = mark == '.' || mark == 0xFF0E /* ． */ || mark == 0xB7 /* · */ || mark == 0x2022 /* • */ ||
                    mark == 0x70B9 /* 点 */ || mark == 0x9EDE /* 點 */;
    if (!is_point) {
        return at;
    }
    double scale = 0.1;
    for (uint32_t count = 0; next < length && count < JY_DIGITS; count++) {
        uint32_t c = jy_utf8_next(text, length, &next);
        int digit = is_chinese ? chinese_digit(c) : jy_character_digit(c);
        if (digit < 0 || c == 0x4E24 || c == 0x5169) {
            break;
        }
        *value += digit * scale;
        scale /= 10;
        at = next;
    }
    return at;
}

/* Powers behind digits: 万亿, 千万; 多 and 余 before one. */
static uint32_t read_powers(const char *text, uint32_t at, uint32_t length, double *value, jy_number *number)
{
    for (int count = 0; count < 3; count++) {
        uint32_t gap = jy_utf8_peek(text, length, at) == ' ' ? 1 : 0;
        uint32_t excess = jy_number_excess(text, at + gap, length), next = at + gap + excess;
        double power = power_at(text, next, length, false);
        if (power == 0 || (gap && power < 1e4)) {
            break;
        }
        number->is_vague |= excess > 0;
        number->power *= power >= 1e4 ? power : 1;
        *value *= power;
        at = next + 3;
    }
    return at;
}

/* Goes on from 1 to 1/4. Returns where it ends, `at` where no part is written there. */
static uint32_t parse_part(const char *text, uint32_t at, uint32_t length, double part, jy_number *number)
{
    double whole;
    uint32_t next = at, count, mark = at < length ? jy_utf8_next(text, length, &next) : 0;
    if ((mark != '/' && mark != 0xFF0F) || part <= 0) {
        return at;
    }
    uint32_t end = jy_digits_plain(text, next, length, &whole, &count);
    if (whole <= part || whole > 10 || jy_utf8_peek(text, length, end) == mark) {
        return at;
    }
    number->is_share = true;
    number->low = number->high = part / whole * 100;
    return end;
}

static uint32_t parse_digits(const char *text, uint32_t at, uint32_t length, jy_number *number)
{
    double value, more;
    uint32_t start = at, whole = jy_digits_whole(text, at, length, &value);
    at = read_decimals(text, whole, length, false, &value);
    uint32_t behind = at == whole ? parse_part(text, at, length, value, number) : at;
    if (behind > at) {
        return behind;
    }
    /* 1.2.3 is a version or a date. */
    if (at > whole && jy_utf8_peek(text, length, at) == '.' &&
        jy_character_digit(jy_utf8_peek(text, length, at + 1)) >= 0) {
        return start;
    }
    at = read_powers(text, at, length, &value, number);
    /* 1亿2000万 */
    if (number->power > 1 && jy_character_digit(jy_utf8_peek(text, length, at)) >= 0) {
        jy_number rest = {.power = 1};
        uint32_t end = jy_digits_whole(text, at, length, &more);
        behind = read_powers(text, end, length, &more, &rest);
        if (behind > end && more < value) {
            value += more;
            at = behind;
        }
    }
    number->low = number->high = value;
    return at;
}

/* ---- Chinese numerals ---- */

typedef struct {
    double total, section, digit; /* 一亿 | 二千三百 | 五 */
} sum;

/* What a numeral is worth so far. */
typedef struct {
    sum low, high;  /* with its lower and with its higher digits: 三四十 */
    double power;   /* of its last 万 or 亿 */
    bool begun;     /* something has been read */
    bool has_row;   /* a row of digits waits for its power */
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

/* Reads a power, with 多 before it, behind its digits; 十, 百 and 千 may begin a numeral. */
static uint32_t read_power(const char *text, uint32_t at, uint32_t length, chinese_numeral *numeral)
{
    uint32_t excess = jy_number_excess(text, at, length);
    double power = power_at(text, at + excess, length, true);
    if (power == 0 || (!numeral->begun && (power > 1000 || excess))) {
        return at;
    }
    take_power(&numeral->low, power);
    take_power(&numeral->high, power);
    numeral->power = power >= 1e4 ? power : numeral->power;
    numeral->is_vague |= excess > 0;
    numeral->has_row = false;
    return at + excess + 3;
}

/* Reads digits in a row: 三四 is about, 二〇二一 a number by its places, 一一 none. */
static uint32_t read_row(const char *text, uint32_t at, uint32_t length, chinese_numeral *numeral)
{
    double value = 0;
    uint32_t next = at, end = at, count = 0;
    int first = 0, last = 0;
    for (; next < length && count < 8; end = next, count++) {
        uint32_t c = jy_utf8_next(text, length, &next);
        if (c == 0x51E0 /* 几 */ || c == 0x5E7E /* 幾 */ || c == 0x6570 /* 数 */ || c == 0x6578 /* 數 */) {
            numeral->low.digit = VAGUE_LOW;
            numeral->high.digit = VAGUE_HIGH;
            numeral->is_vague |= count == 0;
            numeral->has_row = true;
            return next;
        }
        int digit = chinese_digit(c);
        if (digit < 0) {
            break;
        }
        first = count == 0 ? digit : first;
        last = digit;
        value = value * 10 + digit;
    }
    if (count) {
        bool is_pair = count == 2 && first > 0 && (last == first + 1 || (first == 3 && last == 5));
        numeral->low.digit = is_pair ? first : value;
        numeral->high.digit = is_pair ? last : value;
        numeral->is_broken = count == 2 && !is_pair && value >= 10;
        numeral->has_row = true;
    }
    return end;
}

static uint32_t parse_chinese(const char *text, uint32_t at, uint32_t length, jy_number *number)
{
    chinese_numeral numeral = {.power = 1};
    uint32_t end, next = at;
    do {
        end = next;
        next = read_power(text, end, length, &numeral);
        next = next == end && !numeral.has_row ? read_row(text, end, length, &numeral) : next;
        numeral.begun = next > at;
    } while (next > end && !numeral.is_broken && sum_of(&numeral.high) < GREATEST);
    end = next;
    if (numeral.is_broken) {
        return at;
    }
    number->is_vague |= numeral.is_vague;
    number->power = numeral.power;
    number->low = sum_of(&numeral.low);
    number->high = sum_of(&numeral.high);
    double value = number->low;
    uint32_t decimals = end > at && value == number->high ? read_decimals(text, end, length, true, &value) : end;
    if (decimals > end) {
        end = read_powers(text, decimals, length, &value, number);
        number->low = number->high = value;
    }
    return end;
}

/* 百分之, 千分之, 三分之: puts what a part of it is worth in percent. */
static uint32_t parse_denominator(const char *text, uint32_t at, uint32_t length, double *ret_percent)
{
    uint32_t end = at;
    double value = 0;
    if (at >= length) {
        return at;
    }
    uint32_t c = jy_utf8_next(text, length, &end);
    int digit = chinese_digit(c);
    if (power_of(c) > 0) {
        value = power_of(c);
    } else if (digit > 0) {
        value = digit;
    } else {
        uint32_t count;
        end = jy_digits_plain(text, at, length, &value, &count);
    }
    if (value <= 0 || !jy_utf8_starts(text, end, length, "分之")) {
        return at;
    }
    *ret_percent = 100 / value;
    return end + 6;
}

static uint32_t parse_plain(const char *text, uint32_t at, uint32_t length, jy_number *number)
{
    uint32_t c = jy_utf8_peek(text, length, at);
    if (jy_character_digit(c) >= 0) {
        return parse_digits(text, at, length, number);
    }
    number->is_chinese = true;
    if (jy_utf8_starts(text, at, length, "若干")) {
        number->is_vague = true;
        number->low = VAGUE_LOW;
        number->high = VAGUE_HIGH;
        return at + 6;
    }
    if (c == 0x534A) {
        number->low = number->high = 0.5;
        return at + 3;
    }
    return parse_chinese(text, at, length, number);
}

uint32_t jy_number_parse(const char *text, uint32_t at, uint32_t length, jy_number *ret_number)
{
    jy_number number = {.power = 1};
    double percent = 1;
    uint32_t start = parse_denominator(text, at, length, &percent);
    uint32_t end = parse_plain(text, start, length, &number);
    if (end == start) {
        return at;
    }
    number.low *= percent;
    number.high *= percent;
    number.is_share |= start > at;
    *ret_number = number;
    return end;
}
