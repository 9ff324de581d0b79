/* spelling.c: the ways to write a number. */
#include "text/number/spelling.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

/* Above this digits are written with a power. */
#define PLAIN_END 1e8
/* No digits are before a power than these. */
#define BEFORE_POWER 99999
#define GREATEST 1e16
/* Decimals that are written, as a power of ten. */
#define FINEST 1e4

static const char *const NUMERALS[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

static const struct {
    double value;
    const char *word;
} POWERS[] = {{1e4, "万"}, {1e8, "亿"}, {1e12, "万亿"}};

static bool is_whole(double value)
{
    return floor(value) == value;
}

/* True where the value has no more decimals than are written. */
static bool is_short(double value)
{
    double scaled = value * FINEST;
    return fabs(scaled - round(scaled)) < 1e-6 * fmax(1, scaled * 1e-6);
}

static bool is_new(const GPtrArray *forms, const char *form)
{
    for (guint i = 0; i < forms->len; i++) {
        if (g_str_equal(forms->pdata[i], form)) {
            return false;
        }
    }
    return true;
}

/* Takes the form. */
static void add(GPtrArray *forms, char *form)
{
    if (is_new(forms, form)) {
        g_ptr_array_add(forms, form);
    } else {
        g_free(form);
    }
}

/* The value with what decimals it has, and none that rounding left: 1.3. */
static char *decimal(double value)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(digits, sizeof digits, "%.4f", value);
    size_t length = strlen(digits);
    while (digits[length - 1] == '0') {
        digits[--length] = '\0';
    }
    if (digits[length - 1] == '.') {
        digits[--length] = '\0';
    }
    return g_strdup(digits);
}

/* ---- digits ---- */

void jy_spelling_digits(double value, GPtrArray *forms)
{
    if (value < 0 || value >= GREATEST || !is_short(value)) {
        return;
    }
    if (value < PLAIN_END) {
        add(forms, decimal(value));
    }
    for (size_t i = 0; i < G_N_ELEMENTS(POWERS); i++) {
        double before = value / POWERS[i].value;
        if (before >= 1 && before <= BEFORE_POWER && is_short(before)) {
            g_autofree char *digits = decimal(before);
            add(forms, g_strconcat(digits, POWERS[i].word, NULL));
        }
    }
    double myriads = fmod(value, 1e8) / 1e4;
    if (value > 1e8 && value < 1e12 && myriads > 0 && is_whole(myriads)) {
        add(forms, g_strdup_printf("%.0f亿%.0f万", floor(value / 1e8), myriads));
    }
}

/* ---- characters ---- */

/* How 2 is written before 百, 千, 万 and 亿. */
typedef enum { TWO_NEVER, TWO_FIRST, TWO_ALWAYS, TWO_WAYS } two_way;

/* Up to 9999: 二千零五, and 十二 without 一 where nothing is before it (`begun`). */
static void put_section(unsigned value, bool begun, two_way two, GString *out)
{
    static const char *const UNITS[] = {"", "十", "百", "千"};
    unsigned divisor = 1000;
    bool gap = begun && value < 1000;
    bool any = false;
    for (int power = 3; power >= 0; power--, divisor /= 10) {
        unsigned digit = value / divisor % 10;
        if (digit == 0) {
            gap |= any;
            continue;
        }
        bool is_first = !begun && !any;
        g_string_append(out, gap ? "零" : "");
        if (digit == 2 && power >= 2 && (two == TWO_ALWAYS || (two == TWO_FIRST && is_first))) {
            g_string_append(out, "两");
        } else if (digit != 1 || power != 1 || !is_first) {
            g_string_append(out, NUMERALS[digit]);
        }
        g_string_append(out, UNITS[power]);
        any = true;
        gap = false;
    }
}

/* 2 alone before 万 and 亿. */
static void put_lone(unsigned value, bool begun, two_way two, GString *out)
{
    if (value == 2 && (two == TWO_ALWAYS || (two == TWO_FIRST && !begun))) {
        g_string_append(out, "两");
    } else {
        put_section(value, begun, two, out);
    }
}

