/* decode.h: what the parts of decoding share. */
#ifndef JIYAN_TEXT_DECODE_H
#define JIYAN_TEXT_DECODE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* True for the characters that Chinese text is mostly made of, in their folded form. */
bool jy_decode_is_common(uint32_t character);

/* One reading of some bytes: as text of one encoding. */
typedef struct {
    char *text; /* valid UTF-8; may hold NULs */
    size_t length;
    uint32_t replaced; /* ill-formed sequences, now U+FFFD */
    double score;      /* how much it looks like text: 1 is all common Han, 0 and below is rubbish */
} jy_reading;

/* Reads bytes as an encoding that ICU knows, by its name there. False for an unknown name. Clear with jy_reading_clear.
 */
bool jy_reading_make(const char *converter, const char *bytes, size_t length, jy_reading *ret_reading);
void jy_reading_clear(jy_reading *reading);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_reading, jy_reading_clear)

/* Scores a text by what its characters are. */
double jy_reading_score(const char *text, size_t length);

#endif
