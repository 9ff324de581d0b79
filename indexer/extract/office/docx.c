/* docx.c: DOCX, DOTX and DOCM (ISO/IEC 29500-1, 11) to blocks. Paragraphs and tables are read piece by piece. */
#include <jiyan/base/error.h>
#include <libintl.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/office/chunks.h"
#include "indexer/extract/office/numbering.h"
#include "indexer/extract/office/relations.h"
#include "indexer/extract/office/word_styles.h"
#include "indexer/extract/office/word_text.h"
#include "indexer/extract/package/markup.h"
#include "indexer/extract/package/stream.h"

#define _(s) gettext(s)

/* Characters of a heading; a longer paragraph with the style of one is text. */
#define HEADING_MOST 80
/* Characters of the marks over a letterhead, and of that. */
#define MARK_MOST 12
#define LETTERHEAD_MOST 40

/* What of the parts is looked at here and in word_text, word_styles and numbering. */
static const jy_package_only TEXT_ONLY[] = {{"rPr", {"rStyle", "vanish"}},
                                            {"pPr", {"pStyle", "numPr", "listPr", "outlineLvl"}},
                                            {"tcPr", {"vMerge"}},
                                            {"trPr", {"del"}},
                                            {"tblPr", {NULL}},
                                            {"tblGrid", {NULL}},
                                            {"sectPr", {NULL}},
                                            {NULL, {NULL}}};
static const jy_package_only SECTIONS_ONLY[] = {
    {"p", {"pPr"}}, {"pPr", {"sectPr"}}, {"tblPr", {NULL}}, {"tcPr", {NULL}}, {NULL, {NULL}}};
static const jy_package_only STYLES_ONLY[] = {{"styles", {"style"}},
                                              {"style", {"name", "basedOn", "pPr", "rPr"}},
                                              {"rPr", {"vanish"}},
                                              {"pPr", {"numPr", "outlineLvl"}},
                                              {NULL, {NULL}}};
static const jy_package_only NUMBERING_ONLY[] = {
    {"lvl", {"start", "numFmt", "lvlRestart", "suff", "lvlText", "pStyle", "isLgl"}}, {NULL, {NULL}}};

/* The reading of a document. */
typedef struct {
    jy_package *package;
    jy_relations *relations;
    xmlDoc *style_tree, *number_tree, *footnote_tree, *endnote_tree;
    jy_word_styles *styles;
    jy_numbering *numbering;
    GHashTable *footnotes, *endnotes; /* id → element */
    jy_blocks *blocks;
    uint32_t page;   /* 0: the document does not say */
    bool counts_set; /* pages are as the writer last saw them */
    bool titled;     /* the lines of the title have begun */
    bool title_over;
    GPtrArray *ends;   /* text of endnotes */
    GPtrArray *chunks; /* parts that are other files, borrowed from the relations */
} docx_reading;

static void docx_reading_clear(docx_reading *reading)
{
    jy_relations_free(reading->relations);
    jy_word_styles_free(reading->styles);
    jy_numbering_free(reading->numbering);
    xmlDoc *const trees[] = {reading->style_tree, reading->number_tree, reading->footnote_tree, reading->endnote_tree};
    for (size_t i = 0; i < G_N_ELEMENTS(trees); i++) {
        xmlFreeDoc(trees[i]);
    }
    g_clear_pointer(&reading->footnotes, g_hash_table_unref);
    g_clear_pointer(&reading->endnotes, g_hash_table_unref);
    jy_blocks_free(reading->blocks);
    g_clear_pointer(&reading->ends, g_ptr_array_unref);
    g_clear_pointer(&reading->chunks, g_ptr_array_unref);
    jy_package_free(reading->package);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(docx_reading, docx_reading_clear)

static bool add_block(docx_reading *reading, jy_extracted_kind kind, uint8_t level, const GString *text, GError **err)
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

static paragraph_form form_of(const docx_reading *reading, const xmlNode *paragraph)
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
static void read_paragraph(docx_reading *reading, const xmlNode *paragraph, const paragraph_form *form,
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

static bool read_children(docx_reading *reading, const xmlNode *node, GError **err);

static bool read_boxes(docx_reading *reading, const jy_word_text *text, guint from, guint to, GError **err)
{
    for (guint i = from; i < to; i++) {
        if (!read_children(reading, g_ptr_array_index(text->boxes, i), err)) {
            return false;
        }
    }
    return true;
}

/* The text of all paragraphs of a cell or a note, parted by `parting`; tables in it too. */
static void gather(docx_reading *reading, const xmlNode *node, const char *parting, GString *out)
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

static bool read_notes(docx_reading *reading, const jy_word_text *text, GError **err)
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
static bool add_paragraph(docx_reading *reading, const paragraph_form *form, const GString *text, GError **err)
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

static bool read_block(docx_reading *reading, const xmlNode *paragraph, GError **err)
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

static bool read_row(docx_reading *reading, const xmlNode *row, GError **err)
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

static bool read_table(docx_reading *reading, const xmlNode *table, GError **err)
{
    const bool frame = is_frame(table);
    for (const xmlNode *row = next_row(table, table); row; row = next_row(table, row)) {
        const xmlNode *cell = next_cell(row, row);
        if (is_deleted(row) || !cell) {
            continue;
        }
        if (!(frame ? read_children(reading, cell, err) : read_row(reading, row, err))) {
            return false;
        }
    }
    return true;
}

/* ---- blocks ---- */

static void take_chunk(docx_reading *reading, const xmlNode *node)
{
    const char *part = jy_relations_by_id(reading->relations, jy_markup_attribute(node, "id"));
    if (part) {
        g_ptr_array_add(reading->chunks, (gpointer)part);
    }
}

/* Reads a paragraph, a table, or what wraps some (w:sdt, w:customXml). */
static bool read_element(docx_reading *reading, const xmlNode *node, GError **err)
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
        return !choice || read_children(reading, choice, err);
    }
    return g_strv_contains(LEFT_OUT, name) || read_children(reading, node, err);
}

