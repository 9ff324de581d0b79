/* ofd.c: reads OFD (GB/T 33190-2016), the fixed layout of Chinese administration: text is drawn glyph by glyph, and
 * what belongs together is told by where it stands. */
#include <jiyan/base/error.h>
#include <jiyan/text/character.h>
#include <jiyan/text/utf8.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/ofd/content.h"
#include "indexer/extract/ofd/notes.h"
#include "indexer/extract/ofd/numbers.h"
#include "indexer/extract/ofd/ofd_document.h"
#include "indexer/extract/ofd/ofd_file.h"
#include "indexer/extract/ofd/paragraphs.h"
#include "indexer/extract/ofd/scans.h"
#include "indexer/extract/package/markup.h"

#define _(s) gettext(s)

/* Of A4, in millimetres. */
#define WIDTH 210
#define HEIGHT 297
/* Least bytes of a title: two characters may stand anywhere. */
#define TITLE_LEAST 12

/* The reading of one document. */
typedef struct {
    jy_ofd_document *document;
    jy_content *content;
    jy_scans *scans;
    jy_paragraphs *paragraphs; /* of the text since the last scan */
    jy_sheet *sheet;
    jy_blocks *blocks;
    GPtrArray *aside;        /* texts that are no part of a page's text */
    GArray *aside_pages;     /* the page of each */
    guint missing, textless; /* pages; what has neither text nor an image is just empty */
} ofd_reading;

/* The size of a page by its own area or that of the document. */
static jy_scans_page measure_page(const ofd_reading *reading, const xmlNode *page)
{
    const xmlNode *common = jy_ofd_document_element(reading->document, "CommonData");
    const xmlNode *const areas[] = {jy_markup_child(page, "Area"), jy_markup_child(common, "PageArea")};
    double box[4] = {0};
    for (size_t i = 0; i < G_N_ELEMENTS(areas); i++) {
        const xmlNode *physical = jy_markup_child(areas[i], "PhysicalBox");
        xmlChar *text = physical ? xmlNodeGetContent(physical) : NULL;
        size_t count = jy_numbers_read((const char *)text, box, 4);
        xmlFree(text);
        if (count == 4 && box[2] > 0 && box[3] > 0) {
            return (jy_scans_page){.width = box[2], .height = box[3]};
        }
    }
    return (jy_scans_page){.width = WIDTH, .height = HEIGHT};
}

/* Adds the text since the last scan to the blocks. */
static bool write_text(ofd_reading *reading, GError **err)
{
    g_autoptr(jy_paragraphs) paragraphs = reading->paragraphs;
    reading->paragraphs = jy_paragraphs_new();
    return jy_paragraphs_write(paragraphs, reading->blocks, reading->aside, reading->aside_pages, err);
}

/* Says of what was added aside that it is on that page. */
static void number_aside(ofd_reading *reading, const jy_scans_page *page)
{
    while (reading->aside_pages->len < reading->aside->len) {
        g_array_append_val(reading->aside_pages, page->number);
    }
}

/* Adds the lines on the sheet, which are of that page. */
static void take_lines(ofd_reading *reading, const jy_scans_page *page)
{
    g_autoptr(GArray) lines = jy_sheet_lines(reading->sheet, jy_paragraphs_text(reading->paragraphs), reading->aside);
    number_aside(reading, page);
    jy_paragraphs_add(reading->paragraphs, lines, page->number, page->height);
}

static bool has_han(const char *text)
{
    while (*text && !jy_character_is_han(g_utf8_get_char(text))) {
        text = g_utf8_next_char(text);
    }
    return *text;
}

/* Keeps the few words that a program wrote on a scan, but no page number, each once. */
static void take_marks(ofd_reading *reading, const jy_scans_page *page)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GArray) lines = jy_sheet_lines(reading->sheet, text, reading->aside);
    for (guint i = 0; i < lines->len; i++) {
        const jy_sheet_line *line = &g_array_index(lines, jy_sheet_line, i);
        g_autofree char *mark = g_strndup(text->str + line->start, line->length);
        if (has_han(mark) && !g_ptr_array_find_with_equal_func(reading->aside, mark, g_str_equal, NULL)) {
            g_ptr_array_add(reading->aside, g_steal_pointer(&mark));
        }
    }
    number_aside(reading, page);
}

/* Adds a page by its images or by its text. What was read of pages before it is written before it. */
static bool take_page(ofd_reading *reading, const jy_scans_page *page, GError **err)
{
    if (jy_scans_read(reading->scans, page)) {
        if (page->characters && !jy_scans_replace(reading->scans)) {
            take_marks(reading, page);
        }
        return write_text(reading, err);
    }
    reading->textless += page->characters == 0 && page->images->len > 0;
    if (page->characters && !jy_scans_write(reading->scans, reading->blocks, err)) {
        return false;
    }
    take_lines(reading, page);
    return true;
}

static bool read_page(ofd_reading *reading, guint page, GError **err)
{
    g_autoptr(xmlDoc) tree = jy_ofd_document_parse_page(reading->document, page);
    if (!tree) {
        reading->missing++;
        return true;
    }
    const xmlNode *top = xmlDocGetRootElement(tree);
    jy_sheet_clear(reading->sheet);
    g_autoptr(GArray) images = g_array_new(false, false, sizeof(jy_content_image));
    if (!jy_content_page(reading->content, top, reading->sheet, images, err)) {
        return false;
    }
    jy_scans_page on = measure_page(reading, top);
    on.number = page + 1;
    on.characters = jy_sheet_count(reading->sheet);
    on.images = images;
    return take_page(reading, &on, err);
}

