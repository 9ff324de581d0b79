/* xml.c: XML of no format of its own (a feed, a document of an exchange, UOF), and the workbooks of Excel 2003, whose
 * rows are its rows. */
#include <jiyan/base/error.h>
#include <libintl.h>
#include <libxml/parser.h>
#include <limits.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/html/charset.h"
#include "indexer/extract/html/html.h"
#include "indexer/extract/package/builder.h"
#include "indexer/extract/package/markup.h"

#define _(s) gettext(s)

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlParserCtxt, xmlFreeParserCtxt)

static bool add_block(jy_blocks *blocks, jy_extracted_kind kind, uint32_t line, const GString *text, GError **err)
{
    if (text->len > G_MAXUINT32 / 4) {
        g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("a text of more than 1 GiB"));
        return false;
    }
    const jy_extracted block = {kind, kind == JY_EXTRACTED_HEADING, 0, line, text->str, (uint32_t)text->len};
    return jy_blocks_add(blocks, &block, err);
}

/* Appends all text below an element, as one line. */
static void append_text(const xmlNode *top, GString *out)
{
    for (const xmlNode *at = top; at; at = jy_markup_walk(top, at, true)) {
        const bool is_text = at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE;
        for (const char *c = is_text ? (const char *)at->content : ""; c && *c; c++) {
            g_string_append_c(out, strchr("\t\r\n", *c) ? ' ' : *c);
        }
    }
}

/* ---- workbooks of Excel 2003 ---- */

static bool read_row(const xmlNode *row, uint32_t line, jy_blocks *blocks, GError **err)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (const xmlNode *cell = jy_markup_child(row, "Cell"); cell; cell = jy_markup_next(cell, "Cell")) {
        const xmlNode *data = jy_markup_child(cell, "Data");
        if (cell != jy_markup_child(row, "Cell")) {
            g_string_append_c(out, '\t');
        }
        if (data) {
            append_text(data, out);
        }
    }
    return add_block(blocks, JY_EXTRACTED_ROW, line, out, err);
}

/* Rows are numbered one after the other, or by ss:Index. */
static uint32_t line_of(const xmlNode *row, uint32_t before)
{
    const char *index = jy_markup_attribute(row, "Index");
    const guint64 given = index ? g_ascii_strtoull(index, NULL, 10) : 0;
    return given > before && given < G_MAXINT32 ? (uint32_t)given : before + 1;
}

static bool read_workbook(const xmlNode *root, jy_blocks *blocks, GError **err)
{
    for (const xmlNode *at = jy_markup_child(root, "Worksheet"); at; at = jy_markup_next(at, "Worksheet")) {
        const char *name = jy_markup_attribute(at, "Name");
        g_autoptr(GString) heading = g_string_new(name);
        if (!add_block(blocks, JY_EXTRACTED_HEADING, 0, heading, err)) {
            return false;
        }
        const xmlNode *table = jy_markup_child(at, "Table");
        uint32_t line = 0;
        for (const xmlNode *row = jy_markup_child(table, "Row"); row; row = jy_markup_next(row, "Row")) {
            line = line_of(row, line);
            if (!read_row(row, line, blocks, err)) {
                return false;
            }
        }
    }
    return true;
}

/* ---- any other XML ---- */

/* Elements whose text is one paragraph whatever is inside. */
static bool is_paragraph(const xmlNode *node)
{
    static const char *const NAMES[] = {"p", "h", "para", "title", "段落"};
    bool is = false;
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        is |= jy_markup_is(node, NAMES[i]);
    }
    return is;
}

/* Feeds put pages into their elements, as text. */
static bool is_page(const char *text)
{
    static const char *const TAGS[] = {"</p>", "<br", "</div>", "</a>", "</span>", "<p>", "<img", "</td>"};
    bool is = false;
    for (size_t i = 0; i < G_N_ELEMENTS(TAGS); i++) {
        is |= strstr(text, TAGS[i]) != NULL;
    }
    return is;
}

static bool add_text(jy_blocks *blocks, const GString *text, GError **err)
{
    if (!is_page(text->str)) {
        return add_block(blocks, JY_EXTRACTED_PARAGRAPH, 0, text, err);
    }
    const jy_html_source part = {.text = text->str, .length = (uint32_t)text->len};
    g_auto(jy_document) none = {0};
    return jy_html_read(&part, blocks, &none, err);
}

/* Each text between two tags is a paragraph, and each element that is known for one. */
static bool read_texts(const xmlNode *root, jy_blocks *blocks, GError **err)
{
    const xmlNode *at = root;
    while (at) {
        const bool is_text = at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE;
        const bool whole = !is_text && at->type == XML_ELEMENT_NODE && is_paragraph(at);
        g_autoptr(GString) text = g_string_new(is_text ? (const char *)at->content : NULL);
        if (whole) {
            append_text(at, text);
        }
        if (text->len && !add_text(blocks, text, err)) {
            return false;
        }
        at = jy_markup_walk(root, at, !whole);
    }
    return true;
}

/* ---- the file ---- */

/* Returns the tree of a file, decoded as pages are, whose declarations are as often wrong; NULL where it has none. */
static xmlDoc *parse(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_auto(jy_decoded) decoded = {0};
    if (!jy_charset_decode(source->bytes, source->length, NULL, &decoded, err)) {
        return NULL;
    }
    to->entry->encoding = g_strdup(decoded.encoding);
    to->entry->confidence = decoded.confidence;
    g_autoptr(xmlParserCtxt) parser = xmlNewParserCtxt();
    xmlDoc *tree = parser && decoded.length <= INT_MAX
                       ? xmlCtxtReadMemory(parser, decoded.text, (int)decoded.length, NULL, "UTF-8", JY_BUILDER_OPTIONS)
                       : NULL;
    if (!tree || !xmlDocGetRootElement(tree)) {
        xmlFreeDoc(tree);
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("no XML that can be read"));
        return NULL;
    }
    if (!parser->wellFormed) {
        g_ptr_array_add(to->warnings, g_strdup(_("the XML is damaged: read as far as it can be")));
    }
    return tree;
}

bool jy_extract_xml(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autofree char *bytes = source->bytes;
    g_autoptr(xmlDoc) tree = parse(source, to, err);
    g_clear_pointer(&bytes, g_free);
    if (!tree) {
        return false;
    }
    const xmlNode *root = xmlDocGetRootElement(tree);
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    blocks->unlined = true;
    const bool is_workbook = jy_markup_is(root, "Workbook");
    g_auto(jy_document) document = {.encoding = g_strdup(to->entry->encoding)};
    return (is_workbook ? read_workbook : read_texts)(root, blocks, err) &&
           to->emit(&document, blocks, 0, to->user, err);
}
