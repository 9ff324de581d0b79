/* calendar.c: reads years and their parts: 2025年, 2024年底前, 今年上半年, 明年第一季度, 年内, 6月底前, 2006—2010年,
 * 2018-2019学年. */
#include "text/time/calendar.h"

#include <glib.h>

#include "text/number/numeral.h"

#define YEAR_FIRST 1900
#define YEAR_LAST 2199
/* In the last months of a year 新的一年 is the next one. */
#define YEAR_END 11
#define SEASON 0x5B63 /* 季: the second or third character of a quarter */
#define DASHES "——|――|—|–|―|─|-|~|至|到"

typedef struct {
    int first_year, last_year; /* 0: not known */
    uint8_t first_month, first_day;
    uint8_t last_month, last_day; /* day 0: the last of the month */
    bool is_before;               /* from now until then */
} calendar;

static void set_months(calendar *cal, uint32_t first, uint32_t last)
{
    cal->first_month = (uint8_t)first;
    cal->last_month = (uint8_t)last;
    cal->first_day = 1;
    cal->last_day = 0;
}

/* ---- years ---- */

/* Reads four digits of a year. */
static uint32_t parse_digits(const jy_utterance *said, uint32_t at, int *ret_year)
{
    uint32_t number, count, end = jy_numeral_parse(said->text, at, said->length, &number, &count);
    if (count != 4 || number < YEAR_FIRST || number > YEAR_LAST) {
        return at;
    }
    *ret_year = (int)number;
    return end;
}

/* Reads "-2019学年" or "/19年度" behind a year: from September, or from April as the financial year of Hong Kong. */
static uint32_t parse_school_year(const jy_utterance *said, uint32_t at, int year, calendar *cal)
{
    uint32_t number, count, next = jy_moment_match(said, at, DASHES "|/");
    uint32_t end = jy_numeral_parse(said->text, next, said->length, &number, &count);
    if (next == at || (count != 2 && count != 4) || number % 100 != (uint32_t)(year + 1) % 100) {
        return at;
    }
    next = jy_moment_skip_space(said, end);
    end = jy_moment_match(said, next, "学年|财政年度|年度");
    if (end == next) {
        return at;
    }
    *cal = jy_moment_match(said, next, "学年") > next ? (calendar){year, year + 1, 9, 1, 8, 31, false}
                                                      : (calendar){year, year + 1, 4, 1, 3, 31, false};
    return end;
}

/* Reads 2025年, 2021—2025年, 2018-2019学年. */
static uint32_t parse_absolute(const jy_utterance *said, uint32_t at, calendar *cal, bool *ret_is_range)
{
    int year = 0, last = 0;
    uint32_t digits = parse_digits(said, at, &year);
    if (digits == at) {
        return at;
    }
    *cal = (calendar){year, year, 1, 1, 12, 0, false};
    uint32_t end = parse_school_year(said, digits, year, cal);
    if (end > digits) {
        return end;
    }
    uint32_t space = jy_moment_skip_space(said, digits);
    end = jy_moment_match(said, space, "年");
    if (end > space) {
        return end;
    }
    uint32_t dash = jy_moment_match(said, digits, DASHES);
    uint32_t second = dash > digits ? parse_digits(said, dash, &last) : dash;
    space = jy_moment_skip_space(said, second);
    end = jy_moment_match(said, space, "年度|年");
    if (second == dash || end == space || last <= year) {
        return at;
    }
    cal->last_year = last;
    *ret_is_range = true;
    return end;
}

/* Reads 今年, 明年, 今明两年, and the years that are over or none in particular. */
static uint32_t parse_relative(const jy_utterance *said, uint32_t at, calendar *cal, jy_moment_kind *ret_kind)
{
    static const struct {
        const char *words;
        int first, last;
        jy_moment_kind kind;
    } YEARS[] = {
        {"今明两年|今明两、三年", 0, 1, MOMENT_NEAR},
        {"明后两年|明后年", 1, 2, MOMENT_NEAR},
        {"今年|本年度|本年|当年|全年", 0, 0, MOMENT_NEAR},
        {"新的一年里|新的一年|新一年里|新一年", 0, 0, MOMENT_NEAR},
        {"明年度|明年|来年|下年度|下一年度", 1, 1, MOMENT_NEAR},
        {"后年", 2, 2, MOMENT_NEAR},
        {"去年|上年度|上年|前年|往年|近年|每年|同年", -1, -1, MOMENT_PAST},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(YEARS); i++) {
        uint32_t end = jy_moment_match(said, at, YEARS[i].words);
        if (end > at) {
            int year = said->first.year + (said->first.month >= YEAR_END && jy_moment_match(said, at, "新") > at);
            *cal = (calendar){year ? year + YEARS[i].first : 0, year ? year + YEARS[i].last : 0, 1, 1, 12, 0, false};
            *ret_kind = YEARS[i].kind;
            return end;
        }
    }
    return at;
}

