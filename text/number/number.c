/* number.c: reads numbers as amounts are written. */
#include "text/number/number.h"

#include <glib.h>
#include <jiyan/text/character.h>
#include <math.h>

#include "text/number/digits.h"
#include "text/number/spelled.h"

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
    case 0x4EBF: /* 亿 */
    case 0x4EDF: /* 仟 */
    case 0x4F0D: /* 伍 */
    case 0x4F70: /* 佰 */
    case 0x5104: /* 億 */
    case 0x5169: /* 兩 */
    case 0x516B: /* 八 */
    case 0x516D: /* 六 */
    case 0x51E0: /* 几 */
    case 0x5341: /* 十 */
    case 0x5343: /* 千 */
    case 0x5345: /* 卅 */
    case 0x534A: /* 半 */
    case 0x534C: /* 卌 */
    case 0x53C1: /* 叁 */
    case 0x53C2: /* 参 */
    case 0x53C3: /* 參 */
    case 0x53C4: /* 叄 */
    case 0x56DB: /* 四 */
    case 0x58F9: /* 壹 */
    case 0x5E7E: /* 幾 */
    case 0x5EFF: /* 廿 */
    case 0x62FE: /* 拾 */
    case 0x634C: /* 捌 */
    case 0x6570: /* 数 */
    case 0x6578: /* 數 */
    case 0x67D2: /* 柒 */
    case 0x7396: /* 玖 */
    case 0x767E: /* 百 */
    case 0x8086: /* 肆 */
    case 0x82E5: /* 若 */
    case 0x842C: /* 萬 */
    case 0x8CB3: /* 貳 */
    case 0x8D30: /* 贰 */
    case 0x9646: /* 陆 */
    case 0x9678: /* 陸 */
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
        int digit = is_chinese ? jy_spelled_digit(c) : jy_character_digit(c);
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
        double power = jy_spelled_power_at(text, next, length, false);
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

/* Goes on from 1 to 1/4; 4/5G, 1/2号线 and 7/8月 are two numbers each. Returns where it ends, `at` where no part is
 * written there. */
static uint32_t parse_part(const char *text, uint32_t at, uint32_t length, double part, jy_number *number)
{
    static const char *const ORDERS[] = {"月", "日", "号", "號", "期", "级", "級", "年", "楼", "学年", "学期", NULL};
    double whole;
    uint32_t next = at, count, mark = at < length ? jy_utf8_next(text, length, &next) : 0;
    if ((mark != '/' && mark != 0xFF0F) || part <= 0) {
        return at;
    }
    uint32_t end = jy_digits_plain(text, next, length, &whole, &count);
    uint32_t behind = jy_character_narrow(jy_utf8_peek(text, length, end));
    if (whole <= part || whole > 10 || behind == '/' || (behind < 0x80 && g_ascii_isalpha((char)behind)) ||
        jy_utf8_starts_any(text, end, length, ORDERS)) {
        return at;
    }
    number->is_share = true;
    number->low = number->high = part / whole * 100;
    return end;
}

/* True where digits behind a power count what follows and are no part of the number: 13万2个项目, 13万2.5. */
static bool counts_alone(const char *text, uint32_t end, uint32_t length)
{
    static const char *const MARKS[] = {".",  "．", ",",  "%",  "％", "-",  "—",  "~",  "～", "/",  "、", "至", "到",
                                        "年", "月", "日", "号", "时", "點", "点", "个", "個", "项", "項", "次", NULL};
    return jy_utf8_starts_any(text, end, length, MARKS);
}

/* Goes on behind a power: 1亿2000万, 1万5000, 13万2. Returns where it ends. */
static uint32_t parse_rest(const char *text, uint32_t at, uint32_t length, double *value, double power)
{
    double more;
    uint32_t count;
    jy_number rest = {.power = 1};
    uint32_t digits = jy_digits_plain(text, at, length, &more, &count);
    uint32_t end = jy_digits_whole(text, at, length, &more);
    uint32_t behind = read_powers(text, end, length, &more, &rest);
    if (behind > end) {
        bool is_lower = more < *value;
        *value += is_lower ? more : 0;
        return is_lower ? behind : at;
    }
    bool is_next = count == 1 && more > 0 && power >= 100, is_all = count == 4 && power == 1e4;
    if (digits != end || !(is_next || is_all) || counts_alone(text, end, length)) {
        return at;
    }
    *value += is_next ? more * power / 10 : more;
    return end;
}

static uint32_t parse_digits(const char *text, uint32_t at, uint32_t length, jy_number *number)
{
    double value;
    uint32_t start = at, whole = jy_digits_whole(text, at, length, &value);
    at = read_decimals(text, whole, length, false, &value);
    bool is_whole = at == whole;
    uint32_t behind = is_whole ? parse_part(text, at, length, value, number) : at;
    if (behind > at) {
        return behind;
    }
    /* 1.2.3 is a version or a date. */
    if (!is_whole && jy_utf8_peek(text, length, at) == '.' &&
        jy_character_digit(jy_utf8_peek(text, length, at + 1)) >= 0) {
        return start;
    }
    double digits = value;
    if (is_whole && fmod(value, 10) == 0 && value > 0 && jy_spelled_is_some(jy_utf8_peek(text, length, at))) {
        /* 20几 */
        number->low = value + JY_SPELLED_FEW;
        number->high = value + JY_SPELLED_MANY;
        number->is_vague = true;
        return at + 3;
    }
    at = read_powers(text, at, length, &value, number);
    if (value > digits && !number->is_vague && jy_character_digit(jy_utf8_peek(text, length, at)) >= 0) {
        double power = value / digits;
        uint32_t rest = parse_rest(text, at, length, &value, power);
        number->power = rest > at ? MAX(number->power, power) : number->power;
        at = rest;
    }
    number->low = number->high = value;
    return at;
}

/* ---- characters ---- */

/* A number spelled in characters, with a point and powers behind that: 三点五亿. */
static uint32_t parse_spelled(const char *text, uint32_t at, uint32_t length, jy_number *number)
{
    uint32_t end = jy_spelled_parse(text, at, length, number);
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
    int digit = jy_spelled_digit(c);
    if (jy_spelled_power(c) > 0) {
        value = jy_spelled_power(c);
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
        number->low = JY_SPELLED_FEW;
        number->high = JY_SPELLED_MANY;
        return at + 6;
    }
    if (c == 0x534A) {
        number->low = number->high = 0.5;
        return at + 3;
    }
    return parse_spelled(text, at, length, number);
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
