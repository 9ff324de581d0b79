/* pptx.c: PPTX, POTX and PPSX (ISO/IEC 29500-1, 13) to blocks: slides in the order of the show are pages. */
#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/office/relations.h"
#include "indexer/extract/package/markup.h"
#include "indexer/extract/package/package.h"

#define _(s) gettext(s)

#define SLIDES_MOST 10000

typedef struct {
    jy_package *package;
    jy_relations *slide_parts; /* of the slide at hand */
    jy_blocks *blocks;
    uint32_t page;
    guint damaged;
} pptx_reading;

static bool add(pptx_reading *reading, jy_extracted_kind kind, const char *text, GError **err)
{
    const jy_extracted block = {kind, kind == JY_EXTRACTED_HEADING, reading->page, 0, text, (uint32_t)strlen(text)};
    return jy_blocks_add(reading->blocks, &block, err);
}

/* The text of an <a:p>. Returns a new string. */
static char *text_of(const xmlNode *paragraph)
{
    GString *out = g_string_new(NULL);
    for (const xmlNode *at = paragraph; at; at = jy_markup_walk(paragraph, at, true)) {
        if (at->type == XML_TEXT_NODE && jy_markup_is(at->parent, "t")) {
            g_string_append(out, (const char *)at->content);
        } else if (jy_markup_is(at, "br")) {
            g_string_append_c(out, '\n');
        } else if (jy_markup_is(at, "tab") && jy_markup_is(at->parent, "r")) {
            g_string_append_c(out, '\t');
        }
    }
    return g_string_free(out, false);
}

/* The text of all paragraphs below a node, parted by spaces, on one line. Returns a new string. */
static char *line_of(const xmlNode *top)
{
    GString *out = g_string_new(NULL);
    for (const xmlNode *at = top; at; at = jy_markup_walk(top, at, !jy_markup_is(at, "p"))) {
        if (jy_markup_is(at, "p")) {
            g_autofree char *text = text_of(at);
            g_string_append(out, out->len && *text ? " " : "");
            g_string_append(out, text);
        }
    }
    g_strdelimit(out->str, "\t\n\v\r", ' ');
    return g_string_free(out, false);
}

static bool add_paragraphs(pptx_reading *reading, const xmlNode *top, jy_extracted_kind kind, GError **err)
{
    for (const xmlNode *at = top; at; at = jy_markup_walk(top, at, !jy_markup_is(at, "p"))) {
        g_autofree char *text = jy_markup_is(at, "p") ? text_of(at) : NULL;
        if (text && !add(reading, kind, text, err)) {
            return false;
        }
    }
    return true;
}

static bool add_table(pptx_reading *reading, const xmlNode *table, GError **err)
{
    for (const xmlNode *row = jy_markup_child(table, "tr"); row; row = jy_markup_next(row, "tr")) {
        g_autoptr(GString) out = g_string_new(NULL);
        for (const xmlNode *cell = jy_markup_child(row, "tc"); cell; cell = jy_markup_next(cell, "tc")) {
            g_autofree char *text = line_of(cell);
            g_string_append(out, cell == jy_markup_child(row, "tc") ? "" : "\t");
            g_string_append(out, text);
        }
        if (!add(reading, JY_EXTRACTED_ROW, out->str, err)) {
            return false;
        }
    }
    return true;
}

/* The texts of a diagram are in a part of its own. */
static bool add_diagram(pptx_reading *reading, const xmlNode *relations, GError **err)
{
    const char *part = jy_relations_by_id(reading->slide_parts, jy_markup_attribute(relations, "dm"));
    g_autoptr(xmlDoc) tree = part ? jy_package_parse(reading->package, part, NULL) : NULL;
    return !tree || add_paragraphs(reading, xmlDocGetRootElement(tree), JY_EXTRACTED_PARAGRAPH, err);
}

/* The kind of placeholder that a shape is: "title", "body", "sldNum" …; "" for none. */
static const char *placeholder_of(const xmlNode *shape)
{
    const xmlNode *properties = jy_markup_child(jy_markup_child(shape, "nvSpPr"), "nvPr");
    const xmlNode *place = jy_markup_child(properties, "ph");
    const char *type = jy_markup_attribute(place, "type");
    return type ? type : place ? "body" : "";
}

static bool is_title(const xmlNode *shape)
{
    const char *type = placeholder_of(shape);
    return g_str_equal(type, "title") || g_str_equal(type, "ctrTitle");
}

