/* date.c: finds and reads dates. */
#include <jiyan/text/date.h>

#include <glib.h>
#include <jiyan/text/character.h>
#include <stdio.h>

#include "text/number/numeral.h"

#define YEAR_FIRST 1000
#define YEAR_LAST 2999
/* 中華民國 1 is 1912. */
#define REPUBLIC_BASE 1911
#define REPUBLIC 0x6C11 /* 民 */

static uint32_t skip_spaces(const char *text, uint32_t at, uint32_t length)
{
    uint32_t size;
    for (;;) {
        gunichar character = jy_numeral_read(text, at, length, &size);
        if (character != ' ' && character != 0x3000) {
            return at;
        }
        at += size;
    }
}

/* Passes over `wanted` and spaces before it. Returns false where it is not there. */
static bool accept(const char *text, uint32_t *at, uint32_t length, gunichar wanted)
{
    uint32_t size, from = skip_spaces(text, *at, length);
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

/* Reads "number 月" and "number 日" behind a year. What does not fit is left out. */
static uint32_t parse_month_day(const char *text, uint32_t at, uint32_t length, jy_date *date)
{
    uint32_t number, count, next = skip_spaces(text, at, length);
    uint32_t end = jy_numeral_parse(text, next, length, &number, &count);
    if (end == next || number < 1 || number > 12 || !accept(text, &end, length, 0x6708)) {
        return at;
    }
    date->month = (uint8_t)number;
    at = end;
    next = skip_spaces(text, at, length);
    end = jy_numeral_parse(text, next, length, &number, &count);
    if (end == next || number < 1 || number > 31 ||
        !(accept(text, &end, length, 0x65E5) || accept(text, &end, length, 0x53F7) ||
          accept(text, &end, length, 0x865F))) {
        return at;
    }
    date->day = (uint8_t)number;
    return end;
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
    uint32_t end = jy_numeral_parse(text, at + size, length, &number, &count);
    if (end == at + size || !count || count > 2 || number < 1 || number > 12) {
        return at;
    }
    uint32_t month = number, month_end = end;
    if (jy_numeral_read(text, end, length, &size) == mark) {
        uint32_t day_end = jy_numeral_parse(text, end + size, length, &number, &count);
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

/* True where the number before `at` goes on to the left, so that it is no year. */
static bool follows_digit(const char *text, uint32_t at)
{
    if (at == 0) {
        return false;
    }
    bool chinese;
    uint32_t character = jy_character_narrow(jy_utf8_previous(text, 0, &at));
    return jy_numeral_digit(character, &chinese) >= 0 || character == '.';
}

/* Reads a date of the Republic (中華民國一百零二年, 民國102年) at `at`. */
static bool parse_republic(const char *text, uint32_t at, uint32_t length, jy_date *ret_date, uint32_t *ret_end)
{
    uint32_t size, number = 0, count, hundred = 0;
    uint32_t next = at;
    if (jy_numeral_read(text, next, length, &size) != REPUBLIC) {
        return false;
    }
    next += size;
    gunichar state = jy_numeral_read(text, next, length, &size);
    if (state != 0x570B && state != 0x56FD) {
        return false;
    }
    next += size;
    uint32_t end = jy_numeral_parse(text, next, length, &number, &count);
    if (jy_numeral_read(text, end, length, &size) == 0x767E && number == 1) {
        hundred = 100;
        uint32_t rest = end + size;
        if (jy_numeral_read(text, rest, length, &size) == 0x96F6) {
            rest += size;
        }
        end = jy_numeral_parse(text, rest, length, &number, &count);
        number = end == rest ? 0 : number;
    }
    if (end == next || number + hundred < 1 || number + hundred > 200 || !accept(text, &end, length, 0x5E74)) {
        return false;
    }
    *ret_date = (jy_date){(uint16_t)(REPUBLIC_BASE + hundred + number), 0, 0};
    *ret_end = parse_month_day(text, end, length, ret_date);
    return true;
}

/* Reads a date that begins exactly at `at`. */
static bool parse_at(const char *text, uint32_t at, uint32_t length, jy_date *ret_date, uint32_t *ret_end)
{
    uint32_t number, count;
    uint32_t end = jy_numeral_parse(text, at, length, &number, &count);
    if (end == at || count != 4 || number < YEAR_FIRST || number > YEAR_LAST || follows_digit(text, at)) {
        return false;
    }
    jy_date date = {(uint16_t)number, 0, 0};
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
    if (*ret_end == end || !is_possible(&date) ||
        jy_numeral_digit(jy_numeral_read(text, *ret_end, length, &size), &chinese) >= 0) {
        return false;
    }
    *ret_date = date;
    return true;
}

bool jy_date_find(const char *text, uint32_t length, uint32_t from, jy_date *ret_date, uint32_t *ret_start,
                  uint32_t *ret_end)
{
    for (uint32_t at = from, size; at < length; at += size) {
        gunichar character = jy_numeral_read(text, at, length, &size);
        bool chinese;
        if (jy_numeral_digit(character, &chinese) >= 0) {
            if (parse_at(text, at, length, ret_date, ret_end)) {
                *ret_start = at;
                return true;
            }
            /* The rest of this number cannot be a year either. */
            uint32_t number, count;
            uint32_t end = jy_numeral_parse(text, at, length, &number, &count);
            size = end > at ? end - at : size;
        } else if (character == REPUBLIC && parse_republic(text, at, length, ret_date, ret_end)) {
            *ret_start = at;
            return true;
        }
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

bool jy_date_parse(const char *text, uint32_t length, jy_date *ret_date)
{
    uint32_t start = skip_spaces(text, 0, length);
    while (length > start && g_ascii_isspace(text[length - 1])) {
        length--;
    }
    if (parse_bare(text + start, length - start, ret_date)) {
        return true;
    }
    jy_date date;
    uint32_t end;
    if ((!parse_at(text, start, length, &date, &end) && !parse_republic(text, start, length, &date, &end)) ||
        skip_spaces(text, end, length) != length) {
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
