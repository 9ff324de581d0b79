/* doc.c: Word documents from Word 6 to 2003, and those of WPS, which has the same format. */
#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/word/body.h"
#include "indexer/extract/word/fib.h"
#include "indexer/extract/word/lists.h"
#include "indexer/extract/word/pieces.h"
#include "indexer/extract/word/runs.h"
#include "indexer/extract/word/sprm.h"
#include "indexer/extract/word/styles.h"

#define _(s) gettext(s)

enum {
    MARK_DRAWING = 0x08,
    MARK_CELL = 0x07,
    MARK_TAB = 0x09,
    MARK_BREAK = 0x0B,
    MARK_PAGE = 0x0C,
    MARK_PARAGRAPH = 0x0D,
    MARK_COLUMN = 0x0E,
    MARK_HYPHEN = 0x1E,
    SPACE_FIXED = 0xA0
};

/* A drawing, and the text box that it is. */
typedef struct {
    uint32_t at; /* its character; G_MAXUINT32 where it is not known */
    uint32_t first, end;
} text_box;

/* A document as it is read. */
typedef struct {
    jy_fib fib;
    jy_pieces pieces;
    GArray *paragraphs; /* of jy_formatting */
    GArray *styles;     /* of jy_style */
    jy_lists *lists;
    GArray *boxes; /* of text_box, by their drawings */
    guint box;     /* the next of them */
    jy_body body;
} word_document;

/* What a paragraph is. */
typedef struct {
    jy_style style;
    bool is_in_table, is_row_end;
} paragraph_format;

static void clear_document(word_document *document)
{
    jy_fib_clear(&document->fib);
    jy_pieces_clear(&document->pieces);
    jy_lists_free(document->lists);
    jy_body_clear(&document->body);
    GArray *arrays[] = {document->paragraphs, document->styles, document->boxes};
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++) {
        if (arrays[i]) {
            g_array_unref(arrays[i]);
        }
    }
}

/* ---- paragraphs ---- */

static void set_style(const word_document *document, uint16_t number, paragraph_format *format)
{
    if (number < document->styles->len) {
        format->style = g_array_index(document->styles, jy_style, number);
    }
}

static void apply_changes(const word_document *document, jy_bytes changes, paragraph_format *format)
{
    enum { BODY = 9, LATER_MOST = 8192 };
    bool is_later = false;
    for (jy_sprm sprm = {.rest = changes}; jy_sprm_next(&sprm);) {
        const uint8_t value = jy_bytes_u8(sprm.operand, 0);
        switch (sprm.code) {
        case JY_SPRM_STYLE:
            set_style(document, jy_bytes_u16(sprm.operand, 0), format);
            break;
        case JY_SPRM_OUTLINE:
            if (!format->style.is_title && !format->style.level) {
                format->style.level = value < BODY ? value + 1 : 0;
            }
            break;
        case JY_SPRM_IN_TABLE:
            format->is_in_table = value != 0;
            break;
        case JY_SPRM_DEPTH:
            format->is_in_table |= jy_bytes_u32(sprm.operand, 0) != 0;
            break;
        case JY_SPRM_ROW_END:
            format->is_row_end = value != 0;
            break;
        case JY_SPRM_LIST_LEVEL:
            format->style.list_level = value;
            break;
        case JY_SPRM_LIST:
            format->style.list = jy_bytes_u16(sprm.operand, 0);
            break;
        case JY_SPRM_LATER:
        case JY_SPRM_LATER_OLD:
            if (!is_later) {
                const size_t at = jy_bytes_u32(sprm.operand, 0);
                sprm.rest =
                    jy_bytes_cut(document->fib.data, at + 2, MIN(jy_bytes_u16(document->fib.data, at), LATER_MOST));
                is_later = true;
            }
            break;
        default:
            break;
        }
    }
}

static paragraph_format format_of(const word_document *document, uint32_t mark)
{
    paragraph_format format = {0};
    const uint32_t offset = jy_pieces_offset(&document->pieces, mark);
    const guint at = jy_runs_find(document->paragraphs, offset);
    const jy_formatting *run =
        at < document->paragraphs->len ? &g_array_index(document->paragraphs, jy_formatting, at) : NULL;
    const bool is_found = run && run->start <= offset;
    set_style(document, is_found ? run->style : 0, &format);
    if (is_found) {
        apply_changes(document, run->changes, &format);
    }
    apply_changes(document, jy_pieces_changes(jy_pieces_find(&document->pieces, mark)), &format);
    return format;
}

