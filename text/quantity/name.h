/* name.h: numbers that are parts of names: 第四, A4, 4/5G, 三次产业, 百家争鸣. Private to text/quantity/. */
#ifndef JIYAN_TEXT_QUANTITY_NAME_H
#define JIYAN_TEXT_QUANTITY_NAME_H

#include <stdbool.h>

#include "text/quantity/draft.h"

/* True where the number of a draft, whose unit has not been read, counts nothing. */
bool jy_name_holds(const jy_draft *draft);

/* True of a number without digits: 百, 千万. */
bool jy_name_is_power(const jy_draft *draft);

/* True where it is said how near a power alone is to what it says: 百余, 近千, 上万. */
bool jy_name_is_bounded(const jy_draft *draft);

#endif
