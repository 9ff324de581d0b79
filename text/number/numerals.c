/* numerals.c: numbers written the other way. */
#include <jiyan/text/numerals.h>

#include <glib.h>
#include <jiyan/text/character.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "text/number/number.h"
#include "text/number/numeral.h"

/* Greater numbers are written with 万 and 亿. */
#define PLAIN_MOST 99999

/* What a single numeral counts. */
static const char COUNTED[] = "年月日号天周岁个项所户人名位家座条次倍元套件亩届层级";

static const char *const NUMERALS[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

/* A number of the text, and how it goes on. */
typedef struct {
    const char *text;
    uint32_t length, start, end;
    jy_number number;
} numeral_at;

static bool is_whole(double value)
{
    return floor(value) == value && value <= PLAIN_MOST;
}

/* ---- to digits ---- */

static const char *power_word(double power)
{
    return power == 1e8 ? "亿" : power == 1e4 ? "万" : power == 1e12 ? "万亿" : NULL;
}

/* 二〇二一年: numerals one by one. Returns where they end, 0 for anything else. */
static uint32_t put_year_digits(const numeral_at *at, GString *out)
{
    uint32_t number, count, end = jy_numeral_parse(at->text, at->start, at->length, &number, &count);
    if (count != 4 || jy_utf8_peek(at->text, at->length, end) != 0x5E74) {
        return 0;
    }
    g_string_append_printf(out, "%u", number);
    return end;
}

static bool put_digits(numeral_at *at, GString *out)
{
    const jy_number *number = &at->number;
    uint32_t year_end = put_year_digits(at, out);
    if (year_end) {
        at->end = year_end;
        return true;
    }
    if (number->is_share) {
        g_string_append_printf(out, "%g%%", number->low);
        return true;
    }
    if (number->power > 1) {
        const char *power = power_word(number->power);
        if (power) {
            g_string_append_printf(out, "%g%s", number->low / number->power, power);
        }
        return power != NULL;
    }
    bool is_single = at->end - at->start <= strlen("一");
    uint32_t next = jy_utf8_peek(at->text, at->length, at->end);
    bool counts = next && g_utf8_strchr(COUNTED, -1, next);
    if (!is_whole(number->low) || (is_single && !counts)) {
        return false;
    }
    g_string_append_printf(out, "%.0f", number->low);
    return true;
}

/* ---- to Chinese ---- */

/* 1 to 99999: 一万二千零五, and 十二 without 一. */
static void put_chinese(unsigned value, GString *out)
{
    static const char *const POWERS[] = {"", "十", "百", "千", "万"};
    unsigned divisor = 10000;
    bool begun = false, gap = false;
    for (int power = 4; power >= 0; power--, divisor /= 10) {
        unsigned digit = value / divisor % 10;
        if (digit == 0) {
            gap = begun;
            continue;
        }
        g_string_append(out, gap ? "零" : "");
        if (digit != 1 || power != 1 || begun) {
            g_string_append(out, NUMERALS[digit]);
        }
        g_string_append(out, POWERS[power]);
        begun = true;
        gap = false;
    }
    g_string_append(out, begun ? "" : "零");
}

/* The number before 万 or %: 一百二十, 六点五. */
static bool put_chinese_decimal(double value, GString *out)
{
    if (value < 0 || value > PLAIN_MOST) {
        return false;
    }
    put_chinese((unsigned)value, out);
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(digits, sizeof digits, "%.4f", value - floor(value));
    size_t length = strlen(digits);
    while (length && digits[length - 1] == '0') {
        digits[--length] = '\0';
    }
    const char *point = strchr(digits, '.');
    if (point && point[1]) {
        g_string_append(out, "点");
        for (const char *digit = point + 1; *digit; digit++) {
            g_string_append(out, NUMERALS[*digit - '0']);
        }
    }
    return true;
}

static bool put_numerals(numeral_at *at, GString *out)
{
    const jy_number *number = &at->number;
    uint32_t behind = at->end, next = jy_utf8_peek(at->text, at->length, behind);
    if (next == 0x5E74 && at->end - at->start == 4) { /* a year: 二〇二一年 */
        for (uint32_t i = at->start; i < at->end; i++) {
            g_string_append(out, NUMERALS[at->text[i] - '0']);
        }
        return true;
    }
    if (next == '%' || next == 0xFF05) {
        jy_utf8_next(at->text, at->length, &behind);
        g_string_append(out, "百分之");
        at->end = behind;
        return put_chinese_decimal(number->low, out);
    }
    const char *power = number->power > 1 ? power_word(number->power) : NULL;
    if (power) {
        bool done = put_chinese_decimal(number->low / number->power, out);
        g_string_append(out, power);
        return done;
    }
    return is_whole(number->low) && put_chinese_decimal(number->low, out);
}

/* ---- a text ---- */

typedef bool put_fn(numeral_at *at, GString *out);

static char *rewrite(const char *text, bool chinese, put_fn *put)
{
    g_autoptr(GString) out = g_string_new(NULL);
    numeral_at at = {.text = text, .length = (uint32_t)strlen(text)};
    bool changed = false;
    while (at.start < at.length) {
        at.end = jy_number_parse(text, at.start, at.length, &at.number);
        size_t kept = out->len;
        bool exact = at.end > at.start && at.number.low == at.number.high && !at.number.is_vague;
        if (exact && at.number.is_chinese == chinese && put(&at, out)) {
            changed = true;
        } else {
            uint32_t next = at.start;
            jy_utf8_next(text, at.length, &next);
            at.end = MAX(at.end, next);
            g_string_truncate(out, kept);
            g_string_append_len(out, text + at.start, at.end - at.start);
        }
        at.start = at.end;
    }
    return changed ? g_string_free(g_steal_pointer(&out), false) : NULL;
}

char *jy_numerals_as_digits(const char *text)
{
    return rewrite(text, true, put_digits);
}

char *jy_numerals_as_chinese(const char *text)
{
    return rewrite(text, false, put_numerals);
}
