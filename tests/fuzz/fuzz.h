/* fuzz.h: what the fuzz targets share. */
#ifndef JIYAN_TESTS_FUZZ_H
#define JIYAN_TESTS_FUZZ_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A property that every input has to keep. */
#define must(property)                                                                                                 \
    do {                                                                                                               \
        if (!(property)) {                                                                                             \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #property);                              \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

/* True where a character of valid UTF-8 begins, and at its end. */
static inline bool on_boundary(const char *text, uint32_t length, uint32_t at)
{
    return at == length || (at < length && ((unsigned char)text[at] & 0xC0) != 0x80);
}

/* Returns the bytes as decoding gives a text: valid UTF-8 without NUL (g_utf8_make_valid turns that into U+FFFD); free
 * with g_free. */
static inline char *make_text(const uint8_t *data, size_t size)
{
    return g_utf8_make_valid((const char *)data, (gssize)size);
}

#endif
