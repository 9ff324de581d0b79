/* festival.c: days with a name: those of the calendar, of the moon by a table, and 清明, of the sun. */
#include "text/time/festival.h"

#include <glib.h>

#include "lunar_table.inc"
#include "text/time/lunar_table.h"

struct jy_festival {
    const char *names;
    uint8_t month, day; /* month 0: of the moon; day 0: 清明 */
    jy_lunar lunar;
    int8_t days; /* from the lunar one */
};

/* Those of numbers need a quotation mark or a word behind them; the first four are said without, too. */
static const jy_festival NUMBERED[] = {
    {"五一", 5, 1, 0, 0}, {"十一", 10, 1, 0, 0}, {"七一", 7, 1, 0, 0}, {"八一", 8, 1, 0, 0},
    {"六一", 6, 1, 0, 0}, {"三八", 3, 8, 0, 0},  {"五四", 5, 4, 0, 0},
};
#define SAID_ALONE 4

static const jy_festival NAMED[] = {
    {"元旦", 1, 1, 0, 0},
    {"国庆", 10, 1, 0, 0},
    {"劳动节", 5, 1, 0, 0},
    {"建军节", 8, 1, 0, 0},
    {"教师节", 9, 10, 0, 0},
    {"清明", 4, 0, 0, 0},
    {"春节|新春佳节", 0, 0, JY_LUNAR_SPRING, 0},
    {"除夕", 0, 0, JY_LUNAR_SPRING, -1},
    {"元宵", 0, 0, JY_LUNAR_SPRING, 14},
    {"端午", 0, 0, JY_LUNAR_DRAGON_BOAT, 0},
    {"中秋", 0, 0, JY_LUNAR_MID_AUTUMN, 0},
    {"重阳", 0, 0, JY_LUNAR_DOUBLE_NINTH, 0},
};

#define BEHIND "国际劳动节|劳动节|国庆节|青年节|妇女节|儿童节|建党节|建军节|节假期|节|小长假|长假|假期|黄金周"

static uint32_t parse_numbered(const jy_utterance *said, uint32_t at, const jy_festival **ret_festival)
{
    uint32_t quote = jy_moment_match(said, at, "“|‘|「|『|\"");
    for (size_t i = 0; i < G_N_ELEMENTS(NUMBERED); i++) {
        uint32_t name = jy_moment_match(said, quote, NUMBERED[i].names);
        if (name == quote) {
            continue;
        }
        uint32_t close = quote > at ? jy_moment_match(said, name, "”|’|」|』|\"") : name;
        uint32_t end = jy_moment_match(said, close, BEHIND);
        *ret_festival = &NUMBERED[i];
        return end > close || (quote > at && close > name) || (quote == at && i < SAID_ALONE) ? end : at;
    }
    return at;
}

uint32_t jy_festival_parse(const jy_utterance *said, uint32_t at, const jy_festival **ret_festival)
{
    uint32_t first, second, end = at;
    gunichar character = jy_glyph_read(said->text, at, said->length, &first);
    gunichar next = jy_glyph_read(said->text, at + first, said->length, &second);
    if (jy_moment_is_number(said, at)) {
        /* 五一, 三八, 五四: most numbers are none. */
        return next == 0x4E00 || next == 0x516B || next == 0x56DB ? parse_numbered(said, at, ret_festival) : at;
    }
    if (character < 0x4E00) {
        return parse_numbered(said, at, ret_festival);
    }
    for (size_t i = 0; end == at && i < G_N_ELEMENTS(NAMED); i++) {
        uint32_t name = jy_moment_match(said, at, NAMED[i].names);
        if (name > at) {
            *ret_festival = &NAMED[i];
            end = jy_moment_match(said, name, BEHIND);
        }
    }
    return end;
}

/* The day of April on which the sun reaches 15°: a day earlier in a leap year, later by the rest of the tropical year
 * beyond 365 days. Right from 1901 to 2099. */
static uint8_t qingming_day(int year)
{
    const int of_century = year % 100;
    const double first = year < 2000 ? 5.59 : 4.81;
    return (uint8_t)((int)(of_century * 0.2422 + first) - of_century / 4);
}

jy_date jy_festival_day(const jy_festival *festival, int year)
{
    const bool is_known = year >= JY_LUNAR_FIRST && year <= JY_LUNAR_LAST;
    if (festival->month && !festival->day && is_known) {
        return (jy_date){(uint16_t)year, festival->month, qingming_day(year)};
    }
    if (festival->day) {
        return (jy_date){(uint16_t)year, festival->month, festival->day};
    }
    if (!is_known) {
        return (jy_date){0, 0, 0};
    }
    unsigned day = LUNAR_TABLE[year - JY_LUNAR_FIRST][festival->lunar];
    jy_date date = {(uint16_t)year, (uint8_t)(day / 100), (uint8_t)(day % 100)};
    return jy_moment_move(&date, 0, festival->days);
}
