/* year.c: reads the number of a year: 2021, 二Ｏ二一, 两千零二十一, 民國一百一十. */
#include "text/time/year.h"

#include <stdbool.h>

#include "text/fold/glyph.h"
#include "text/number/number.h"
#include "text/number/numeral.h"

#define YEAR_FIRST 1000
#define YEAR_LAST 2999
/* 民國 1 is 1912. */
#define REPUBLIC_BASE 1911
#define REPUBLIC_MOST 200
/* 两千二百年 is a length of time. */
#define WORDED_FIRST 1900
#define WORDED_LAST 2099

/* True of 年 at `at`, with spaces before it. */
static bool is_year(const char *text, uint32_t at, uint32_t length)
{
    uint32_t size;
    return jy_numeral_read(text, jy_numeral_skip_spaces(text, at, length), length, &size) == 0x5E74;
}

/* Reads the number behind 民國: 114, 一一四, 三十八, 一百零二, 元. */
static uint32_t parse_republic(const char *text, uint32_t at, uint32_t length, int *ret_year)
{
    uint32_t number = 0, count, name = jy_glyph_match(text, at, length, "民国");
    uint32_t next = name > at ? jy_numeral_skip_spaces(text, name, length) : at;
    uint32_t first = next > at ? jy_glyph_match(text, next, length, "元") : next;
    uint32_t end = first > next ? first : jy_numeral_parse(text, next, length, &number, &count);
    uint32_t hundred = jy_glyph_match(text, end, length, "百");
    if (first > next) {
        number = 1;
    } else if (hundred > end && number <= 1 && next > at) {
        uint32_t rest = jy_glyph_match(text, hundred, length, "零|〇");
        end = jy_numeral_parse(text, rest, length, &number, &count);
        number += 100;
    }
    if (next == at || end == next || number < 1 || number > REPUBLIC_MOST || !is_year(text, end, length)) {
        return at;
    }
    *ret_year = (int)(REPUBLIC_BASE + number);
    return end;
}

/* Reads 两千零二十一, 一千九百四十九. */
static uint32_t parse_words(const char *text, uint32_t at, uint32_t length, int *ret_year)
{
    uint32_t thousand = jy_glyph_match(text, at, length, "两千|二千|一千");
    jy_number number;
    uint32_t end = thousand > at ? jy_number_parse(text, at, length, &number) : at;
    if (end == at || number.is_vague || number.is_share || number.low < WORDED_FIRST || number.low > WORDED_LAST ||
        !((int)number.low % 100) || !is_year(text, end, length)) {
        return at;
    }
    *ret_year = (int)number.low;
    return end;
}

/* True of what goes on to the left, or is counted back from the first year. */
static bool is_other(const char *text, uint32_t at)
{
    if (!at) {
        return false;
    }
    bool chinese;
    uint32_t before = at;
    uint32_t character = jy_character_narrow(jy_utf8_previous(text, 0, &before));
    return jy_numeral_digit(character, &chinese) >= 0 || jy_glyph_before(text, 0, at, "公元前|西元前|纪元前") < at;
}

uint32_t jy_year_parse(const char *text, uint32_t at, uint32_t length, int *ret_year)
{
    uint32_t number, count, size;
    gunichar first = jy_numeral_read(text, at, length, &size);
    if (first == 0x6C11) { /* 民 */
        return parse_republic(text, at, length, ret_year);
    }
    uint32_t end = jy_numeral_parse(text, at, length, &number, &count);
    if (end > at && count == 4) {
        *ret_year = (int)number;
        return number >= YEAR_FIRST && number <= YEAR_LAST && !is_other(text, at) ? end : at;
    }
    bool is_worded = count == 1 || first == 0x4E24 || first == 0x5169; /* 两 */
    end = is_worded ? parse_words(text, at, length, ret_year) : at;
    return end > at && !is_other(text, at) ? end : at;
}
