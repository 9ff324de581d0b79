/* deadline.h: the times by which something is to be done: 到2025年, 2024年底前, 2025-06-30前, 年内, 上半年, 第二季度,
 * 下月10日前, 国庆节前, 今后五年, 十四五期间, 用三年时间, 三年内, 5个工作日内, 到本世纪中叶, 新的一年,
 * 本意见印发之日起30日内. Times that lie in the past or only date a fact are no deadlines. */
#ifndef JIYAN_TEXT_DEADLINE_H
#define JIYAN_TEXT_DEADLINE_H

#include <jiyan/text/date.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint32_t start, end; /* bytes: 到2020年, 今年年中之前, 五年内 */
    jy_date first,
        last; /* the days it means, both to the day: 到2025年 is all of 2025, 年底前 from the day it was said to
                 December 31; year 0 in both where it cannot be told (数月内, or the document has no date) */
} jy_deadline;

/* What is told relatively is counted from `said`: 五年内 to the same day five years on; 今后五年 by whole years where
 * it is said in the first half of one, as in the report of each March (2018: until the end of 2022), otherwise to the
 * day before; 十四五 by the plans of 1953–57, 1958–62, 1966–70 and so on, 任期内 by the governments from March 1993,
 * 1998 … 年底前 and 今年 begin with `said`. A year or a period that has ended by then is no deadline.
 *
 * 全年 and 新的一年 are the year of `said`; 新的一年 in November and December is the next. 从今年起 has no end: what
 * holds from then has to be in force by then, so it is that year, 从2019年1月1日起 that day; 从今年起逐步 is no
 * deadline. 本意见印发之日起30日内 is counted from `said`, 自受理之日起20日内 cannot be told. 于两个月后 is that day
 * alone.
 *
 * A part of a year that names none is of the year that the sentence named with a part before, otherwise of that of
 * `said`; where a year stands before it that cannot be read (20l5年6月底, 第二年6月底), it cannot be told. 次年 and
 * 当年 are counted from a year that the sentence named. 国庆节前 ends on the day before; 春节 and the others of the
 * moon are known from 1912 to 2099. 工作日 are Monday to Friday, as public holidays are not known; 24小时 is a day,
 * fewer than twelve are no deadline; 半个月 is 15 days.
 *
 * The next deadline of a sentence at or after *position. `said` is the date of the document, known as closely as it is;
 * NULL where it is not known. On true *position is behind the deadline. */
bool jy_deadline_next(const char *text, uint32_t length, const jy_date *said, uint32_t *position,
                      jy_deadline *ret_deadline);

#endif
