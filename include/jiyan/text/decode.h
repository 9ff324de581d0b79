/* decode.h: bytes of a text file to valid UTF-8. */
#ifndef JIYAN_TEXT_DECODE_H
#define JIYAN_TEXT_DECODE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    char *text; /* valid UTF-8 without NUL, ends with NUL; no byte order mark; line ends are \n (\r\n and \r folded) */
    uint32_t length;      /* bytes, the final NUL not counted */
    const char *encoding; /* "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE", "UTF-32LE", "EUC-TW", "windows-1252",
                             …: a WHATWG or IANA name; static */
    double confidence;    /* 0 … 1 */
    uint32_t replaced;    /* ill-formed sequences that became U+FFFD, and NULs that were dropped */
    const char *other;    /* the encoding of those lines that are in another one; NULL mostly; static */
    uint32_t other_lines, other_first; /* how many they are, and which is the first, from 1 */
} jy_decoded;

/* Decodes `length` bytes. Order: strict UTF-8; lines of UTF-8 and of another encoding; byte order mark; UTF-16 by its
 * NUL pattern; strict GB18030 (WHATWG index) against strict Big5, scored by the share of common Han; ICU's detector as
 * a vote; then the best of them with replacements. A character that is written as two surrogates in UTF-8 (CESU-8) is
 * read, and counted as replaced. Fills *ret_decoded; clear with jy_decode_clear. Errors: UNSUPPORTED (binary), ENCODING
 * (too much would be replaced), TOO_BIG (over 1 GiB), MEMORY. */
bool jy_decode(const char *bytes, size_t length, jy_decoded *ret_decoded, GError **err);
/* The same. Takes the bytes, of which there is one more than `length`, also on failure: they become the text where they
 * are UTF-8, so that a large one is held once. */
bool jy_decode_own(char *bytes, size_t length, jy_decoded *ret_decoded, GError **err);
/* The same when the encoding is known (an XML or HTML declaration, a catalogue). Errors also: ENCODING for a name
 * nobody knows. */
bool jy_decode_as(const char *encoding, const char *bytes, size_t length, jy_decoded *ret_decoded, GError **err);
void jy_decode_clear(jy_decoded *decoded);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_decoded, jy_decode_clear)

#endif
