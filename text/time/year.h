/* year.h: the number of a year, however it is written. Private to text/. */
#ifndef JIYAN_TEXT_TIME_YEAR_H
#define JIYAN_TEXT_TIME_YEAR_H

#include <stdint.h>

/* What names the era of a year, and is part of it. */
#define JY_YEAR_ERAS "中华|公元|西元"

/* Reads the number of a year that begins exactly at `at`: 2021, ２０２１, 二Ｏ二一, "2 0 2 1"; with 年 behind it also
 * 两千零二十一 and, counted from 1912, 民國一百一十年, 民国三十八年, 民國元年. Returns where its 年 is, or would be;
 * `at` where there is none, as in 公元前1046年. A number with 年 may be of any year, one without is of 1000 … 2999. */
uint32_t jy_year_parse(const char *text, uint32_t at, uint32_t length, int *ret_year);

#endif
