/* festival.h: days with a name: 元旦, “五一”劳动节, 国庆节, 春节, 中秋节. Private to text/. */
#ifndef JIYAN_TEXT_TIME_FESTIVAL_H
#define JIYAN_TEXT_TIME_FESTIVAL_H

#include "text/time/moment.h"

typedef struct jy_festival jy_festival;

/* Reads the name of a festival with what belongs to it: “五一”国际劳动节, 国庆节假期. Returns where it ends, `at` where
 * none begins. */
uint32_t jy_festival_parse(const jy_utterance *said, uint32_t at, const jy_festival **ret_festival);

/* Its day in a year; year 0 where that is not known. */
jy_date jy_festival_day(const jy_festival *festival, int year);

#endif
