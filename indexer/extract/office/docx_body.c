/* docx_body.c: paragraphs as their styles make them, with numbers, notes and text boxes; tables row by row. */
#include "indexer/extract/office/docx_body.h"

#include <jiyan/base/error.h>
#include <libintl.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/extract/office/word_text.h"

#define _(s) gettext(s)

/* Characters of a heading; a longer paragraph with the style of one is text. */
#define HEADING_MOST 80

const jy_package_only JY_DOCX_BODY_ONLY[] = {{"rPr", {"rStyle", "vanish"}},
                                             {"pPr", {"pStyle", "numPr", "listPr", "outlineLvl"}},
                                             {"tcPr", {"vMerge"}},
                                             {"trPr", {"del"}},
                                             {"tblPr", {NULL}},
                                             {"tblGrid", {NULL}},
                                             {"sectPr", {NULL}},
                                             {NULL, {NULL}}};

bool jy_docx_body_holds(const jy_package_part *part, const char *words)
{
    return memmem(part->bytes, part->length, words, strlen(words)) != NULL;
}

static bool add_block(jy_docx_body *reading, jy_extracted_kind kind, uint8_t level, const GString *text, GError **err)
{
    if (text->len > G_MAXUINT32 / 4) {
        g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("a text of more than 1 GiB"));
        return false;
    }
    const jy_extracted block = {kind, level, reading->page, 0, text->str, (uint32_t)text->len};
    return jy_blocks_add(reading->blocks, &block, err);
}

/* ---- what a paragraph is ---- */

typedef struct {
    jy_word_style style;
    const char *list;
    uint32_t list_level;
} paragraph_form;

static paragraph_form form_of(const jy_docx_body *reading, const xmlNode *paragraph)
{
    const xmlNode *properties = jy_markup_child(paragraph, "pPr"), *list = jy_markup_child(properties, "numPr");
    const char *id = jy_word_styles_value(properties, "pStyle"),
               *outline = jy_word_styles_value(properties, "outlineLvl");
    const char *list_id = jy_word_styles_value(list, "numId"), *list_level = jy_word_styles_value(list, "ilvl");
    paragraph_form form = {.style = jy_word_styles_get(reading->styles, id)};
    if (outline && !form.style.title) {
        const int level = jy_word_styles_number(outline);
        form.style.level = level >= 0 && level < 9 ? (uint8_t)(level + 1) : 0;
    }
    form.list = list_id ? list_id : form.style.list;
    if (form.list && g_str_equal(form.list, "0")) {
        form.list = NULL;
    }
    if (form.list && list_level) {
        form.list_level = (uint32_t)CLAMP(jy_word_styles_number(list_level), 0, 8);
    } else if (form.list && form.style.list_level >= 0) {
        form.list_level = (uint32_t)MIN(form.style.list_level, 8);
    } else if (form.list && !list_id) {
        form.list_level = jy_numbering_level_of_style(reading->numbering, form.list, form.style.list_style);
    }
    return form;
}

/* The text of a paragraph with its number. Empty ones of a list are not shown as such, but count. */
static void read_paragraph(jy_docx_body *reading, const xmlNode *paragraph, const paragraph_form *form,
                           jy_word_text *text)
{
    jy_word_text_read(text, paragraph);
    /* The format of 2003 has the number beside the list, as its writer showed it. */
    const xmlNode *list = jy_markup_child(jy_markup_child(paragraph, "pPr"), "listPr");
    const char *shown = jy_word_styles_value(list, "t");
    if (!form->list && !shown) {
        return;
    }
    g_autoptr(GString) number = g_string_new(shown);
    if (form->list) {
        jy_numbering_write(reading->numbering, form->list, form->list_level, number);
    }
    if (strspn(text->text->str, " \t\n") < text->text->len) {
        g_string_prepend(text->text, number->str);
    }
}

/* ---- paragraphs ---- */

static bool read_boxes(jy_docx_body *reading, const jy_word_text *text, guint from, guint to, GError **err)
{
    for (guint i = from; i < to; i++) {
        if (!jy_docx_body_read(reading, g_ptr_array_index(text->boxes, i), err)) {
            return false;
        }
    }
    return true;
}

