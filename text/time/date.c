/* date.c: finds and reads dates. */
#include <jiyan/text/date.h>

#include <glib.h>
#include <jiyan/text/character.h>
#include <stdio.h>

#include "text/fold/glyph.h"
#include "text/number/numeral.h"
#include "text/time/day.h"
#include "text/time/year.h"

/* Passes over `wanted` and spaces before it. Returns false where it is not there. */
static bool accept(const char *text, uint32_t *at, uint32_t length, gunichar wanted)
{
    uint32_t size, from = jy_numeral_skip_spaces(text, *at, length);
    if (jy_numeral_read(text, from, length, &size) != wanted) {
        return false;
    }
    *at = from + size;
    return true;
}

static bool is_possible(const jy_date *date)
{
    return date->year >= 1 && date->year <= 9999 && date->month <= 12 && (!date->day || date->month) &&
           (!date->day || g_date_valid_dmy(date->day, (GDateMonth)date->month, date->year));
}

/* Reads "number 日" behind a month; of 5—6日 the first. */
static uint32_t parse_day(const char *text, uint32_t at, uint32_t length, jy_date *date)
{
    uint32_t number, last, count, next = jy_numeral_skip_spaces(text, at, length);
    uint32_t end = jy_numeral_parse(text, next, length, &number, &count);
    if (end == next || number < 1 || number > 31) {
        return at;
    }
    uint32_t mark = jy_glyph_match(text, end, length, JY_DAY_DASHES "|、");
    uint32_t second = mark > end ? jy_numeral_parse(text, mark, length, &last, &count) : mark;
    end = second > mark && last > number ? second : end;
    uint32_t start = jy_numeral_skip_spaces(text, end, length), day = jy_glyph_match(text, start, length, "日|号");
    if (day == start) {
        return at;
    }
    date->day = (uint8_t)number;
    return day;
}

/* Reads "number 月" and "number 日" behind a year. What does not fit is left out. */
static uint32_t parse_month_day(const char *text, uint32_t at, uint32_t length, jy_date *date)
{
    uint32_t number = 1, count, next = jy_numeral_skip_spaces(text, at, length);
    uint32_t end = jy_glyph_match(text, next, length, "元"); /* 元月 */
    end = end > next ? end : jy_numeral_parse(text, next, length, &number, &count);
    if (end == next || number < 1 || number > 12 || !accept(text, &end, length, 0x6708)) {
        return at;
    }
    date->month = (uint8_t)number;
    return parse_day(text, end, length, date);
}

/* Reads a number of two digits or so with no space in it: of "5 9:30" the 5. */
static uint32_t parse_close(const char *text, uint32_t at, uint32_t length, uint32_t *ret_number, uint32_t *ret_count)
{
    uint32_t size, end = at;
    for (int i = 0; i < 4 && !jy_numeral_is_space(jy_numeral_read(text, end, length, &size)); i++) {
        end += size;
    }
    return jy_numeral_parse(text, at, end, ret_number, ret_count);
}

/* Reads "-03-05", ".3.5" or "/3/5" behind a year: the same mark twice, or, for "-" and "/", once when it is no range of
 * years. */
static uint32_t parse_marked(const char *text, uint32_t at, uint32_t length, jy_date *date)
{
    uint32_t size, number, count;
    gunichar mark = jy_numeral_read(text, at, length, &size);
    if (mark != '-' && mark != '.' && mark != '/') {
        return at;
    }
    uint32_t end = parse_close(text, at + size, length, &number, &count);
    if (end == at + size || !count || count > 2 || number < 1 || number > 12) {
        return at;
    }
    uint32_t month = number, month_end = end;
    if (jy_numeral_read(text, end, length, &size) == mark) {
        uint32_t day_end = parse_close(text, end + size, length, &number, &count);
        if (day_end > end + size && count && count <= 2 && number >= 1 && number <= 31) {
            date->month = (uint8_t)month;
            date->day = (uint8_t)number;
            return day_end;
        }
        if (day_end > end + size) {
            return at;
        }
    }
    if (mark == '-' && month_end - at == 3) {
        date->month = (uint8_t)month;
        return month_end;
    }
    return at;
}

/* True where what is at `at` is a part of a longer number: 1.2021.3.5. */
static bool follows_point(const char *text, uint32_t at)
{
    return at > 0 && jy_character_narrow(jy_utf8_previous(text, 0, &at)) == '.';
}

bool jy_date_read(const char *text, uint32_t length, uint32_t at, jy_date *ret_date, uint32_t *ret_end)
{
    int year;
    uint32_t end = jy_year_parse(text, at, length, &year);
    if (end == at) {
        return false;
    }
    jy_date date = {(uint16_t)year, 0, 0};
    uint32_t behind = end;
    if (accept(text, &behind, length, 0x5E74)) {
        *ret_end = parse_month_day(text, behind, length, &date);
        if (!is_possible(&date)) {
            return false;
        }
        *ret_date = date;
        return true;
    }
    *ret_end = parse_marked(text, end, length, &date);
    bool chinese;
    uint32_t size;
    if (*ret_end == end || !is_possible(&date) || follows_point(text, at) ||
        jy_numeral_digit(jy_numeral_read(text, *ret_end, length, &size), &chinese) >= 0) {
        return false;
    }
    *ret_date = date;
    return true;
}

