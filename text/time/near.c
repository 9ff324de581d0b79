/* near.c: reads months, quarters and weeks counted from now: 本月25日前, 下月底, 次月, 月底前, 本季度末, 下周五前. */
#include "text/time/near.h"

#include <glib.h>
#include <jiyan/text/utf8.h>

#include "text/time/day.h"

typedef enum { NEAR_MONTH, NEAR_QUARTER, NEAR_WEEK } near_unit;

typedef struct {
    const char *words;
    near_unit unit;
    int count;       /* from this one */
    bool needs_part; /* alone it says no end */
} near_name;

static const near_name NAMES[] = {
    {"下个月|下一个月|下一月|下月份|下月", NEAR_MONTH, 1, false},
    {"次月|翌月", NEAR_MONTH, 1, true},
    {"本月份|本月|当月|这个月", NEAR_MONTH, 0, true},
    {"下季度|下一季度|下个季度|下一个季度", NEAR_QUARTER, 1, false},
    {"本季度|当季度|这个季度", NEAR_QUARTER, 0, true},
    {"下星期|下个星期|下周|下一周", NEAR_WEEK, 1, true},
    {"本星期|本周|这周", NEAR_WEEK, 0, true},
};

/* What 月底 is not of this month behind. */
#define OTHER "腊|正|冬|闰|每|各|个|数|几|隔|逐|按|上|该|同|次|某|半"

/* Reads the days of a month: 25日, 底, 上旬. Returns where it ends, `at` where it is all of it. */
static uint32_t parse_in_month(const jy_utterance *said, uint32_t at, jy_moment *moment)
{
    static const struct {
        const char *words;
        int first, last; /* days from the first; 0: the last of the month */
        bool is_bound;
    } PARTS[] = {
        {"月底|月末|底|末", 0, 0, true}, {"上旬|初", 1, 10, false}, {"中旬", 11, 20, false}, {"下旬", 21, 0, false}};
    int first = 0, last = 0;
    uint32_t end = at;
    for (size_t i = 0; i < G_N_ELEMENTS(PARTS) && end == at; i++) {
        end = jy_moment_match(said, at, PARTS[i].words);
        first = end > at ? PARTS[i].first : 0;
        last = end > at ? PARTS[i].last : 0;
        moment->is_bound = end > at && PARTS[i].is_bound;
    }
    uint32_t number, start = jy_moment_match(said, at, "的");
    uint32_t day = end == at ? jy_moment_parse_day(said, start, &number) : start;
    if (day > start && number >= 1 && number <= 31) {
        first = last = (int)number;
        end = day;
    }
    if (moment->last.year) {
        jy_date start_day = moment->first;
        start_day.day = 1;
        jy_date last_day = last ? jy_moment_move(&start_day, 0, last - 1) : moment->last;
        bool is_possible = jy_moment_compare(&last_day, &moment->last) <= 0;
        moment->first = !is_possible ? (jy_date){0, 0, 0}
                        : first      ? jy_moment_move(&start_day, 0, first - 1)
                                     : moment->first;
        moment->last = is_possible ? last_day : (jy_date){0, 0, 0};
    }
    moment->has_part = end > at;
    return end;
}

/* Reads 五 or 末 behind a week that begins with Monday. */
static uint32_t parse_in_week(const jy_utterance *said, uint32_t at, jy_moment *moment)
{
    static const char *const DAYS[] = {"一", "二", "三", "四", "五", "六", "日|天|末"};
    for (int i = 0; i < (int)G_N_ELEMENTS(DAYS); i++) {
        uint32_t end = jy_moment_match(said, at, DAYS[i]);
        if (end > at && moment->last.year) {
            moment->last = jy_moment_move(&moment->last, 0, i - 6);
            moment->first = moment->last;
        }
        if (end > at) {
            moment->has_part = true;
            return end;
        }
    }
    return at;
}

