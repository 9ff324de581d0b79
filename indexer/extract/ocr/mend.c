/* mend.c: brackets of document numbers. */
#include "indexer/extract/ocr/mend.h"

#include <jiyan/text/character.h>
#include <stdbool.h>
#include <stdint.h>

#include "indexer/extract/layout/page_lines.h"

/* What 〔 and 〕 are read as; the latter as up to three characters, a gap among them. */
static const char OPENING[] = "〔【[［(（「『{｛", CLOSING[] = "〕】]］)）」』}｝HhJjIil|丨 ", CLOSED[] = "〕】]］)）";
#define CLOSING_MOST 3
/* Of the standard: 〔 and 〕. */
enum { OPEN = 0x3014, CLOSE = 0x3015 };
/* Digits of a year. */
enum { YEAR = 4 };
/* Digits of the number of a year. */
#define NUMBER_MOST 5

static uint32_t character_at(const GArray *glyphs, guint i)
{
    return i < glyphs->len ? g_array_index(glyphs, jy_page_glyph, i).character : 0;
}

static bool is_among(const char *characters, uint32_t c)
{
    return c && g_utf8_strchr(characters, -1, c);
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_year(const GArray *glyphs, guint i)
{
    const uint32_t first = character_at(glyphs, i), second = character_at(glyphs, i + 1);
    return ((first == '1' && second == '9') || (first == '2' && second == '0')) &&
           is_digit(character_at(glyphs, i + 2)) && is_digit(character_at(glyphs, i + 3));
}

/* True where a number and 号 follow. */
static bool is_number(const GArray *glyphs, guint i)
{
    guint digits = 0;
    while (is_digit(character_at(glyphs, i + digits))) {
        digits++;
    }
    const guint gap = character_at(glyphs, i + digits) == ' ';
    return digits >= 1 && digits <= NUMBER_MOST && is_among("号號", character_at(glyphs, i + digits + gap));
}

/* How many characters from `i` on stand for a closing bracket; 0 where they do not. */
static guint closing_length(const GArray *glyphs, guint i)
{
    guint length = 0;
    while (length < CLOSING_MOST && is_among(CLOSING, character_at(glyphs, i + length))) {
        length++;
    }
    return is_number(glyphs, i + length) ? length : 0;
}

static bool is_han_at(const GArray *glyphs, guint i)
{
    return jy_character_is_han(character_at(glyphs, i));
}

/* Puts the opening bracket before the year at `i` where it was not seen: 政发2021〕12号. */
static void open_year(GArray *glyphs, guint i)
{
    if (i > 0 && is_han_at(glyphs, i - 1) && is_year(glyphs, i) && is_among(CLOSED, character_at(glyphs, i + YEAR)) &&
        closing_length(glyphs, i + YEAR)) {
        jy_page_glyph opening = g_array_index(glyphs, jy_page_glyph, i);
        opening.character = OPEN;
        opening.right = opening.left;
        g_array_insert_val(glyphs, i, opening);
    }
}

void jy_mend_numbers(GArray *glyphs)
{
    for (guint i = 0; i + YEAR < glyphs->len; i++) {
        open_year(glyphs, i);
        const bool begins = is_among(OPENING, character_at(glyphs, i)) && is_year(glyphs, i + 1);
        const guint close = i + 1 + YEAR, length = begins ? closing_length(glyphs, close) : 0;
        if (length) {
            g_array_index(glyphs, jy_page_glyph, i).character = OPEN;
            jy_page_glyph *closing = &g_array_index(glyphs, jy_page_glyph, close);
            closing->character = CLOSE;
            closing->right = g_array_index(glyphs, jy_page_glyph, close + length).left;
            g_array_remove_range(glyphs, close + 1, length - 1);
        }
    }
}
