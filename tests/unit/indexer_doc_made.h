/* indexer_doc_made.h: Word documents made in code. */
#ifndef JIYAN_TESTS_INDEXER_DOC_MADE_H
#define JIYAN_TESTS_INDEXER_DOC_MADE_H

#include <stdbool.h>

#include "indexer/files/bytes.h"
#include "indexer_compound_made.h"

/* A paragraph with the mark that ends it. In its text ⟦deleted⟧ and ⟨hidden⟩ characters are marked so. It is a piece of
 * its own, of one byte a character where that does. */
typedef struct {
    unsigned part; /* 0 main text, 1 footnotes, 2 headers, 4 annotations, 5 endnotes, 6 text boxes: in this order */
    const char *text;
    unsigned style; /* 0 body, 1 and 2 headings, 3 title, 4 "二级标题", 5 based on 2, 6 numbered as （一） */
    const char *changes;
    size_t length;
} made_paragraph;

#define MADE_IN_TABLE "\x16\x24\x01"
#define MADE_ROW_END MADE_IN_TABLE "\x17\x24\x01"
/* List 1 has 一、, （一） and 1.; list 2 is the same one begun anew at 5. */
#define MADE_LIST(use, level) "\x0B\x46" use "\0\x0A\x26" level

typedef struct {
    GByteArray *document, *table;
    uint32_t lengths[8], characters;
    GArray *paragraph_ends; /* of uint32_t: bytes of the document */
    GByteArray *runs, *pieces, *places;
    GByteArray *run_ends;
} made_doc;

static inline void put_text(GByteArray *to, const char *text)
{
    glong length = 0;
    gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &length, NULL);
    for (glong i = 0; i < length; i++) {
        put_number(to, to->len, units[i], 2);
    }
    g_free(units);
}

/* Puts where a table of the table stream is into the head. */
static inline void made_table(made_doc *doc, unsigned which, const GByteArray *table, guint counted)
{
    put_number(doc->document, 0x9A + (gsize)which * 8, doc->table->len, 4);
    put_number(doc->document, 0x9E + (gsize)which * 8, counted, 4);
    g_byte_array_append(doc->table, table->data, table->len);
}

/* Writes a run of characters of one paragraph, each with how it is shown. */
static inline void made_characters(made_doc *doc, const made_paragraph *paragraph)
{
    static const char *const MARKS[] = {"⟦", "⟧", "⟨", "⟩"};
    bool is_wide = false;
    for (const char *at = paragraph->text; *at; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        is_wide |= c >= 0x80 && !(c >= 0x27E6 && c <= 0x27E9);
    }
    put_number(doc->places, doc->places->len, 0, 2);
    const uint32_t place = is_wide ? doc->document->len : doc->document->len * 2 | 0x40000000;
    put_number(doc->places, doc->places->len, place, 4);
    put_number(doc->places, doc->places->len, 0, 2);
    put_number(doc->pieces, doc->pieces->len, doc->characters, 4);
    uint32_t shown = 0;
    for (const char *at = paragraph->text; *at; at = g_utf8_next_char(at)) {
        uint32_t next = shown;
        for (uint32_t i = 0; i < 4; i++) {
            next = g_str_has_prefix(at, MARKS[i]) ? (i % 2 ? 0 : i / 2 + 1) : next;
        }
        if (next != shown || g_utf8_get_char(at) == 0x27E7 || g_utf8_get_char(at) == 0x27E9) {
            put_number(doc->run_ends, doc->run_ends->len, doc->document->len, 4);
            put_number(doc->runs, doc->runs->len, shown, 1);
            shown = next;
            continue;
        }
        const gunichar c = g_utf8_get_char(at);
        g_assert(c < 0x10000);
        put_number(doc->document, doc->document->len, c, is_wide ? 2 : 1);
        doc->characters++;
        doc->lengths[paragraph->part]++;
    }
    put_number(doc->run_ends, doc->run_ends->len, doc->document->len, 4);
    put_number(doc->runs, doc->runs->len, shown, 1);
    g_array_append_val(doc->paragraph_ends, doc->document->len);
}

/* Writes the page that says which characters are deleted and hidden. */
static inline void made_runs(made_doc *doc, uint32_t text)
{
    static const char *const CHANGES[] = {"", "\x03\x00\x08\x01", "\x03\x3C\x08\x01"};
    pad_to(doc->document, 512);
    const gsize page = doc->document->len, count = doc->runs->len;
    g_assert(count * 5 + 4 < 480);
    put_number(doc->document, page + 511, (uint32_t)count, 1);
    put_number(doc->document, page, text, 4);
    for (gsize i = 0; i < count; i++) {
        const jy_bytes ends = {doc->run_ends->data, doc->run_ends->len};
        put_number(doc->document, page + (i + 1) * 4, jy_bytes_u32(ends, i * 4), 4);
        put_number(doc->document, page + (count + 1) * 4 + i, doc->runs->data[i] ? 240u + doc->runs->data[i] * 2u : 0,
                   1);
    }
    for (gsize i = 1; i < 3; i++) {
        memcpy(doc->document->data + page + (240 + i * 2) * 2, CHANGES[i], 4);
    }
    g_autoptr(GByteArray) table = g_byte_array_new();
    put_number(table, 0, text, 4);
    put_number(table, 4, (uint32_t)page, 4);
    put_number(table, 8, (uint32_t)(page / 512), 4);
    made_table(doc, 12, table, table->len);
}

