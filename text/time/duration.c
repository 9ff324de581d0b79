/* duration.c: reads lengths of time: 五年内, 今后三年, 两、三年内, 数月内, 五年左右的时间, 四年半, 一个半月,
 * 5个工作日内. */
#include "text/time/duration.h"

#include <glib.h>

#include "text/number/number.h"
#include "text/number/numeral.h"

enum { UNIT_YEAR, UNIT_MONTH, UNIT_DAY, UNIT_WORKDAY, UNIT_HOUR };

/* What is done within fewer hours is a service, not a term: 2小时内到达. */
#define HOURS_LEAST 12
#define HALF_MONTH 15
#define HUNDRED 0x767E /* 百 */

typedef struct {
    int count; /* the higher of a range; 0: 数, 几, 十多 */
    int unit, unit_size;
    int more_days; /* beyond them: of 一个半月 */
    bool is_range;
} span;

#define HALF (-1)

/* Reads 百, 一百, 一百二十. */
static uint32_t parse_hundreds(const jy_utterance *said, uint32_t at, int *ret_count)
{
    uint32_t first, second;
    jy_number number;
    if (jy_glyph_read(said->text, at, said->length, &first) == HUNDRED) {
        *ret_count = 100;
        return at + first;
    }
    bool has_hundred = jy_glyph_read(said->text, at + first, said->length, &second) == HUNDRED;
    uint32_t end = has_hundred ? jy_number_parse(said->text, at, said->length, &number) : at;
    if (end > at) {
        *ret_count = number.is_vague || number.low >= 1000 ? 0 : (int)number.low;
    }
    return end;
}

/* Reads one number of a span; `span->count` HALF of 半. */
static uint32_t parse_count(const jy_utterance *said, uint32_t at, int *ret_count)
{
    static const struct {
        const char *words;
        int count;
    } WORDS[] = {{"数十|几十|数|几|若干", 0}, {"一两|一二", 2}, {"两三|二三", 3}, {"两", 2}, {"半", HALF}};
    uint32_t hundreds = parse_hundreds(said, at, ret_count);
    if (hundreds > at) {
        return hundreds;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        uint32_t end = jy_moment_match(said, at, WORDS[i].words);
        /* 二三十年 */
        uint32_t ten = end > at ? jy_moment_match(said, end, "十") : end;
        if (end > at) {
            *ret_count = ten > end ? WORDS[i].count * 10 : WORDS[i].count;
            return ten;
        }
    }
    uint32_t number, count, size, end = jy_numeral_parse(said->text, at, said->length, &number, &count);
    if (end == at || count > 3) {
        return at;
    }
    bool is_chinese;
    jy_numeral_digit(jy_glyph_read(said->text, at, said->length, &size), &is_chinese);
    /* 三五年 is three to five, 三四十年 thirty to forty. */
    bool is_pair = is_chinese && count == 2;
    uint32_t ten = is_pair ? jy_moment_match(said, end, "十") : end;
    *ret_count = (int)(is_pair ? number % 10 * (ten > end ? 10 : 1) : number);
    uint32_t vague = jy_moment_match(said, ten, "多|余|几");
    *ret_count = vague > ten ? 0 : *ret_count;
    return vague;
}

static uint32_t parse_unit(const jy_utterance *said, uint32_t at, span *ret_span)
{
    static const struct {
        const char *words;
        int unit, size, more_days;
    } UNITS[] = {
        {"年|个学年|学年|个年头|个年度", UNIT_YEAR, 1, 0},
        {"个半月", UNIT_MONTH, 1, HALF_MONTH},
        {"个月", UNIT_MONTH, 1, 0},
        {"个星期|星期|个礼拜|周", UNIT_DAY, 7, 0},
        {"个工作日|工作日|个工作天|工作天", UNIT_WORKDAY, 1, 0},
        {"天|日|个自然日|自然日|个日历天|日历天|个日历日", UNIT_DAY, 1, 0},
        {"个季度", UNIT_MONTH, 3, 0},
        {"个小时|小时", UNIT_HOUR, 1, 0},
    };
    uint32_t start = jy_moment_skip_space(said, at);
    for (size_t i = 0; i < G_N_ELEMENTS(UNITS); i++) {
        uint32_t end = jy_moment_match(said, start, UNITS[i].words);
        if (end > start) {
            ret_span->unit = UNITS[i].unit;
            ret_span->unit_size = UNITS[i].size;
            ret_span->more_days = UNITS[i].more_days;
            return end;
        }
    }
    /* 数月, 半月; 三月 is a month of the calendar. */
    uint32_t end = ret_span->count <= 0 ? jy_moment_match(said, start, "月") : start;
    ret_span->unit = UNIT_MONTH;
    ret_span->unit_size = 1;
    ret_span->more_days = 0;
    return end > start ? end : at;
}