/* The number, the date and the footer of every slide say nothing of this one. */
static bool is_furniture(const xmlNode *shape)
{
    static const char *const TYPES[] = {"sldNum", "dt", "ftr", "hdr", "sldImg", NULL};
    return g_strv_contains(TYPES, placeholder_of(shape));
}

/* Adds the titles of a slide, or all else. */
static bool add_shapes(pptx_reading *reading, const xmlNode *top, bool titles, GError **err)
{
    bool done = true;
    const xmlNode *at = top;
    while (at && done) {
        bool deeper = !jy_markup_is(at, "Fallback");
        if (jy_markup_is(at, "sp")) {
            deeper = false;
            if (is_title(at) && titles) {
                g_autofree char *title = line_of(at);
                done = add(reading, JY_EXTRACTED_HEADING, title, err);
            } else if (!titles && !is_title(at) && !is_furniture(at)) {
                done = add_paragraphs(reading, at, JY_EXTRACTED_PARAGRAPH, err);
            }
        } else if (!titles && jy_markup_is(at, "tbl")) {
            deeper = false;
            done = add_table(reading, at, err);
        } else if (!titles && jy_markup_is(at, "relIds")) {
            done = add_diagram(reading, at, err);
        }
        at = jy_markup_walk(top, at, deeper);
    }
    return done;
}

static bool add_notes(pptx_reading *reading, GError **err)
{
    const char *part = jy_relations_by_type(reading->slide_parts, "notesSlide");
    g_autoptr(xmlDoc) tree = part ? jy_package_parse(reading->package, part, NULL) : NULL;
    const xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
    for (const xmlNode *at = root; at; at = jy_markup_walk(root, at, !jy_markup_is(at, "sp"))) {
        if (jy_markup_is(at, "sp") && !is_furniture(at) && !add_paragraphs(reading, at, JY_EXTRACTED_NOTE, err)) {
            return false;
        }
    }
    return true;
}

static bool add_slide(pptx_reading *reading, const char *part, GError **err)
{
    g_autoptr(xmlDoc) slide = jy_package_parse(reading->package, part, NULL);
    const xmlNode *tree = slide ? jy_markup_child(xmlDocGetRootElement(slide), "cSld") : NULL;
    reading->page++;
    if (!tree) {
        reading->damaged++;
        return true;
    }
    g_autoptr(jy_relations) relations = jy_relations_new(reading->package, part);
    reading->slide_parts = relations;
    return add_shapes(reading, tree, true, err) && add_shapes(reading, tree, false, err) && add_notes(reading, err);
}

/* <p:sldId id="256" r:id="rId2"/>: of two attributes of one local name the one that has a namespace. */
static const char *relation_of(const xmlNode *slide)
{
    for (const xmlAttr *at = slide->properties; at; at = at->next) {
        if (at->ns && g_str_equal(at->name, "id") && at->children) {
            return (const char *)at->children->content;
        }
    }
    return NULL;
}

static bool add_slides(pptx_reading *reading, GError **err)
{
    g_autoptr(jy_relations) roots = jy_relations_new(reading->package, "");
    const char *part = jy_relations_by_type(roots, "officeDocument");
    part = part ? part : "ppt/presentation.xml";
    g_autoptr(xmlDoc) show = jy_package_parse(reading->package, part, err);
    if (!show) {
        return false;
    }
    g_autoptr(jy_relations) relations = jy_relations_new(reading->package, part);
    const xmlNode *list = jy_markup_child(xmlDocGetRootElement(show), "sldIdLst");
    for (const xmlNode *at = jy_markup_child(list, "sldId"); at; at = jy_markup_next(at, "sldId")) {
        const char *slide = jy_relations_by_id(relations, relation_of(at));
        if (reading->page == SLIDES_MOST) {
            g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("a presentation of more than %d slides"), SLIDES_MOST);
            return false;
        }
        if (slide && !add_slide(reading, slide, err)) {
            return false;
        }
    }
    return true;
}

bool jy_extract_pptx(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autofree char *bytes = source->bytes;
    g_autoptr(jy_package) package = jy_package_new(bytes, source->length, err);
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    pptx_reading reading = {.package = package, .blocks = blocks};
    blocks->unlined = true;
    if (!package || !add_slides(&reading, err)) {
        return false;
    }
    if (reading.damaged) {
        g_ptr_array_add(to->warnings, g_strdup_printf(_("%u slides cannot be read"), reading.damaged));
    }
    g_auto(jy_document) document = {0};
    return to->emit(&document, blocks, 0, to->user, err);
}
