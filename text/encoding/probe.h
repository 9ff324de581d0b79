/* probe.h: bytes read as one encoding, to see how well they fit. Private to text/. */
#ifndef JIYAN_TEXT_ENCODING_PROBE_H
#define JIYAN_TEXT_ENCODING_PROBE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* True for the characters that Chinese text is mostly made of, in their folded form. */
bool jy_probe_is_common(uint32_t character);

/* One reading of some bytes: as text of one encoding. */
typedef struct {
    char *text; /* valid UTF-8; may hold NULs */
    size_t length;
    uint32_t replaced; /* ill-formed sequences, now U+FFFD */
    double score;      /* how much it looks like text: 1 is all common Han, 0 and below is rubbish */
} jy_probe;

/* Reads bytes as an encoding that ICU knows, by its name there. Fills *ret_reading; clear with jy_probe_clear.
 * Returns false for an unknown name. */
bool jy_probe_read(const char *converter, const char *bytes, size_t length, jy_probe *ret_reading);
void jy_probe_clear(jy_probe *reading);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_probe, jy_probe_clear)

#endif
