/* zero.h: what is written for a zero: 二○二一, 二零二一, 二Ｏ二一, 二0二一 and 2O21年. Private to text/fold/. */
#ifndef JIYAN_TEXT_FOLD_ZERO_H
#define JIYAN_TEXT_FOLD_ZERO_H

#include <stdbool.h>
#include <stdint.h>

/* True where the character at `at` of valid UTF-8 may be a zero by what is before it: most are not, and told at once.
 */
static inline bool jy_zero_may_be(const char *text, uint32_t at)
{
    unsigned char before = at ? (unsigned char)text[at - 1] : ' ';
    return before >= 0x80 || (before >= '0' && before <= '9') || before == 'o' || before == 'O' ||
           (before == ' ' && at > 1 && (unsigned char)text[at - 2] >= 0x80);
}

/* What the character of bytes [at, next), one of those that are written for a zero, is by the digits around it: 〇
 * among digits of Chinese, '0' in a year of digits, else `other`. 零 of 统一零售 and 零 of 一百零五 are none. */
uint32_t jy_zero_settle(const char *text, uint32_t length, uint32_t at, uint32_t next, uint32_t other);

#endif
