/* moment.h: an expression of time in a sentence, and what its readers (calendar.h, duration.h, period.h) share. Private
 * to text/. */
#ifndef JIYAN_TEXT_TIME_MOMENT_H
#define JIYAN_TEXT_TIME_MOMENT_H

#include <jiyan/text/date.h>
#include <stdbool.h>
#include <stdint.h>

#include "text/fold/glyph.h"

typedef struct {
    const char *text;
    uint32_t length;
    jy_date first, last; /* the days on which the text may have been said; year 0: not known */
} jy_utterance;

typedef enum {
    MOMENT_YEAR,   /* 2025年, 2025年6月, 2006—2010年 */
    MOMENT_NEAR,   /* 今年, 明年上半年 */
    MOMENT_PART,   /* 年底, 上半年, 6月底: of a year that is not named */
    MOMENT_SPAN,   /* 五年, with what makes it a term: 内, 今后, 用…时间 */
    MOMENT_PERIOD, /* 十四五期间, 任期内, 本世纪末 */
    MOMENT_PAST,   /* 去年, 三年来, 每年: none to come */
} jy_moment_kind;

typedef struct {
    uint32_t end;
    jy_moment_kind kind;
    bool is_range;       /* 2006年到2010年, 9月至12月 */
    bool has_part;       /* narrower than a year: 底, 上半年, 6月; of a span: with 时间 */
    bool is_bound;       /* says itself that it is an end: 前, 底, 内 */
    jy_date first, last; /* year 0: cannot be told */
} jy_moment;

/* Which readers may find something that begins with two characters: mostly none, and they cost more than to look. */
enum { JY_MOMENT_CALENDAR = 1, JY_MOMENT_DURATION = 2, JY_MOMENT_PLAN = 4, JY_MOMENT_PERIOD = 8, JY_MOMENT_NEAR = 16 };
unsigned jy_moment_readers(gunichar character, gunichar next);

#define JY_MOMENT_TITLE 0x300A /* 《 */
/* Where from `at` on the next character is that one of them, or a title, may begin with; `length` where none is. */
uint32_t jy_moment_seek(const char *text, uint32_t length, uint32_t at);

/* Negative, 0 or positive as `left` is before, the same as or after `right`; both known to the day. */
int jy_moment_compare(const jy_date *left, const jy_date *right);

/* `date` moved by months, then by days; year 0 where that leaves the calendar. */
jy_date jy_moment_move(const jy_date *date, int months, int days);

/* True of what is none to come, or is over before the text may have been said. */
bool jy_moment_is_past(const jy_utterance *said, const jy_moment *moment);

/* Sets whole years; none where they leave the calendar. */
void jy_moment_set_years(jy_moment *moment, int first, int last);

static inline uint32_t jy_moment_match(const jy_utterance *said, uint32_t at, const char *words)
{
    return jy_glyph_match(said->text, at, said->length, words);
}

/* True where a number begins. */
bool jy_moment_is_number(const jy_utterance *said, uint32_t at);

/* False where a number begins with none of `words` behind it: most count something else. */
bool jy_moment_may_be(const jy_utterance *said, uint32_t at, const char *words);

/* Behind the spaces at `at`. */
uint32_t jy_moment_skip_space(const jy_utterance *said, uint32_t at);

/* Reads 6日 or 6号, with spaces before and inside. Returns where it ends, `at` where there is none. */
uint32_t jy_moment_parse_day(const jy_utterance *said, uint32_t at, uint32_t *ret_number);

/* Where the first of `words` begins that ends before `at`, with spaces between at most; `at` where none does. */
uint32_t jy_moment_look_back(const jy_utterance *said, uint32_t from, uint32_t at, const char *words);

/* Where the last 200 bytes or so before `at` begin: what goes with a time is not looked for farther back. */
uint32_t jy_moment_nearby(const jy_utterance *said, uint32_t at);

/* Behind 内 of an end, not of 内地 or 内容, and 前 of an end, not of 前期 or 前三季度; `at` where there is none. */
uint32_t jy_moment_within(const jy_utterance *said, uint32_t at);
uint32_t jy_moment_before(const jy_utterance *said, uint32_t at);

#endif
