/* calendar.h: years and their parts: 2025年, 2024年底前, 今年上半年, 6月底前. Private to text/. */
#ifndef JIYAN_TEXT_TIME_CALENDAR_H
#define JIYAN_TEXT_TIME_CALENDAR_H

#include "text/time/moment.h"

/* Reads the expression that begins at `at`; false where there is none. */
bool jy_calendar_parse(const jy_utterance *said, uint32_t at, jy_moment *ret_moment);

#endif
