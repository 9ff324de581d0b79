/* duration.h: lengths of time: 五年内, 今后三年, 数月内, 一个半月内, 5个工作日内. Private to text/. */
#ifndef JIYAN_TEXT_TIME_DURATION_H
#define JIYAN_TEXT_TIME_DURATION_H

#include "text/time/moment.h"

/* Reads the expression that begins at `at`; false where there is none. */
bool jy_duration_parse(const jy_utterance *said, uint32_t at, jy_moment *ret_moment);

#endif
