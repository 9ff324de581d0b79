/* picture.h: a picture made ready for OCR. */
#ifndef JIYAN_INDEXER_EXTRACT_OCR_PICTURE_H
#define JIYAN_INDEXER_EXTRACT_OCR_PICTURE_H

#include <glib.h>
#include <leptonica/allheaders.h>
#include <stdbool.h>

#include "indexer/extract/ocr/ocr.h"

/* Decodes an image file, or the page of a TIFF that begins at *offset, which then is that of the next, 0 behind the
 * last; NULL for another format. Returns a new picture; destroy with pixDestroy. Errors: MALFORMED, TOO_BIG, which is
 * told by its head, before it is decoded. */
PIX *jy_picture_decode(const char *bytes, size_t length, size_t *offset, GError **err);

/* Paints pictures on a white page, the darker of two on each other, as ink is; those that are
 * no image that can be read are left out. Returns a new picture; destroy with pixDestroy. Errors: MALFORMED (none is).
 */
PIX *jy_picture_compose(const jy_ocr_page *page, GError **err);

/* Takes colours, transparency, shadows, and seals that lie over the text out of a picture. Takes the picture; returns a
 * new one of 8 bits, white paper and dark ink; NULL for NULL and what has no memory. `resolution` is in pixels an inch.
 */
PIX *jy_picture_clean(PIX *picture, int resolution);

#endif
