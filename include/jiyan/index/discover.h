/* discover.h: which index somebody means who names none. */
#ifndef JIYAN_INDEX_DISCOVER_H
#define JIYAN_INDEX_DISCOVER_H

#include <glib.h>

/* The folder of an index in the root of its archive. */
#define JY_INDEX_FOLDER ".jiyan"
/* Holds the root of an index that does not lie in it. */
#define JY_INDEX_ROOT "root"

typedef enum {
    JY_DISCOVERED_NOTHING,
    JY_DISCOVERED_NAMED,      /* by JIYAN_DB; whether an index is there is not looked at */
    JY_DISCOVERED_UNFINISHED, /* a .jiyan without an index: its first run is at work, or was broken off */
    JY_DISCOVERED_INDEX,
} jy_discovered;

/* The index of a folder that somebody names: the folder, or, where none is in it, the .jiyan in it, as it is an
 * archive's root. Returns a new path; free with g_free. */
char *jy_discover_named(const char *folder);

/* The root of the archive that an index is of, which need not be there: the folder above a .jiyan, or what the index
 * itself says. Returns a new path; NULL where it does not say. */
char *jy_discover_root(const char *folder);

/* The index for somebody who is in `from`: JIYAN_DB, else the nearest .jiyan from `from` upwards by plain names (what
 * does not exist is passed over). An unfinished one is found like any other: its archive is not a part of the one
 * above. *ret_folder is a new path, NULL for NOTHING; free with g_free. */
jy_discovered jy_discover(const char *from, char **ret_folder);

#endif