/* ---- parts of a year ---- */

static uint32_t parse_quarter(const jy_utterance *said, uint32_t at, calendar *cal)
{
    static const char *const QUARTERS[] = {"第一季|一季|首季|第1季|1季", "第二季|二季|第2季|2季",
                                           "第三季|三季|第3季|3季", "第四季|四季|第4季|4季"};
    uint32_t first, second, size;
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
            set_months(cal, i * 3 + (close > end ? 3 : 1), i * 3 + 3);
            return close;
        }
    }
    return at;
}

/* Reads 31日 behind a month. */
static uint32_t parse_day(const jy_utterance *said, uint32_t at, calendar *cal)
{
    uint32_t number, count, start = jy_moment_skip_space(said, at);
    uint32_t end = jy_numeral_parse(said->text, start, said->length, &number, &count);
    uint32_t space = jy_moment_skip_space(said, end), day = jy_moment_match(said, space, "日|号");
    /* Where the year is not known, 29 February is taken. */
    int year = cal->last_year ? cal->last_year : 2024;
    if (end == start || day == space || number < 1 ||
        number > g_date_get_days_in_month((GDateMonth)cal->last_month, (GDateYear)year)) {
        return at;
    }
    cal->first_day = cal->last_day = (uint8_t)number;
    return day;
}

/* Reads 6月, 12月31日, 3月份, 6月底, 5月上旬, 一到九月. */
static uint32_t parse_month(const jy_utterance *said, uint32_t at, calendar *cal, bool *ret_is_bound)
{
    uint32_t number, last, count, start = jy_moment_skip_space(said, at);
    uint32_t end = jy_numeral_parse(said->text, start, said->length, &number, &count);
    if (end == start || number < 1 || number > 12) {
        return at;
    }
    last = number;
    uint32_t dash = jy_moment_match(said, end, DASHES);
    bool is_range = dash > end;
    end = is_range ? jy_numeral_parse(said->text, dash, said->length, &last, &count) : end;
    uint32_t space = jy_moment_skip_space(said, end), month = jy_moment_match(said, space, "月");
    if (month == space || (is_range && end == dash) || last < number || last > 12) {
        return at;
    }
    set_months(cal, number, last);
    end = jy_moment_match(said, month, "底|末");
    *ret_is_bound = end > month;
    end = end > month ? end : jy_moment_match(said, month, "份|上旬|中旬|下旬|初");
    return end > month ? end : parse_day(said, month, cal);
}

/* Reads a part of a year; alone, not behind a year, in the words that say so. */
static uint32_t parse_part(const jy_utterance *said, uint32_t at, bool is_alone, calendar *cal, bool *ret_is_bound)
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
        if (end > at) {
            set_months(cal, PARTS[i].first, PARTS[i].last);
            *ret_is_bound = PARTS[i].is_bound;
            return end;
        }
    }
    uint32_t end = parse_quarter(said, at, cal);
    return end > at ? end : parse_month(said, at, cal, ret_is_bound);
}

/* ---- the whole ---- */

/* Reads a year, a part or both. */
static uint32_t parse_simple(const jy_utterance *said, uint32_t at, calendar *cal, jy_moment *moment)
{
    moment->kind = MOMENT_YEAR;
    uint32_t end = parse_absolute(said, at, cal, &moment->is_range);
    if (end == at) {
        end = jy_moment_is_number(said, at) ? at : parse_relative(said, at, cal, &moment->kind);
        moment->kind = end > at ? moment->kind : MOMENT_PART;
    }
    bool is_alone = end == at;
    /* 年内 behind 今 or alone: all that is left of the year. */
    uint32_t year = jy_moment_match(said, end, "年");
    uint32_t rest = year > end ? jy_moment_within(said, year) : year;
    if (rest > year) {
        moment->is_bound = true;
        return rest;
    }
    bool is_bound = false;
    uint32_t part = parse_part(said, end, is_alone, cal, &is_bound);
    moment->has_part |= part > end;
    moment->is_bound |= is_bound;
    return part;
}

