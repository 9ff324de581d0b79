/* zero.c: tells zeros by the digits around them. */
#include "text/fold/zero.h"

#include <jiyan/text/character.h>

#define YEAR 4

typedef enum { GLYPH_OTHER, GLYPH_ZERO, GLYPH_ASCII, GLYPH_CHINESE } glyph_kind;

/* Digits of ASCII in any width; 1 to 9 only of either kind. */
static glyph_kind kind_of(uint32_t c)
{
    c = jy_character_narrow(c);
    int digit = jy_character_numeral(c);
    if (digit == 0 || c == '0' || jy_character_is_letter_o(c)) {
        return GLYPH_ZERO;
    }
    return digit > 0 ? GLYPH_CHINESE : c >= '1' && c <= '9' ? GLYPH_ASCII : GLYPH_OTHER;
}

/* Digits that follow each other around a zero. */
typedef struct {
    unsigned count, ascii, chinese;
    glyph_kind first;
    uint32_t before, after; /* the characters around them, 0 where there is none */
    bool is_inside;         /* a digit of Chinese is behind the zero */
} digit_row;

static void add(digit_row *row, glyph_kind kind)
{
    row->count++;
    row->ascii += kind == GLYPH_ASCII;
    row->chinese += kind == GLYPH_CHINESE;
}

/* The character before *at, past what has no width and one that is white space: 二 ○ 二 一 年. */
static uint32_t previous_of(const char *text, uint32_t *at)
{
    bool was_blank = false;
    for (;;) {
        uint32_t c = jy_utf8_previous(text, 0, at);
        bool is_blank = !was_blank && (c == ' ' || c == 0x3000);
        if (*at == 0 || !(is_blank || jy_character_is_zero_width(c))) {
            return c;
        }
        was_blank |= is_blank;
    }
}

/* The same behind *at. */
static uint32_t next_of(const char *text, uint32_t length, uint32_t *at)
{
    bool was_blank = false;
    for (;;) {
        uint32_t c = jy_utf8_next(text, length, at);
        bool is_blank = !was_blank && (c == ' ' || c == 0x3000);
        if (*at >= length || !(is_blank || jy_character_is_zero_width(c))) {
            return c;
        }
        was_blank |= is_blank;
    }
}

static digit_row row_around(const char *text, uint32_t length, uint32_t at, uint32_t next)
{
    digit_row row = {.count = 1, .first = GLYPH_ZERO};
    while (at > 0 && row.count <= JY_ZERO_DIGITS) {
        row.before = previous_of(text, &at);
        glyph_kind kind = kind_of(row.before);
        if (kind == GLYPH_OTHER) {
            break;
        }
        row.first = kind;
        row.before = 0;
        add(&row, kind);
    }
    while (next < length && row.count <= JY_ZERO_DIGITS) {
        row.after = next_of(text, length, &next);
        glyph_kind kind = kind_of(row.after);
        if (kind == GLYPH_OTHER) {
            break;
        }
        row.is_inside |= kind == GLYPH_CHINESE;
        row.after = 0;
        add(&row, kind);
    }
    return row;
}

uint32_t jy_zero_settle(const char *text, uint32_t length, uint32_t at, uint32_t next, uint32_t alone)
{
    const uint32_t year = 0x5E74;
    digit_row row = row_around(text, length, at, next);
    if (row.count > JY_ZERO_DIGITS) {
        return alone;
    }
    if (row.first == GLYPH_CHINESE && row.ascii == 0 && (row.is_inside || row.count >= YEAR || row.after == year)) {
        return 0x3007;
    }
    bool is_word = row.before && row.before < 0x80 && row.before != ' ' && row.before != '(';
    bool is_year = row.count == YEAR && row.after == year && row.ascii > 1;
    return row.first == GLYPH_ASCII && row.chinese == 0 && is_year && !is_word ? '0' : alone;
}

bool jy_zero_is_chinese(const char *text, uint32_t length, uint32_t at, uint32_t next)
{
    return kind_of(jy_utf8_peek(text, length, at)) == GLYPH_ZERO && jy_zero_settle(text, length, at, next, 0) == 0x3007;
}
