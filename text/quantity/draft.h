/* draft.h: a number on its way to be a quantity. Private to text/quantity/. */
#ifndef JIYAN_TEXT_QUANTITY_DRAFT_H
#define JIYAN_TEXT_QUANTITY_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include "text/number/number.h"
#include "text/quantity/unit.h"

typedef struct {
    const char *text;
    uint32_t length;
    uint32_t start, end; /* number, unit, bound */
    jy_number number;
    const jy_unit *unit; /* NULL where 万 or 亿 counts what follows */
    const char *per[2];  /* of a rate: 小时 of 公里/小时; NULL where there is none, or no second: 元/人·年 */
    bool is_range;
} jy_draft;

#endif