/* Writes a page for each paragraph. */
static inline void made_formats(made_doc *doc, const made_paragraph *paragraphs, size_t count, uint32_t text)
{
    g_autoptr(GByteArray) table = g_byte_array_new();
    for (size_t i = 0; i <= count; i++) {
        const uint32_t start = i ? g_array_index(doc->paragraph_ends, uint32_t, i - 1) : text;
        put_number(table, table->len, start, 4);
    }
    for (size_t i = 0; i < count; i++) {
        pad_to(doc->document, 512);
        const gsize page = doc->document->len, at = 300;
        put_number(table, table->len, (uint32_t)(page / 512), 4);
        put_number(doc->document, page + 511, 1, 1);
        put_number(doc->document, page, i ? g_array_index(doc->paragraph_ends, uint32_t, i - 1) : text, 4);
        put_number(doc->document, page + 4, g_array_index(doc->paragraph_ends, uint32_t, i), 4);
        put_number(doc->document, page + 8, (uint32_t)(at / 2), 1);
        put_number(doc->document, page + at + 1, (uint32_t)(paragraphs[i].length + 3) / 2, 1);
        put_number(doc->document, page + at + 2, paragraphs[i].style, 2);
        if (paragraphs[i].length) {
            memcpy(doc->document->data + page + at + 4, paragraphs[i].changes, paragraphs[i].length);
        }
    }
    made_table(doc, 13, table, table->len);
}

static inline void made_styles(made_doc *doc)
{
    static const struct {
        unsigned kind, base;
        const char *name, *changes;
        size_t length;
    } STYLES[] = {
        {0, 0xFFF, "Normal", "", 0},
        {1, 0, "heading 1", "", 0},
        {2, 0, "heading 2", "", 0},
        {62, 0, "Title", "", 0},
        {0xFFE, 0, "二级标题", "", 0},
        {0xFFE, 2, "x", "", 0},
        {0xFFE, 0, "y", MADE_LIST("\1", "\1"), 7},
    };
    g_autoptr(GByteArray) table = g_byte_array_new();
    put_number(table, 0, 18, 2);
    put_number(table, 2, G_N_ELEMENTS(STYLES), 2);
    put_number(table, 4, 10, 2);
    put_number(table, 19, 0, 1);
    for (size_t i = 0; i < G_N_ELEMENTS(STYLES); i++) {
        g_autoptr(GByteArray) style = g_byte_array_new();
        put_number(style, 0, STYLES[i].kind, 2);
        put_number(style, 2, STYLES[i].base << 4 | 1, 2);
        put_number(style, 9, 0, 1);
        put_number(style, 10, (uint32_t)g_utf8_strlen(STYLES[i].name, -1), 2);
        put_text(style, STYLES[i].name);
        put_number(style, style->len, 0, 2);
        put_number(style, style->len, (uint32_t)STYLES[i].length + 2, 2);
        put_number(style, style->len, (uint32_t)i, 2);
        g_byte_array_append(style, (const guint8 *)STYLES[i].changes, (guint)STYLES[i].length);
        pad_to(style, 2);
        put_number(table, table->len, style->len, 2);
        g_byte_array_append(table, style->data, style->len);
    }
    made_table(doc, 1, table, table->len);
}

static inline void made_lists(made_doc *doc)
{
    static const struct {
        unsigned format, text[4], length;
    } LEVELS[9] = {{37, {0, 0x3001}, 2}, {37, {0xFF08, 1, 0xFF09}, 3}, {0, {2, '.'}, 2}, {23, {0xF0B7}, 1}};
    g_autoptr(GByteArray) lists = g_byte_array_new(), uses = g_byte_array_new();
    put_number(lists, 0, 1, 2);
    put_number(lists, 2, 77, 4);
    put_number(lists, 29, 0, 1);
    const guint counted = lists->len;
    for (size_t i = 0; i < 9; i++) {
        const gsize at = lists->len;
        put_number(lists, at, 1, 4);
        put_number(lists, at + 4, LEVELS[i].format, 1);
        put_number(lists, at + 28, LEVELS[i].length, 2);
        for (unsigned k = 0; k < LEVELS[i].length; k++) {
            put_number(lists, lists->len, LEVELS[i].text[k], 2);
        }
    }
    made_table(doc, 73, lists, counted);
    put_number(uses, 0, 2, 4);
    put_number(uses, 4, 77, 4);
    put_number(uses, 20, 77, 4);
    put_number(uses, 32, 1, 1);           /* the second overrides one level */
    put_number(uses, 36, G_MAXUINT32, 4); /* of the first: nothing */
    put_number(uses, 40, G_MAXUINT32, 4);
    put_number(uses, 44, 5, 4);
    put_number(uses, 48, 0x10, 4);
    made_table(doc, 74, uses, uses->len);
}

