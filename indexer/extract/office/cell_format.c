/* cell_format.c: format codes of numbers: dates in full, of the rest decimals, thousands and percent. */
#include "indexer/extract/office/cell_format.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "indexer/extract/office/numeral.h"

/* 9999-12-31 */
#define DAY_MOST 2958465
#define DECIMALS_MOST 15

static const char *const WEEKDAYS[] = {"日", "一", "二", "三", "四", "五", "六"};

const char *jy_cell_format_of_id(unsigned id)
{
    static const struct {
        unsigned id;
        const char *code;
    } CODES[] = {
        {1, "0"},          {2, "0.00"},      {3, "#,##0"},          {4, "#,##0.00"},   {9, "0%"},
        {10, "0.00%"},     {14, "yyyy/m/d"}, {15, "d-mm-yy"},       {16, "d-mm"},      {17, "mm-yy"},
        {20, "h:mm"},      {21, "h:mm:ss"},  {22, "yyyy/m/d h:mm"}, {27, "yyyy年m月"}, {28, "m月d日"},
        {29, "m月d日"},    {30, "m-d-yy"},   {31, "yyyy年m月d日"},  {32, "h时mm分"},   {33, "h时mm分ss秒"},
        {36, "yyyy年m月"}, {37, "#,##0"},    {38, "#,##0"},         {39, "#,##0.00"},  {40, "#,##0.00"},
        {45, "mm:ss"},     {46, "h:mm:ss"},  {50, "yyyy年m月"},     {51, "m月d日"},    {52, "yyyy年m月"},
        {53, "m月d日"},    {54, "m月d日"},   {57, "yyyy年m月"},     {58, "m月d日"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CODES); i++) {
        if (CODES[i].id == id) {
            return CODES[i].code;
        }
    }
    return NULL;
}

/* ---- codes ---- */

/* The next sign of a code that is no literal: what is quoted, escaped, a colour or the width of a space is passed over,
 * literals into `out` where it is not NULL. Returns a pointer to the sign; NULL at the end of the section. */
static const char *next_sign(const char *at, GString *out)
{
    while (*at && *at != ';') {
        const char *stop = NULL;
        if (*at == '"') {
            stop = strchrnul(at + 1, '"');
            if (out) {
                g_string_append_len(out, at + 1, stop - at - 1);
            }
            at = stop + (*stop != '\0');
        } else if (*at == '[') {
            stop = strchrnul(at, ']');
            at = stop + (*stop != '\0');
        } else if (*at == '\\' && at[1]) {
            stop = g_utf8_next_char(at + 1);
            if (out) {
                g_string_append_len(out, at + 1, stop - at - 1);
            }
            at = stop;
        } else if ((*at == '_' || *at == '*') && at[1]) {
            at = g_utf8_next_char(at + 1);
        } else {
            return at;
        }
    }
    return NULL;
}

static bool is_date(const char *code)
{
    for (const char *at = next_sign(code, NULL); at; at = next_sign(g_utf8_next_char(at), NULL)) {
        if (g_str_has_prefix(at, "General")) {
            return false;
        }
        if (strchr("yYmMdDhHsS", *at) || g_str_has_prefix(at, "aaa")) {
            return true;
        }
    }
    return false;
}

/* ---- dates ---- */

typedef struct {
    unsigned year, month, day, weekday, hour, minute, second;
    bool han; /* [DBNum1]: 二〇二一年三月五日 */
} cell_date;

static cell_date date_of(double number, bool since_1904)
{
    /* Excel's 1900 is a leap year: before March a day is missing. */
    const int64_t all = (int64_t)floor(number * 86400 + 0.5);
    int64_t days = all / 86400 + (since_1904 ? 1462 : 0);
    const unsigned rest = (unsigned)(all % 86400);
    days += days < 60;
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, 30, G_DATE_DECEMBER, 1899);
    g_date_add_days(&date, (guint)days);
    return (cell_date){.year = g_date_get_year(&date),
                       .month = (unsigned)g_date_get_month(&date),
                       .day = g_date_get_day(&date),
                       .weekday = (unsigned)g_date_get_weekday(&date) % 7,
                       .hour = rest / 3600,
                       .minute = rest / 60 % 60,
                       .second = rest % 60};
}

static void write_number(GString *out, const cell_date *date, unsigned number, size_t width)
{
    if (date->han) {
        jy_numeral_write(out, width > 2 ? "ideographDigital" : "chineseCounting", number);
    } else {
        g_string_append_printf(out, width > 1 ? "%02u" : "%u", number);
    }
}