/* Reads 五年, 三至五年, 三年到五年, 两、三年. */
static uint32_t parse_counts(const jy_utterance *said, uint32_t at, span *ret_span)
{
    uint32_t end = parse_count(said, at, &ret_span->count);
    if (end == at) {
        return at;
    }
    uint32_t first = parse_unit(said, end, ret_span);
    uint32_t mark = jy_moment_match(said, first, "至|到|—|–|-|~|、|或");
    span second = {0};
    uint32_t second_end = mark > first ? parse_count(said, mark, &second.count) : mark;
    uint32_t unit = second_end > mark ? parse_unit(said, second_end, &second) : second_end;
    if (second_end > mark && unit > second_end && (second.count > ret_span->count || !second.count)) {
        *ret_span = second;
        ret_span->is_range = true;
        return unit;
    }
    return first > end ? first : at;
}

/* Makes of 半年 six months, of 半个月 fifteen days, of anything else one. */
static span half_of(const span *read)
{
    if (read->unit == UNIT_YEAR) {
        return (span){6, UNIT_MONTH, 1, 0, false};
    }
    if (read->unit == UNIT_MONTH && read->unit_size == 1) {
        return (span){HALF_MONTH, UNIT_DAY, 1, 0, false};
    }
    return (span){1, read->unit, read->unit_size, 0, false};
}

/* Reads a span and what is behind or before its unit: 四年半, 半年, 一年零三个月, 24小时. */
static uint32_t parse_span(const jy_utterance *said, uint32_t at, span *ret_span)
{
    uint32_t end = parse_counts(said, at, ret_span);
    if (end == at || (ret_span->unit == UNIT_HOUR && ret_span->count < HOURS_LEAST)) {
        return at;
    }
    if (ret_span->unit == UNIT_HOUR) {
        *ret_span = (span){(ret_span->count + 23) / 24, UNIT_DAY, 1, 0, false};
    }
    if (ret_span->count == HALF) {
        *ret_span = half_of(ret_span);
        return end;
    }
    if (ret_span->unit != UNIT_YEAR || !ret_span->count) {
        return end;
    }
    uint32_t half = jy_moment_match(said, end, "半"), number = jy_moment_match(said, end, "零|又");
    int months = half > end ? 6 : 0;
    uint32_t count = half > end ? end : parse_count(said, number, &months);
    uint32_t rest = count > number ? jy_moment_match(said, count, "个月") : count;
    if (half > end || (rest > count && months > 0)) {
        *ret_span = (span){ret_span->count * 12 + months, UNIT_MONTH, 1, 0, false};
        return half > end ? half : rest;
    }
    return end;
}

/* The day so many working days on. Which of the weekdays are public holidays, and which weekends are worked for them,
 * is told anew each year and not known here. */
static jy_date move_workdays(const jy_date *from, int count)
{
    GDate day;
    g_date_clear(&day, 1);
    g_date_set_dmy(&day, from->day, (GDateMonth)from->month, from->year);
    int weekday = (int)g_date_get_weekday(&day), weekend = MAX(weekday - 5, 0);
    int rest = count % 5, over = weekday - weekend + rest > 5 ? 2 : 0;
    return jy_moment_move(from, 0, count / 5 * 7 + rest + over - weekend);
}

/* The day so long after `from`. */
static jy_date move(const jy_date *from, const span *read)
{
    int count = read->count * read->unit_size;
    if (read->unit == UNIT_WORKDAY) {
        return move_workdays(from, count);
    }
    int months = read->unit == UNIT_YEAR ? count * 12 : read->unit == UNIT_MONTH ? count : 0;
    return jy_moment_move(from, months, read->unit == UNIT_DAY ? count : read->more_days);
}

