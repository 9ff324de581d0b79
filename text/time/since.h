/* since.h: times that are counted from a beginning: 从今年起, 2018年起的5年内, 本意见印发之日起30日内. Private to
 * text/. */
#ifndef JIYAN_TEXT_TIME_SINCE_H
#define JIYAN_TEXT_TIME_SINCE_H

#include <jiyan/text/deadline.h>

#include "text/time/moment.h"

/* Reads what goes on from `since`, which is at `at`, to be done by then or to hold from then: 从今年起 is the year,
 * until its end, 由2018年起的5年内 the five years. Looks back no farther than `from`. */
bool jy_since_parse(const jy_utterance *said, uint32_t from, uint32_t at, const jy_moment *since,
                    jy_deadline *ret_deadline);

/* Reads backwards from the `span` at `at` the day that it is counted from, as in 自本意见印发之日起30日内. The day is
 * `said` where a document speaks of itself, otherwise it cannot be told. */
bool jy_since_parse_day(const jy_utterance *said, uint32_t from, uint32_t at, const jy_moment *span,
                        jy_deadline *ret_deadline);

#endif
