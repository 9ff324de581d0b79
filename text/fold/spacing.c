/* spacing.c: finds words set with their characters apart, and closes them up. */
#include "text/fold/spacing.h"

#include <jiyan/text/character.h>
#include <jiyan/text/fold.h>
#include <string.h>

#include "text/fold/zero.h"

/* Characters of the white space between two characters of one word. */
#define GAP_MOST 4

static bool is_gap(uint32_t c)
{
    return c == ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

/* True for a character of Han, or what is written for a zero among digits of Han: 二 ○ 二 一 年. Moves behind it. */
static bool take_han(const char *text, uint32_t length, uint32_t *at)
{
    const uint32_t begin = *at;
    return begin < length &&
           (jy_character_is_han(jy_utf8_next(text, length, at)) || jy_zero_is_chinese(text, length, begin, *at));
}

/* The same of the character before, past what has no width. Moves to it. */
static bool is_han_before(const char *text, uint32_t length, uint32_t *at)
{
    uint32_t c = 0;
    while (*at > 0 && jy_character_is_zero_width(c = jy_utf8_previous(text, 0, at))) {
        c = 0;
    }
    uint32_t begin = *at;
    return c != 0 && take_han(text, length, &begin);
}

/* Behind what has no width at `at`. */
static uint32_t skip_zero_width(const char *text, uint32_t length, uint32_t at)
{
    for (uint32_t next = at; next < length && jy_character_is_zero_width(jy_utf8_next(text, length, &next));) {
        at = next;
    }
    return at;
}

/* Where the white space at `at` ends; `at` where it is more than a gap. */
static uint32_t gap_end(const char *text, uint32_t length, uint32_t at)
{
    uint32_t end = at;
    int count = 0;
    for (uint32_t next = at; next < length && is_gap(jy_utf8_next(text, length, &next)); end = next) {
        count++;
    }
    return count > GAP_MOST ? at : end;
}

/* Behind the Han character at `at` where no other is right behind; `at` elsewhere. */
static uint32_t lone_end(const char *text, uint32_t length, uint32_t at)
{
    uint32_t end = skip_zero_width(text, length, at);
    bool is_one = take_han(text, length, &end);
    end = skip_zero_width(text, length, end);
    uint32_t behind = end;
    return is_one && !take_han(text, length, &behind) ? end : at;
}

uint32_t jy_spacing_end(const char *text, uint32_t length, uint32_t at)
{
    const uint32_t first = gap_end(text, length, at), size = first - at;
    uint32_t before = at, end = at;
    /* Asked of gaps alone: from each character without width in turn, the way back past all of them is long. */
    if (size == 0 || !is_han_before(text, length, &before) || is_han_before(text, length, &before)) {
        return at;
    }
    for (uint32_t next = first;;) {
        const uint32_t behind = lone_end(text, length, next);
        if (behind == next) {
            break;
        }
        end = behind;
        next = gap_end(text, length, behind);
        if (next - behind != size || memcmp(text + behind, text + at, size) != 0) {
            break;
        }
    }
    return end;
}

char *jy_fold_close_up(const char *text)
{
    const uint32_t length = (uint32_t)strlen(text);
    GString *out = g_string_sized_new(length);
    uint32_t spaced = 0; /* where the last word that is set apart ends */
    for (uint32_t at = 0, next = 0; at < length; at = next) {
        next = jy_character_skip_han(text, length, at);
        if (next > at) {
            g_string_append_len(out, text + at, next - at);
            continue;
        }
        const bool is_blank = jy_character_is_blank(jy_utf8_next(text, length, &next));
        spaced = is_blank && at > spaced ? MAX(spaced, jy_spacing_end(text, length, at)) : spaced;
        if (!is_blank || at >= spaced) {
            g_string_append_len(out, text + at, next - at);
        }
    }
    return g_string_free(out, false);
}