/* 今后五年 is told by whole years where it begins in the first half of one, as in the report of each March: of 2018
 * until the end of 2022. Otherwise, and of 五年内, it is counted from the day. */
static void resolve(const jy_utterance *said, const span *read, bool is_coming, jy_moment *moment)
{
    if (!said->first.year || read->count <= 0) {
        return;
    }
    if (is_coming && read->unit == UNIT_YEAR && said->first.month <= 6) {
        jy_moment_set_years(moment, said->first.year, said->first.year + read->count - 1);
        moment->first = moment->first.year ? said->first : moment->first;
        return;
    }
    moment->last = move(&said->last, read);
    moment->last = is_coming ? jy_moment_move(&moment->last, 0, -1) : moment->last;
    moment->first = moment->last.year ? said->first : moment->last;
}

/* Reads 今后五年, 未来三年内, 接下来的6个月. */
static bool parse_coming(const jy_utterance *said, uint32_t at, jy_moment *moment)
{
    uint32_t next = jy_moment_match(said, at, "今后|未来|此后|往后|接下来");
    uint32_t number = jy_moment_match(said, next, "的");
    span read = {0};
    uint32_t end = next > at ? parse_span(said, number, &read) : number;
    if (end == number) {
        return false;
    }
    uint32_t about = jy_moment_match(said, end, "左右|或者更长一点的时间|或更长一点的时间|或者更长一些的时间");
    uint32_t time = jy_moment_match(said, about, "的时间|时间");
    uint32_t within = jy_moment_match(said, time, "之内|以内|内|期间|间|里");
    moment->end = within;
    moment->is_bound = true;
    resolve(said, &read, true, moment);
    return true;
}

/* Reads 后 of 于两个月后, which is then and not until then. */
static bool parse_after(const jy_utterance *said, uint32_t at, const span *read, jy_moment *moment)
{
    uint32_t end = jy_moment_match(said, moment->end, "之后|以后|后");
    if (end == moment->end || jy_moment_look_back(said, 0, at, "于|在|将") == at ||
        jy_moment_match(said, end, "的|，|再|续|备|来") > end) {
        return false;
    }
    resolve(said, read, false, moment);
    moment->end = end;
    moment->is_bound = true;
    if (moment->last.year) {
        moment->first = move(&said->first, read);
    }
    return true;
}

/* Reads 五年内, 三年时间, 五年左右的时间, 3年规划期内; 三年来 is over. */
static bool parse_length(const jy_utterance *said, uint32_t at, jy_moment *moment)
{
    span read = {0};
    uint32_t end = parse_span(said, at, &read);
    if (end == at) {
        return false;
    }
    uint32_t about = jy_moment_match(said, end, "左右|上下");
    uint32_t time = jy_moment_match(said, about, "的时间|时间|规划期|计划期|过渡期");
    /* 五年内地方财政: 内 belongs to the span. */
    uint32_t within = jy_moment_match(said, time, "之内|以内|内");
    moment->is_bound = within > time && jy_moment_match(said, within, "乱|战") == within;
    time = jy_moment_match(said, about, "的时间|时间|的努力|努力");
    moment->has_part = time > end;
    moment->end = moment->is_bound ? within : time;
    if (!moment->is_bound && parse_after(said, at, &read, moment)) {
        return true;
    }
    bool is_over = jy_moment_match(said, moment->end, "以来|来|多来|后|前|之后|以后|之前|以前") > moment->end;
    moment->is_range = read.is_range;
    moment->kind = is_over && !moment->is_bound ? MOMENT_PAST : MOMENT_SPAN;
    resolve(said, &read, false, moment);
    return true;
}

/* What may stand behind the number that a length begins with. */
#define BEHIND "年|个|天|日|月|周|星期|学年|工作|自然日|日历天|小时|多|余|几|至|到|—|–|-|~|、|或|两|十|百"

bool jy_duration_parse(const jy_utterance *said, uint32_t at, jy_moment *ret_moment)
{
    if (!jy_moment_may_be(said, at, BEHIND)) {
        return false;
    }
    jy_moment moment = {0};
    moment.kind = MOMENT_SPAN;
    bool done = parse_coming(said, at, &moment) || parse_length(said, at, &moment);
    if (done) {
        *ret_moment = moment;
    }
    return done;
}
