/* day.h: what may stand behind a day and says no other: 星期五, （周五）, 上午9时30分, 10:30:00. Private to text/. */
#ifndef JIYAN_TEXT_TIME_DAY_H
#define JIYAN_TEXT_TIME_DAY_H

#include <stdint.h>

/* What stands between the first and the last of several hours, days, months or years. */
#define JY_DAY_DASHES "——|――|—|–|―|─|-|~|至|到"

/* Behind the day of the week and the time of the day that begin at `at`, with the spaces before them, in any order and
 * in brackets or not; `at` where there are none. */
uint32_t jy_day_skip(const char *text, uint32_t at, uint32_t length);

#endif