static inline void made_clx(made_doc *doc)
{
    g_autoptr(GByteArray) table = g_byte_array_new();
    put_number(doc->pieces, doc->pieces->len, doc->characters, 4);
    put_number(table, 0, 2, 1);
    put_number(table, 1, doc->pieces->len + doc->places->len, 4);
    g_byte_array_append(table, doc->pieces->data, doc->pieces->len);
    g_byte_array_append(table, doc->places->data, doc->places->len);
    made_table(doc, 33, table, table->len);
}

/* The first page's header is the whole part of headers; the first text box is drawn at the first 0x08. */
static inline void made_places(made_doc *doc, const made_paragraph *paragraphs, size_t count)
{
    enum { STORIES = 13, FIRST_PAGE = 10, SHAPE = 1025 };
    g_autoptr(GByteArray) stories = g_byte_array_new(), anchors = g_byte_array_new(), boxes = g_byte_array_new();
    uint32_t at = 0, drawing = 0;
    for (size_t i = 0; i < count && paragraphs[i].part == 0 && !drawing; i++) {
        const char *mark = strchr(paragraphs[i].text, 0x08);
        drawing = mark ? at + (uint32_t)g_utf8_strlen(paragraphs[i].text, mark - paragraphs[i].text) + 1 : 0;
        at += (uint32_t)g_utf8_strlen(paragraphs[i].text, -1);
    }
    for (uint32_t i = 0; i <= STORIES; i++) {
        put_number(stories, stories->len, i > FIRST_PAGE ? doc->lengths[2] : 0, 4);
    }
    made_table(doc, 11, stories, stories->len);
    if (drawing) {
        put_number(anchors, 0, drawing - 1, 4);
        put_number(anchors, 8, SHAPE, 4);
        put_number(anchors, 8 + 25, 0, 1);
        made_table(doc, 40, anchors, anchors->len);
        put_number(boxes, 4, doc->lengths[6], 4);
        put_number(boxes, 8 + 14, SHAPE, 4);
        put_number(boxes, 8 + 21, 0, 1);
        made_table(doc, 56, boxes, boxes->len);
    }
}

/* Returns the file; free with g_byte_array_unref. */
static inline GByteArray *make_doc(const made_paragraph *paragraphs, size_t count)
{
    enum { TEXT = 0x600 };
    made_doc doc = {.document = g_byte_array_new(), .table = g_byte_array_new()};
    doc.paragraph_ends = g_array_new(false, false, sizeof(uint32_t));
    GByteArray **own[] = {&doc.runs, &doc.pieces, &doc.places, &doc.run_ends};
    for (size_t i = 0; i < G_N_ELEMENTS(own); i++) {
        *own[i] = g_byte_array_new();
    }
    put_number(doc.document, TEXT - 1, 0, 1);
    put_number(doc.document, 0, 0xA5EC, 2);
    put_number(doc.document, 2, 0xC1, 2);
    put_number(doc.document, 6, 0x804, 2);
    put_number(doc.document, 10, 0x200, 2);
    put_number(doc.document, 0x20, 14, 2);
    put_number(doc.document, 0x3E, 22, 2);
    put_number(doc.document, 0x98, 93, 2);
    put_number(doc.table, 0, 0, 4);
    for (size_t i = 0; i < count; i++) {
        made_characters(&doc, &paragraphs[i]);
    }
    made_runs(&doc, TEXT);
    made_formats(&doc, paragraphs, count, TEXT);
    made_styles(&doc);
    made_lists(&doc);
    made_clx(&doc);
    made_places(&doc, paragraphs, count);
    for (size_t i = 0; i < 8; i++) {
        put_number(doc.document, 0x4C + i * 4, doc.lengths[i], 4);
    }
    made_compound made = made_begin();
    made_add(&made, "WordDocument", doc.document);
    made_add(&made, "1Table", doc.table);
    g_byte_array_unref(doc.document);
    g_byte_array_unref(doc.table);
    g_array_unref(doc.paragraph_ends);
    for (size_t i = 0; i < G_N_ELEMENTS(own); i++) {
        g_byte_array_unref(*own[i]);
    }
    return made_end(&made);
}

#endif
