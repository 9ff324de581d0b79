/* pdf.c: PDF, parsed by poppler. What it gives of a page are glyphs with their boxes; lines and paragraphs are made of
 * them in page_lines.h and page_flow.h. */
#include <jiyan/base/error.h>
#include <libintl.h>
#include <poppler.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/layout/page_flow.h"
#include "indexer/extract/layout/page_lines.h"

#define _(s) gettext(s)

/* A text of more bytes is nobody's, and pages of more glyphs are none. */
#define TEXT_MOST ((size_t)256 << 20)
#define GLYPHS_MOST ((guint)4 << 20)

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

static void add_page(PopplerPage *page, jy_page_lines *lines)
{
    g_autofree char *text = poppler_page_get_text(page);
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

bool jy_extract_pdf(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autoptr(PopplerDocument) file = open_document(source, err);
    if (!file) {
        return false;
    }
    g_autoptr(jy_page_lines) lines = jy_page_lines_new();
    const int pages = poppler_document_get_n_pages(file);
    int empty = 0;
    for (int i = 0; i < pages; i++) {
        g_autoptr(PopplerPage) page = poppler_document_get_page(file, i);
        const guint before = lines->lines->len;
        if (page) {
            add_page(page, lines);
        }
        empty += lines->lines->len == before;
        if (lines->text->len > TEXT_MOST) {
            g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("a text of more than 256 MiB"));
            return false;
        }
    }
    if (empty == pages) {
        g_set_error(err, JY_ERROR, JY_ERROR_UNSUPPORTED, _("no text layer on any of %d pages"), pages);
        return false;
    }
    if (empty) {
        g_ptr_array_add(to->warnings, g_strdup_printf(_("no text layer on %d of %d pages"), empty, pages));
    }
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    blocks->unlined = true;
    g_auto(jy_document) document = {0};
    return jy_page_flow_add(lines, blocks, err) && to->emit(&document, blocks, 0, to->user, err);
}