/* Puts the automatic number before the paragraph under way. */
static void number(word_document *document, const jy_style *style)
{
    if (style->list && document->body.text->len) {
        g_autoptr(GString) shown = g_string_new(NULL);
        jy_lists_number(document->lists, style->list, style->list_level, shown);
        g_string_prepend_len(document->body.text, shown->str, (gssize)shown->len);
    }
}

static void end_paragraph(word_document *document, uint32_t mark, jy_extracted_kind kind)
{
    paragraph_format format = format_of(document, mark);
    const uint16_t *units = document->pieces.units;
    const bool is_cell = units[mark] == MARK_CELL;
    if (document->paragraphs->len == 0) { /* nothing says what ends a row: a cell that is empty and the last */
        format.is_row_end = is_cell && mark && units[mark - 1] == MARK_CELL;
    }
    jy_body *body = &document->body;
    if (!format.is_row_end) {
        number(document, &format.style);
    }
    if (kind == JY_EXTRACTED_PARAGRAPH && (is_cell || format.is_in_table)) {
        if (format.is_row_end) {
            jy_body_end_row(body);
        } else if (is_cell) {
            jy_body_end_cell(body);
        } else {
            jy_body_end_line(body);
        }
        return;
    }
    const uint8_t level = kind == JY_EXTRACTED_PARAGRAPH ? format.style.level : 0;
    const bool is_title = kind == JY_EXTRACTED_PARAGRAPH && format.style.is_title;
    jy_body_end_paragraph(body, is_title ? JY_EXTRACTED_TITLE : level ? JY_EXTRACTED_HEADING : kind, level);
}

/* ---- characters ---- */

static bool ends_paragraph(uint16_t unit)
{
    return unit == MARK_PARAGRAPH || unit == MARK_CELL || unit == MARK_PAGE || unit == MARK_COLUMN;
}

/* Appends the character at hand. Returns how many units it has. */
static uint32_t append_unit(const jy_pieces *pieces, uint32_t at, uint32_t end, GString *text)
{
    enum { PRIVATE = 0xF000, PRIVATE_END = 0xF100, HIGH = 0xD800, LOW = 0xDC00, SURROGATES_END = 0xE000 };
    const uint16_t unit = pieces->units[at], next = at + 1 < end ? pieces->units[at + 1] : 0;
    if (unit >= HIGH && unit < LOW && next >= LOW && next < SURROGATES_END) {
        g_string_append_unichar(text, 0x10000 + ((gunichar)(unit - HIGH) << 10) + (gunichar)(next - LOW));
        return 2;
    }
    if (unit == MARK_TAB || unit == SPACE_FIXED) {
        g_string_append_c(text, ' ');
    } else if (unit == MARK_BREAK) {
        g_string_append_c(text, '\v');
    } else if (unit == MARK_HYPHEN) {
        g_string_append_c(text, '-');
    } else if (unit >= 0x20 && unit < JY_PIECES_NOTHING && !(unit >= HIGH && unit < SURROGATES_END) &&
               !(unit >= PRIVATE && unit < PRIVATE_END)) {
        g_string_append_unichar(text, unit);
    }
    return 1;
}

/* Reads a stretch of the text as paragraphs, and what of one is left at its end. */
static void read_stretch(word_document *document, uint32_t first, uint32_t end, jy_extracted_kind kind)
{
    const jy_pieces *pieces = &document->pieces;
    for (uint32_t at = first; at < end;) {
        const uint16_t unit = pieces->units[at];
        if (unit == MARK_CELL || (ends_paragraph(unit) && !pieces->out[at])) {
            end_paragraph(document, at++, kind);
        } else if (pieces->out[at]) {
            at++;
        } else {
            at += append_unit(pieces, at, end, document->body.text);
        }
    }
    jy_body_end_paragraph(&document->body, kind, 0);
}

/* ---- text boxes ---- */

static gint by_drawing(gconstpointer a, gconstpointer b)
{
    const text_box *one = a, *other = b;
    return (one->at > other->at) - (one->at < other->at);
}

