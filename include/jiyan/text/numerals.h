/* numerals.h: the numbers of a text in the other way of writing them: 百分之六 and 6%, 一百二十万 and 120万, 十二所 and
 * 12所, 二〇二一年 and 2021年. A query searches for both. */
#ifndef JIYAN_TEXT_NUMERALS_H
#define JIYAN_TEXT_NUMERALS_H

/* Returns a new text with Chinese numerals as digits, or with digits as Chinese numerals; free with g_free. NULL where
 * it has none of these. A single numeral is changed only before what it counts: 三年, but not 三农. */
char *jy_numerals_as_digits(const char *text);
char *jy_numerals_as_chinese(const char *text);

#endif
