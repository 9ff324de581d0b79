/* digits.h: digits as amounts are written: 1500, １５００, 15,000, 1 000, 1 9 9 4. Private to text/. */
#ifndef JIYAN_TEXT_NUMBER_DIGITS_H
#define JIYAN_TEXT_NUMBER_DIGITS_H

#include <stdint.h>

/* Digits behind these are read, but count no more: nothing is as great. */
#define JY_DIGITS 18

/* Reads digits in a row, ASCII or full width, at `at` of valid UTF-8. Returns where they end, `at` where
 * there are none; *ret_value is 0 then. */
uint32_t jy_digits_plain(const char *text, uint32_t at, uint32_t length, double *ret_value, uint32_t *ret_count);

/* The same with the marks of thousands, and digits spaced one by one. */
uint32_t jy_digits_whole(const char *text, uint32_t at, uint32_t length, double *ret_value);

#endif
