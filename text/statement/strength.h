/* strength.h: how firmly a commitment binds. Private to text/statement/. */
#ifndef JIYAN_TEXT_STATEMENT_STRENGTH_H
#define JIYAN_TEXT_STATEMENT_STRENGTH_H

#include "text/statement/reading.h"

#include <jiyan/text/statement.h>

/* Of a commitment. */
jy_strength jy_strength_of(const jy_reading *reading);

#endif