/* Returns where drawings are, by their numbers; free with g_hash_table_unref. */
static GHashTable *read_anchors(const jy_fib *fib)
{
    enum { ROW = 26 };
    const jy_bytes table = jy_fib_find(fib, JY_FIB_ANCHORS, false);
    GHashTable *anchors = g_hash_table_new(g_direct_hash, g_direct_equal);
    const size_t count = table.length < 4 ? 0 : (table.length - 4) / (ROW + 4);
    for (size_t i = 0; i < count; i++) {
        const uint32_t drawing = jy_bytes_u32(table, (count + 1) * 4 + i * ROW);
        g_hash_table_insert(anchors, GUINT_TO_POINTER(drawing), GUINT_TO_POINTER(jy_bytes_u32(table, i * 4)));
    }
    return anchors;
}

/* Lists the text boxes of a part of the text, each with its place in the main text. */
static GArray *read_boxes(const jy_fib *fib, uint32_t part, uint32_t part_end)
{
    enum { ROW = 22, DRAWING = 14 };
    const jy_bytes table = jy_fib_find(fib, JY_FIB_BOXES, false);
    g_autoptr(GHashTable) anchors = read_anchors(fib);
    GArray *boxes = g_array_new(false, false, sizeof(text_box));
    const size_t count = table.length < 4 ? 0 : (table.length - 4) / (ROW + 4);
    uint32_t done = part;
    for (size_t i = 0; i < count; i++) {
        const uint32_t drawing = jy_bytes_u32(table, (count + 1) * 4 + i * ROW + DRAWING);
        gpointer at = NULL;
        const bool is_known = g_hash_table_lookup_extended(anchors, GUINT_TO_POINTER(drawing), NULL, &at);
        const uint64_t end = (uint64_t)part + jy_bytes_u32(table, (i + 1) * 4);
        const text_box box = {is_known ? GPOINTER_TO_UINT(at) : G_MAXUINT32, done, (uint32_t)MIN(end, part_end)};
        if (box.first < box.end) {
            g_array_append_val(boxes, box);
            done = box.end;
        }
    }
    const text_box rest = {G_MAXUINT32, done, part_end};
    if (rest.first < rest.end) {
        g_array_append_val(boxes, rest);
    }
    g_array_sort(boxes, by_drawing);
    return boxes;
}

/* Reads the text boxes whose drawings are before a character. */
static void read_boxes_before(word_document *document, uint32_t at)
{
    while (document->box < document->boxes->len) {
        const text_box box = g_array_index(document->boxes, text_box, document->box);
        if (box.at >= at) {
            return;
        }
        document->box++;
        read_stretch(document, box.first, box.end, JY_EXTRACTED_PARAGRAPH);
    }
}

/* Reads the main text; a text box follows the paragraph or the row in which its drawing is. */
static void read_main(word_document *document, uint32_t end)
{
    const jy_pieces *pieces = &document->pieces;
    uint32_t first = 0;
    for (guint next = 0; next < document->boxes->len; next = document->box) {
        uint32_t stop = g_array_index(document->boxes, text_box, next).at;
        if (stop >= end) {
            break;
        }
        stop = MAX(stop, first);
        bool is_whole = false;
        for (; stop < end && !is_whole; stop++) {
            const uint16_t unit = pieces->units[stop];
            is_whole = (unit == MARK_PARAGRAPH && !pieces->out[stop] && !format_of(document, stop).is_in_table) ||
                       (unit == MARK_CELL && format_of(document, stop).is_row_end);
        }
        read_stretch(document, first, stop, JY_EXTRACTED_PARAGRAPH);
        first = stop;
        read_boxes_before(document, stop);
    }
    read_stretch(document, first, end, JY_EXTRACTED_PARAGRAPH);
}

/* ---- headers ---- */

/* True for a header with the marks of an official document (GB/T 9704-2012, 7.2): how secret and how urgent it is. */
static bool has_marks(const jy_pieces *pieces, uint32_t first, uint32_t end)
{
    static const char *const MARKS[] = {"秘密", "机密", "绝密", "特急", "加急", "平急", "特提", "急件"};
    enum { MARKS_MOST = 60 };
    g_autoptr(GString) text = g_string_new(NULL);
    for (uint32_t at = first; at < end && end - first < MARKS_MOST;) {
        at += pieces->out[at] ? 1 : append_unit(pieces, at, end, text);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(MARKS); i++) {
        if (strstr(text->str, MARKS[i])) {
            return true;
        }
    }
    return false;
}

/* Reads the header of the first page, and one with the marks of an official document. Others are repeated on each page,
 * and not of the text. */
