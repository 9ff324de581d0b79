/* accept.h: what a client would rather have (RFC 9110, 12.5). */
#ifndef JIYAN_SERVER_CALL_ACCEPT_H
#define JIYAN_SERVER_CALL_ACCEPT_H

#include <stdbool.h>

/* The weight of one range of a list, en;q=0.5: 1 where none is named, 0 where it is refused or unreadable. */
double jy_accept_weight(const char *range);

/* Whether an Accept header, NULL for none, names HTML and would not rather have JSON: a browser's does. */
bool jy_accept_wants_page(const char *accepted);

#endif
