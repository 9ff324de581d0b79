/* amount.h: the number of a statement that is about a topic, and numbers of two statements side by side. */
#ifndef JIYAN_SEARCHER_TRAILS_AMOUNT_H
#define JIYAN_SEARCHER_TRAILS_AMOUNT_H

#include <stdbool.h>

#include "searcher/statements/row.h"

/* An amount of a row. Borrowed from it. */
typedef struct {
    const jy_row *row;
    const jy_quantity *quantity;
    uint32_t label;  /* byte of the row's text at which the words before the number begin */
    uint32_t clause; /* of the number */
} jy_amount;

/* The amounts of a row. Returns a new array of jy_amount; free with g_array_unref before the row. */
GArray *jy_amount_read(const jy_row *row);

/* Appends those of a row's amounts that are in its clause `clause` or behind it. With `units` (of char *, may be empty)
 * only these; without, only those of the first clause that has some. */
void jy_amount_choose(const GArray *all, uint32_t clause, const GPtrArray *units, GArray *amounts);

/* Of two lists the pair that is best compared: of one unit and change, with most words in common before the number.
 * Returns false where no two can be. */
bool jy_amount_pair(const GArray *promised, const GArray *reported, jy_amount *ret_promised, jy_amount *ret_reported);

/* True where it says how much was added or taken away in some time, so that times have to be the same when compared:
 * 新增, 减少, 增长; false for a level that is reached: 达到, 控制在. */
bool jy_amount_is_flow(const jy_amount *amount);

/* True for what must not be exceeded: 3%以内, 不超过. */
bool jy_amount_is_cap(const jy_amount *amount);

/* Returns a new text, the amount as it is written: 1000万套; free with g_free. */
char *jy_amount_text(const jy_amount *amount);

/* True when the promised amount is reached (quantity.h); both can be compared. */
bool jy_amount_reached(const jy_amount *promised, const jy_amount *reported);

/* The same number, and no other bound: 以上 is not 左右. */
bool jy_amount_equal(const jy_amount *left, const jy_amount *right);

#endif
