/* mixture.h: bytes whose lines are in two encodings, of files that were put together. Private to text/encoding/. */
#ifndef JIYAN_TEXT_ENCODING_MIXTURE_H
#define JIYAN_TEXT_ENCODING_MIXTURE_H

#include "text/encoding/probe.h"

/* The lines of bytes that are UTF-8 beyond ASCII, and those that are not: in each more is ill-formed than is not. */
typedef struct {
    GString *utf8, *foreign;
    uint32_t foreign_lines, first_foreign; /* how many, and which is the first, from 1 */
} jy_mixture;

/* Fills *ret_mixture; clear with jy_mixture_clear. Returns false where all lines are of one kind. */
bool jy_mixture_part(const char *bytes, size_t length, jy_mixture *ret_mixture);
void jy_mixture_clear(jy_mixture *mixture);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_mixture, jy_mixture_clear)

/* Reads each line as what it is, the foreign ones by `converter`. Fills *ret_reading, but for its score; clear with
 * jy_probe_clear. */
void jy_mixture_read(const char *bytes, size_t length, const char *converter, jy_probe *ret_reading);

#endif
