/* zero.h: what is written for a zero: 二○二一, 二零二一, 二Ｏ二一, 二0二一 and 2O21年. Private to text/fold/. */
#ifndef JIYAN_TEXT_FOLD_ZERO_H
#define JIYAN_TEXT_FOLD_ZERO_H

#include <stdbool.h>
#include <stdint.h>

/* What one of these characters folds to where it is no zero. */
static inline uint32_t jy_zero_alone(uint32_t character)
{
    switch (character) {
    case 'O':
    case 0xFF2F: /* Ｏ */
    case 0xFF4F:
        return 'o';
    case 0xFF10: /* ０ */
        return '0';
    case 0xF9B2: /* the compatibility twin of 零 */
        return 0x96F6;
    default:
        return character;
    }
}

/* Digits of a number that is written digit by digit, at most; each may have a space before it. */
#define JY_ZERO_DIGITS 8

/* True where the character at `at` of valid UTF-8 may be a zero by what is before it: most are not, and told at once. A
 * 0 stays one among digits of ASCII. */
static inline bool jy_zero_may_be(const char *text, uint32_t at)
{
    const uint32_t most = at > 2 * JY_ZERO_DIGITS ? at - 2 * JY_ZERO_DIGITS : 0;
    uint32_t back = at;
    unsigned char before;
    do {
        before = back > most ? (unsigned char)text[--back] : '\0';
    } while (before == '0' || before == 'o' || before == 'O' || before == ' ');
    return before >= 0x80 || (before >= '1' && before <= '9' && text[at] != '0');
}

/* What the character of bytes [at, next), one of those that are written for a zero, is by the digits around it: 〇
 * among digits of Chinese, '0' in a year of digits, else `other`. 零 of 统一零售 and 零 of 一百零五 are none. */
uint32_t jy_zero_settle(const char *text, uint32_t length, uint32_t at, uint32_t next, uint32_t other);

/* True where the character of bytes [at, next) folds to 〇 although it is none of Han. */
bool jy_zero_is_chinese(const char *text, uint32_t length, uint32_t at, uint32_t next);

#endif
