/* image.c: files of images: TIFF with one page or many, JPEG, PNG, BMP. */
#include <jiyan/base/error.h>
#include <libintl.h>

#include "indexer/extract/layout/page_flow.h"
#include "indexer/extract/ocr/ocr.h"

#define _(s) gettext(s)

#ifdef JIYAN_OCR

#include <leptonica/allheaders.h>

/* Pages of a file that are read. */
#define PAGES_MOST 2000

/* Reads the header of an image alone, so that none is decoded that is too large. */
static bool may_decode(const jy_extract_source *source, GError **err)
{
    l_int32 format, width = 0, height = 0, bits, samples, palette;
    if (pixReadHeaderMem((const l_uint8 *)source->bytes, source->length, &format, &width, &height, &bits, &samples,
                         &palette) != 0) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("no image that can be read"));
        return false;
    }
    if ((int64_t)width * height > JY_OCR_PIXELS_MOST) {
        g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("an image of more than %d million pixels"),
                    JY_OCR_PIXELS_MOST / 1000000);
        return false;
    }
    return true;
}

/* Reads one picture. Takes it. */
static bool read_picture(PIX *picture, jy_ocr *ocr, jy_page_lines *lines, GError **err)
{
    PIX *grey = picture ? pixConvertTo8(picture, 0) : NULL;
    g_autofree uint8_t *pixels = NULL;
    jy_ocr_image image = {0};
    if (grey) {
        image = (jy_ocr_image){.width = pixGetWidth(grey),
                               .height = pixGetHeight(grey),
                               .stride = pixGetWidth(grey),
                               .resolution = pixGetXRes(picture)};
        pixels = g_malloc((size_t)image.width * (size_t)image.height);
        for (int y = 0; y < image.height; y++) {
            const l_uint32 *row = pixGetData(grey) + (ptrdiff_t)y * pixGetWpl(grey);
            for (int x = 0; x < image.width; x++) {
                pixels[(size_t)y * (size_t)image.width + (size_t)x] = (uint8_t)GET_DATA_BYTE(row, x);
            }
        }
        image.pixels = pixels;
    }
    pixDestroy(&grey);
    pixDestroy(&picture);
    return jy_ocr_read(ocr, &image, lines, err);
}

static bool read_pages(const jy_extract_source *source, jy_ocr *ocr, jy_page_lines *lines, GError **err)
{
    if (!may_decode(source, err)) {
        return false;
    }
    const l_uint8 *bytes = (const l_uint8 *)source->bytes;
    if (!g_str_equal(source->type, "image/tiff")) {
        return read_picture(pixReadMem(bytes, source->length), ocr, lines, err);
    }
    size_t offset = 0;
    for (int page = 0; page < PAGES_MOST; page++) {
        if (!read_picture(pixReadMemFromMultipageTiff(bytes, source->length, &offset), ocr, lines, err)) {
            return false;
        }
        if (offset == 0) {
            break;
        }
    }
    return true;
}

/* Reads the images of a file and emits their text. */
static bool read_file(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    setMsgSeverity(L_SEVERITY_NONE);
    g_autoptr(jy_ocr) ocr = jy_ocr_new(to, err);
    g_autoptr(jy_page_lines) lines = jy_page_lines_new();
    if (!ocr || !read_pages(source, ocr, lines, err)) {
        return false;
    }
    if (lines->lines->len == 0) {
        g_set_error(err, JY_ERROR, JY_ERROR_UNSUPPORTED, _("OCR finds no text"));
        return false;
    }
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    blocks->unlined = true;
    g_auto(jy_document) document = {.ocr = jy_ocr_confidence(ocr)};
    return jy_page_flow_add(lines, blocks, err) && to->emit(&document, blocks, 0, to->user, err);
}

#else

static bool read_file(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    (void)source;
    return jy_ocr_new(to, err);
}

#endif

bool jy_extract_image(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    bool done = false;
    if (source->ocr == JY_EXTRACT_OCR_NEVER) {
        g_set_error(err, JY_ERROR, JY_ERROR_UNSUPPORTED, _("an image, which OCR was told not to read"));
    } else {
        done = read_file(source, to, err);
    }
    g_free(source->bytes);
    return done;
}
