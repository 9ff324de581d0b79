/* pdf.c: PDF, parsed by poppler. What it gives of a page are glyphs with their boxes; lines and paragraphs are made of
 * them in page_lines.h and page_flow.h. */
#include <jiyan/base/error.h>
#include <libintl.h>
#include <math.h>
#include <poppler.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/layout/page_flow.h"
#include "indexer/extract/layout/page_lines.h"
#include "indexer/extract/ocr/ocr.h"
#include "indexer/extract/pdf/pdf_notes.h"

#define _(s) gettext(s)

/* A text of more bytes is nobody's, and pages of more glyphs are none. */
#define TEXT_MOST ((size_t)256 << 20)
#define GLYPHS_MOST ((guint)4 << 20)
/* Pixels an inch of a page that OCR reads, and of the largest such page. */
#define OCR_RESOLUTION 300.0
#define OCR_PIXELS 40e6
#define POINTS_INCH 72.0

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerPage, g_object_unref)

/* Puts the fonts of a page to its glyphs. */
static void set_fonts(PopplerPage *page, jy_page_glyph *glyphs, guint count)
{
    GList *attributes = poppler_page_get_text_attributes(page);
    for (const GList *link = attributes; link; link = link->next) {
        const PopplerTextAttributes *these = link->data;
        uint32_t font = these->font_name ? g_str_hash(these->font_name) | 1 : 0;
        for (gint i = MAX(these->start_index, 0); i <= these->end_index && (guint)i < count; i++) {
            glyphs[i].size = (float)these->font_size;
            glyphs[i].font = font;
        }
    }
    poppler_page_free_text_attributes(attributes);
}

/* Adds a page by its text layer. */
static void add_page(PopplerPage *page, const char *text, jy_page_lines *lines)
{
    g_autofree PopplerRectangle *boxes = NULL;
    g_autofree jy_page_glyph *glyphs = NULL;
    guint count = 0;
    double width = 0, height = 0;
    poppler_page_get_size(page, &width, &height);
    if (text && poppler_page_get_text_layout(page, &boxes, &count) && count <= GLYPHS_MOST) {
        glyphs = g_new0(jy_page_glyph, count);
    } else {
        count = 0;
    }
    const char *at = text;
    guint i = 0;
    for (; i < count && *at; i++, at = g_utf8_next_char(at)) {
        const PopplerRectangle *box = boxes + i;
        glyphs[i].character = g_utf8_get_char(at);
        glyphs[i].left = (float)MIN(box->x1, box->x2);
        glyphs[i].right = (float)MAX(box->x1, box->x2);
        glyphs[i].top = (float)MIN(box->y1, box->y2);
        glyphs[i].bottom = (float)MAX(box->y1, box->y2);
    }
    set_fonts(page, glyphs, i);
    jy_page_lines_add_page(lines, glyphs, i, (float)width, (float)height);
}

static PopplerDocument *open_document(const jy_extract_source *source, GError **err)
{
    g_autoptr(GBytes) bytes = g_bytes_new_take(source->bytes, source->length);
    g_autoptr(GError) failure = NULL;
    PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, &failure);
    if (document) {
        return document;
    }
    bool encrypted = g_error_matches(failure, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);
    g_set_error(err, JY_ERROR, encrypted ? JY_ERROR_ENCRYPTED : JY_ERROR_MALFORMED,
                encrypted ? _("needs a password") : _("no PDF that can be read: %s"), failure->message);
    return NULL;
}

/* ---- pages that are images ---- */

/* Renders a page on white. Returns a new surface, whose pixels the image borrows; free with cairo_surface_destroy. */
static cairo_surface_t *render(PopplerPage *page, jy_ocr_image *ret_image)
{
    double width, height;
    poppler_page_get_size(page, &width, &height);
    double scale = OCR_RESOLUTION / POINTS_INCH;
    if (width * height * scale * scale > OCR_PIXELS) {
        scale = sqrt(OCR_PIXELS / (width * height));
    }
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, MAX((int)(width * scale), 1), MAX((int)(height * scale), 1));
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, scale, scale);
    poppler_page_render(page, cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    const uint32_t *pixels = (const uint32_t *)(const void *)cairo_image_surface_get_data(surface);
    *ret_image = (jy_ocr_image){.pixels = pixels,
                                .width = pixels ? cairo_image_surface_get_width(surface) : 0,
                                .height = pixels ? cairo_image_surface_get_height(surface) : 0,
                                .stride = cairo_image_surface_get_stride(surface) / (int)sizeof(uint32_t),
                                .resolution = (int)(scale * POINTS_INCH)};
    return surface;
}

/* ---- documents ---- */

