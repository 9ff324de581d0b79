/* symbol.h: units in letters: km², kWh, mg/L. Private to text/quantity/. */
#ifndef JIYAN_TEXT_QUANTITY_SYMBOL_H
#define JIYAN_TEXT_QUANTITY_SYMBOL_H

#include "text/quantity/unit.h"

/* The longest unit in letters at `at` of valid UTF-8, in any case and width, NULL where there is none; *ret_end is
 * behind it. Letters that go on are none: 100Mb is not 100 metres. Of the kind UNIT_NONE are those that stand behind a
 * slash only. */
const jy_unit *jy_symbol_at(const char *text, uint32_t at, uint32_t length, uint32_t *ret_end);

#endif
