/* spelling.h: the ways to write a number. Private to text/number/. */
#ifndef JIYAN_TEXT_NUMBER_SPELLING_H
#define JIYAN_TEXT_NUMBER_SPELLING_H

#include <glib.h>
#include <stdint.h>

/* Each appends new texts, the likeliest first; free with g_free. None where the value is too great or too fine. */

/* 13000, 1.3万; 1.2亿, 12000万, 1亿2000万 */
void jy_spelling_digits(double value, GPtrArray *forms);

/* 一万三千, 一点三万; 二百, 两百; 二十五, 廿五 */
void jy_spelling_characters(double value, GPtrArray *forms);

/* 壹佰贰拾万, as on cheques */
void jy_spelling_cheque(double value, GPtrArray *forms);

/* 6%, 百分之六 */
void jy_spelling_percent(double value, GPtrArray *forms);

/* Returns a new text, digit by digit: 二〇二一; free with g_free. */
char *jy_spelling_by_places(unsigned value);

#endif
