/* codec.h: numbers and texts to bytes and back, for what the index stores. Numbers are LEB128; a text is its length + 1
 * and its bytes, NULL is 0; a packed text is the length of what pack.h makes of it << 1, and that. */
#ifndef JIYAN_INDEX_CODEC_H
#define JIYAN_INDEX_CODEC_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* Append to `out`. */
void jy_codec_put_number(GString *out, uint64_t number);
void jy_codec_put_text(GString *out, const char *text);
/* A text packed (pack.h): what is long, or the same in many records. */
void jy_codec_put_packed(GString *out, const char *text, size_t length);

/* A cursor over stored bytes. After the first thing that does not fit, `bad` stays set and every further get gives 0 or
 * NULL. */
typedef struct {
    const char *at, *end;
    bool bad;
} jy_codec_cursor;

uint64_t jy_codec_get_number(jy_codec_cursor *cursor);
/* A number that has to be at most `high`. */
uint64_t jy_codec_get_number_to(jy_codec_cursor *cursor, uint64_t high);
/* A text where it is stored, without a NUL. Borrowed: valid as long as the bytes. NULL as below. */
const char *jy_codec_get_span(jy_codec_cursor *cursor, size_t *ret_length);
/* Returns a new text; free with g_free. NULL for a stored NULL and for what does not fit. */
char *jy_codec_get_text(jy_codec_cursor *cursor);
/* Returns a new text that was put packed, valid UTF-8, from behind its number, of which `packed` are the upper bits;
 * free with g_free. NULL for what does not fit. */
char *jy_codec_get_packed(jy_codec_cursor *cursor, uint64_t packed);
/* Passes over `length` bytes. Borrowed: valid as long as the stored bytes. NULL where there are fewer. */
const char *jy_codec_get_bytes(jy_codec_cursor *cursor, uint64_t length);

/* Sets INDEX_CORRUPT, naming `what` is damaged. */
void jy_codec_fail(const char *what, GError **err);
/* True when all was read and everything fitted; else sets INDEX_CORRUPT, naming `what`. */
bool jy_codec_finish(const jy_codec_cursor *cursor, const char *what, GError **err);

#endif
