/* part.h: parts of a year: 底, 上半年, 第一季度, 6月30日, 国庆节前. Private to text/. */
#ifndef JIYAN_TEXT_TIME_PART_H
#define JIYAN_TEXT_TIME_PART_H

#include "text/time/festival.h"
#include "text/time/moment.h"

/* From a day of a year to a day of the same or another year. */
typedef struct {
    int first_year, last_year; /* 0: not known */
    uint8_t first_month, first_day;
    uint8_t last_month, last_day; /* day 0: the last of the month */
    const jy_festival *festival;  /* in place of the months and days, NULL for none */
    bool is_before;               /* from now until then */
} jy_year_part;

/* All of the years; 0 where they are not known. */
jy_year_part jy_part_years(int first, int last);

/* Reads a part of the years of `part`; where it is alone, not behind a year, in the words that say so. Returns where it
 * ends, `at` where there is none. *ret_is_bound is set where it says itself that it is an end. */
uint32_t jy_part_parse(const jy_utterance *said, uint32_t at, bool is_alone, jy_year_part *part, bool *ret_is_bound);

/* The first and the last day of it, its years being known; year 0 where a festival's day is not. */
jy_date jy_part_first(const jy_year_part *part);
jy_date jy_part_last(const jy_year_part *part);

#endif
