/* docx.c: DOCX, DOTX and DOCM (ISO/IEC 29500-1, 11) to blocks. */
#include <libintl.h>
#include <string.h>

#include "indexer/extract/office/chunks.h"
#include "indexer/extract/office/docx_body.h"
#include "indexer/extract/office/docx_header.h"
#include "indexer/extract/package/stream.h"

#define _(s) gettext(s)

/* What of the other parts is looked at. */
static const jy_package_only STYLES_ONLY[] = {{"styles", {"style"}},
                                              {"style", {"name", "basedOn", "pPr", "rPr"}},
                                              {"rPr", {"vanish"}},
                                              {"pPr", {"numPr", "outlineLvl"}},
                                              {NULL, {NULL}}};
static const jy_package_only NUMBERING_ONLY[] = {
    {"lvl", {"start", "numFmt", "lvlRestart", "suff", "lvlText", "pStyle", "isLgl"}}, {NULL, {NULL}}};

static void clear_body(jy_docx_body *reading)
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
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_docx_body, clear_body)

static bool take_piece(xmlNode *element, void *user, GError **err)
{
    return jy_docx_body_element(user, element, err);
}

/* The root of a part of a type; NULL where there is none. The tree is kept in *ret_tree. */
static const xmlNode *root_of(jy_docx_body *reading, const char *type, const jy_package_only *only, xmlDoc **ret_tree)
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

static void begin(jy_docx_body *reading, const char *part)
{
    jy_package_part bytes = {0};
    reading->relations = jy_relations_new(reading->package, part);
    reading->styles = jy_word_styles_new(root_of(reading, "styles", STYLES_ONLY, &reading->style_tree));
    reading->numbering = jy_numbering_new(root_of(reading, "numbering", NUMBERING_ONLY, &reading->number_tree));
    reading->footnotes = notes_of(root_of(reading, "footnotes", JY_DOCX_BODY_ONLY, &reading->footnote_tree));
    reading->endnotes = notes_of(root_of(reading, "endnotes", JY_DOCX_BODY_ONLY, &reading->endnote_tree));
    reading->ends = g_ptr_array_new_with_free_func(g_free);
    reading->chunks = g_ptr_array_new();
    reading->blocks = jy_blocks_new();
    reading->blocks->unlined = true;
    if (jy_package_find(reading->package, part, &bytes)) {
        reading->counts_set = jy_docx_body_holds(&bytes, "lastRenderedPageBreak");
        reading->page = reading->counts_set || jy_docx_body_holds(&bytes, "w:type=\"page\"");
    }
}

static bool read_ends(jy_docx_body *reading, GError **err)
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

static bool read_document(jy_docx_body *reading, const jy_extract_source *source, const jy_extract_target *to,
                          GError **err)
{
    static const char *const WANTED[] = {"p", "tbl", "altChunk", "AlternateContent", "sectPr", NULL};
    g_autoptr(jy_relations) roots = jy_relations_new(reading->package, "");
    const char *part = jy_relations_by_type(roots, "officeDocument");
    part = part ? part : "word/document.xml";
    begin(reading, part);
    bool damaged = false;
    const jy_stream_wish wish = {WANTED, take_piece, reading, JY_DOCX_BODY_ONLY};
    if (!jy_docx_header_read(reading, part, err) || !jy_stream_read(reading->package, part, &wish, &damaged, err) ||
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
    g_auto(jy_docx_body) reading = {0};
    reading.package = jy_package_new(bytes, source->length, err);
    return reading.package && read_document(&reading, source, to, err);
}
