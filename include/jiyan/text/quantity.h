/* quantity.h: amounts with a unit, as targets and results state them: 1500万亩以上, 6%左右, 五万千瓦以上, 15,000元,
 * 新增3600个, 翻一番. What counts nothing is no quantity: ordinals (第四次), dates and spans of time that are deadlines
 * (deadline.h), document numbers, names (十四五, 三农, 两会, 八项规定), 一个 and 几十个, placeholders (X万元), and what
 * a change starts at (从47.5%提高到51.5%: 51.5%). Times are where they are what is promised: 6个月的见习, 为期3年,
 * 带薪休假15天. */
#ifndef JIYAN_TEXT_QUANTITY_H
#define JIYAN_TEXT_QUANTITY_H

#include <stdbool.h>
#include <stdint.h>

typedef enum {
    JY_BOUND_EXACT,
    JY_BOUND_AT_LEAST, /* 以上, 不低于, 不少于, 至少 */
    JY_BOUND_AT_MOST,  /* 以内, 以下, 不超过, 最多, 控制在 */
    JY_BOUND_ABOVE,    /* 超过, 突破, 多于, 多 */
    JY_BOUND_BELOW,    /* 低于, 不足, 不到 */
    JY_BOUND_ABOUT,    /* 左右, 约, 上下, 近, 接近 */
    JY_BOUND_RANGE,    /* low to high */
} jy_bound;

/* How an amount compares with what was before. */
typedef enum {
    JY_CHANGE_NONE, /* a level: 达到6%, 提高到, 新增3600个 */
    JY_CHANGE_RISE, /* 增长6%, 提高2个百分点, 翻一番 */
    JY_CHANGE_FALL, /* 下降3%左右, 减少 */
} jy_quantity_change;

#define JY_QUANTITY_UNIT 32

typedef struct {
    uint32_t start, end; /* bytes: the number, its unit, and the bound that follows it: 1500万亩以上 */
    double low, high;    /* with the powers multiplied out: 1.5亿 is 150000000; of a percentage the number before % */
    jy_bound bound;
    jy_quantity_change change;
    /* Folded to Simplified and to one name of a unit: 亩, 元, %, 百分点, 倍. Of ‰, 千分之三, 三分之一 and 三成 it is %,
     * of 翻一番 倍 (a rise by 1; by 3 of 翻两番); of a rate both, 公里/小时; "" where 万 or 亿 is right before what is
     * counted: 2000万农民. */
    char unit[JY_QUANTITY_UNIT];
} jy_quantity;

/* The next quantity of a sentence at or after *position, which is 0 or what this function put. On true *position is
 * behind it. Words before a number set `bound` and `change` and are no part of it: of 不少于300人 it is 300人. */
bool jy_quantity_next(const char *text, uint32_t length, uint32_t *position, jy_quantity *ret_quantity);

/* True when the promised amount is reached by the reported one of the same unit, as its bound and change require: at
 * least as much where nothing is said, 5 % less of it for 左右, at most as much for 以内. A fall is held against a fall
 * only.
 */
bool jy_quantity_reached(const jy_quantity *promised, const jy_quantity *reported);

#endif