/* Reads the end of a range: 至2020年12月31日, 至12月. */
static uint32_t parse_range(const jy_utterance *said, uint32_t at, calendar *cal, jy_moment *moment)
{
    uint32_t dash = jy_moment_match(said, at, DASHES);
    if (dash == at || moment->kind == MOMENT_PAST || !jy_moment_is_number(said, dash)) {
        return at;
    }
    calendar last = {cal->last_year, cal->last_year, 1, 1, 12, 0, false};
    jy_moment second = {0};
    uint32_t end = parse_simple(said, dash, &last, &second);
    if (end == dash || last.last_year < cal->first_year) {
        return at;
    }
    cal->last_year = last.last_year;
    cal->last_month = last.last_month;
    cal->last_day = last.last_day;
    moment->is_range = true;
    return end;
}

/* Reads 前, 内, 止, 左右 behind all of it. */
static uint32_t parse_bound(const jy_utterance *said, uint32_t at, calendar *cal, bool *ret_is_bound)
{
    uint32_t about = jy_moment_match(said, at, "左右|前后");
    uint32_t end = jy_moment_before(said, about);
    cal->is_before = end > about;
    end = end > about ? end : jy_moment_within(said, about);
    end = end > about ? end : jy_moment_match(said, about, "期间|为止|止|间");
    *ret_is_bound |= end > about;
    return end;
}

static jy_date last_day(const calendar *cal)
{
    uint8_t days = g_date_get_days_in_month((GDateMonth)cal->last_month, (GDateYear)cal->last_year);
    return (jy_date){(uint16_t)cal->last_year, cal->last_month, cal->last_day ? MIN(cal->last_day, days) : days};
}

/* Turns what was read into days. */
static void resolve(const jy_utterance *said, calendar *cal, jy_moment *moment)
{
    if (!cal->last_year || cal->last_year > YEAR_LAST * 4) {
        return;
    }
    const jy_date *now = said->first.year ? &said->first : NULL;
    /* 6月至2018年12月, said no one knows when. */
    cal->first_year = cal->first_year ? cal->first_year : cal->last_year;
    moment->last = last_day(cal);
    if (moment->kind == MOMENT_PART && now && cal->is_before && jy_moment_compare(&moment->last, now) < 0) {
        /* 3月底前, said in October. */
        cal->first_year++;
        cal->last_year++;
        moment->last = last_day(cal);
    }
    uint8_t days = g_date_get_days_in_month((GDateMonth)cal->first_month, (GDateYear)cal->first_year);
    moment->first = (jy_date){(uint16_t)cal->first_year, cal->first_month, MIN(cal->first_day, days)};
    if (cal->is_before && !moment->is_range) {
        moment->first = now ? *now : (jy_date){(uint16_t)cal->last_year, 1, 1};
    } else if (now && !moment->has_part && moment->kind != MOMENT_YEAR && jy_moment_compare(&moment->first, now) < 0) {
        moment->first = *now;
    }
}

bool jy_calendar_parse(const jy_utterance *said, uint32_t at, jy_moment *ret_moment)
{
    int year = said->first.year;
    calendar cal = {year, year, 1, 1, 12, 0, false};
    jy_moment moment = {0};
    uint32_t end = parse_simple(said, at, &cal, &moment);
    if (end == at) {
        return false;
    }
    end = parse_range(said, end, &cal, &moment);
    if (moment.kind != MOMENT_PAST && !moment.is_range) {
        end = jy_moment_match(said, end, "适当时候|适当的时候|适当时机|晚些时候|稍后时间|较后时间|稍后");
    }
    moment.end = parse_bound(said, end, &cal, &moment.is_bound);
    resolve(said, &cal, &moment);
    *ret_moment = moment;
    return true;
}
