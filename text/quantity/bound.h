/* bound.h: the words before and behind an amount that say how it is meant. Private to text/. */
#ifndef JIYAN_TEXT_QUANTITY_BOUND_H
#define JIYAN_TEXT_QUANTITY_BOUND_H

#include <jiyan/text/quantity.h>

/* What the words before a number say: 不低于, 增长约. */
typedef struct {
    jy_bound bound;
    jy_quantity_change change;
    uint32_t start; /* byte at which these words begin */
    bool is_level;  /* 提高到, 达到: what follows is a level, not a change */
} jy_bound_lead;

jy_bound_lead jy_bound_before(const char *text, uint32_t at, uint32_t length);

/* Reads 以上, 左右 and their like at `at`, and puts the bound. Returns where they end, `at` where there are none. */
uint32_t jy_bound_behind(const char *text, uint32_t at, uint32_t length, jy_bound *bound);

/* True where a time of years, months or days is what is promised (延长三年, 带薪休假15天) and not when it is to be done
 * (三年内). [start, end): number and unit; `is_long`: years and months. */
bool jy_bound_is_term(const char *text, uint32_t start, uint32_t end, uint32_t length, bool is_long);

/* True of 47.5% in 从47.5%提高到51.5%: where it comes from, not what is promised. [start, end): number and unit. */
bool jy_bound_is_base(const char *text, uint32_t start, uint32_t end, uint32_t length);

#endif
