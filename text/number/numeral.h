/* numeral.h: digits in the forms that dates and document numbers are written in. Private to text/. */
#ifndef JIYAN_TEXT_NUMBER_NUMERAL_H
#define JIYAN_TEXT_NUMBER_NUMERAL_H

#include <glib.h>
#include <jiyan/text/character.h>
#include <stdbool.h>
#include <stdint.h>

/* The character at `at`, 0 at the end; *ret_size is its bytes. Full-width ASCII is given as its ASCII twin. */
static inline gunichar jy_numeral_read(const char *text, uint32_t at, uint32_t length, uint32_t *ret_size)
{
    *ret_size = 0;
    if (at >= length) {
        return 0;
    }
    uint32_t next = at, character = jy_utf8_next(text, length, &next);
    *ret_size = next - at;
    return jy_character_narrow(character);
}

/* Value of a digit in any form (5, ５, 五, 〇, ○, 零), -1 for any other character; *ret_chinese tells which. */
static inline int jy_numeral_digit(gunichar character, bool *ret_chinese)
{
    *ret_chinese = character > '9';
    return character >= '0' && character <= '9' ? (int)(character - '0') : jy_character_numeral(character);
}

/* A space within a line, of any width. */
static inline bool jy_numeral_is_space(gunichar character)
{
    return character == ' ' || (character >= 0x80 && character != 0x85 && character != 0x2028 && character != 0x2029 &&
                                jy_character_is_blank(character));
}

/* Behind the spaces at `at`. */
static inline uint32_t jy_numeral_skip_spaces(const char *text, uint32_t at, uint32_t length)
{
    uint32_t size;
    while (jy_numeral_is_space(jy_numeral_read(text, at, length, &size))) {
        at += size;
    }
    return at;
}

/* Reads digits at `at` as one number: 2021, ２０２１, 二〇二一, "1 9 9 3" (spaces between single digits), and for small
 * Chinese numbers 十, 十二, 二十, 廿三, 三十一. A zero may be of another form than its number, or a letter O, where a
 * date or a document number goes on behind it: 二0二五年, 2O25年, 〔202O〕. Returns where they end, `at` where there
 * are none. *ret_count is the number of digits, 0 for a number with 十. */
uint32_t jy_numeral_parse(const char *text, uint32_t at, uint32_t length, uint32_t *ret_number, uint32_t *ret_count);

#endif
