/* number.h: numbers as Chinese documents write amounts: 1500, 1.5亿, 13万2, 1 000, 15,000, １２, 二百五十万, 一万二,
 * 三点五, 廿五, 壹佰贰拾万, 百分之六, 千分之三, 三分之一, 两, 半, 数十, 几百, 20几. Private to text/. */
#ifndef JIYAN_TEXT_NUMBER_NUMBER_H
#define JIYAN_TEXT_NUMBER_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    double low, high; /* equal where the number is said exactly; 数十: 20 to 90; 三四十: 30 to 40 */
    bool is_vague;    /* 数, 几, 若干, or 多 / 余 inside the number: 2400多万 */
    bool is_share;    /* 百分之…: the value is in percent already, and no % follows */
    bool is_chinese;  /* written with 一二三, not with digits */
    double power; /* of its 万 and 亿, and of 一千五 and 2千3, 1 where it has none: with them it counts something,
                     whatever follows */
} jy_number;

/* True where a number may begin with this character. */
bool jy_number_begins(uint32_t character);

/* Reads a number that begins at `at` of valid UTF-8, Simplified or Traditional, with its powers 十百千万亿. Returns
 * where it ends, `at` where there is none. Bare 万 and 亿 are none, nor are 百 and 千 before a measure (百分点, 千瓦).
 */
uint32_t jy_number_parse(const char *text, uint32_t at, uint32_t length, jy_number *ret_number);

/* Bytes of 多, 余 or 来 at `at`, 0 where none of them is there. */
uint32_t jy_number_excess(const char *text, uint32_t at, uint32_t length);

#endif