/* A document that is read. */
typedef struct {
    PopplerDocument *file;
    const jy_extract_target *to;
    int pages;
    jy_page_lines *lines;
    GArray *notes; /* pdf_notes.h */
    jy_extract_ocr mode;
    jy_ocr *ocr;    /* NULL as long as no page needed it */
    GError *no_ocr; /* why there is none */
    int empty;      /* pages that gave no text */
} pdf_reading;

static bool is_blank(const char *text)
{
    while (g_ascii_isspace(*text)) {
        text++;
    }
    return !*text;
}

/* Reads a page by OCR, for which the engine is begun with the first. */
static bool read_image(pdf_reading *reading, PopplerPage *page)
{
    if (!reading->ocr && !(reading->ocr = jy_ocr_new(reading->to, &reading->no_ocr))) {
        return false;
    }
    jy_ocr_image image;
    cairo_surface_t *surface = render(page, &image);
    g_autoptr(GError) failure = NULL;
    bool done = jy_ocr_read(reading->ocr, &image, reading->lines, &failure);
    cairo_surface_destroy(surface);
    if (g_error_matches(failure, JY_ERROR, JY_ERROR_TOO_BIG)) { /* and so are those behind it */
        reading->no_ocr = g_steal_pointer(&failure);
    }
    return done;
}

/* Reads a page by its text layer or by OCR, whichever is to be. A page that cannot be read is an empty one. */
static void read_page(pdf_reading *reading, int number)
{
    g_autoptr(PopplerPage) page = poppler_document_get_page(reading->file, number);
    jy_page_lines *lines = reading->lines;
    const guint before = lines->lines->len;
    g_autofree char *text = page ? poppler_page_get_text(page) : NULL;
    bool by_ocr = page && reading->mode != JY_EXTRACT_OCR_NEVER && !reading->no_ocr &&
                  (reading->mode == JY_EXTRACT_OCR_ALWAYS || !text || is_blank(text));
    if (!by_ocr || !read_image(reading, page)) {
        if (page) {
            add_page(page, text, lines);
        } else {
            jy_page_lines_add_page(lines, NULL, 0, 0, 0);
        }
    }
    reading->empty += lines->lines->len == before;
    if (page) {
        jy_pdf_notes_take(reading->notes, page, (uint32_t)number + 1, text);
    }
}

/* Why pages are without text although they may have been read by OCR; NULL: they were not to be. */
static const char *obstacle_of(const pdf_reading *reading)
{
    return reading->no_ocr ? reading->no_ocr->message : reading->ocr ? _("OCR finds nothing") : NULL;
}

static bool read_pages(pdf_reading *reading, GError **err)
{
    for (int i = 0; i < reading->pages; i++) {
        read_page(reading, i);
        if (reading->lines->text->len > TEXT_MOST) {
            g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("a text of more than 256 MiB"));
            return false;
        }
    }
    if (reading->empty == reading->pages && reading->notes->len == 0) {
        const char *obstacle = obstacle_of(reading);
        g_set_error(err, JY_ERROR, JY_ERROR_UNSUPPORTED, _("no text layer on any of %d pages%s%s"), reading->pages,
                    obstacle ? "; " : "", obstacle ? obstacle : "");
        return false;
    }
    return true;
}

static bool emit_text(const pdf_reading *reading, const jy_extract_target *to, GError **err)
{
    if (reading->empty) {
        const char *obstacle = obstacle_of(reading);
        g_ptr_array_add(to->warnings, g_strdup_printf(_("no text layer on %d of %d pages%s%s"), reading->empty,
                                                      reading->pages, obstacle ? "; " : "", obstacle ? obstacle : ""));
    }
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    blocks->unlined = true;
    g_auto(jy_document) document = {.ocr = jy_ocr_confidence(reading->ocr)};
    return jy_page_flow_add(reading->lines, blocks, err) && jy_pdf_notes_add(reading->notes, blocks, err) &&
           to->emit(&document, blocks, 0, to->user, err);
}

bool jy_extract_pdf(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autoptr(PopplerDocument) file = open_document(source, err);
    if (!file) {
        return false;
    }
    g_autoptr(jy_page_lines) lines = jy_page_lines_new();
    g_autoptr(GArray) notes = jy_pdf_notes_new();
    pdf_reading reading = {.file = file,
                           .to = to,
                           .notes = notes,
                           .pages = poppler_document_get_n_pages(file),
                           .lines = lines,
                           .mode = source->ocr};
    bool done = read_pages(&reading, err) && emit_text(&reading, to, err);
    jy_ocr_free(reading.ocr);
    g_clear_error(&reading.no_ocr);
    return done;
}
