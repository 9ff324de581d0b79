/* odf.c: OpenDocument texts, sheets and presentations (OASIS ODF 1.3, part 3) to blocks. */
#include <jiyan/base/error.h>
#include <libintl.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/office/odf_styles.h"
#include "indexer/extract/package/markup.h"
#include "indexer/extract/package/stream.h"

#define _(s) gettext(s)

/* White space and cells that stand for many. */
#define SPACES_MOST 256
#define CELLS_MOST 64
#define HEADING_MOST 80

typedef struct {
    jy_odf_styles *styles;
    jy_odf_count headings;
    GHashTable *lists; /* name of a list style → jy_odf_count, where a list may go on */
    jy_blocks *blocks;
    GPtrArray *notes;     /* text:note of the paragraph at hand */
    GPtrArray *boxes;     /* draw:text-box of it */
    const xmlNode *table; /* a sheet's, whose rows come one by one */
    uint32_t page, row;
    bool has_title, title_over;
} odf_reading;

static void odf_reading_clear(odf_reading *reading)
{
    jy_odf_styles_free(reading->styles);
    g_clear_pointer(&reading->lists, g_hash_table_unref);
    jy_blocks_free(reading->blocks);
    g_clear_pointer(&reading->notes, g_ptr_array_unref);
    g_clear_pointer(&reading->boxes, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(odf_reading, odf_reading_clear)

static uint32_t number_of(const xmlNode *node, const char *name, uint32_t missing)
{
    const char *text = jy_markup_attribute(node, name);
    const unsigned long number = text ? strtoul(text, NULL, 10) : missing;
    return (uint32_t)MIN(number, 100000000);
}

static bool add(odf_reading *reading, jy_extracted_kind kind, uint32_t level, const char *text, GError **err)
{
    const jy_extracted block = {kind, (uint8_t)MIN(level, 255), reading->page, reading->row,
                                text, (uint32_t)strlen(text)};
    return jy_blocks_add(reading->blocks, &block, err);
}

/* ---- the text of a paragraph ---- */

static void append_characters(GString *out, const char *text)
{
    /* White space is one space (ODF 1.3, part 3, 6.1.2). */
    for (; *text; text++) {
        if (!g_ascii_isspace(*text)) {
            g_string_append_c(out, *text);
        } else if (!out->len || !g_ascii_isspace(out->str[out->len - 1])) {
            g_string_append_c(out, ' ');
        }
    }
}

/* Appends what an element shows by itself. Returns whether what is below it is shown, too. */
static bool append_element(odf_reading *reading, const xmlNode *node, GString *out)
{
    static const char *const LEFT_OUT[] = {"annotation", "ruby-text", "tracked-changes", "note-citation",
                                           "title",      "desc",      "script",          NULL};
    if (jy_markup_is(node, "s")) {
        for (uint32_t i = MIN(number_of(node, "c", 1), SPACES_MOST); i; i--) {
            g_string_append_c(out, ' ');
        }
    } else if (jy_markup_is(node, "tab")) {
        g_string_append_c(out, '\t');
    } else if (jy_markup_is(node, "line-break")) {
        g_string_append_c(out, '\n');
    } else if (jy_markup_is(node, "soft-page-break")) {
        reading->page += reading->page > 0;
    } else if (jy_markup_is(node, "note")) {
        g_ptr_array_add(reading->notes, (gpointer)node);
        return false;
    } else if (jy_markup_is(node, "text-box")) {
        g_ptr_array_add(reading->boxes, (gpointer)node);
        return false;
    }
    return !g_strv_contains(LEFT_OUT, (const char *)node->name);
}

static void append_text(odf_reading *reading, const xmlNode *paragraph, GString *out)
{
    bool deeper = true;
    for (const xmlNode *at = paragraph->children; at; at = jy_markup_walk(paragraph, at, deeper)) {
        deeper = true;
        if (at->type == XML_TEXT_NODE) {
            append_characters(out, (const char *)at->content);
        } else if (at->type == XML_ELEMENT_NODE) {
            deeper = append_element(reading, at, out);
        }
    }
}

/* The text of all paragraphs below a node on one line. Returns a new string. */
static char *line_of(odf_reading *reading, const xmlNode *top)
{
    GString *out = g_string_new(NULL);
    for (const xmlNode *at = top->children; at;) {
        const bool is_text = jy_markup_is(at, "p") || jy_markup_is(at, "h");
        if (is_text) {
            g_string_append(out, out->len ? " " : "");
            append_text(reading, at, out);
        }
        at = jy_markup_walk(top, at, !is_text && !jy_markup_is(at, "annotation"));
    }
    g_strdelimit(out->str, "\t\n\r", ' ');
    g_strchomp(out->str);
    return g_string_free(out, false);
}

/* ---- paragraphs ---- */

static bool read_element(odf_reading *reading, const xmlNode *node, const char *number, GError **err);

static bool read_children(odf_reading *reading, const xmlNode *node, GError **err)
{
    for (const xmlNode *at = jy_markup_child(node, NULL); at; at = jy_markup_next(at, NULL)) {
        if (!read_element(reading, at, "", err)) {
            return false;
        }
    }
    return true;
}

/* Text boxes and notes that were met, which belong to the piece at hand and are gone with it. */
static bool read_asides_once(odf_reading *reading, GError **err)
{
    g_autoptr(GPtrArray) notes = reading->notes, boxes = reading->boxes;
    reading->notes = g_ptr_array_new();
    reading->boxes = g_ptr_array_new();
    for (guint i = 0; i < boxes->len; i++) {
        if (!read_children(reading, g_ptr_array_index(boxes, i), err)) {
            return false;
        }
    }
    for (guint i = 0; i < notes->len; i++) {
        g_autofree char *text = line_of(reading, g_ptr_array_index(notes, i));
        if (!add(reading, JY_EXTRACTED_NOTE, 0, text, err)) {
            return false;
        }
    }
    return true;
}

/* Those of the paragraph before, and those that are in a note of it. */
static bool read_asides(odf_reading *reading, GError **err)
{
    while (reading->notes->len || reading->boxes->len) {
        if (!read_asides_once(reading, err)) {
            return false;
        }
    }
    return true;
}

static bool read_paragraph(odf_reading *reading, const xmlNode *node, const char *number, GError **err)
{
    g_autoptr(GString) text = g_string_new(NULL);
    append_text(reading, node, text);
    g_strstrip(text->str);
    g_string_set_size(text, strlen(text->str));
    const bool is_short = g_utf8_strlen(text->str, -1) <= HEADING_MOST;
    const bool is_title = is_short && jy_odf_styles_is_title(reading->styles, jy_markup_attribute(node, "style-name"));
    jy_extracted_kind kind = JY_EXTRACTED_PARAGRAPH;
    uint32_t level = 0;
    if (*text->str) {
        g_string_prepend(text, number);
        if (is_title) {
            kind = reading->title_over ? JY_EXTRACTED_HEADING : JY_EXTRACTED_TITLE;
            level = reading->title_over;
        } else if (jy_markup_is(node, "h")) {
            kind = is_short ? JY_EXTRACTED_HEADING : JY_EXTRACTED_PARAGRAPH;
            level = is_short ? number_of(node, "outline-level", 1) : 0;
        }
        reading->has_title |= is_title;
        reading->title_over |= reading->has_title && !is_title;
    }
    /* Lines that a writer broke by hand are paragraphs to the reader. */
    for (char *line = text->str, *stop; *line; line = stop) {
        stop = kind == JY_EXTRACTED_PARAGRAPH ? strchrnul(line, '\n') : line + strlen(line);
        g_autofree char *one = g_strndup(line, (gsize)(stop - line));
        stop += *stop != '\0';
        if (!add(reading, kind, level, one, err)) {
            return false;
        }
    }
    return read_asides(reading, err);
}

static bool read_heading(odf_reading *reading, const xmlNode *node, const char *number, GError **err)
{
    g_autoptr(GString) own = g_string_new(number);
    const char *unnumbered = jy_markup_attribute(node, "is-list-header");
    if (!*number && g_strcmp0(unnumbered, "true") != 0) {
        const uint32_t level = number_of(node, "outline-level", 1);
        jy_odf_styles_number(reading->styles, NULL, MAX(level, 1) - 1, number_of(node, "start-value", 0),
                             &reading->headings, own);
    }
    return read_paragraph(reading, node, own->str, err);
}

/* ---- lists ---- */

/* The list at hand, and those that it is in. */
typedef struct {
    const char *style;
    uint32_t level;
    jy_odf_count *count;
} odf_list_place;

static bool read_list(odf_reading *reading, const xmlNode *list, const odf_list_place *place, GError **err);

static bool read_item(odf_reading *reading, const xmlNode *item, const odf_list_place *place, GError **err)
{
    g_autoptr(GString) number = g_string_new(NULL);
    const odf_list_place below = {place->style, place->level + 1, place->count};
    bool first = true;
    for (const xmlNode *at = jy_markup_child(item, NULL); at; at = jy_markup_next(at, NULL)) {
        if (jy_markup_is(at, "list")) {
            if (!read_list(reading, at, &below, err)) {
                return false;
            }
            continue;
        }
        if (first && jy_markup_is(item, "list-item") && (jy_markup_is(at, "p") || jy_markup_is(at, "h"))) {
            jy_odf_styles_number(reading->styles, place->style, place->level, number_of(item, "start-value", 0),
                                 place->count, number);
        }
        if (!read_element(reading, at, first ? number->str : "", err)) {
            return false;
        }
        first = false;
    }
    return true;
}

static bool read_list(odf_reading *reading, const xmlNode *list, const odf_list_place *place, GError **err)
{
    const char *style = jy_markup_attribute(list, "style-name"),
               *goes_on = jy_markup_attribute(list, "continue-numbering");
    odf_list_place own = *place;
    own.style = style ? style : place->style ? place->style : "-";
    if (!own.count) {
        own.count = g_hash_table_lookup(reading->lists, own.style);
        if (!own.count) {
            own.count = g_new0(jy_odf_count, 1);
            g_hash_table_insert(reading->lists, g_strdup(own.style), own.count);
        }
        const bool continues = g_strcmp0(goes_on, "true") == 0 || jy_markup_attribute(list, "continue-list");
        *own.count = continues ? *own.count : (jy_odf_count){0};
    }
    for (const xmlNode *item = jy_markup_child(list, NULL); item; item = jy_markup_next(item, NULL)) {
        if (!read_item(reading, item, &own, err)) {
            return false;
        }
    }
    return true;
}

/* ---- tables ---- */

/* Appends the cells of a row, parted by tabs; empty ones at the end are left out. */
static void append_row(odf_reading *reading, const xmlNode *row, GString *out)
{
    uint32_t gap = 0;
    bool first = true;
    for (const xmlNode *cell = jy_markup_child(row, NULL); cell; cell = jy_markup_next(cell, NULL)) {
        g_autofree char *text = jy_markup_is(cell, "table-cell") ? line_of(reading, cell) : g_strdup("");
        for (uint32_t i = CLAMP(number_of(cell, "number-columns-repeated", 1), 1, CELLS_MOST); i; i--) {
            gap += !first;
            first = false;
            for (; *text && gap; gap--) {
                g_string_append_c(out, '\t');
            }
            g_string_append(out, text);
            gap = MIN(gap, CELLS_MOST);
        }
    }
}

static bool read_row(odf_reading *reading, const xmlNode *row, GError **err)
{
    g_autoptr(GString) out = g_string_new(NULL);
    append_row(reading, row, out);
    reading->title_over |= reading->has_title;
    return add(reading, JY_EXTRACTED_ROW, 0, out->str, err) && read_asides(reading, err);
}

static guint cells_of(const xmlNode *row)
{
    guint count = 0;
    for (const xmlNode *at = jy_markup_child(row, NULL); at; at = jy_markup_next(at, NULL)) {
        count++;
    }
    return count;
}

/* A table for the layout, of one cell a row, is read as what is in it. */
static bool read_table(odf_reading *reading, const xmlNode *table, GError **err)
{
    bool is_frame = true, deeper = true;
    for (const xmlNode *at = table; at; at = jy_markup_walk(table, at, !jy_markup_is(at, "table-row"))) {
        is_frame &= !jy_markup_is(at, "table-row") || cells_of(at) == 1;
    }
    for (const xmlNode *at = table; at; at = jy_markup_walk(table, at, deeper)) {
        deeper = !jy_markup_is(at, "table-row");
        const xmlNode *cell = deeper ? NULL : jy_markup_child(at, "table-cell");
        if (!deeper && !(is_frame ? !cell || read_children(reading, cell, err) : read_row(reading, at, err))) {
            return false;
        }
    }
    return true;
}

/* A row of a sheet, whose name is a heading. */
static bool read_sheet_row(odf_reading *reading, const xmlNode *row, GError **err)
{
    const xmlNode *table = row->parent;
    while (table && !jy_markup_is(table, "table")) {
        table = table->parent;
    }
    if (table != reading->table) {
        const char *name = jy_markup_attribute(table, "name");
        reading->table = table;
        reading->row = 0;
        if (name && !add(reading, JY_EXTRACTED_HEADING, 1, name, err)) {
            return false;
        }
    }
    const uint32_t last = reading->row, repeated = number_of(row, "number-rows-repeated", 1);
    reading->row = last + 1;
    const bool done = read_row(reading, row, err);
    reading->row = last + MAX(repeated, 1);
    return done;
}

/* ---- slides ---- */

static bool read_slide(odf_reading *reading, const xmlNode *page, GError **err)
{
    reading->page++;
    for (const xmlNode *at = jy_markup_child(page, NULL); at; at = jy_markup_next(at, NULL)) {
        const char *role = jy_markup_attribute(at, "class");
        bool done;
        if (g_strcmp0(role, "title") == 0 || jy_markup_is(at, "notes")) {
            const bool is_title = !jy_markup_is(at, "notes");
            g_autofree char *text = line_of(reading, at);
            done = add(reading, is_title ? JY_EXTRACTED_HEADING : JY_EXTRACTED_NOTE, is_title, text, err);
        } else {
            done = read_element(reading, at, "", err);
        }
        if (!done) {
            return false;
        }
    }
    return read_asides(reading, err);
}

/* ---- all of it ---- */

static bool read_element(odf_reading *reading, const xmlNode *node, const char *number, GError **err)
{
    static const char *const LEFT_OUT[] = {"tracked-changes", "annotation", "forms", "sequence-decls", "title", "desc",
                                           "style",           "list-style", NULL};
    static const odf_list_place OUTERMOST = {NULL, 0, NULL};
    if (jy_markup_is(node, "p")) {
        return read_paragraph(reading, node, number, err);
    }
    if (jy_markup_is(node, "h")) {
        return read_heading(reading, node, number, err);
    }
    if (jy_markup_is(node, "list")) {
        return read_list(reading, node, &OUTERMOST, err);
    }
    if (jy_markup_is(node, "table")) {
        return read_table(reading, node, err);
    }
    if (jy_markup_is(node, "table-row")) {
        return read_sheet_row(reading, node, err);
    }
    if (jy_markup_is(node, "page")) {
        return read_slide(reading, node, err);
    }
    return g_strv_contains(LEFT_OUT, (const char *)node->name) || read_children(reading, node, err);
}

static bool take_piece(xmlNode *element, void *user, GError **err)
{
    odf_reading *reading = user;
    jy_odf_styles_take(reading->styles, element);
    return read_element(reading, element, "", err);
}

static bool take_style(xmlNode *element, void *user, GError **err)
{
    odf_reading *reading = user;
    (void)err;
    jy_odf_styles_take(reading->styles, element);
    return true;
}

static bool read_parts(odf_reading *reading, jy_package *package, bool is_sheet, bool *ret_damaged, GError **err)
{
    static const char *const STYLES[] = {"style", "list-style", "outline-style", NULL};
    static const char *const OF_TEXT[] = {"style", "list-style", "tracked-changes", "annotation", "forms", "p",
                                          "h",     "list",       "table",           "frame",      "page",  NULL};
    static const char *const OF_SHEET[] = {"style", "list-style", "tracked-changes", "annotation",
                                           "forms", "shapes",     "table-row",       NULL};
    const jy_stream_wish styles = {STYLES, take_style, reading, NULL};
    const jy_stream_wish content = {is_sheet ? OF_SHEET : OF_TEXT, take_piece, reading, NULL};
    jy_package_part part;
    (void)jy_stream_read(package, "styles.xml", &styles, ret_damaged, NULL);
    if (!is_sheet && jy_package_find(package, "content.xml", &part)) {
        reading->page = memmem(part.bytes, part.length, "soft-page-break", strlen("soft-page-break")) != NULL;
    }
    return jy_stream_read(package, "content.xml", &content, ret_damaged, err);
}

/* The package says in its manifest that its parts are encrypted. */
static bool is_encrypted(jy_package *package)
{
    jy_package_part part;
    return jy_package_find(package, "META-INF/manifest.xml", &part) &&
           memmem(part.bytes, part.length, "encryption-data", strlen("encryption-data"));
}

bool jy_extract_odf(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autofree char *bytes = source->bytes;
    g_auto(odf_reading) reading = {0};
    g_autoptr(jy_package) package = jy_package_new(bytes, source->length, err);
    bool damaged = false;
    if (!package) {
        return false;
    }
    if (is_encrypted(package)) {
        g_set_error(err, JY_ERROR, JY_ERROR_ENCRYPTED, _("the package needs a password"));
        return false;
    }
    reading.styles = jy_odf_styles_new();
    reading.lists = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    reading.blocks = jy_blocks_new();
    reading.blocks->unlined = true;
    reading.notes = g_ptr_array_new();
    reading.boxes = g_ptr_array_new();
    if (!read_parts(&reading, package, strstr(source->type, "spreadsheet") != NULL, &damaged, err)) {
        return false;
    }
    if (damaged) {
        g_ptr_array_add(to->warnings, g_strdup(_("parts of the package are damaged: read as far as they can be")));
    }
    g_auto(jy_document) document = {0};
    return to->emit(&document, reading.blocks, 0, to->user, err);
}
