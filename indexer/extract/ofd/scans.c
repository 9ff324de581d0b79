/* scans.c: images of pages on their way to OCR and its lines on their way to blocks. */
#include "indexer/extract/ofd/scans.h"

#include <libintl.h>

#include "indexer/extract/layout/page_flow.h"
#include "indexer/extract/layout/page_lines.h"
#include "indexer/extract/ocr/ocr.h"
#include "indexer/extract/ofd/content.h"

#define _(s) gettext(s)

#define POINTS_MM (72 / 25.4)
/* An image that takes such a share of a page covers it. */
#define COVERS 0.5
/* Characters that a program puts on a scan: a page number, where it comes from. */
#define FEW 40

struct jy_scans {
    jy_package *package;
    const jy_extract_target *to;
    jy_extract_ocr mode;
    jy_ocr *ocr;      /* NULL as long as no page needed it */
    GError *obstacle; /* why there is none, or what failed first */
    jy_page_lines *lines;
};

jy_scans *jy_scans_new(jy_package *package, const jy_extract_target *to, jy_extract_ocr mode)
{
    jy_scans *scans = g_new0(jy_scans, 1);
    scans->package = package;
    scans->to = to;
    scans->mode = mode;
    scans->lines = jy_page_lines_new();
    return scans;
}

void jy_scans_free(jy_scans *scans)
{
    if (!scans) {
        return;
    }
    jy_page_lines_free(scans->lines);
    jy_ocr_free(scans->ocr);
    g_clear_error(&scans->obstacle);
    g_free(scans);
}

static bool is_covered(const jy_scans_page *page)
{
    bool is = false;
    for (guint i = 0; i < page->images->len; i++) {
        const jy_content_image *image = &g_array_index(page->images, jy_content_image, i);
        is |= (image->right - image->left) * (image->bottom - image->top) >= COVERS * page->width * page->height;
    }
    return is;
}

static bool are_wanted(const jy_scans *scans, const jy_scans_page *page)
{
    if (scans->mode == JY_EXTRACT_OCR_NEVER || page->images->len == 0) {
        return false;
    }
    const bool is_little = page->characters < FEW || scans->mode == JY_EXTRACT_OCR_ALWAYS;
    return page->characters == 0 || (is_little && is_covered(page));
}

/* The parts of the images, where they are there. Returns a new array of jy_ocr_picture; free with g_array_unref. */
static GArray *find_pictures(const jy_scans *scans, const jy_scans_page *page)
{
    GArray *pictures = g_array_new(false, false, sizeof(jy_ocr_picture));
    for (guint i = 0; i < page->images->len; i++) {
        const jy_content_image *image = &g_array_index(page->images, jy_content_image, i);
        jy_package_part part;
        if (jy_package_find(scans->package, image->part, &part)) {
            const jy_ocr_picture picture = {part.bytes,
                                            part.length,
                                            (float)(image->left * POINTS_MM),
                                            (float)(image->top * POINTS_MM),
                                            (float)(image->right * POINTS_MM),
                                            (float)(image->bottom * POINTS_MM)};
            g_array_append_val(pictures, picture);
        }
    }
    return pictures;
}

bool jy_scans_read(jy_scans *scans, const jy_scans_page *page)
{
    if (!are_wanted(scans, page)) {
        return false;
    }
    if (!scans->ocr && !scans->obstacle) {
        scans->ocr = jy_ocr_new(scans->to, &scans->obstacle);
    }
    g_autoptr(GArray) pictures = find_pictures(scans, page);
    if (!scans->ocr || pictures->len == 0) {
        return false;
    }
    while (scans->lines->pages->len + 1 < page->number) {
        jy_page_lines_add_page(scans->lines, NULL, 0, 0, 0);
    }
    const guint before = scans->lines->lines->len;
    const jy_ocr_page picture = {(const jy_ocr_picture *)(const void *)pictures->data, pictures->len,
                                 (float)(page->width * POINTS_MM), (float)(page->height * POINTS_MM)};
    g_autoptr(GError) failure = NULL;
    const bool done = jy_ocr_read_pictures(scans->ocr, &picture, scans->lines, &failure);
    if (!done && !scans->obstacle) {
        scans->obstacle = g_steal_pointer(&failure);
    }
    return done && scans->lines->lines->len > before;
}

bool jy_scans_replace(const jy_scans *scans)
{
    return scans->mode == JY_EXTRACT_OCR_ALWAYS;
}

bool jy_scans_write(jy_scans *scans, jy_blocks *blocks, GError **err)
{
    g_autoptr(jy_page_lines) lines = scans->lines;
    scans->lines = jy_page_lines_new();
    return lines->lines->len == 0 || jy_page_flow_add(lines, blocks, err);
}

unsigned jy_scans_confidence(jy_scans *scans)
{
    const unsigned confidence = jy_ocr_confidence(scans->ocr);
    if (scans->ocr) {
        jy_ocr_forget(scans->ocr);
    }
    return confidence;
}

const char *jy_scans_obstacle(const jy_scans *scans)
{
    return scans->obstacle ? scans->obstacle->message : scans->ocr ? _("OCR finds nothing") : NULL;
}
