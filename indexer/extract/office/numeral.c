/* numeral.c: numbers in the formats of lists. */
#include "indexer/extract/office/numeral.h"

#include <stdbool.h>
#include <string.h>

static const char *const DIGITS[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
static const char *const LEGAL[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
static const char *const UNITS[] = {"", "十", "百", "千"}, *const LEGAL_UNITS[] = {"", "拾", "佰", "仟"};

#define COUNTED_MOST 9999

/* 十一, 一百零五; with legal digits 壹拾壹. */
static void write_counted(GString *out, uint32_t number, bool legal)
{
    const char *const *digits = legal ? LEGAL : DIGITS, *const *units = legal ? LEGAL_UNITS : UNITS;
    const uint32_t powers[] = {1000, 100, 10, 1};
    bool begun = false, gap = false;
    for (size_t i = 0; i < G_N_ELEMENTS(powers); i++) {
        const uint32_t digit = number / powers[i] % 10;
        if (digit == 0) {
            gap = begun;
            continue;
        }
        g_string_append(out, gap ? "零" : "");
        const bool is_bare_ten = !legal && !begun && digit == 1 && powers[i] == 10;
        g_string_append(out, is_bare_ten ? "" : digits[digit]);
        g_string_append(out, units[3 - i]);
        begun = true;
        gap = false;
    }
}

static void write_digits(GString *out, uint32_t number)
{
    g_autofree char *plain = g_strdup_printf("%u", number);
    for (const char *at = plain; *at; at++) {
        g_string_append(out, DIGITS[*at - '0']);
    }
}

/* a … z, aa, bb …, as Word counts. */
static void write_letter(GString *out, uint32_t number, char first)
{
    for (uint32_t i = 0; i <= (number - 1) / 26 && i < 30; i++) {
        g_string_append_c(out, (char)(first + (char)((number - 1) % 26)));
    }
}

static void write_roman(GString *out, uint32_t number, bool upper)
{
    static const struct {
        uint32_t value;
        const char *letters;
    } ROMAN[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                 {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    const gsize from = out->len;
    for (size_t i = 0; i < G_N_ELEMENTS(ROMAN); i++) {
        for (; number >= ROMAN[i].value; number -= ROMAN[i].value) {
            g_string_append(out, ROMAN[i].letters);
        }
    }
    for (gsize i = from; upper && i < out->len; i++) {
        out->str[i] = g_ascii_toupper(out->str[i]);
    }
}

/* One character a number, from the first of a row on. Returns false beyond its last. */
static bool write_from_row(GString *out, const char *format, uint32_t number)
{
    static const struct {
        const char *format;
        gunichar first; /* of 1 */
        uint32_t most;
    } ROWS[] = {
        {"decimalEnclosedCircle", 0x2460, 20},   {"decimalEnclosedCircleChinese", 0x2460, 20},
        {"decimalEnclosedParen", 0x2474, 20},    {"decimalEnclosedFullstop", 0x2488, 20},
        {"ideographEnclosedCircle", 0x3280, 10}, {"ideographParenthesized", 0x3220, 10},
    };
    static const struct {
        const char *format;
        const char *characters;
    } CYCLES[] = {{"ideographTraditional", "甲乙丙丁戊己庚辛壬癸"}, {"ideographZodiac", "子丑寅卯辰巳午未申酉戌亥"}};
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        if (g_str_equal(format, ROWS[i].format) && number <= ROWS[i].most) {
            g_string_append_unichar(out, ROWS[i].first + number - 1);
            return true;
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(CYCLES); i++) {
        if (g_str_equal(format, CYCLES[i].format) && number <= (uint32_t)g_utf8_strlen(CYCLES[i].characters, -1)) {
            const char *at = g_utf8_offset_to_pointer(CYCLES[i].characters, (glong)number - 1);
            g_string_append_unichar(out, g_utf8_get_char(at));
            return true;
        }
    }
    return false;
}

static bool is_any(const char *format, const char *const *formats)
{
    return g_strv_contains(formats, format);
}

/* 一、二、三. Returns false for other formats. */
static bool write_chinese(GString *out, const char *format, uint32_t number)
{
    static const char *const COUNTED[] = {"chineseCounting",   "chineseCountingThousand",   "japaneseCounting",
                                          "taiwaneseCounting", "taiwaneseCountingThousand", NULL};
    static const char *const SPELLED[] = {"ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", NULL};
    static const char *const FORMAL[] = {"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal", NULL};
    const bool legal = is_any(format, FORMAL);
    if (is_any(format, SPELLED)) {
        write_digits(out, number);
        return true;
    }
    if (number <= COUNTED_MOST && (legal || is_any(format, COUNTED))) {
        write_counted(out, number, legal);
        return true;
    }
    return false;
}

void jy_numeral_write(GString *out, const char *format, uint32_t number)
{
    if (g_str_equal(format, "none") || g_str_equal(format, "bullet")) {
        return;
    }
    if (number && (write_chinese(out, format, number) || write_from_row(out, format, number))) {
        return;
    }
    const bool is_lower = g_str_has_prefix(format, "lower"), is_upper = g_str_has_prefix(format, "upper");
    if (number && (is_lower || is_upper) && g_str_has_suffix(format, "Letter")) {
        write_letter(out, number, is_lower ? 'a' : 'A');
    } else if (number && number < 4000 && (is_lower || is_upper) && g_str_has_suffix(format, "Roman")) {
        write_roman(out, number, is_upper);
    } else {
        g_string_append_printf(out, g_str_equal(format, "decimalZero") ? "%02u" : "%u", number);
    }
}

void jy_numeral_part(GString *out, gsize from)
{
    if (out->len == from) {
        return;
    }
    const gunichar last = g_utf8_get_char(g_utf8_prev_char(out->str + out->len));
    if (!g_unichar_isspace(last) && (last < 0x80 || g_unichar_isalnum(last))) {
        g_string_append_c(out, ' ');
    }
}