static bool read_children(docx_reading *reading, const xmlNode *node, GError **err)
{
    for (const xmlNode *at = jy_markup_child(node, NULL); at; at = jy_markup_next(at, NULL)) {
        if (!read_element(reading, at, err)) {
            return false;
        }
    }
    return true;
}

static bool take_piece(xmlNode *element, void *user, GError **err)
{
    return read_element(user, element, err);
}

/* ---- the marks over a letterhead ---- */

/* 机密★5年, 特急, and in the header of a first page the letterhead itself: they are in no other place of the text. */
static bool is_mark(const char *line)
{
    static const char *const MARKS[] = {"绝密", "机密", "秘密", "特急", "加急", "特提"};
    const glong length = g_utf8_strlen(line, -1);
    for (size_t i = 0; length <= MARK_MOST && i < G_N_ELEMENTS(MARKS); i++) {
        if (g_str_has_prefix(line, MARKS[i])) {
            return true;
        }
    }
    return g_str_has_suffix(line, "文件") && length <= LETTERHEAD_MOST;
}

static bool has_mark(docx_reading *reading, const xmlNode *header)
{
    bool found = false;
    for (const xmlNode *at = header; at && !found; at = jy_markup_walk(header, at, true)) {
        if (!jy_markup_is(at, "p")) {
            continue;
        }
        g_auto(jy_word_text) text;
        jy_word_text_init(&text, reading->styles, false);
        jy_word_text_read(&text, at);
        found = is_mark(g_strstrip(text.text->str));
    }
    return found;
}

/* The part with the header of the first page. Returns a new tree; NULL for none. */
static xmlDoc *first_header(docx_reading *reading, const xmlNode *section)
{
    const char *wanted = jy_word_styles_is_on(section, "titlePg") ? "first" : "default", *id = NULL;
    for (xmlNode *at = jy_markup_child(section, "headerReference"); at; at = jy_markup_next(at, "headerReference")) {
        if (g_strcmp0(jy_markup_attribute(at, "type"), wanted) == 0) {
            id = jy_markup_attribute(at, "id");
        }
    }
    const char *part = jy_relations_by_id(reading->relations, id);
    return part ? jy_package_parse_only(reading->package, part, TEXT_ONLY, NULL) : NULL;
}

/* Keeps the first section. */
static bool take_section(xmlNode *section, void *user, GError **err)
{
    xmlNode **kept = user;
    (void)err;
    *kept = *kept ? *kept : xmlCopyNode(section, 1);
    return true;
}

static bool holds(const jy_package_part *part, const char *words)
{
    return memmem(part->bytes, part->length, words, strlen(words)) != NULL;
}

/* False where no header has a character of a mark, as that of most documents: then none is looked for. */
static bool may_have_marks(docx_reading *reading)
{
    static const char *const CHARACTERS[] = {"密", "急", "件"};
    const GPtrArray *names = jy_package_names(reading->package);
    for (guint i = 0; i < names->len; i++) {
        jy_package_part part;
        const char *name = g_ptr_array_index(names, i);
        if (!strstr(name, "header") || !jy_package_find(reading->package, name, &part)) {
            continue;
        }
        for (size_t k = 0; k < G_N_ELEMENTS(CHARACTERS); k++) {
            if (holds(&part, CHARACTERS[k])) {
                return true;
            }
        }
    }
    return false;
}

