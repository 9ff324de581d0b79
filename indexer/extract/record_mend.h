/* record_mend.h: lines of JSON as programs write them and the grammar does not have them. */
#ifndef JIYAN_INDEXER_EXTRACT_RECORD_MEND_H
#define JIYAN_INDEXER_EXTRACT_RECORD_MEND_H

#include <glib.h>

/* Writes a line that could not be read such that it can, if that is possible: a number that no machine word holds
 * becomes the text of its digits, NaN and Infinity null, half of a surrogate pair U+FFFD, control characters in a
 * string are escaped, NULs and others between values spaces. Returns a new text; free with g_string_free. *ret_halves
 * counts the halves. */
GString *jy_record_mend(const char *line, size_t length, guint *ret_halves);

#endif
