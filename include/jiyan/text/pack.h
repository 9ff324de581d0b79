/* pack.h: text as the index stores it, in GB18030: all of Unicode, and two bytes a Han instead of UTF-8's three.
 * Compressed as records are (compressor.h) it is a tenth smaller than UTF-8 is. */
#ifndef JIYAN_TEXT_PACK_H
#define JIYAN_TEXT_PACK_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Appends `length` bytes of valid UTF-8 without NUL, packed, to `out`: without NUL as well. */
void jy_pack_encode(const char *text, size_t length, GString *out);

/* Bytes that the text of `length` packed bytes takes at most, with its NUL. */
static inline size_t jy_pack_room(size_t length)
{
    return length + length / 2 + 1;
}

/* Writes what was packed to `ret_text`, which has jy_pack_room bytes, as UTF-8 with a final NUL that *ret_length does
 * not count. False where the bytes are none of jy_pack_encode. */
bool jy_pack_decode(const char *bytes, size_t length, char *ret_text, size_t *ret_length);

#endif
