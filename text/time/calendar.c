/* calendar.c: reads years and their parts: 2025年, 2024年底前, 今年上半年, 明年第一季度, 年内, 6月底前, 2006—2010年,
 * 2018-2019学年, 2025-06-30前, 民國114年, ’25年底. */
#include "text/time/calendar.h"

#include <glib.h>

#include "text/number/numeral.h"
#include "text/time/absolute.h"
#include "text/time/day.h"
#include "text/time/part.h"
#include "text/time/year.h"

/* No year that is told is as late. */
#define YEAR_MOST 9000
/* In the last months of a year 新的一年 is the next one. */
#define YEAR_END 11

/* ---- years that are told from another ---- */

/* True where a part of a year begins, behind a comma too: 2025年，上半年. */
static bool names_part(const jy_utterance *said, uint32_t at)
{
    uint32_t number, count, start = jy_moment_skip_space(said, jy_moment_match(said, at, "，|、|：|（|的"));
    uint32_t end = jy_numeral_parse(said->text, start, said->length, &number, &count);
    return jy_moment_match(said, start, "上半年|下半年|年底|年中|底|第") > start ||
           (end > start && jy_moment_match(said, jy_moment_skip_space(said, end), "月|季") > end);
}

/* The last year that is named before `at`, 0 for none; *ret_is_near where a part of it is named there. */
static int find_year_before(const jy_utterance *said, uint32_t at, bool *ret_is_near)
{
    uint32_t size;
    int found = 0;
    for (uint32_t next = jy_moment_nearby(said, at); (next = jy_moment_seek(said->text, at, next)) < at; next += size) {
        int year = 0;
        uint32_t digits = jy_year_parse(said->text, next, at, &year);
        uint32_t space = jy_moment_skip_space(said, digits), end = jy_moment_match(said, space, "年");
        jy_glyph_read(said->text, next, at, &size);
        bool is_named = digits > next && end > space;
        if (!is_named) {
            end = said->first.year ? jy_moment_match(said, next, "明年|来年|后年|今年") : next;
            year = said->first.year + (jy_moment_match(said, next, "今") == next) +
                   (jy_moment_match(said, next, "后") > next);
        }
        if (is_named || end > next) {
            found = year;
            *ret_is_near = names_part(said, end);
        }
    }
    return found;
}

/* The year that 次年 and 当年 are counted from; 0 where they are of any year. */
static int find_base(const jy_utterance *said, uint32_t at)
{
    bool is_near;
    if (jy_glyph_find(said->text, jy_moment_nearby(said, at), at, "每年|逐年|历年|每个年度") < at) {
        return 0;
    }
    int year = find_year_before(said, at, &is_near);
    return year ? year : said->first.year;
}

/* Reads 今年, 明年, 今明两年, and the years that are over or none in particular. */
static uint32_t parse_relative(const jy_utterance *said, uint32_t at, jy_year_part *part, jy_moment_kind *ret_kind)
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
        {"明年度|明年|来年|下年度|下一年度|下一年", 1, 1, MOMENT_NEAR},
        {"次年度|次年|翌年度|翌年", 1, 1, MOMENT_NEAR},
        {"后年", 2, 2, MOMENT_NEAR},
        {"去年|上年度|上年|前年|往年|近年|每年|同年", -1, -1, MOMENT_PAST},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(YEARS); i++) {
        uint32_t end = jy_moment_match(said, at, YEARS[i].words);
        if (end == at) {
            continue;
        }
        bool is_counted = jy_moment_match(said, at, "次|翌|当") > at;
        int year = is_counted ? find_base(said, at) : said->first.year;
        year += year && said->first.month >= YEAR_END && jy_moment_match(said, at, "新") > at;
        /* 大后年 */
        year += year && YEARS[i].first == 2 && jy_glyph_before(said->text, 0, at, "大") < at;
        *part = jy_part_years(year ? year + YEARS[i].first : 0, year ? year + YEARS[i].last : 0);
        *ret_kind = YEARS[i].kind;
        return end;
    }
    return at;
}

/* ---- the whole ---- */

/* Where a part of a year may begin behind it, with a space or 的 between: 明年的6月, 2025年 上半年. */
static uint32_t skip_between(const jy_utterance *said, uint32_t at)
{
    uint32_t next = jy_moment_match(said, jy_moment_skip_space(said, at), "的");
    bool goes_on =
        jy_moment_is_number(said, next) || jy_moment_match(said, next, "上半年|下半年|第|年底|年末|年中") > next;
    return goes_on ? next : at;
}