/* The text of all paragraphs of a cell or a note, parted by `parting`; tables in it too. */
static void gather(jy_docx_body *reading, const xmlNode *node, const char *parting, GString *out)
{
    for (const xmlNode *at = node->children; at; at = jy_markup_walk(node, at, !jy_markup_is(at, "p"))) {
        if (at->type != XML_ELEMENT_NODE || !jy_markup_is(at, "p")) {
            continue;
        }
        const paragraph_form form = form_of(reading, at);
        g_auto(jy_word_text) text;
        jy_word_text_init(&text, reading->styles, reading->counts_set);
        read_paragraph(reading, at, &form, &text);
        g_strstrip(text.text->str);
        for (char *blank = text.text->str; *blank; blank++) {
            *blank = *blank == '\t' || *blank == '\n' ? ' ' : *blank;
        }
        if (*text.text->str) {
            g_string_append(out, out->len ? parting : "");
            g_string_append(out, text.text->str);
        }
        for (guint i = 0; i < text.boxes->len; i++) {
            gather(reading, g_ptr_array_index(text.boxes, i), parting, out);
        }
        reading->page += reading->page ? text.breaks : 0;
    }
}

static bool read_notes(jy_docx_body *reading, const jy_word_text *text, GError **err)
{
    for (guint i = 0; i < text->notes->len; i++) {
        const xmlNode *reference = g_ptr_array_index(text->notes, i);
        const bool is_end = jy_markup_is(reference, "endnoteReference");
        GHashTable *notes = is_end ? reading->endnotes : reading->footnotes;
        const char *id = jy_markup_attribute(reference, "id");
        const xmlNode *note = id ? g_hash_table_lookup(notes, id) : NULL;
        if (!note) {
            continue;
        }
        g_hash_table_remove(notes, id); /* once, however often it is referred to */
        GString *out = g_string_new(NULL);
        gather(reading, note, " ", out);
        if (is_end) {
            g_ptr_array_add(reading->ends, g_string_free(out, false));
            continue;
        }
        const bool added = add_block(reading, JY_EXTRACTED_NOTE, 0, out, err);
        g_string_free(out, true);
        if (!added) {
            return false;
        }
    }
    return true;
}

/* Adds a paragraph as what its style makes of it: lines of the title follow each other at the head. */
static bool add_paragraph(jy_docx_body *reading, const paragraph_form *form, const GString *text, GError **err)
{
    const bool short_enough = g_utf8_strlen(text->str, (gssize)text->len) <= HEADING_MOST;
    if (form->style.title && short_enough && !reading->title_over) {
        reading->titled = true;
        return add_block(reading, JY_EXTRACTED_TITLE, 0, text, err);
    }
    reading->title_over |= reading->titled;
    const uint8_t level = form->style.title ? 1 : form->style.level;
    if (level && short_enough) {
        return add_block(reading, JY_EXTRACTED_HEADING, level, text, err);
    }
    /* Lines that a writer broke by hand are paragraphs to the reader. */
    for (char *line = text->str, *stop; *line; line = stop + (*stop != '\0')) {
        stop = strchrnul(line, '\n');
        const GString one = {.str = line, .len = (gsize)(stop - line)};
        if (!add_block(reading, JY_EXTRACTED_PARAGRAPH, 0, &one, err)) {
            return false;
        }
    }
    return true;
}

static bool read_block(jy_docx_body *reading, const xmlNode *paragraph, GError **err)
{
    const paragraph_form form = form_of(reading, paragraph);
    g_auto(jy_word_text) text;
    jy_word_text_init(&text, reading->styles, reading->counts_set);
    read_paragraph(reading, paragraph, &form, &text);
    if (!read_boxes(reading, &text, 0, text.boxes_before, err)) {
        return false;
    }
    reading->page += reading->page ? text.breaks_before : 0;
    if (strspn(text.text->str, " \t\n") < text.text->len && !form.style.hidden &&
        !add_paragraph(reading, &form, text.text, err)) {
        return false;
    }
    reading->page += reading->page ? text.breaks - text.breaks_before : 0;
    return read_boxes(reading, &text, text.boxes_before, text.boxes->len, err) && read_notes(reading, &text, err);
}

/* ---- tables ---- */

