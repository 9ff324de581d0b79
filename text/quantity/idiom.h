/* idiom.h: numbers that count nothing. Private to text/quantity/. */
#ifndef JIYAN_TEXT_QUANTITY_IDIOM_H
#define JIYAN_TEXT_QUANTITY_IDIOM_H

#include <stdbool.h>
#include <stdint.h>

/* True where what follows is counted, not promised: 三个方面, and of a numeral that is small 两个市场. */
bool jy_idiom_is_aspect(const char *text, uint32_t at, uint32_t length, bool is_small);

/* True behind 这, 上述 (for what is counted only) and 每, 第: it says which, or for each: 这两项, 每50公斤. */
bool jy_idiom_is_pointed(const char *text, uint32_t at, bool is_count);

/* True of 四次 in 五届人大四次会议: which meeting it is. [start, end): number and unit. */
bool jy_idiom_is_session(const char *text, uint32_t start, uint32_t end, uint32_t length);

/* True for what is between 《 and 》. */
bool jy_idiom_is_titled(const char *text, uint32_t start);

/* Characters around [start, end) up to the quotes that enclose it, 0 where none do nearby: “两免一补”. */
uint32_t jy_idiom_quoted(const char *text, uint32_t start, uint32_t end, uint32_t length);

#endif
