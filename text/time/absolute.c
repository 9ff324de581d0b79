/* absolute.c: reads years that are told by their number: 2025年, 2021—2025年, 2018-2019学年, 2025-06-30, 20250630前,
 * 民國114年, ’25年, 25年底. */
#include "text/time/absolute.h"

#include <glib.h>

#include "text/number/numeral.h"
#include "text/time/day.h"
#include "text/time/year.h"

#define YEAR_FIRST 1900
#define YEAR_LAST 2199

static uint32_t parse_digits(const jy_utterance *said, uint32_t at, int *ret_year)
{
    int year = 0;
    uint32_t end = jy_year_parse(said->text, at, said->length, &year);
    if (end == at || year < YEAR_FIRST || year > YEAR_LAST) {
        return at;
    }
    *ret_year = year;
    return end;
}

/* Reads "-2019学年" or "/19年度" behind a year: from September, or from April as the financial year of Hong Kong. */
static uint32_t parse_school_year(const jy_utterance *said, uint32_t at, int year, jy_year_part *part)
{
    uint32_t number, count, next = jy_moment_match(said, at, JY_DAY_DASHES "|/");
    uint32_t end = jy_numeral_parse(said->text, next, said->length, &number, &count);
    if (next == at || (count != 2 && count != 4) || number % 100 != (uint32_t)(year + 1) % 100) {
        return at;
    }
    next = jy_moment_skip_space(said, end);
    end = jy_moment_match(said, next, "学年|财政年度|年度");
    if (end == next) {
        return at;
    }
    bool is_school = jy_moment_match(said, next, "学年") > next;
    *part = is_school ? (jy_year_part){year, year + 1, 9, 1, 8, 31, NULL, false}
                      : (jy_year_part){year, year + 1, 4, 1, 3, 31, NULL, false};
    return end;
}

static void set_date(jy_year_part *part, const jy_date *date)
{
    *part = jy_part_years(date->year, date->year);
    part->first_month = date->month;
    part->last_month = date->month;
    part->first_day = date->day ? date->day : 1;
    part->last_day = date->day;
}

/* Reads 20210630前: eight digits are a day only with what makes them one. */
static uint32_t parse_eight(const jy_utterance *said, uint32_t at, jy_year_part *part)
{
    uint32_t number, count, end = jy_numeral_parse(said->text, at, said->length, &number, &count);
    jy_date date;
    bool is_day = jy_moment_before(said, end) > end || jy_moment_match(said, end, "止") > end;
    if (count != 8 || !is_day || !jy_date_parse(said->text + at, end - at, &date)) {
        return at;
    }
    set_date(part, &date);
    return end;
}

/* Reads 2021-06-30, 2021.6.30, 2021/6/30日, 2021-06, 2021.6底, 2021.6月; `digits` is behind the year. */
static uint32_t parse_marked(const jy_utterance *said, uint32_t at, uint32_t digits, int year, jy_year_part *part)
{
    jy_date date;
    uint32_t number, count, end, mark = jy_moment_match(said, digits, ".|-|/");
    if (mark == digits) {
        return at;
    }
    if (jy_date_read(said->text, said->length, at, &date, &end)) {
        set_date(part, &date);
        return date.day ? jy_moment_match(said, end, "日|号") : jy_moment_match(said, end, "月底|月末|底|末|月");
    }
    end = jy_numeral_parse(said->text, mark, said->length, &number, &count);
    uint32_t close = jy_moment_match(said, end, "月底|月末|底|末|月");
    if (end == mark || number < 1 || number > 12 || (close == end && jy_moment_before(said, end) == end)) {
        return at;
    }
    date = (jy_date){(uint16_t)year, (uint8_t)number, 0};
    set_date(part, &date);
    return close;
}

/* Reads ’25年, and 25年 before a part of it: 25年底. It is the year of its name that is nearest. */
static uint32_t parse_short(const jy_utterance *said, uint32_t at, jy_year_part *part)
{
    uint32_t number, count, start = jy_moment_match(said, at, "’|‘|'");
    uint32_t digits = jy_numeral_parse(said->text, start, said->length, &number, &count);
    uint32_t end = count == 2 ? jy_moment_match(said, jy_moment_skip_space(said, digits), "年") : digits;
    if (end == digits || jy_glyph_before(said->text, 0, at, "第") < at ||
        (at > 0 && g_ascii_isalnum(said->text[at - 1]))) {
        return at;
    }
    int year = said->first.year / 100 * 100 + (int)number;
    year += year > said->first.year + 50 ? -100 : year < said->first.year - 50 ? 100 : 0;
    *part = said->first.year ? jy_part_years(year, year) : jy_part_years(0, 0);
    jy_year_part of_year = *part;
    bool is_bound;
    bool has_part = jy_moment_match(said, end, "春|夏|秋|冬|前|头") == end &&
                    jy_part_parse(said, end, false, &of_year, &is_bound) > end;
    return start > at || has_part ? end : at;
}

/* Behind 度 of 2025年度内, which is the year; not of 2025年度计划. */
static uint32_t skip_degree(const jy_utterance *said, uint32_t at)
{
    uint32_t end = jy_moment_match(said, at, "度");
    bool is_end = jy_moment_within(said, end) > end || jy_moment_before(said, end) > end ||
                  jy_moment_match(said, end, "底|末") > end;
    return is_end ? end : at;
}

uint32_t jy_absolute_parse(const jy_utterance *said, uint32_t at, jy_year_part *part, jy_moment *moment)
{
    int year = 0, last = 0;
    uint32_t number, count, plain = jy_numeral_parse(said->text, at, said->length, &number, &count);
    if (count == 8) {
        plain = parse_eight(said, at, part);
        moment->has_part = plain > at;
        return plain;
    }
    uint32_t digits = count == 2 ? at : parse_digits(said, at, &year);
    if (digits == at) {
        return count == 2 || plain == at ? parse_short(said, at, part) : at;
    }
    *part = jy_part_years(year, year);
    uint32_t end = parse_school_year(said, digits, year, part);
    if (end > digits) {
        return end;
    }
    uint32_t space = jy_moment_skip_space(said, digits);
    end = jy_moment_match(said, space, "年");
    if (end > space) {
        return skip_degree(said, end);
    }
    /* 2025底 */
    if (jy_moment_match(said, digits, "底") > digits &&
        jy_moment_match(said, digits, "底薪|底价|底数|底线") == digits) {
        return digits;
    }
    uint32_t dash = jy_moment_match(said, digits, JY_DAY_DASHES);
    uint32_t second = dash > digits ? parse_digits(said, dash, &last) : dash;
    space = jy_moment_skip_space(said, second);
    end = jy_moment_match(said, space, "年度|年");
    if (second == dash || end == space || last <= year) {
        end = parse_marked(said, at, digits, year, part);
        moment->has_part = end > at;
        return end;
    }
    part->last_year = last;
    moment->is_range = true;
    return end;
}