/* Reads a year, a part or both. */
static uint32_t parse_simple(const jy_utterance *said, uint32_t at, jy_year_part *part, jy_moment *moment)
{
    moment->kind = MOMENT_YEAR;
    uint32_t end = jy_absolute_parse(said, at, part, moment);
    if (moment->has_part) {
        return end;
    }
    if (end == at) {
        end = jy_moment_is_number(said, at) ? at : parse_relative(said, at, part, &moment->kind);
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
    uint32_t start = is_alone ? end : skip_between(said, end),
             behind = jy_part_parse(said, start, is_alone, part, &is_bound);
    moment->has_part = behind > start;
    moment->is_bound |= is_bound;
    return behind > start ? behind : end;
}

/* True of a part that is of a year that was not read: 20l5年6月底, ××年底, 农历六月. */
static bool follows_unread(const jy_utterance *said, uint32_t at)
{
    if (jy_moment_look_back(said, 0, at, "年|年度|年份|年的|年后|年后的|农历|阴历|旧历|夏历") < at) {
        return true;
    }
    uint32_t before = at;
    bool is_chinese, is_year = jy_moment_match(said, at, "年") > at;
    gunichar character = is_year && at ? jy_character_narrow(jy_utf8_previous(said->text, 0, &before)) : 0;
    return (character < 0x80 && g_ascii_isalnum((char)character)) || character == '*' || character == 0xD7 /* × */ ||
           character == 0x25A1 /* □ */ || character == 0x67D0 /* 某 */ || jy_numeral_digit(character, &is_chinese) == 0;
}

/* Gives a part that names no year that of the sentence, or of the day it was said; none where it is of another that
 * was not read. */
static void set_year(const jy_utterance *said, uint32_t at, jy_year_part *part)
{
    bool is_near = false, is_unread = follows_unread(said, at);
    int year = is_unread ? 0 : find_year_before(said, at, &is_near);
    if (is_unread || (is_near && year >= said->first.year)) {
        part->first_year = part->last_year = year;
    }
}

/* Reads the last day of 6月1日至30日; `dash` is behind 至. */
static uint32_t parse_last_day(const jy_utterance *said, uint32_t dash, jy_year_part *part)
{
    uint32_t number, day = jy_moment_parse_day(said, dash, &number);
    if (day == dash || number <= part->last_day || number > 31) {
        return dash;
    }
    part->last_day = (uint8_t)number;
    return day;
}

/* Reads the end of a range: 至2020年12月31日, 至12月, 至30日. */
static uint32_t parse_range(const jy_utterance *said, uint32_t at, jy_year_part *part, jy_moment *moment)
{
    uint32_t dash = jy_moment_match(said, at, JY_DAY_DASHES);
    if (dash == at || moment->kind == MOMENT_PAST || !jy_moment_is_number(said, dash)) {
        return at;
    }
    uint32_t day = part->last_day ? parse_last_day(said, dash, part) : dash;
    if (day > dash) {
        moment->is_range = true;
        return day;
    }
    jy_year_part last = jy_part_years(part->last_year, part->last_year);
    jy_moment second = {0};
    uint32_t end = parse_simple(said, dash, &last, &second);
    if (end == dash || last.last_year < part->first_year) {
        return at;
    }
    part->last_year = last.last_year;
    part->last_month = last.last_month;
    part->last_day = last.last_day;
    moment->is_range = true;
    return end;
}

/* Behind the hour of a day, 18时 or 下班, where its end is said behind it; `at` elsewhere. */
static uint32_t skip_hour(const jy_utterance *said, uint32_t at, const jy_year_part *part)
{
    if (!part->last_day) {
        return at;
    }
    uint32_t hour = jy_moment_match(said, jy_day_skip(said->text, at, said->length), "下班");
    return jy_moment_before(said, hour) > hour || jy_moment_match(said, hour, "止") > hour ? hour : at;
}

/* Reads 前, 内, 止, 左右 behind all of it. */
static uint32_t parse_bound(const jy_utterance *said, uint32_t at, jy_year_part *part, bool *ret_is_bound)
{
    uint32_t about = jy_moment_match(said, skip_hour(said, at, part), "左右|前后");
    uint32_t end = jy_moment_before(said, about);
    part->is_before |= end > about;
    end = end > about ? end : jy_moment_within(said, about);
    end = end > about ? end : jy_moment_match(said, about, "期间|为止|止|间");
    *ret_is_bound |= end > about;
    return end;
}

/* Turns what was read into days. */
static void resolve(const jy_utterance *said, jy_year_part *part, jy_moment *moment)
{
    if (!part->last_year || part->last_year > YEAR_MOST) {
        return;
    }
    const jy_date *now = said->first.year ? &said->first : NULL;
    /* 6月至2018年12月, said no one knows when. */
    part->first_year = part->first_year ? part->first_year : part->last_year;
    moment->last = jy_part_last(part);
    if (moment->kind == MOMENT_PART && now && part->is_before && jy_moment_compare(&moment->last, now) < 0) {
        /* 3月底前, said in October. */
        part->first_year++;
        part->last_year++;
        moment->last = jy_part_last(part);
    }
    if (!moment->last.year) {
        return;
    }
    moment->first = jy_part_first(part);
    if (part->is_before && !moment->is_range) {
        moment->first = now ? *now : (jy_date){moment->last.year, 1, 1};
    } else if (now && !moment->has_part && moment->kind != MOMENT_YEAR && jy_moment_compare(&moment->first, now) < 0) {
        moment->first = *now;
    }
}

/* What may stand behind the number that a year, a month, a quarter or a festival begins with. */
#define BEHIND JY_DAY_DASHES "|年|月|底|季|.|/|千|前|之|以|止|节|假|国|劳|小|长|黄|青|妇|儿|建|周"

bool jy_calendar_parse(const jy_utterance *said, uint32_t at, jy_moment *ret_moment)
{
    if (!jy_moment_may_be(said, at, BEHIND)) {
        return false;
    }
    jy_year_part part = jy_part_years(said->first.year, said->first.year);
    jy_moment moment = {0};
    uint32_t end = parse_simple(said, at, &part, &moment);
    if (end == at) {
        return false;
    }
    if (moment.kind == MOMENT_PART) {
        set_year(said, at, &part);
    }
    end = parse_range(said, end, &part, &moment);
    if (moment.kind != MOMENT_PAST && !moment.is_range) {
        end = jy_moment_match(said, end, "适当时候|适当的时候|适当时机|晚些时候|稍后时间|较后时间|稍后");
    }
    moment.end = parse_bound(said, end, &part, &moment.is_bound);
    resolve(said, &part, &moment);
    *ret_moment = moment;
    return true;
}
