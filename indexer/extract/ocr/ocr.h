/* ocr.h: the characters of an image of a page, read by tesseract. */
#ifndef JIYAN_INDEXER_EXTRACT_OCR_OCR_H
#define JIYAN_INDEXER_EXTRACT_OCR_OCR_H

#include "indexer/extract/extract.h"
#include "indexer/extract/layout/page_lines.h"

/* A page as pixels 0x00RRGGBB, from the upper left corner. */
typedef struct {
    const uint32_t *pixels;
    int width, height;
    int stride;     /* pixels from one row to the next */
    int resolution; /* pixels an inch; 0: not known */
} jy_ocr_image;

/* A picture on a page: the bytes of an image file, and the box that it fills, in points from the upper left corner of
 * the page. */
typedef struct {
    const char *bytes;
    size_t length;
    float left, top, right, bottom;
} jy_ocr_picture;

/* A page that is made of pictures. */
typedef struct {
    const jy_ocr_picture *pictures;
    guint count;
    float width, height; /* in points */
} jy_ocr_page;

/* Pixels of the largest image that is read. */
#define JY_OCR_PIXELS_MOST 100000000

typedef struct jy_ocr jy_ocr;

/* Returns a new engine that knows the Chinese that is installed, and English, for the file that `to` is told of, or
 * NULL; free with jy_ocr_free. Errors: UNSUPPORTED (which package is needed). */
jy_ocr *jy_ocr_new(const jy_extract_target *to, GError **err);
void jy_ocr_free(jy_ocr *ocr);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_ocr, jy_ocr_free)

/* The package that OCR needs and has not; NULL: it can read. */
const char *jy_ocr_needs(void);

/* Has a function called before each page that is read: it takes as long as other files do. NULL: none. */
void jy_ocr_watch(void (*watch)(void));

/* Pages that one engine reads. */
#define JY_OCR_PAGES_MOST 1000

/* Reads the next page into lines, its measures in points: pixels, pictures, or the page of an image file; of a TIFF
 * that which begins at *offset, as jy_picture_decode has it. What cannot be told from spots gives no line. Errors:
 * MALFORMED (no image), TOO_BIG (an image too large, a page too many). */
bool jy_ocr_read(jy_ocr *ocr, const jy_ocr_image *image, jy_page_lines *lines, GError **err);
bool jy_ocr_read_pictures(jy_ocr *ocr, const jy_ocr_page *page, jy_page_lines *lines, GError **err);
bool jy_ocr_read_file(jy_ocr *ocr, const jy_ocr_picture *file, size_t *offset, jy_page_lines *lines, GError **err);

/* The mean confidence of the characters read since jy_ocr_forget, as a jy_document has it: 0 where there were none, or
 * no engine. */
unsigned jy_ocr_confidence(const jy_ocr *ocr);
void jy_ocr_forget(jy_ocr *ocr);

#endif
