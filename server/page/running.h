/* running.h: what a run of jiyan-index that is at work has come to. */
#ifndef JIYAN_SERVER_PAGE_RUNNING_H
#define JIYAN_SERVER_PAGE_RUNNING_H

#include "server/page/parts.h"

/* Appends what the status of an index says of a run, an object or null; a script looks again every now and then.
 * Nothing where none is at work. */
void jy_running_append(jy_parts_page *page, const char *db, const json_t *status);

#endif
