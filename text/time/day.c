/* day.c: passes over what may stand behind a day: 星期五, （周五）, 上午9时30分, 10:30:00, 9时至11时. */
#include "text/time/day.h"

#include <stdbool.h>

#include "text/fold/glyph.h"
#include "text/number/numeral.h"

static uint32_t match(const char *text, uint32_t at, uint32_t length, const char *words)
{
    return jy_glyph_match(text, at, length, words);
}

static uint32_t parse_weekday(const char *text, uint32_t at, uint32_t length)
{
    uint32_t week = match(text, at, length, "星期|礼拜|周");
    uint32_t end = week > at ? match(text, week, length, "一|二|三|四|五|六|日|天|末|1|2|3|4|5|6|7") : week;
    return end > week ? end : at;
}

/* Reads a number below `most` of one or two digits. */
static uint32_t parse_small(const char *text, uint32_t at, uint32_t length, uint32_t most)
{
    uint32_t number, count, start = jy_numeral_skip_spaces(text, at, length);
    uint32_t end = jy_numeral_parse(text, start, length, &number, &count);
    return end > start && count <= 2 && number < most ? end : at;
}

/* Reads "+08:00", "Z" or ".000" behind 10:30. */
static uint32_t skip_zone(const char *text, uint32_t at, uint32_t length)
{
    uint32_t point = match(text, at, length, "."), number, count;
    at = point > at ? jy_numeral_parse(text, point, length, &number, &count) : at;
    uint32_t sign = match(text, at, length, "+|-");
    uint32_t hour = sign > at ? parse_small(text, sign, length, 15) : sign;
    uint32_t colon = match(text, hour, length, ":");
    return colon > hour ? parse_small(text, colon, length, 60) : hour > sign ? hour : match(text, at, length, "Z|z");
}

/* Reads 9时, 9时30分, 九点半, 10:30:00. */
static uint32_t parse_hour(const char *text, uint32_t at, uint32_t length)
{
    uint32_t hour = parse_small(text, at, length, 25);
    if (hour == at) {
        return at;
    }
    uint32_t colon = match(text, hour, length, ":");
    if (colon > hour) {
        uint32_t minute = parse_small(text, colon, length, 60);
        uint32_t second = minute > colon ? match(text, minute, length, ":") : minute;
        uint32_t end = second > minute ? parse_small(text, second, length, 61) : minute;
        return minute > colon ? skip_zone(text, end, length) : at;
    }
    uint32_t start = jy_numeral_skip_spaces(text, hour, length),
             end = match(text, start, length, "时整|点整|时|点钟|点");
    if (end == start) {
        return at;
    }
    uint32_t half = match(text, end, length, "半|一刻|三刻");
    uint32_t minute = half > end ? half : parse_small(text, end, length, 60);
    uint32_t mark = half > end ? half : match(text, jy_numeral_skip_spaces(text, minute, length), length, "分");
    uint32_t second = mark > minute ? parse_small(text, mark, length, 61) : mark;
    uint32_t last = second > mark ? match(text, second, length, "秒") : second;
    return last > second ? last : mark > minute ? mark : half > end ? half : end;
}

/* Reads 上午, 上午9时, T10:30:00, 9时至11时. */
static uint32_t parse_clock(const char *text, uint32_t at, uint32_t length)
{
    uint32_t end = at, next = at;
    do {
        uint32_t part =
            match(text, next, length, "上午|下午|中午|正午|凌晨|清晨|早上|早晨|傍晚|晚上|晚间|夜间|早|晚|T|t");
        uint32_t hour = parse_hour(text, part, length);
        if (hour == part) {
            return part > next && match(text, next, length, "T|t") == next ? part : end;
        }
        end = hour;
        next = match(text, jy_numeral_skip_spaces(text, end, length), length, JY_DAY_DASHES);
    } while (next > end);
    return end;
}

/* Reads one of them, in brackets, behind a comma or as it is. */
static uint32_t parse_one(const char *text, uint32_t at, uint32_t length)
{
    uint32_t open = match(text, at, length, "(|（|[|〔");
    uint32_t comma = open > at ? open : match(text, at, length, "，|,");
    uint32_t start = jy_numeral_skip_spaces(text, comma, length), end = parse_weekday(text, start, length);
    end = end > start ? end : parse_clock(text, start, length);
    uint32_t close = match(text, jy_numeral_skip_spaces(text, end, length), length, ")|）|]|〕");
    if (end == start || (open > at && close == jy_numeral_skip_spaces(text, end, length))) {
        return at;
    }
    return open > at ? close : end;
}

uint32_t jy_day_skip(const char *text, uint32_t at, uint32_t length)
{
    for (;;) {
        uint32_t start = jy_numeral_skip_spaces(text, at, length), end = parse_one(text, start, length);
        if (end == start) {
            return at;
        }
        at = end;
    }
}
