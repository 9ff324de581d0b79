/* image.c: files of images: TIFF with one page or many, JPEG, PNG, BMP. */
#include <jiyan/base/error.h>
#include <libintl.h>

#include "indexer/extract/layout/page_flow.h"
#include "indexer/extract/ocr/ocr.h"

#define _(s) gettext(s)

/* Pages of a file that are read. */
#define PAGES_MOST 2000

static bool read_pages(const jy_extract_source *source, jy_ocr *ocr, jy_page_lines *lines, GError **err)
{
    const jy_ocr_picture file = {.bytes = source->bytes, .length = source->length};
    if (!g_str_equal(source->type, "image/tiff")) {
        return jy_ocr_read_file(ocr, &file, NULL, lines, err);
    }
    size_t offset = 0;
    int page = 0;
    do {
        if (!jy_ocr_read_file(ocr, &file, &offset, lines, err)) {
            return false;
        }
    } while (offset != 0 && ++page < PAGES_MOST);
    return true;
}

/* Reads the images of a file and emits their text. */
static bool read_file(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
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