/* Below 1e8. */
static void put_myriads(unsigned value, bool begun, two_way two, GString *out)
{
    unsigned high = value / 10000, low = value % 10000;
    if (high) {
        put_lone(high, begun, two, out);
        g_string_append(out, "万");
    }
    if (low) {
        put_section(low, begun || high, two, out);
    }
}

static char *characters(double value, two_way two)
{
    GString *out = g_string_new(NULL);
    unsigned high = (unsigned)floor(value / 1e8), low = (unsigned)fmod(value, 1e8);
    if (high == 2) {
        put_lone(high, false, two, out);
    } else {
        put_myriads(high, false, two, out);
    }
    g_string_append(out, high ? "亿" : "");
    put_myriads(low, high > 0, two, out);
    g_string_append(out, out->len ? "" : "零");
    return g_string_free(out, false);
}

/* 六点五 */
static char *decimal_characters(double value)
{
    g_autofree char *digits = decimal(value);
    const char *point = strchr(digits, '.');
    g_autofree char *whole = characters(floor(value), TWO_NEVER);
    GString *out = g_string_new(whole);
    g_string_append(out, point ? "点" : "");
    for (const char *digit = point ? point + 1 : ""; *digit; digit++) {
        g_string_append(out, NUMERALS[*digit - '0']);
    }
    return g_string_free(out, false);
}

void jy_spelling_characters(double value, GPtrArray *forms)
{
    if (value < 0 || value >= GREATEST || !is_short(value)) {
        return;
    }
    for (two_way two = TWO_NEVER; two < TWO_WAYS && is_whole(value); two++) {
        add(forms, characters(value, two));
    }
    if (!is_whole(value)) {
        add(forms, decimal_characters(value));
    } else if (value >= 20 && value < 40) {
        unsigned unit = (unsigned)value % 10;
        add(forms, g_strconcat(value < 30 ? "廿" : "卅", unit ? NUMERALS[unit] : "", NULL));
    }
    for (size_t i = 0; i < G_N_ELEMENTS(POWERS); i++) {
        double before = value / POWERS[i].value;
        if (before >= 1 && before <= BEFORE_POWER && !is_whole(before) && is_short(before)) {
            g_autofree char *digits = decimal_characters(before);
            add(forms, g_strconcat(digits, POWERS[i].word, NULL));
        }
    }
}

void jy_spelling_cheque(double value, GPtrArray *forms)
{
    static const char *const FORMS[][2] = {{"一", "壹"}, {"二", "贰"}, {"三", "叁"}, {"四", "肆"},
                                           {"五", "伍"}, {"六", "陆"}, {"七", "柒"}, {"八", "捌"},
                                           {"九", "玖"}, {"十", "拾"}, {"百", "佰"}, {"千", "仟"}};
    if (value < 1 || value >= GREATEST || !is_whole(value)) {
        return;
    }
    g_autofree char *plain = characters(value, TWO_NEVER);
    GString *out = g_string_new(g_str_has_prefix(plain, "十") ? "一" : "");
    g_string_append(out, plain);
    for (size_t i = 0; i < G_N_ELEMENTS(FORMS); i++) {
        g_string_replace(out, FORMS[i][0], FORMS[i][1], 0);
    }
    add(forms, g_string_free(out, false));
}

void jy_spelling_percent(double value, GPtrArray *forms)
{
    if (value < 0 || value > BEFORE_POWER || !is_short(value)) {
        return;
    }
    g_autofree char *digits = decimal(value), *spelled = decimal_characters(value);
    add(forms, g_strconcat(digits, "%", NULL));
    add(forms, g_strconcat("百分之", spelled, NULL));
}

char *jy_spelling_by_places(unsigned value)
{
    g_autofree char *digits = g_strdup_printf("%u", value);
    GString *out = g_string_new(NULL);
    for (const char *digit = digits; *digit; digit++) {
        g_string_append(out, NUMERALS[*digit - '0']);
    }
    return g_string_free(out, false);
}
