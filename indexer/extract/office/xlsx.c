/* xlsx.c: XLSX, XLTX and XLSM (ISO/IEC 29500-1, 12) to blocks: a heading a sheet, its rows with their numbers. */
#include <jiyan/base/error.h>
#include <libintl.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/office/cell_format.h"
#include "indexer/extract/office/relations.h"
#include "indexer/extract/package/markup.h"
#include "indexer/extract/package/stream.h"

#define _(s) gettext(s)

/* Empty cells that are kept between others. */
#define GAP_MOST 64
#define ROW_MOST 1048576
#define SHEETS_MOST 1024

typedef struct {
    jy_package *package;
    jy_relations *relations;
    GString *strings;      /* shared ones, each with a NUL behind it */
    GArray *string_starts; /* of gsize */
    xmlDoc *style_tree;
    GPtrArray *formats; /* code of each cell style; NULL: general */
    jy_blocks *blocks;
    uint32_t row; /* the last */
    bool since_1904;
    bool damaged;
} xlsx_reading;

static void xlsx_reading_clear(xlsx_reading *reading)
{
    jy_relations_free(reading->relations);
    if (reading->strings) {
        g_string_free(reading->strings, true);
    }
    g_clear_pointer(&reading->string_starts, g_array_unref);
    g_clear_pointer(&reading->formats, g_ptr_array_unref);
    xmlFreeDoc(reading->style_tree);
    jy_blocks_free(reading->blocks);
    jy_package_free(reading->package);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(xlsx_reading, xlsx_reading_clear)

/* ---- texts ---- */

/* Appends the text of <si> or <is>: its runs, without how they are read aloud (<rPh>). */
static void append_rich(GString *out, const xmlNode *top)
{
    for (const xmlNode *at = top; at; at = jy_markup_walk(top, at, !jy_markup_is(at, "rPh"))) {
        if (at->type == XML_TEXT_NODE && jy_markup_is(at->parent, "t")) {
            g_string_append(out, (const char *)at->content);
        }
    }
}

static bool take_string(xmlNode *element, void *user, GError **err)
{
    xlsx_reading *reading = user;
    (void)err;
    g_array_append_val(reading->string_starts, reading->strings->len);
    append_rich(reading->strings, element);
    g_string_append_c(reading->strings, '\0');
    return true;
}

static void read_strings(xlsx_reading *reading)
{
    static const char *const WANTED[] = {"si", NULL};
    const jy_stream_wish wish = {WANTED, take_string, reading, NULL};
    const char *part = jy_relations_by_type(reading->relations, "sharedStrings");
    reading->strings = g_string_new(NULL);
    reading->string_starts = g_array_new(false, false, sizeof(gsize));
    if (part) {
        (void)jy_stream_read(reading->package, part, &wish, &reading->damaged, NULL);
    }
}

/* ---- formats ---- */

static const char *code_of(GHashTable *own, const char *id)
{
    const char *code = id ? g_hash_table_lookup(own, id) : NULL;
    return code ? code : jy_cell_format_of_id(id ? (unsigned)strtoul(id, NULL, 10) : 0);
}

static void read_formats(xlsx_reading *reading)
{
    const char *part = jy_relations_by_type(reading->relations, "styles");
    reading->formats = g_ptr_array_new();
    reading->style_tree = part ? jy_package_parse(reading->package, part, NULL) : NULL;
    if (!reading->style_tree) {
        return;
    }
    g_autoptr(GHashTable) own = g_hash_table_new(g_str_hash, g_str_equal);
    const xmlNode *root = xmlDocGetRootElement(reading->style_tree), *codes = jy_markup_child(root, "numFmts");
    for (const xmlNode *at = jy_markup_child(codes, "numFmt"); at; at = jy_markup_next(at, "numFmt")) {
        const char *id = jy_markup_attribute(at, "numFmtId"), *code = jy_markup_attribute(at, "formatCode");
        if (id && code) {
            g_hash_table_insert(own, (gpointer)id, (gpointer)code);
        }
    }
    const xmlNode *styles = jy_markup_child(root, "cellXfs");
    for (const xmlNode *at = jy_markup_child(styles, "xf"); at; at = jy_markup_next(at, "xf")) {
        g_ptr_array_add(reading->formats, (gpointer)code_of(own, jy_markup_attribute(at, "numFmtId")));
    }
}

/* ---- cells ---- */

static const char *content_of(const xmlNode *cell, const char *child)
{
    const xmlNode *at = jy_markup_child(cell, child);
    return at && at->children && at->children->content ? (const char *)at->children->content : "";
}

static void append_number(const xlsx_reading *reading, const xmlNode *cell, GString *out)
{
    const char *text = content_of(cell, "v"), *style = jy_markup_attribute(cell, "s");
    const unsigned long at = style ? strtoul(style, NULL, 10) : 0;
    const char *code = at < reading->formats->len ? g_ptr_array_index(reading->formats, at) : NULL;
    char *end;
    const double number = g_ascii_strtod(text, &end);
    if (end == text || *end) {
        g_string_append(out, text);
    } else {
        jy_cell_format_write(out, code, number, reading->since_1904);
    }
}

static void append_cell(const xlsx_reading *reading, const xmlNode *cell, GString *out)
{
    const char *type = jy_markup_attribute(cell, "t");
    const gsize from = out->len;
    if (!type || g_str_equal(type, "n")) {
        append_number(reading, cell, out);
    } else if (g_str_equal(type, "s")) {
        const unsigned long at = strtoul(content_of(cell, "v"), NULL, 10);
        const bool known = at < reading->string_starts->len;
        g_string_append(out, known ? reading->strings->str + g_array_index(reading->string_starts, gsize, at) : "");
    } else if (g_str_equal(type, "inlineStr")) {
        append_rich(out, cell);
    } else if (g_str_equal(type, "b")) {
        g_string_append(out, g_str_equal(content_of(cell, "v"), "1") ? "TRUE" : "FALSE");
    } else if (!g_str_equal(type, "e")) { /* no "#REF!" */
        g_string_append(out, content_of(cell, "v"));
    }
    for (char *at = out->str + from; *at; at++) {
        *at = *at == '\t' || *at == '\n' || *at == '\r' ? ' ' : *at;
    }
}

/* The column of "B3", from 1; 0 where there is none. */
static uint32_t column_of(const char *place)
{
    uint32_t column = 0;
    for (; place && g_ascii_isalpha(*place) && column < 100000; place++) {
        column = column * 26 + (uint32_t)(g_ascii_toupper(*place) - 'A' + 1);
    }
    return column;
}

static bool take_row(xmlNode *row, void *user, GError **err)
{
    xlsx_reading *reading = user;
    const char *number = jy_markup_attribute(row, "r");
    const unsigned long given = number ? strtoul(number, NULL, 10) : 0;
    reading->row = given > 0 && given <= ROW_MOST ? (uint32_t)given : reading->row + 1;
    g_autoptr(GString) out = g_string_new(NULL);
    uint32_t column = 0;
    for (const xmlNode *cell = jy_markup_child(row, "c"); cell; cell = jy_markup_next(cell, "c")) {
        const uint32_t place = column_of(jy_markup_attribute(cell, "r"));
        uint32_t gap = place > column ? place - column : 1;
        column += gap;
        for (gap = MIN(gap, GAP_MOST); gap > 1 || (gap == 1 && cell != jy_markup_child(row, "c")); gap--) {
            g_string_append_c(out, '\t');
        }
        append_cell(reading, cell, out);
    }
    const jy_extracted block = {JY_EXTRACTED_ROW, 0, 0, reading->row, out->str, (uint32_t)out->len};
    return jy_blocks_add(reading->blocks, &block, err);
}

/* ---- sheets ---- */

static bool read_sheet(xlsx_reading *reading, const xmlNode *sheet, GError **err)
{
    static const char *const WANTED[] = {"row", NULL};
    const jy_stream_wish wish = {WANTED, take_row, reading, NULL};
    const char *name = jy_markup_attribute(sheet, "name"), *id = NULL;
    for (const xmlAttr *at = sheet->properties; at; at = at->next) {
        if (g_str_equal(at->name, "id") && at->children) {
            id = (const char *)at->children->content;
        }
    }
    const char *part = jy_relations_by_id(reading->relations, id);
    jy_package_part bytes;
    if (!part || !jy_package_find(reading->package, part, &bytes)) {
        return true;
    }
    name = name ? name : "";
    const jy_extracted heading = {JY_EXTRACTED_HEADING, 1, 0, 0, name, (uint32_t)strlen(name)};
    reading->row = 0;
    if (!jy_blocks_add(reading->blocks, &heading, err)) {
        return false;
    }
    g_autoptr(GError) failure = NULL;
    if (!jy_stream_read(reading->package, part, &wish, &reading->damaged, &failure)) {
        if (!g_error_matches(failure, JY_ERROR, JY_ERROR_MALFORMED)) {
            g_propagate_error(err, g_steal_pointer(&failure));
            return false;
        }
        reading->damaged = true; /* the other sheets are read all the same */
    }
    return true;
}

static bool read_workbook(xlsx_reading *reading, const jy_extract_target *to, GError **err)
{
    g_autoptr(jy_relations) roots = jy_relations_new(reading->package, "");
    const char *part = jy_relations_by_type(roots, "officeDocument");
    part = part ? part : "xl/workbook.xml";
    g_autoptr(xmlDoc) book = jy_package_parse(reading->package, part, err);
    if (!book) {
        return false;
    }
    const xmlNode *root = xmlDocGetRootElement(book);
    const char *since = jy_markup_attribute(jy_markup_child(root, "workbookPr"), "date1904");
    reading->since_1904 = since && (g_str_equal(since, "1") || g_str_equal(since, "true"));
    reading->relations = jy_relations_new(reading->package, part);
    reading->blocks = jy_blocks_new();
    reading->blocks->unlined = true;
    read_strings(reading);
    read_formats(reading);
    const xmlNode *sheets = jy_markup_child(root, "sheets");
    guint count = 0;
    for (const xmlNode *at = jy_markup_child(sheets, "sheet"); at; at = jy_markup_next(at, "sheet")) {
        if (++count > SHEETS_MOST) {
            g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("a workbook of more than %d sheets"), SHEETS_MOST);
            return false;
        }
        if (!read_sheet(reading, at, err)) {
            return false;
        }
    }
    if (reading->damaged) {
        g_ptr_array_add(to->warnings, g_strdup(_("parts of the package are damaged: read as far as they can be")));
    }
    g_auto(jy_document) document = {0};
    return to->emit(&document, reading->blocks, 0, to->user, err);
}

bool jy_extract_xlsx(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autofree char *bytes = source->bytes;
    g_auto(xlsx_reading) reading = {0};
    reading.package = jy_package_new(bytes, source->length, err);
    return reading.package && read_workbook(&reading, to, err);
}
