/* bound.h: the words before and behind an amount that say how it is meant. Private to text/. */
#ifndef JIYAN_TEXT_QUANTITY_BOUND_H
#define JIYAN_TEXT_QUANTITY_BOUND_H

#include <jiyan/text/quantity.h>

/* What the words before a number say: 不低于, 增长约. */
typedef struct {
    jy_bound bound;
    jy_quantity_change change;
    uint32_t start; /* byte at which these words begin */
    bool is_level;  /* 提高到, 达到: what follows is where it stands then */
} jy_bound_lead;

jy_bound_lead jy_bound_before(const char *text, uint32_t at);

/* Reads 以上, 左右 and their like at `at`, and puts the bound. Returns where they end, `at` where there are none. */
uint32_t jy_bound_behind(const char *text, uint32_t at, uint32_t length, jy_bound *bound);

/* True where a time of years, months or days is what is promised (延长三年, 带薪休假15天) and not when it is to be done
 * (三年内). [start, end): number and unit; `is_long`: years and months. */
bool jy_bound_is_term(const char *text, uint32_t start, uint32_t end, uint32_t length, bool is_long);

/* True of 47.5% in 从47.5%提高到51.5%: where it comes from, not what is promised. [start, end): number and unit. */
bool jy_bound_is_base(const char *text, uint32_t start, uint32_t end, uint32_t length);

/* True where what follows is counted, not promised: 三个方面, and of a numeral that is small two 市场. */
bool jy_bound_is_aspect(const char *text, uint32_t at, uint32_t length, bool is_small);

/* True behind 这, 上述 (for what is counted only) and 每: it says which, or for each. */
bool jy_bound_is_pointed(const char *text, uint32_t at, bool is_count);

/* True for what stands between 《 and 》. */
bool jy_bound_is_titled(const char *text, uint32_t start);

/* Characters around [start, end) up to the quotes that enclose it, 0 where none do nearby: “两免一补”. */
uint32_t jy_bound_quoted(const char *text, uint32_t start, uint32_t end, uint32_t length);

#endif
