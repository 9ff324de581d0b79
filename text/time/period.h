/* period.h: periods with a name: 十四五期间, 本世纪中叶, 本届政府任期内, 今冬明春. Private to text/. */
#ifndef JIYAN_TEXT_TIME_PERIOD_H
#define JIYAN_TEXT_TIME_PERIOD_H

#include "text/time/moment.h"

/* Reads the time of a five-year plan that begins at `at`; false where there is none. */
bool jy_period_parse_plan(const jy_utterance *said, uint32_t at, jy_moment *ret_moment);

/* Reads any other period that begins at `at`. */
bool jy_period_parse(const jy_utterance *said, uint32_t at, jy_moment *ret_moment);

#endif
