/* absolute.h: years that are told by their number, and days with them: 2025年, 2021—2025年, 2025-06-30, ’25年底.
 * Private to text/. */
#ifndef JIYAN_TEXT_TIME_ABSOLUTE_H
#define JIYAN_TEXT_TIME_ABSOLUTE_H

#include "text/time/part.h"

/* Reads the year that begins at `at`, with 年, or with its month and day where marks stand between. Returns where it
 * ends, `at` where there is none. Sets is_range and has_part of the moment. */
uint32_t jy_absolute_parse(const jy_utterance *said, uint32_t at, jy_year_part *part, jy_moment *moment);

#endif
