/* numerals.h: the numbers of a text in the other ways of writing them: 百分之六 and 6%, 1.3万亿 and 13000亿, 200人 and
 * 两百人, 二〇二一年 and 2021年. A query searches for all of them. */
#ifndef JIYAN_TEXT_NUMERALS_H
#define JIYAN_TEXT_NUMERALS_H

#include <glib.h>

/* Appends new texts to `variants`, which frees them with g_free: `text`, which is folded, with one of its numbers
 * written otherwise, the likeliest first, and with all of them in digits or in characters. None where there is nothing
 * to change. A single numeral is changed only before what it counts: 三年, but not 三农. */
void jy_numerals_vary(const char *text, GPtrArray *variants);

#endif
