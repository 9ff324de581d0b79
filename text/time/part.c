/* part.c: reads parts of a year: 底, 上半年, 第一季度, 6月30日, 十二月月底, 国庆节前. */
#include "text/time/part.h"

#include <glib.h>
#include <string.h>

#include "text/number/numeral.h"
#include "text/time/day.h"

#define SEASON 0x5B63 /* 季: the second or third character of a quarter */
/* Where the year is not known, 29 February is taken. */
#define LEAP_YEAR 2024

jy_year_part jy_part_years(int first, int last)
{
    return (jy_year_part){.first_year = first, .last_year = last, .first_month = 1, .first_day = 1, .last_month = 12};
}

static void set_months(jy_year_part *part, uint32_t first, uint32_t last)
{
    part->first_month = (uint8_t)first;
    part->last_month = (uint8_t)last;
    part->first_day = 1;
    part->last_day = 0;
}

static uint32_t parse_quarter(const jy_utterance *said, uint32_t at, jy_year_part *part, bool *ret_is_bound)
{
    static const char *const QUARTERS[] = {"第一季|一季|首季|第1季|1季", "第二季|二季|第2季|2季",
                                           "第三季|三季|第3季|3季", "第四季|四季|第4季|4季"};
    static const char LETTERED[] = "Q1|Q2|Q3|Q4|q1|q2|q3|q4";
    uint32_t first, second, size;
    uint32_t letter = jy_moment_match(said, at, LETTERED);
    if (letter > at) {
        uint32_t quarter = (uint32_t)(said->text[letter - 1] - '0');
        set_months(part, quarter * 3 - 2, quarter * 3);
        return letter;
    }
    jy_glyph_read(said->text, at, said->length, &first);
    gunichar next = jy_glyph_read(said->text, at + first, said->length, &second);
    if (next != SEASON && jy_glyph_read(said->text, at + first + second, said->length, &size) != SEASON) {
        return at;
    }
    for (uint32_t i = 0; i < G_N_ELEMENTS(QUARTERS); i++) {
        uint32_t end = jy_moment_match(said, at, QUARTERS[i]);
        if (end > at) {
            end = jy_moment_match(said, end, "度");
            uint32_t close = jy_moment_match(said, end, "末|底");
            *ret_is_bound = close > end;
            set_months(part, i * 3 + (close > end ? 3 : 1), i * 3 + 3);
            return close;
        }
    }
    return at;
}

/* Reads 31日 behind a month; 2月30日 is of no year. */
static uint32_t parse_day(const jy_utterance *said, uint32_t at, jy_year_part *part)
{
    uint32_t number, day = jy_moment_parse_day(said, at, &number);
    int year = part->last_year ? part->last_year : LEAP_YEAR;
    if (day == at) {
        return at;
    }
    if (number < 1 || number > g_date_get_days_in_month((GDateMonth)part->last_month, (GDateYear)year)) {
        part->first_year = part->last_year = 0;
        return day;
    }
    part->first_day = part->last_day = (uint8_t)number;
    return day;
}

/* Reads 底, 上旬 or 31日 behind a month. */
static uint32_t parse_of_month(const jy_utterance *said, uint32_t at, jy_year_part *part, bool *ret_is_bound)
{
    static const struct {
        const char *words;
        uint8_t first, last;
    } PARTS[] = {{"上旬", 1, 10}, {"中旬", 11, 20}, {"下旬", 21, 0}, {"份底|份末|月底|月末|底|末", 1, 0},
                 {"初", 1, 10},   {"份", 1, 0}};
    for (size_t i = 0; i < G_N_ELEMENTS(PARTS); i++) {
        uint32_t end = jy_moment_match(said, at, PARTS[i].words);
        if (end > at) {
            part->first_day = PARTS[i].first;
            part->last_day = PARTS[i].last;
            *ret_is_bound = jy_glyph_before(said->text, at, end, "底|末") < end;
            return end;
        }
    }
    return parse_day(said, at, part);
}

/* Reads 6.30 and 6/30 with 前 behind, without which they are an amount. */
static uint32_t parse_marked(const jy_utterance *said, uint32_t at, jy_year_part *part)
{
    uint32_t month, day, count, end = jy_numeral_parse(said->text, at, said->length, &month, &count);
    uint32_t mark = end > at ? jy_moment_match(said, end, ".|/") : end;
    uint32_t last = mark > end ? jy_numeral_parse(said->text, mark, said->length, &day, &count) : mark;
    uint32_t close = jy_moment_match(said, last, "日|号");
    if (last == mark || mark == end || count != 2 || month < 1 || month > 12 || day < 1 ||
        day > g_date_get_days_in_month((GDateMonth)month, LEAP_YEAR) || jy_moment_before(said, close) == close ||
        (at > 0 && strchr("./-", said->text[at - 1]))) {
        return at;
    }
    set_months(part, month, month);
    part->first_day = part->last_day = (uint8_t)day;
    return close;
}

