/* testable.h: whether a commitment can be tested. Private to text/statement/. */
#ifndef JIYAN_TEXT_STATEMENT_TESTABLE_H
#define JIYAN_TEXT_STATEMENT_TESTABLE_H

#include <stdbool.h>
#include <stdint.h>

/* True when a third party could tell of a commitment (folded) whether it was done. */
bool jy_testable(const char *text, uint32_t length);

#endif