static bool add_aside(const ofd_reading *reading, jy_blocks *blocks, GError **err)
{
    for (guint i = 0; i < reading->aside->len; i++) {
        const char *text = g_ptr_array_index(reading->aside, i);
        const jy_extracted note = {.kind = JY_EXTRACTED_NOTE,
                                   .page = g_array_index(reading->aside_pages, uint32_t, i),
                                   .text = text,
                                   .length = (uint32_t)strlen(text)};
        if (!jy_blocks_add(blocks, &note, err)) {
            return false;
        }
    }
    return true;
}

/* ---- what is known of the document ---- */

/* True where the text from byte `at` on is the title, whatever white space there is, up to the end of a line. */
static bool is_title_at(const char *text, uint32_t at, uint32_t end, const char *title)
{
    const uint32_t length = (uint32_t)strlen(title);
    for (uint32_t of = 0; of < length;) {
        uint32_t wanted = jy_utf8_next(title, length, &of), c = 0;
        if (jy_character_is_blank(wanted)) {
            continue;
        }
        do {
            c = at < end ? jy_utf8_next(text, end, &at) : 0;
        } while (c && (jy_character_is_blank(c) || c == '\n'));
        if (c != wanted) {
            return false;
        }
    }
    return at == end || text[at] == '\n' || text[at] == '\f';
}

/* The title that the writer's program gives is that of a template or a file name as often as not: it is taken where the
 * first page has it as a line of its own. */
static bool has_title(const jy_blocks *blocks, const char *title)
{
    if (strlen(title) < TITLE_LEAST || jy_blocks_count(blocks) == 0) {
        return false;
    }
    const jy_extracted first = jy_blocks_get(blocks, 0);
    for (uint32_t at = 0; first.kind == JY_EXTRACTED_RAW && at < first.length;) {
        if (is_title_at(first.text, at, first.length, title)) {
            return true;
        }
        const char *line = memchr(first.text + at, '\n', first.length - at);
        at = line ? (uint32_t)(line - first.text) + 1 : first.length;
    }
    return false;
}

/* Says which pages are not read. Where no page has text, that is an error of a file of one document. */
static bool report(const ofd_reading *reading, uint32_t record, bool is_empty, const jy_extract_target *to,
                   GError **err)
{
    const int pages = (int)jy_ofd_document_pages(reading->document);
    const char *obstacle = jy_scans_obstacle(reading->scans);
    if (reading->missing) {
        g_ptr_array_add(to->warnings,
                        g_strdup_printf(_("%u of %d pages are missing or damaged"), reading->missing, pages));
    }
    if (is_empty && reading->textless && record == 0) {
        g_set_error(err, JY_ERROR, JY_ERROR_UNSUPPORTED, _("no text layer on any of %d pages%s%s"), pages,
                    obstacle ? "; " : "", obstacle ? obstacle : "");
        return false;
    }
    if (reading->textless) {
        g_ptr_array_add(to->warnings, g_strdup_printf(_("no text layer on %d of %d pages%s%s"), (int)reading->textless,
                                                      pages, obstacle ? "; " : "", obstacle ? obstacle : ""));
    }
    return true;
}

/* ---- the file ---- */

static bool emit(ofd_reading *reading, const jy_ofd_file_body *body, uint32_t record, const jy_extract_target *to,
                 GError **err)
{
    jy_blocks *blocks = reading->blocks;
    for (guint page = 0; page < jy_ofd_document_pages(reading->document); page++) {
        if (!read_page(reading, page, err)) {
            return false;
        }
    }
    if (!write_text(reading, err) || !jy_scans_write(reading->scans, blocks, err) || !add_aside(reading, blocks, err) ||
        !jy_notes_add(reading->document, reading->content, blocks, err)) {
        return false;
    }
    if (!report(reading, record, jy_blocks_count(blocks) == 0, to, err)) {
        return false;
    }
    g_auto(jy_document) document = {.ocr = jy_scans_confidence(reading->scans)};
    if (body->title && has_title(blocks, body->title)) {
        document.title = g_strdup(body->title);
    }
    return to->emit(&document, blocks, record, to->user, err);
}

static bool read_body(jy_scans *scans, jy_package *package, const jy_ofd_file_body *body, uint32_t record,
                      const jy_extract_target *to, GError **err)
{
    g_autoptr(jy_ofd_document) document = jy_ofd_document_open(package, body->root, err);
    if (!document) {
        return false;
    }
    g_autoptr(jy_content) content = jy_content_new(document);
    g_autoptr(jy_sheet) sheet = jy_sheet_new();
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    g_autoptr(GPtrArray) aside = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) pages = g_array_new(false, false, sizeof(uint32_t));
    blocks->unlined = true;
    ofd_reading reading = {document, content, scans, jy_paragraphs_new(), sheet, blocks, aside, pages, 0, 0};
    const bool done = emit(&reading, body, record, to, err);
    jy_paragraphs_free(reading.paragraphs);
    return done;
}

static bool read_bodies(jy_package *package, const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autoptr(GPtrArray) bodies = jy_ofd_file_bodies(package, err);
    g_autoptr(jy_scans) scans = jy_scans_new(package, to, source->ocr);
    for (guint i = 0; bodies && i < bodies->len; i++) {
        const uint32_t record = bodies->len > 1 ? i + 1 : 0;
        if (!read_body(scans, package, g_ptr_array_index(bodies, i), record, to, err)) {
            return false;
        }
    }
    return bodies != NULL;
}

bool jy_extract_ofd(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autofree char *bytes = source->bytes;
    g_autoptr(jy_package) package = jy_package_new(bytes, source->length, err);
    return package && read_bodies(package, source, to, err);
}
