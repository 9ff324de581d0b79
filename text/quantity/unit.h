/* unit.h: the units that amounts are counted in, as one table. Private to text/. */
#ifndef JIYAN_TEXT_QUANTITY_UNIT_H
#define JIYAN_TEXT_QUANTITY_UNIT_H

#include <stddef.h>
#include <stdint.h>

typedef enum {
    UNIT_MEASURE, /* 元 公里 吨: any number of it is an amount */
    UNIT_SHARE,   /* % 百分点 倍 番 成 */
    UNIT_COUNT,   /* 个 项 家: 一个 is no amount, and 两个 is none before 方面 */
    UNIT_TIME,    /* 年 天: an amount only where a time is what is promised */
    UNIT_ORDER,   /* 届 级 方: 十三届 and 三方 are names; an amount behind digits or 万 only */
    UNIT_NONE,    /* 周年 部门: not a unit, but keeps the shorter one from being found in it */
} jy_unit_kind;

typedef struct {
    const char *name;        /* Simplified */
    const char *traditional; /* NULL where it is the same */
    jy_unit_kind kind;
    const char *folded;  /* of the same amount, NULL where it is the name: 公里 of 千米 */
    const char *another; /* characters that may make another word with it: 人 in 人民; NULL for none */
} jy_unit;

/* Which units are such though the next character may make another word with them. */
typedef enum {
    TRUST_NONE,  /* 二元|结构 is 二|元结构 */
    TRUST_COUNT, /* behind a small numeral what counts: 三个|体育馆 */
    TRUST_ANY,   /* behind a figure, which no name has: 300元|月租 */
} jy_unit_trust;

/* The longest unit at `at` of valid UTF-8, NULL where there is none; *ret_end is behind it. */
const jy_unit *jy_unit_at(const char *text, uint32_t at, uint32_t length, jy_unit_trust trust, uint32_t *ret_end);

/* What an amount of it is said to be of. */
static inline const char *jy_unit_name(const jy_unit *unit)
{
    return !unit ? "" : unit->folded ? unit->folded : unit->name;
}

/* What is behind the slash of a rate at `at`: 小时 of 公里/h. NULL where there is none; *ret_end is behind it. */
const char *jy_unit_per(const char *text, uint32_t at, uint32_t length, uint32_t *ret_end);

#endif
