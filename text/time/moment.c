/* moment.c: what the readers of expressions of time share. */
#include "text/time/moment.h"

#include <glib.h>

#include "text/number/numeral.h"

/* Dates beyond are not told: the arithmetic of GDate ends in the year 65535, jy_date in 9999. */
#define YEAR_END 9998
#define NEARBY 200

int jy_moment_compare(const jy_date *left, const jy_date *right)
{
    int32_t l = left->year * 10000 + left->month * 100 + left->day;
    int32_t r = right->year * 10000 + right->month * 100 + right->day;
    return l < r ? -1 : l > r;
}

jy_date jy_moment_move(const jy_date *date, int months, int days)
{
    int month = date->year * 12 + date->month - 1 + months;
    int year = month / 12;
    if (!date->year || month < 12 || year > YEAR_END) {
        return (jy_date){0, 0, 0};
    }
    GDateMonth in_year = (GDateMonth)(month % 12 + 1);
    guint8 day = MIN(date->day, g_date_get_days_in_month(in_year, (GDateYear)year));
    GDate moved;
    g_date_clear(&moved, 1);
    g_date_set_dmy(&moved, day, in_year, (GDateYear)year);
    if (days > 0) {
        g_date_add_days(&moved, (guint)days);
    } else if (g_date_get_julian(&moved) > (guint)-days) {
        g_date_subtract_days(&moved, (guint)-days);
    }
    if (g_date_get_year(&moved) > YEAR_END) {
        return (jy_date){0, 0, 0};
    }
    return (jy_date){g_date_get_year(&moved), (uint8_t)g_date_get_month(&moved), g_date_get_day(&moved)};
}

bool jy_moment_is_past(const jy_utterance *said, const jy_moment *moment)
{
    return moment->kind == MOMENT_PAST ||
           (moment->last.year && said->first.year && jy_moment_compare(&moment->last, &said->first) < 0);
}

void jy_moment_set_years(jy_moment *moment, int first, int last)
{
    bool known = first >= 1 && last <= YEAR_END;
    moment->first = known ? (jy_date){(uint16_t)first, 1, 1} : (jy_date){0, 0, 0};
    moment->last = known ? (jy_date){(uint16_t)last, 12, 31} : (jy_date){0, 0, 0};
}

bool jy_moment_is_number(const jy_utterance *said, uint32_t at)
{
    bool is_chinese;
    uint32_t size;
    gunichar character = jy_glyph_read(said->text, at, said->length, &size);
    return character == 0x5341 || jy_numeral_digit(character, &is_chinese) >= 0;
}

bool jy_moment_may_be(const jy_utterance *said, uint32_t at, const char *words)
{
    uint32_t number, count;
    if (!jy_moment_is_number(said, at)) {
        return true;
    }
    uint32_t end = jy_numeral_parse(said->text, at, said->length, &number, &count);
    uint32_t next = jy_moment_skip_space(said, end);
    return jy_moment_match(said, next, words) > next;
}

uint32_t jy_moment_skip_space(const jy_utterance *said, uint32_t at)
{
    return jy_numeral_skip_spaces(said->text, at, said->length);
}

uint32_t jy_moment_parse_day(const jy_utterance *said, uint32_t at, uint32_t *ret_number)
{
    uint32_t count, start = jy_moment_skip_space(said, at);
    uint32_t end = jy_numeral_parse(said->text, start, said->length, ret_number, &count);
    uint32_t space = jy_moment_skip_space(said, end), day = jy_moment_match(said, space, "日|号");
    return end > start && day > space ? day : at;
}

uint32_t jy_moment_look_back(const jy_utterance *said, uint32_t from, uint32_t at, const char *words)
{
    uint32_t end = at, before = at;
    while (before > from && jy_numeral_is_space(jy_utf8_previous(said->text, from, &before))) {
        end = before;
    }
    uint32_t start = jy_glyph_before(said->text, from, end, words);
    return start < end ? start : at;
}

uint32_t jy_moment_nearby(const jy_utterance *said, uint32_t at)
{
    uint32_t from = at;
    while (from > 0 && at - from < NEARBY) {
        jy_utf8_previous(said->text, 0, &from);
    }
    return from;
}

uint32_t jy_moment_within(const jy_utterance *said, uint32_t at)
{
    uint32_t end = jy_moment_match(said, at, "之内|以内");
    if (end > at) {
        return end;
    }
    end = jy_moment_match(said, at, "内");
    bool is_other =
        end > at &&
        jy_moment_match(said, end, "地|部|容|外|需|涵|资|蒙|河|陆|在|政|战|阁|务|乱|销|债|生|环|阻|涝|向|耗|忧") >
            end &&
        jy_moment_match(said, end, "地方|地区|部分|外商|需要|资本|资金|在全|政府|务必|销售|生产|环境|向") == end;
    return is_other ? at : end;
}

uint32_t jy_moment_before(const jy_utterance *said, uint32_t at)
{
    uint32_t end = jy_moment_match(said, at, "之前|以前");
    if (end > at) {
        return end;
    }
    end = jy_moment_match(said, at, "前");
    bool is_other = end > at && jy_moment_match(said, end, "后|期|列|沿|景|往|所|面|进|途|提|来|者|线|段|几|半") > end;
    /* 前三季度; but 6月底前一次性退还. */
    bool is_first = end > at && jy_moment_look_back(said, 0, at, "底|末|日") == at &&
                    jy_moment_match(said, end, "两|一|二|三|四|五|六|七|八|九|十|1|2|3|4|5|6|7|8|9") > end &&
                    jy_moment_match(said, end, "一次性|一律|一并|百分之|三分之") == end;
    return is_other || is_first ? at : end;
}