static void read_headers(word_document *document, uint32_t part, uint32_t part_end)
{
    enum { FIRST_SECTION = 6, EVERY_PAGE = FIRST_SECTION + 1, FIRST_PAGE = FIRST_SECTION + 4 };
    const jy_bytes table = jy_fib_find(&document->fib, JY_FIB_STORIES, false);
    static const unsigned STORIES[] = {FIRST_PAGE, EVERY_PAGE};
    for (size_t i = 0; i < G_N_ELEMENTS(STORIES); i++) {
        const size_t at = (size_t)STORIES[i] * 4;
        const uint64_t first = (uint64_t)part + jy_bytes_u32(table, at);
        const uint64_t end = MIN((uint64_t)part + jy_bytes_u32(table, at + 4), part_end);
        if (first < end && (STORIES[i] == FIRST_PAGE || has_marks(&document->pieces, (uint32_t)first, (uint32_t)end))) {
            read_stretch(document, (uint32_t)first, (uint32_t)end, JY_EXTRACTED_PARAGRAPH);
            return;
        }
    }
}

/* ---- the document ---- */

/* Reads all that is shown: the main text with its text boxes, and the notes behind it. Annotations are not of the
 * text. */
static void read_parts(word_document *document)
{
    uint32_t starts[JY_FIB_PARTS + 1] = {0};
    for (size_t i = 0; i < JY_FIB_PARTS; i++) {
        starts[i + 1] = (uint32_t)MIN((uint64_t)starts[i] + document->fib.lengths[i], document->pieces.length);
    }
    const uint32_t main_end = starts[JY_FIB_MAIN + 1] ? starts[JY_FIB_MAIN + 1] : document->pieces.length;
    document->boxes = read_boxes(&document->fib, starts[JY_FIB_TEXT_BOXES], starts[JY_FIB_TEXT_BOXES + 1]);
    read_headers(document, starts[JY_FIB_HEADERS], starts[JY_FIB_HEADERS + 1]);
    read_main(document, main_end);
    read_boxes_before(document, G_MAXUINT32);
    for (; document->box < document->boxes->len; document->box++) {
        const text_box box = g_array_index(document->boxes, text_box, document->box);
        read_stretch(document, box.first, box.end, JY_EXTRACTED_PARAGRAPH);
    }
    read_stretch(document, starts[JY_FIB_FOOTNOTES], starts[JY_FIB_FOOTNOTES + 1], JY_EXTRACTED_NOTE);
    read_stretch(document, starts[JY_FIB_ENDNOTES], starts[JY_FIB_ENDNOTES + 1], JY_EXTRACTED_NOTE);
}

static bool open_document(const char *bytes, size_t length, word_document *document, GError **err)
{
    g_autoptr(jy_compound) compound = jy_compound_new(bytes, length, err);
    if (!compound || !jy_fib_read(compound, &document->fib, err) ||
        !jy_pieces_read(&document->fib, &document->pieces, err)) {
        return false;
    }
    const jy_fib *fib = &document->fib;
    document->paragraphs = jy_runs_read(fib->document, jy_fib_find(fib, JY_FIB_PARAGRAPHS, false), true);
    document->styles = jy_styles_read(jy_fib_find(fib, JY_FIB_STYLES, false));
    document->lists = jy_lists_read(jy_fib_find(fib, JY_FIB_LISTS, true), jy_fib_find(fib, JY_FIB_LIST_USES, false));
    jy_body_init(&document->body);
    return true;
}

bool jy_extract_doc(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    __attribute__((cleanup(clear_document))) word_document document = {0};
    const bool is_open = open_document(source->bytes, source->length, &document, err);
    g_free(source->bytes);
    if (!is_open) {
        return false;
    }
    read_parts(&document);
    if (document.body.failure) {
        g_propagate_error(err, g_steal_pointer(&document.body.failure));
        return false;
    }
    if (document.pieces.is_damaged) {
        g_ptr_array_add(to->warnings, g_strdup(_("a damaged Word document: a part of its text is missing")));
    }
    g_auto(jy_document) described = {0};
    return to->emit(&described, document.body.blocks, 0, to->user, err);
}

bool jy_extract_encrypted(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    (void)to;
    g_free(source->bytes);
    g_set_error(err, JY_ERROR, JY_ERROR_ENCRYPTED, _("the document needs a password"));
    return false;
}