/* A run of one letter of a date; `time`: m is minutes. */
static void write_part(GString *out, const cell_date *date, char letter, size_t width, bool time)
{
    switch (letter) {
    case 'y':
        write_number(out, date, width > 2 ? date->year : date->year % 100, width > 2 ? 4 : 2);
        break;
    case 'm':
        write_number(out, date, time ? date->minute : date->month, MIN(width, 2));
        break;
    case 'd':
        if (width > 2) {
            g_string_append_printf(out, "星期%s", WEEKDAYS[date->weekday]);
        } else {
            write_number(out, date, date->day, width);
        }
        break;
    case 'h':
        write_number(out, date, date->hour, width);
        break;
    case 's':
        write_number(out, date, date->second, width);
        break;
    default: /* aaaa, aaa */
        g_string_append_printf(out, "%s%s", width > 3 ? "星期" : "周", WEEKDAYS[date->weekday]);
    }
}

/* m is minutes behind hours and before seconds. */
static bool is_minutes(char last, const char *behind)
{
    const char *next = next_sign(behind, NULL);
    while (next && (*next == ':' || *next == '.')) {
        next = next_sign(next + 1, NULL);
    }
    return last == 'h' || (next && (*next == 's' || *next == 'S'));
}

static void write_date(GString *out, const char *code, cell_date date)
{
    char last = '\0';
    date.han = strstr(code, "[DBNum1]") != NULL;
    for (const char *at = code; (at = next_sign(at, out));) {
        const char letter = g_ascii_tolower(*at);
        if (g_ascii_strncasecmp(at, "AM/PM", 5) == 0 || g_str_has_prefix(at, "上午/下午")) {
            g_string_append(out, date.hour < 12 ? "上午" : "下午");
            at += letter == 'a' ? strlen("AM/PM") : strlen("上午/下午");
            continue;
        }
        const size_t width = strspn(at, (const char[]){letter, g_ascii_toupper(letter), '\0'});
        if ((letter && strchr("ymdhs", letter)) || (letter == 'a' && width >= 3)) {
            write_part(out, &date, letter, width, letter == 'm' && is_minutes(last, at + width));
            last = letter;
            at += width;
        } else if (*at == '@' || *at == 'e') {
            at++;
        } else {
            g_string_append_len(out, at, g_utf8_next_char(at) - at);
            at = g_utf8_next_char(at);
        }
    }
}

/* ---- other numbers ---- */

static void write_general(GString *out, double number)
{
    g_autofree char *text = g_strdup_printf("%.11g", number);
    g_string_append(out, text);
}

/* Parts the digits before the point into thousands. */
static void part_thousands(GString *out, gsize from)
{
    const char *point = strchr(out->str + from, '.');
    gsize at = point ? (gsize)(point - out->str) : out->len;
    const gsize first = from + (out->str[from] == '-');
    while (at > first + 3) {
        at -= 3;
        g_string_insert_c(out, (gssize)at, ',');
    }
}

static void write_fixed(GString *out, const char *code, double number)
{
    bool thousands = false, behind_point = false, percent = false, shown = false;
    int decimals = 0;
    g_autoptr(GString) before = g_string_new(NULL), after = g_string_new(NULL);
    for (const char *at = code; (at = next_sign(at, shown ? after : before)); at = g_utf8_next_char(at)) {
        const bool digit = *at == '0' || *at == '#' || *at == '?';
        decimals += digit && behind_point;
        shown |= digit;
        behind_point |= *at == '.';
        thousands |= *at == ',' && !behind_point;
        if (*at == '%') {
            percent = true;
            g_string_append_c(after, '%');
        } else if (!digit && !strchr(".,()+-/ E", *at)) {
            g_string_append_len(shown ? after : before, at, g_utf8_next_char(at) - at);
        }
    }
    g_string_append(out, before->str);
    const gsize from = out->len;
    g_string_append_printf(out, "%.*f", MIN(decimals, DECIMALS_MOST), percent ? number * 100 : number);
    if (thousands) {
        part_thousands(out, from);
    }
    g_string_append(out, after->str);
}

void jy_cell_format_write(GString *out, const char *code, double number, bool since_1904)
{
    const char *sign = code ? next_sign(code, NULL) : NULL;
    const bool is_general = !sign || *sign == '@' || strstr(code, "General") || strchr(code, 'E');
    if (!is_general && is_date(code) && number >= 0 && number < DAY_MOST) {
        write_date(out, code, date_of(number, since_1904));
    } else if (is_general || is_date(code) || fabs(number) >= 1e15 || !strpbrk(code, "0#?")) {
        write_general(out, number);
    } else {
        write_fixed(out, code, number);
    }
}