/* The whole month, quarter or week; none where the day that it was said is not known closely enough. */
static void set_whole(const jy_utterance *said, uint32_t at, const near_name *name, jy_moment *moment)
{
    bool is_day = jy_moment_compare(&said->first, &said->last) == 0;
    if (!said->first.year || said->first.month != said->last.month || (name->unit == NEAR_WEEK && !is_day)) {
        return;
    }
    int next = name->count;
    next += jy_glyph_before(said->text, 0, at, "下") < at && next == 1; /* 下下月 */
    int month = name->unit == NEAR_QUARTER ? (said->first.month - 1) / 3 * 3 + 1 : said->first.month;
    int months = name->unit == NEAR_QUARTER ? 3 : 1;
    jy_date start = {said->first.year, (uint8_t)month, 1};
    moment->first = jy_moment_move(&start, next * months, 0);
    moment->last = jy_moment_move(&start, (next + 1) * months, -1);
    if (name->unit == NEAR_WEEK) {
        GDate day;
        g_date_clear(&day, 1);
        g_date_set_dmy(&day, said->first.day, (GDateMonth)said->first.month, said->first.year);
        int monday = 1 - (int)g_date_get_weekday(&day) + 7 * next;
        moment->first = jy_moment_move(&said->first, 0, monday);
        moment->last = jy_moment_move(&said->first, 0, monday + 6);
    }
    if (!moment->first.year || !moment->last.year) {
        moment->first = moment->last = (jy_date){0, 0, 0};
    }
}

/* True of 次月 and 当月 that are counted from another month: 每月统计、次月10日前上报, 6月开工、当月底前. */
static bool is_counted(const jy_utterance *said, uint32_t at)
{
    static const char OTHER_MONTHS[] =
        "每|逐月|按月|月份|季度|年度|1月|2月|3月|4月|5月|6月|7月|8月|9月|0月|一月|二月|三月|四月|五月|六月|七月|八月|"
        "九月|十月";
    return jy_moment_match(said, at, "次|翌|当") > at &&
           jy_glyph_find(said->text, jy_moment_nearby(said, at), at, OTHER_MONTHS) < at;
}

static bool is_number_before(const jy_utterance *said, uint32_t at)
{
    if (at > 0) {
        jy_utf8_previous(said->text, 0, &at);
        return jy_moment_is_number(said, at);
    }
    return false;
}

/* The unit that begins at `at`, and where what is of it may begin; NULL for none. 月底 is of this month. */
static const near_name *parse_name(const jy_utterance *said, uint32_t at, uint32_t *ret_end)
{
    static const near_name ALONE = {"月", NEAR_MONTH, 0, true};
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        *ret_end = jy_moment_match(said, at, NAMES[i].words);
        if (*ret_end > at) {
            return &NAMES[i];
        }
    }
    *ret_end = jy_moment_match(said, at, "月");
    bool is_other = jy_glyph_before(said->text, 0, at, OTHER) < at || is_number_before(said, at);
    return *ret_end > at && !is_other ? &ALONE : NULL;
}

/* Reads 前, 内 behind all of it, and the hour of a day before it. */
static uint32_t parse_bound(const jy_utterance *said, uint32_t at, jy_moment *moment)
{
    uint32_t hour = jy_moment_match(said, jy_day_skip(said->text, at, said->length), "下班");
    uint32_t end = moment->has_part && !moment->is_bound ? jy_moment_before(said, hour) : at;
    end = end > hour ? end : jy_moment_before(said, at);
    bool is_before = end > at;
    end = end > at ? end : jy_moment_within(said, at);
    moment->is_bound |= end > at;
    if (is_before && moment->last.year && said->first.year) {
        moment->first = said->first;
    }
    return end;
}

bool jy_near_parse(const jy_utterance *said, uint32_t at, jy_moment *ret_moment)
{
    uint32_t start, end;
    jy_moment moment = {.kind = MOMENT_PERIOD};
    const near_name *name = parse_name(said, at, &start);
    if (!name) {
        return false;
    }
    if (!is_counted(said, at)) {
        set_whole(said, at, name, &moment);
    }
    end = name->unit == NEAR_WEEK ? parse_in_week(said, start, &moment) : parse_in_month(said, start, &moment);
    moment.end = parse_bound(said, end, &moment);
    if (name->needs_part && !moment.has_part && !moment.is_bound) {
        return false;
    }
    if (moment.last.year && jy_moment_compare(&moment.first, &said->first) < 0) {
        moment.first = said->first;
    }
    *ret_moment = moment;
    return true;
}
