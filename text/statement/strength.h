/* strength.h: how firmly a commitment binds, and whether it can be tested. Private to text/statement/. */
#ifndef JIYAN_TEXT_STATEMENT_STRENGTH_H
#define JIYAN_TEXT_STATEMENT_STRENGTH_H

#include "text/statement/reading.h"

#include <jiyan/text/statement.h>

/* Of a commitment. */
jy_strength jy_strength_of(const jy_reading *reading);

/* True when a third party could tell of a commitment (folded) whether it was done. */
bool jy_testable(const char *text, uint32_t length);

#endif
