/* unit.h: the units that amounts are counted in, as one table. Private to text/. */
#ifndef JIYAN_TEXT_QUANTITY_UNIT_H
#define JIYAN_TEXT_QUANTITY_UNIT_H

#include <stdint.h>

typedef enum {
    UNIT_MEASURE, /* 元 公里 吨: any number of it is an amount */
    UNIT_SHARE,   /* % 百分点 倍 番 成 */
    UNIT_COUNT,   /* 个 项 家: 一个 is no amount, and 两个 is none before 方面 */
    UNIT_TIME,    /* 年 天: an amount only where a time is what is promised */
    UNIT_ORDER,   /* 届 级 方: 十三届 and 三方 are names; an amount behind digits or 万 only */
} jy_unit_kind;

typedef struct {
    const char *name;        /* Simplified */
    const char *traditional; /* NULL where it is the same */
    jy_unit_kind kind;
    const char *folded;  /* of the same amount, NULL where it is the name: 公里 of 千米 */
    const char *another; /* characters that make another word with it: 人 in 人才; NULL for none */
} jy_unit;

/* The longest unit at `at` of valid UTF-8, NULL where there is none; *ret_end is behind it. */
const jy_unit *jy_unit_at(const char *text, uint32_t at, uint32_t length, uint32_t *ret_end);

#endif
