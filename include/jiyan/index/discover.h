/* discover.h: which index somebody means who names none. */
#ifndef JIYAN_INDEX_DISCOVER_H
#define JIYAN_INDEX_DISCOVER_H

#include <glib.h>

/* The folder of an index in the root of its archive. */
#define JY_INDEX_FOLDER ".jiyan"

typedef enum {
    JY_DISCOVERED_NOTHING,
    JY_DISCOVERED_NAMED,      /* by JIYAN_DB; whether an index is there is not looked at */
    JY_DISCOVERED_UNFINISHED, /* a .jiyan without an index: its first run is at work, or was broken off */
    JY_DISCOVERED_INDEX,
} jy_discovered;

/* The index for somebody who is in `from`: JIYAN_DB, else the nearest .jiyan from `from` upwards by plain names (what
 * does not exist is passed over). An unfinished one is found like any other: its archive is not a part of the one
 * above. *ret_folder is a new path, NULL for NOTHING; free with g_free. */
jy_discovered jy_discover(const char *from, char **ret_folder);

#endif
