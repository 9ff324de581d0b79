/* pack.h: text as the index stores it, in GB18030: all of Unicode, and two bytes a Han instead of UTF-8's three.
 * Deflated by Xapian, as all it stores, that leaves a sixth less on disk: of 36 MB of news 21 MB instead of 25. */
#ifndef JIYAN_TEXT_PACK_H
#define JIYAN_TEXT_PACK_H

#include <glib.h>
#include <stddef.h>

/* Appends `length` bytes of valid UTF-8, packed, to `out`. */
void jy_pack_encode(const char *text, size_t length, GString *out);

/* Returns a new text, what was packed as UTF-8 with a final NUL; free with g_free. NULL where the bytes are none of
 * jy_pack_encode. */
char *jy_pack_decode(const char *bytes, size_t length, size_t *ret_length);

#endif