/* True of what may begin a year: 2, 二, 两, 民. */
static bool begins_year(gunichar character)
{
    bool chinese;
    return jy_numeral_digit(character, &chinese) >= 0 || character == 0x6C11 || character == 0x4E24 ||
           character == 0x5169;
}

bool jy_date_find(const char *text, uint32_t length, uint32_t from, jy_date *ret_date, uint32_t *ret_start,
                  uint32_t *ret_end)
{
    for (uint32_t at = from, size; at < length; at += size) {
        if (!begins_year(jy_numeral_read(text, at, length, &size))) {
            continue;
        }
        if (jy_date_read(text, length, at, ret_date, ret_end)) {
            *ret_start = jy_glyph_before(text, from, at, JY_YEAR_ERAS);
            return true;
        }
        /* The rest of this number cannot be a year either. */
        uint32_t number, count, end = jy_numeral_parse(text, at, length, &number, &count);
        size = end > at ? end - at : size;
    }
    return false;
}

/* 2021, 2021-03 and 20210305: what a field may say without 年. */
static bool parse_bare(const char *text, uint32_t length, jy_date *ret_date)
{
    uint32_t number, count;
    uint32_t end = jy_numeral_parse(text, 0, length, &number, &count);
    if (end != length) {
        return false;
    }
    jy_date date = {0};
    if (count == 4) {
        date.year = (uint16_t)number;
    } else if (count == 6) {
        date = (jy_date){(uint16_t)(number / 100), (uint8_t)(number % 100), 0};
    } else if (count == 8) {
        date = (jy_date){(uint16_t)(number / 10000), (uint8_t)(number / 100 % 100), (uint8_t)(number % 100)};
    }
    if (!date.year || (count > 4 && !date.month) || (count > 6 && !date.day) || !is_possible(&date)) {
        return false;
    }
    *ret_date = date;
    return true;
}

/* Behind the last day of 至6日, —4月2日 or 至2022年1月2日; `at` where it is not there. */
static uint32_t skip_last_day(const char *text, uint32_t at, uint32_t length)
{
    uint32_t dash = jy_glyph_match(text, at, length, JY_DAY_DASHES), end = dash;
    jy_date last = {0};
    if (dash == at || jy_date_read(text, length, dash, &last, &end)) {
        return end;
    }
    end = parse_month_day(text, dash, length, &last);
    end = last.month ? end : parse_day(text, dash, length, &last);
    return last.day ? end : at;
}

bool jy_date_parse(const char *text, uint32_t length, jy_date *ret_date)
{
    uint32_t start = jy_numeral_skip_spaces(text, 0, length);
    while (length > start && g_ascii_isspace(text[length - 1])) {
        length--;
    }
    if (parse_bare(text + start, length - start, ret_date)) {
        return true;
    }
    jy_date date;
    uint32_t end;
    start = jy_numeral_skip_spaces(text, jy_glyph_match(text, start, length, JY_YEAR_ERAS), length);
    if (!jy_date_read(text, length, start, &date, &end)) {
        return false;
    }
    if (date.day) {
        end = jy_day_skip(text, end, length);
        end = skip_last_day(text, jy_numeral_skip_spaces(text, end, length), length);
        end = jy_day_skip(text, end, length);
    }
    if (jy_numeral_skip_spaces(text, end, length) != length) {
        return false;
    }
    *ret_date = date;
    return true;
}

void jy_date_format(const jy_date *date, char ret_text[JY_DATE_TEXT])
{
    unsigned year = date->year % 10000U, month = date->month % 100U, day = date->day % 100U;
    if (!month) {
        snprintf(ret_text, JY_DATE_TEXT, "%04u", year);
    } else if (!day) {
        snprintf(ret_text, JY_DATE_TEXT, "%04u-%02u", year, month);
    } else {
        snprintf(ret_text, JY_DATE_TEXT, "%04u-%02u-%02u", year, month, day);
    }
}

void jy_date_day(const jy_date *date, char ret_day[JY_DATE_DAY])
{
    /* Every passage has one: snprintf would take ten times as long. */
    unsigned number = date->year % 10000U * 10000U + date->month % 100U * 100U + date->day % 100U;
    ret_day[JY_DATE_DAY - 1] = '\0';
    for (int i = JY_DATE_DAY - 2; i >= 0; i--, number /= 10) {
        ret_day[i] = (char)('0' + number % 10);
    }
}

void jy_date_bounds(const jy_date *date, jy_date *ret_first, jy_date *ret_last)
{
    uint8_t first_month = date->month ? date->month : 1, last_month = date->month ? date->month : 12;
    uint8_t last_day = date->day ? date->day : g_date_get_days_in_month((GDateMonth)last_month, date->year);
    *ret_first = (jy_date){date->year, first_month, date->day ? date->day : 1};
    *ret_last = (jy_date){date->year, last_month, last_day};
}
