/* image.c: files of images: TIFF with one page or many, JPEG, PNG, BMP. */
#include <jiyan/base/error.h>
#include <libintl.h>

#include "indexer/extract/layout/page_flow.h"
#include "indexer/extract/ocr/ocr.h"

#define _(s) gettext(s)

/* Reads the pages of a file, of a TIFF up to the first that cannot be read. Returns how many were read. */
static int read_pages(const jy_extract_source *source, jy_ocr *ocr, jy_page_lines *lines, GError **err)
{
    const jy_ocr_picture file = {.bytes = source->bytes, .length = source->length};
    const bool is_tiff = g_str_equal(source->type, "image/tiff");
    size_t offset = 0;
    int pages = 0;
    while (jy_ocr_read_file(ocr, &file, is_tiff ? &offset : NULL, lines, err)) {
        pages++;
        if (offset == 0) {
            break;
        }
    }
    return pages;
}

/* Says that only the first pages of a file are read. */
static void note_part(jy_ledger_entry *entry, int pages, const GError *failure)
{
    g_free(entry->reason);
    g_free(entry->message);
    entry->reason = g_strdup(jy_error_name((jy_error)failure->code));
    entry->message = g_strdup_printf(_("only %d pages are read: %s"), pages, failure->message);
}

/* Reads the images of a file and emits their text. */
static bool read_file(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autoptr(jy_ocr) ocr = jy_ocr_new(to, err);
    g_autoptr(jy_page_lines) lines = jy_page_lines_new();
    if (!ocr) {
        return false;
    }
    g_autoptr(GError) failure = NULL;
    const int pages = read_pages(source, ocr, lines, &failure);
    if (failure && lines->lines->len == 0) {
        g_propagate_error(err, g_steal_pointer(&failure));
        return false;
    }
    if (failure) {
        note_part(to->entry, pages, failure);
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