static bool read_header(docx_reading *reading, const char *part, GError **err)
{
    if (!may_have_marks(reading)) {
        return true;
    }
    static const char *const WANTED[] = {"sectPr", NULL};
    xmlNode *section = NULL;
    bool damaged = false;
    const jy_stream_wish wish = {WANTED, take_section, &section, SECTIONS_ONLY};
    if (!jy_stream_read(reading->package, part, &wish, &damaged, err)) {
        return false;
    }
    g_autoptr(xmlDoc) header = section ? first_header(reading, section) : NULL;
    xmlFreeNode(section);
    const xmlNode *root = header ? xmlDocGetRootElement(header) : NULL;
    return !root || !has_mark(reading, root) || read_children(reading, root, err);
}

/* ---- the document ---- */

/* The root of a part of a type; NULL where there is none. The tree is kept in *ret_tree. */
static const xmlNode *root_of(docx_reading *reading, const char *type, const jy_package_only *only, xmlDoc **ret_tree)
{
    const char *part = jy_relations_by_type(reading->relations, type);
    *ret_tree = part ? jy_package_parse_only(reading->package, part, only, NULL) : NULL;
    return *ret_tree ? xmlDocGetRootElement(*ret_tree) : NULL;
}

/* Notes by their id, but for those that only part notes from the text. Returns a new table of borrowed elements. */
static GHashTable *notes_of(const xmlNode *root)
{
    GHashTable *notes = g_hash_table_new(g_str_hash, g_str_equal);
    for (xmlNode *at = jy_markup_child(root, NULL); at; at = jy_markup_next(at, NULL)) {
        const char *id = jy_markup_attribute(at, "id"), *type = jy_markup_attribute(at, "type");
        if (id && (!type || g_str_equal(type, "normal"))) {
            g_hash_table_insert(notes, (gpointer)id, at);
        }
    }
    return notes;
}

static void begin(docx_reading *reading, const char *part)
{
    jy_package_part bytes = {0};
    reading->relations = jy_relations_new(reading->package, part);
    reading->styles = jy_word_styles_new(root_of(reading, "styles", STYLES_ONLY, &reading->style_tree));
    reading->numbering = jy_numbering_new(root_of(reading, "numbering", NUMBERING_ONLY, &reading->number_tree));
    reading->footnotes = notes_of(root_of(reading, "footnotes", TEXT_ONLY, &reading->footnote_tree));
    reading->endnotes = notes_of(root_of(reading, "endnotes", TEXT_ONLY, &reading->endnote_tree));
    reading->ends = g_ptr_array_new_with_free_func(g_free);
    reading->chunks = g_ptr_array_new();
    reading->blocks = jy_blocks_new();
    reading->blocks->unlined = true;
    if (jy_package_find(reading->package, part, &bytes)) {
        reading->counts_set = holds(&bytes, "lastRenderedPageBreak");
        reading->page = reading->counts_set || holds(&bytes, "w:type=\"page\"");
    }
}

static bool read_ends(docx_reading *reading, GError **err)
{
    for (guint i = 0; i < reading->ends->len; i++) {
        const char *text = g_ptr_array_index(reading->ends, i);
        const jy_extracted note = {JY_EXTRACTED_NOTE, 0, reading->page, 0, text, (uint32_t)strlen(text)};
        if (!jy_blocks_add(reading->blocks, &note, err)) {
            return false;
        }
    }
    return true;
}

static bool read_document(docx_reading *reading, const jy_extract_source *source, const jy_extract_target *to,
                          GError **err)
{
    static const char *const WANTED[] = {"p", "tbl", "altChunk", "AlternateContent", "sectPr", NULL};
    g_autoptr(jy_relations) roots = jy_relations_new(reading->package, "");
    const char *part = jy_relations_by_type(roots, "officeDocument");
    part = part ? part : "word/document.xml";
    begin(reading, part);
    bool damaged = false;
    const jy_stream_wish wish = {WANTED, take_piece, reading, TEXT_ONLY};
    if (!read_header(reading, part, err) || !jy_stream_read(reading->package, part, &wish, &damaged, err) ||
        !read_ends(reading, err)) {
        return false;
    }
    if (damaged) {
        g_ptr_array_add(to->warnings, g_strdup_printf(_("the part %s is damaged: read as far as it can be"), part));
    }
    if (reading->chunks->len) {
        const jy_chunks chunks = {source, reading->package, reading->blocks, reading->chunks};
        return jy_chunks_emit(&chunks, to, err);
    }
    g_auto(jy_document) document = {0};
    return to->emit(&document, reading->blocks, 0, to->user, err);
}

bool jy_extract_docx(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autofree char *bytes = source->bytes;
    g_auto(docx_reading) reading = {0};
    reading.package = jy_package_new(bytes, source->length, err);
    return reading.package && read_document(&reading, source, to, err);
}
