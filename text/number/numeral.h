/* numeral.h: digits in the forms that dates and document numbers are written in. Private to text/. */
#ifndef JIYAN_TEXT_NUMBER_NUMERAL_H
#define JIYAN_TEXT_NUMBER_NUMERAL_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* The character at `at`, 0 at the end; *ret_size is its bytes. Full-width ASCII is given as its ASCII twin. */
gunichar jy_numeral_read(const char *text, uint32_t at, uint32_t length, uint32_t *ret_size);

/* Value of a digit in any form (5, ５, 五, 〇, ○, 零), -1 for any other character; *ret_chinese tells which. */
int jy_numeral_digit(gunichar character, bool *ret_chinese);

/* Reads digits at `at` as one number: 2021, ２０２１, 二〇二一, "1 9 9 3" (spaces between single digits), and for small
 * Chinese numbers 十, 十二, 二十, 廿三, 三十一. Returns where they end, `at` where there are none. *ret_count is the
 * number of digits, 0 for a number with 十. */
uint32_t jy_numeral_parse(const char *text, uint32_t at, uint32_t length, uint32_t *ret_number, uint32_t *ret_count);

#endif
