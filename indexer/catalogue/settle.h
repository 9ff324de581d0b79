/* settle.h: which row speaks of which file. Private to the room. */
#ifndef JIYAN_INDEXER_CATALOGUE_SETTLE_H
#define JIYAN_INDEXER_CATALOGUE_SETTLE_H

#include "indexer/catalogue/state.h"

/* The row of a path; NULL for none. */
jy_catalogue_row *jy_settle_find(const jy_catalogue *catalogue, const char *path);

/* The rows that may name members of an archive; NULL for none. */
const GPtrArray *jy_settle_members(const jy_catalogue *catalogue, const char *archive);
/* True where such a row is of a member of this archive. */
bool jy_settle_is_member(const jy_catalogue_row *row, const char *archive);

/* A number as it is compared: whatever file systems and typists put between its parts (X001-WS·2018-D30-0012) is one
 * hyphen. Returns a new string; free with g_free. */
char *jy_settle_number(const char *number);
/* The row without a path whose 档号 or 文号 this is; NULL for none, for several, and for NULL. */
jy_catalogue_row *jy_settle_find_number(const jy_catalogue *catalogue, const char *number);
/* The same by the 档号 that a file is called by. */
jy_catalogue_row *jy_settle_find_called(const jy_catalogue *catalogue, const char *path);

#endif
