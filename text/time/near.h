/* near.h: months, quarters and weeks counted from now: 本月25日前, 下月底, 次月, 本季度末, 下周五前. Private to text/.
 */
#ifndef JIYAN_TEXT_TIME_NEAR_H
#define JIYAN_TEXT_TIME_NEAR_H

#include "text/time/moment.h"

/* Reads the expression that begins at `at`; false where there is none. */
bool jy_near_parse(const jy_utterance *said, uint32_t at, jy_moment *ret_moment);

#endif
