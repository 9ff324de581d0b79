/* numerals.c: numbers in words and signs. */
#include "indexer/extract/word/numerals.h"

#include <stdbool.h>

static void append_arabic(GString *to, uint32_t number)
{
    g_string_append_printf(to, "%u", number);
}

static void append_roman(GString *to, uint32_t number, bool is_upper)
{
    static const struct {
        uint32_t value;
        const char *lower;
    } SIGNS[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                 {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    if (number > 3999) {
        append_arabic(to, number);
        return;
    }
    const gsize start = to->len;
    for (size_t i = 0; i < G_N_ELEMENTS(SIGNS); i++) {
        for (; number >= SIGNS[i].value; number -= SIGNS[i].value) {
            g_string_append(to, SIGNS[i].lower);
        }
    }
    for (gsize i = start; is_upper && i < to->len; i++) {
        to->str[i] = g_ascii_toupper(to->str[i]);
    }
}

/* A … Z, AA … ZZ: the letter once more each round. */
static void append_letter(GString *to, uint32_t number, char first)
{
    for (uint32_t rounds = MIN((number - 1) / 26 + 1, 30); rounds; rounds--) {
        g_string_append_c(to, (char)(first + (char)((number - 1) % 26)));
    }
}

/* Digit by digit. */
static void append_digits(GString *to, uint32_t number, const char *const *digits)
{
    char text[16];
    g_snprintf(text, sizeof text, "%u", number);
    for (const char *at = text; *at; at++) {
        g_string_append(to, digits[*at - '0']);
    }
}

/* 二十一, 一百零五: 十 alone up to 19 where `is_plain`. */
static void append_counted(GString *to, uint32_t number, const char *const *digits, const char *const *units,
                           bool is_plain)
{
    if (number == 0 || number > 9999) {
        append_digits(to, number, digits);
        return;
    }
    bool gap = false, begun = false;
    uint32_t divisor = 1000;
    for (unsigned place = 3;; place--, divisor /= 10) {
        const uint32_t digit = number / divisor % 10;
        if (digit) {
            g_string_append(to, gap ? digits[0] : "");
            g_string_append(to, is_plain && place == 1 && digit == 1 && !begun ? "" : digits[digit]);
            g_string_append(to, units[place]);
            begun = true;
        }
        gap = begun && !digit;
        if (place == 0) {
            return;
        }
    }
}

/* The signs of Unicode that stand in a row, up to the last of them. */
static void append_sign(GString *to, uint32_t number, gunichar first, uint32_t last)
{
    if (number == 0 || number > last) {
        append_arabic(to, number);
    } else {
        g_string_append_unichar(to, first + number - 1);
    }
}

/* The characters of a cycle: 甲 … 癸. */
static void append_cycle(GString *to, uint32_t number, const char *cycle)
{
    const uint32_t length = (uint32_t)g_utf8_strlen(cycle, -1);
    g_string_append_unichar(to,
                            g_utf8_get_char(g_utf8_offset_to_pointer(cycle, (glong)((number + length - 1) % length))));
}

void jy_numerals_append(GString *to, uint32_t number, uint8_t format)
{
    static const char *const PLAIN[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static const char *const COUNTED[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static const char *const LEGAL[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
    static const char *const LEGAL_OLD[] = {"零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"};
    static const char *const WIDE[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
    static const char *const UNITS[] = {"", "十", "百", "千"}, *const LEGAL_UNITS[] = {"", "拾", "佰", "仟"};
    if (number == 0 || number > 0xFFFF) {
        append_arabic(to, number);
        return;
    }
    switch (format) {
    case 1:
        append_roman(to, number, true);
        break;
    case 2:
        append_roman(to, number, false);
        break;
    case 3:
        append_letter(to, number, 'A');
        break;
    case 4:
        append_letter(to, number, 'a');
        break;
    case 10:
    case 36:
    case 40:
        append_digits(to, number, PLAIN);
        break;
    case 11:
    case 17:
    case 33:
    case 35:
    case 37:
    case 39:
        append_counted(to, number, COUNTED, UNITS, true);
        break;
    case 14:
    case 19:
        append_digits(to, number, WIDE);
        break;
    case 16:
    case 34:
        append_counted(to, number, LEGAL_OLD, LEGAL_UNITS, false);
        break;
    case 38:
        append_counted(to, number, LEGAL, LEGAL_UNITS, false);
        break;
    case 18:
    case 28:
        append_sign(to, number, 0x2460, 20);
        break; /* ① */
    case 22:
        g_string_append_printf(to, "%02u", number);
        break;
    case 26:
        append_sign(to, number, 0x2488, 20);
        break; /* ⒈ */
    case 27:
        append_sign(to, number, 0x2474, 20);
        break; /* ⑴ */
    case 29:
        append_sign(to, number, 0x3220, 10);
        break; /* ㈠ */
    case 30:
        append_cycle(to, number, "甲乙丙丁戊己庚辛壬癸");
        break;
    case 31:
        append_cycle(to, number, "子丑寅卯辰巳午未申酉戌亥");
        break;
    case 57:
        g_string_append_printf(to, "- %u -", number);
        break;
    case JY_NUMERALS_BULLET:
    case JY_NUMERALS_NONE:
        break;
    default:
        append_arabic(to, number);
        break;
    }
}
