/* years.h: the years that a statement's number is about: 去年 of a report of 2011 is 2010, 十一五 is 2006 to 2010. */
#ifndef JIYAN_SEARCHER_TRAILS_YEARS_H
#define JIYAN_SEARCHER_TRAILS_YEARS_H

#include <stdbool.h>
#include <stdint.h>

#include "searcher/statements/row.h"

typedef struct {
    uint16_t first, last; /* years; 0 where they cannot be told */
    bool is_long;         /* of more than one year, told or not */
    bool is_average;      /* of the years: 年均 */
} jy_years;

/* Reads what is before byte `at` of the row's sentence, then the rest of its clause, then `before` (what its
 * passage says before the sentence, may be empty), then its headings; the nearest word of time decides. Else the year
 * before for a report of an annual work report, the document's year for a commitment. */
jy_years jy_years_of(const jy_row *row, uint32_t at, const char *before, uint32_t length);

/* The year that the number is about; 0 for several or none. */
uint16_t jy_years_single(const jy_years *years);

#endif
