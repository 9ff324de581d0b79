/* docx_header.c: the marks over a letterhead, and the letterhead itself. */
#include "indexer/extract/office/docx_header.h"

#include <string.h>

#include "indexer/extract/marks.h"
#include "indexer/extract/office/word_text.h"
#include "indexer/extract/package/stream.h"

static const jy_package_only SECTIONS_ONLY[] = {
    {"p", {"pPr"}}, {"pPr", {"sectPr"}}, {"tblPr", {NULL}}, {"tcPr", {NULL}}, {NULL, {NULL}}};

static bool has_mark(jy_docx_body *reading, const xmlNode *header)
{
    bool found = false;
    for (const xmlNode *at = header; at && !found; at = jy_markup_walk(header, at, true)) {
        if (!jy_markup_is(at, "p")) {
            continue;
        }
        g_auto(jy_word_text) text;
        jy_word_text_init(&text, reading->styles, false);
        jy_word_text_read(&text, at);
        found = jy_marks_is(g_strstrip(text.text->str));
    }
    return found;
}

/* The part with the header of the first page. Returns a new tree; NULL for none. */
static xmlDoc *first_header(jy_docx_body *reading, const xmlNode *section)
{
    const char *wanted = jy_word_styles_is_on(section, "titlePg") ? "first" : "default", *id = NULL;
    for (xmlNode *at = jy_markup_child(section, "headerReference"); at; at = jy_markup_next(at, "headerReference")) {
        if (g_strcmp0(jy_markup_attribute(at, "type"), wanted) == 0) {
            id = jy_markup_attribute(at, "id");
        }
    }
    const char *part = jy_relations_by_id(reading->relations, id);
    return part ? jy_package_parse_only(reading->package, part, JY_DOCX_BODY_ONLY, NULL) : NULL;
}

/* Keeps the first section. */
static bool take_section(xmlNode *section, void *user, GError **err)
{
    xmlNode **kept = user;
    (void)err;
    *kept = *kept ? *kept : xmlCopyNode(section, 1);
    return true;
}

/* False where no header has a character of a mark, as that of most documents: then none is looked for. */
static bool may_have_marks(jy_docx_body *reading)
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
            if (jy_docx_body_holds(&part, CHARACTERS[k])) {
                return true;
            }
        }
    }
    return false;
}

bool jy_docx_header_read(jy_docx_body *reading, const char *part, GError **err)
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
    return !root || !has_mark(reading, root) || jy_docx_body_read(reading, root, err);
}
