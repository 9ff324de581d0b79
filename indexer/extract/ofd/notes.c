/* notes.c: annotations (GB/T 33190-2016, 15) and attachments (20). */
#include "indexer/extract/ofd/notes.h"

#include <string.h>

#include "indexer/extract/package/markup.h"

/* The notes under way. */
typedef struct {
    jy_ofd_document *document;
    jy_content *content;
    jy_sheet *sheet;
    jy_blocks *blocks;
    GHashTable *seen; /* texts of the page at hand */
    GHashTable *read; /* names of parts of annotations */
} notes_draft;

/* Adds a note that is new to its page. Takes the text. */
static bool add_note(notes_draft *draft, char *text, uint32_t page, GError **err)
{
    g_strstrip(text);
    if (!*text) {
        g_free(text);
        return true;
    }
    if (!g_hash_table_add(draft->seen, text)) {
        return true;
    }
    const jy_extracted note = {.kind = JY_EXTRACTED_NOTE, .page = page, .text = text, .length = (uint32_t)strlen(text)};
    return jy_blocks_add(draft->blocks, &note, err);
}

static char *content_of(const xmlNode *node)
{
    xmlChar *content = node ? xmlNodeGetContent(node) : NULL;
    char *text = g_strdup(content ? (const char *)content : "");
    xmlFree(content);
    return text;
}

/* The lines of what an annotation shows, as one text. Returns a new string; NULL on errors. */
static char *read_appearance(notes_draft *draft, const xmlNode *appearance, GError **err)
{
    jy_sheet_clear(draft->sheet);
    if (!jy_content_block(draft->content, appearance, draft->sheet, err)) {
        return NULL;
    }
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GPtrArray) aslant = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) lines = jy_sheet_lines(draft->sheet, text, aslant);
    GString *joined = g_string_new(NULL);
    for (guint i = 0; i < lines->len; i++) {
        const jy_sheet_line *line = &g_array_index(lines, jy_sheet_line, i);
        g_string_append_printf(joined, "%s%.*s", i ? "\n" : "", (int)line->length, text->str + line->start);
    }
    return g_string_free(joined, false);
}

static bool add_annotation(notes_draft *draft, const xmlNode *annotation, uint32_t page, GError **err)
{
    const char *type = jy_markup_attribute(annotation, "Type");
    if (type && g_ascii_strcasecmp(type, "Watermark") == 0) {
        return true;
    }
    const xmlNode *appearance = jy_markup_child(annotation, "Appearance");
    char *text = appearance ? read_appearance(draft, appearance, err) : g_strdup("");
    return text && add_note(draft, text, page, err) &&
           add_note(draft, content_of(jy_markup_child(annotation, "Remark")), page, err);
}

/* Adds the annotations of a page. */
static bool add_page(notes_draft *draft, const xmlNode *page, const char *list, GError **err)
{
    const xmlNode *file = jy_markup_child(page, "FileLoc");
    g_autofree char *path = g_strstrip(content_of(file)), *part = NULL;
    const char *id = jy_markup_attribute(page, "PageID");
    g_autoptr(xmlDoc) tree = file ? jy_ofd_document_parse(draft->document, list, path, &part) : NULL;
    if (!tree || !g_hash_table_add(draft->read, g_steal_pointer(&part))) {
        return true;
    }
    const uint32_t number = id ? jy_ofd_document_page_of(draft->document, id) : 0;
    const xmlNode *annotation = jy_markup_child(xmlDocGetRootElement(tree), "Annot");
    g_hash_table_remove_all(draft->seen);
    for (; annotation; annotation = jy_markup_next(annotation, "Annot")) {
        if (!add_annotation(draft, annotation, number, err)) {
            return false;
        }
    }
    return true;
}

static bool add_attachment(notes_draft *draft, const xmlNode *attachment, const char *list, GError **err)
{
    (void)list;
    const char *name = jy_markup_attribute(attachment, "Name"), *format = jy_markup_attribute(attachment, "Format");
    g_autofree char *path = g_strstrip(content_of(jy_markup_child(attachment, "FileLoc")));
    char *slash = strrchr(path, '/');
    char *text = name && *name ? g_strdup(name) : g_strdup(slash ? slash + 1 : path);
    if (format && *format && !strrchr(text, '.')) {
        char *with = g_strconcat(text, ".", format, NULL);
        g_free(text);
        text = with;
    }
    return add_note(draft, text, 0, err);
}

/* Calls `add` for each element `item` of the part that the document names in its element `what`. */
static bool each_of(notes_draft *draft, const char *what, const char *item,
                    bool (*add)(notes_draft *draft, const xmlNode *node, const char *part, GError **err), GError **err)
{
    const xmlNode *named = jy_ofd_document_element(draft->document, what);
    g_autofree char *path = g_strstrip(content_of(named)), *part = NULL;
    g_autoptr(xmlDoc) tree = *path ? jy_ofd_document_parse(draft->document, NULL, path, &part) : NULL;
    const xmlNode *node = tree ? jy_markup_child(xmlDocGetRootElement(tree), item) : NULL;
    for (; node; node = jy_markup_next(node, item)) {
        if (!add(draft, node, part, err)) {
            return false;
        }
    }
    return true;
}

bool jy_notes_add(jy_ofd_document *document, jy_content *content, jy_blocks *blocks, GError **err)
{
    g_autoptr(jy_sheet) sheet = jy_sheet_new();
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) read = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    notes_draft draft = {document, content, sheet, blocks, seen, read};
    if (!each_of(&draft, "Annotations", "Page", add_page, err)) {
        return false;
    }
    g_hash_table_remove_all(seen);
    return each_of(&draft, "Attachments", "Attachment", add_attachment, err);
}