/* Reads 6月, 元月, 12月31日, 3月份, 6月底, 5月上旬, 一到九月. */
static uint32_t parse_month(const jy_utterance *said, uint32_t at, jy_year_part *part, bool *ret_is_bound)
{
    uint32_t number = 1, last, count, start = jy_moment_skip_space(said, at);
    bool is_first = jy_moment_match(said, start, "元月") > start;
    uint32_t end = is_first ? jy_moment_match(said, start, "元")
                            : jy_numeral_parse(said->text, start, said->length, &number, &count);
    if (end == start || number < 1 || number > 12) {
        return at;
    }
    last = number;
    uint32_t dash = jy_moment_match(said, end, JY_DAY_DASHES);
    bool is_range = dash > end;
    end = is_range ? jy_numeral_parse(said->text, dash, said->length, &last, &count) : end;
    uint32_t space = jy_moment_skip_space(said, end), month = jy_moment_match(said, space, "月");
    if (month == space || (is_range && end == dash) || last < number || last > 12) {
        return at;
    }
    set_months(part, number, last);
    return parse_of_month(said, month, part, ret_is_bound);
}

/* Reads 国庆节前, until the day before. */
static uint32_t parse_festival(const jy_utterance *said, uint32_t at, jy_year_part *part, bool *ret_is_bound)
{
    const jy_festival *festival = NULL;
    uint32_t name = jy_festival_parse(said, at, &festival);
    uint32_t end = name > at ? jy_moment_match(said, name, "前夕") : name;
    end = end > name ? end : name > at ? jy_moment_before(said, name) : name;
    if (end == name) {
        return at;
    }
    part->festival = festival;
    part->is_before = *ret_is_bound = true;
    return end;
}

uint32_t jy_part_parse(const jy_utterance *said, uint32_t at, bool is_alone, jy_year_part *part, bool *ret_is_bound)
{
    static const struct {
        const char *behind, *alone;
        uint8_t first, last;
        bool is_bound;
    } PARTS[] = {
        {"年底|底|年末|末|年终|岁末", "年底|年末|年终|岁末", 12, 12, true},
        {"年中", "年中", 6, 6, false},
        {"年初|初", NULL, 1, 3, false},
        {"上半年", "上半年", 1, 6, false},
        {"下半年", "下半年", 7, 12, false},
        {"前三季度|头三季度", "前三季度", 1, 9, false},
        {"春季|春天", NULL, 3, 5, false},
        {"夏季|夏天", NULL, 6, 8, false},
        {"秋季|秋天|秋", NULL, 9, 11, false},
        {"冬季|冬天|冬", NULL, 11, 12, false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(PARTS) && !jy_moment_is_number(said, at); i++) {
        const char *words = is_alone ? PARTS[i].alone : PARTS[i].behind;
        uint32_t end = words ? jy_moment_match(said, at, words) : at;
        /* 2020年初步建成, 2020年底线 */
        if (end > at && jy_moment_match(said, at, "初步|初级|初审|初选|底线|底数|秋收|冬奥") == at) {
            set_months(part, PARTS[i].first, PARTS[i].last);
            *ret_is_bound = PARTS[i].is_bound;
            return end;
        }
    }
    uint32_t end = parse_quarter(said, at, part, ret_is_bound);
    end = end > at ? end : parse_festival(said, at, part, ret_is_bound);
    end = end > at ? end : parse_marked(said, at, part);
    return end > at ? end : parse_month(said, at, part, ret_is_bound);
}

static jy_date day_of(int year, uint8_t month, uint8_t day)
{
    uint8_t days = g_date_get_days_in_month((GDateMonth)month, (GDateYear)year);
    return (jy_date){(uint16_t)year, month, day ? MIN(day, days) : days};
}

jy_date jy_part_first(const jy_year_part *part)
{
    return part->festival ? jy_part_last(part) : day_of(part->first_year, part->first_month, part->first_day);
}

jy_date jy_part_last(const jy_year_part *part)
{
    jy_date day = part->festival ? jy_festival_day(part->festival, part->last_year)
                                 : day_of(part->last_year, part->last_month, part->last_day);
    return part->festival ? jy_moment_move(&day, 0, -1) : day;
}