/* The first element of that name below a node, also in what wraps it (w:sdt, w:customXml, w:ins). */
static const xmlNode *next_in(const xmlNode *top, const xmlNode *at, const char *name, const char *within)
{
    do {
        at = jy_markup_walk(top, at, at == top || !(jy_markup_is(at, name) || jy_markup_is(at, within)));
    } while (at && !jy_markup_is(at, name));
    return at;
}

static const xmlNode *next_row(const xmlNode *table, const xmlNode *at)
{
    return next_in(table, at, "tr", "tblPr");
}

static const xmlNode *next_cell(const xmlNode *row, const xmlNode *at)
{
    return next_in(row, at, "tc", "trPr");
}

/* A cell that goes on one above it shows nothing. */
static bool is_covered(const xmlNode *cell)
{
    const xmlNode *merged = jy_markup_child(jy_markup_child(cell, "tcPr"), "vMerge");
    const char *value = jy_markup_attribute(merged, "val");
    return merged && g_strcmp0(value, "restart") != 0;
}

static bool is_deleted(const xmlNode *row)
{
    return jy_markup_child(jy_markup_child(row, "trPr"), "del") != NULL;
}

static guint count_cells(const xmlNode *row)
{
    guint count = 0;
    for (const xmlNode *cell = next_cell(row, row); cell; cell = next_cell(row, cell)) {
        count++;
    }
    return count;
}

/* Frames for the layout have one cell a row: a letterhead, a document inside a border. */
static bool is_frame(const xmlNode *table)
{
    for (const xmlNode *row = next_row(table, table); row; row = next_row(table, row)) {
        if (count_cells(row) > 1) {
            return false;
        }
    }
    return true;
}

static bool read_row(jy_docx_body *reading, const xmlNode *row, GError **err)
{
    g_autoptr(GString) out = g_string_new(NULL);
    bool first = true;
    for (const xmlNode *cell = next_cell(row, row); cell; cell = next_cell(row, cell)) {
        g_autoptr(GString) one = g_string_new(NULL);
        if (!is_covered(cell)) {
            gather(reading, cell, " ", one);
        }
        g_string_append(out, first ? "" : "\t");
        g_string_append_len(out, one->str, (gssize)one->len);
        first = false;
    }
    reading->title_over |= reading->titled;
    return add_block(reading, JY_EXTRACTED_ROW, 0, out, err);
}

static bool read_table(jy_docx_body *reading, const xmlNode *table, GError **err)
{
    const bool frame = is_frame(table);
    for (const xmlNode *row = next_row(table, table); row; row = next_row(table, row)) {
        const xmlNode *cell = next_cell(row, row);
        if (is_deleted(row) || !cell) {
            continue;
        }
        if (!(frame ? jy_docx_body_read(reading, cell, err) : read_row(reading, row, err))) {
            return false;
        }
    }
    return true;
}

/* ---- blocks ---- */

static void take_chunk(jy_docx_body *reading, const xmlNode *node)
{
    const char *part = jy_relations_by_id(reading->relations, jy_markup_attribute(node, "id"));
    if (part) {
        g_ptr_array_add(reading->chunks, (gpointer)part);
    }
}

/* Reads a paragraph, a table, or what wraps some (w:sdt, w:customXml). */
bool jy_docx_body_element(jy_docx_body *reading, const xmlNode *node, GError **err)
{
    static const char *const LEFT_OUT[] = {"sdtPr", "tcPr", "del", "moveFrom", "sectPr", NULL};
    const char *name = (const char *)node->name;
    if (g_str_equal(name, "p")) {
        return read_block(reading, node, err);
    }
    if (g_str_equal(name, "tbl")) {
        return read_table(reading, node, err);
    }
    if (g_str_equal(name, "altChunk")) {
        take_chunk(reading, node);
        return true;
    }
    if (g_str_equal(name, "AlternateContent")) {
        const xmlNode *choice = jy_markup_child(node, NULL);
        return !choice || jy_docx_body_read(reading, choice, err);
    }
    return g_strv_contains(LEFT_OUT, name) || jy_docx_body_read(reading, node, err);
}

bool jy_docx_body_read(jy_docx_body *reading, const xmlNode *node, GError **err)
{
    for (const xmlNode *at = jy_markup_child(node, NULL); at; at = jy_markup_next(at, NULL)) {
        if (!jy_docx_body_element(reading, at, err)) {
            return false;
        }
    }
    return true;
}
