/* ofd_document.c: finds the parts of a document, by whatever kind of path its writer names them. */
#include "indexer/extract/ofd/ofd_document.h"

#include <jiyan/base/error.h>
#include <string.h>

#include "indexer/extract/package/markup.h"

/* What of the objects of a page is looked at. */
static const jy_package_only TEXT_ONLY[] = {{"TextObject", {"TextCode"}},
                                            {"PathObject", {NULL}},
                                            {"ImageObject", {NULL}},
                                            {"CompositeObject", {NULL}},
                                            {NULL, {NULL}}};

struct jy_ofd_document {
    jy_package *package;
    char *root;
    xmlDoc *tree;
    GPtrArray *pages;      /* names of parts; "" for what is no page */
    GHashTable *ids;       /* of a page → its number from 1 */
    GHashTable *templates; /* ID → name of the part */
    bool has_resources;    /* they were read */
    GHashTable *resources; /* name of the part → xmlDoc */
    GHashTable *units;     /* ID → xmlNode of a composite object */
    GHashTable *images;    /* ID → name of the part */
};

static void free_tree(gpointer tree)
{
    xmlFreeDoc(tree);
}

void jy_ofd_document_free(jy_ofd_document *document)
{
    if (!document) {
        return;
    }
    g_hash_table_unref(document->images);
    g_hash_table_unref(document->units);
    g_hash_table_unref(document->resources);
    g_hash_table_unref(document->templates);
    g_hash_table_unref(document->ids);
    g_ptr_array_unref(document->pages);
    xmlFreeDoc(document->tree);
    g_free(document->root);
    g_free(document);
}

/* ---- names ---- */

/* The name of a part that another names, if it is there: by the standard from the folder of the other, by the habit of
 * some writers from that of the document or from the root. Returns a new string; NULL where there is none. */
static char *find_part(const jy_ofd_document *document, const char *from, const char *path)
{
    const char *const bases[] = {from, document->root, ""};
    for (size_t i = 0; i < G_N_ELEMENTS(bases); i++) {
        g_autofree char *name = jy_package_resolve(bases[i], path);
        if (*name && jy_package_has(document->package, name)) {
            return g_steal_pointer(&name);
        }
    }
    return NULL;
}

/* The text of an element without the white space around it. Returns a new string. */
static char *text_of(const xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    char *text = g_strstrip(g_strdup(content ? (const char *)content : ""));
    xmlFree(content);
    return text;
}

xmlDoc *jy_ofd_document_parse(jy_ofd_document *document, const char *from, const char *path, char **ret_name)
{
    g_autofree char *name = find_part(document, from ? from : document->root, path);
    xmlDoc *tree = name ? jy_package_parse_only(document->package, name, TEXT_ONLY, NULL) : NULL;
    if (tree) {
        *ret_name = g_steal_pointer(&name);
    }
    return tree;
}

/* ---- the root part ---- */

static void take_pages(jy_ofd_document *document)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal); /* a part is a page once: no loops */
    const xmlNode *pages = jy_markup_child(xmlDocGetRootElement(document->tree), "Pages");
    for (const xmlNode *page = jy_markup_child(pages, "Page"); page; page = jy_markup_next(page, "Page")) {
        const char *path = jy_markup_attribute(page, "BaseLoc"), *id = jy_markup_attribute(page, "ID");
        char *name = path ? find_part(document, document->root, path) : NULL;
        if (!name || g_hash_table_contains(seen, name)) {
            g_free(name);
            name = g_strdup("");
        } else {
            g_hash_table_add(seen, name);
        }
        g_ptr_array_add(document->pages, name);
        if (id) {
            g_hash_table_insert(document->ids, g_strdup(id), GUINT_TO_POINTER(document->pages->len));
        }
    }
}

static void take_templates(jy_ofd_document *document)
{
    const xmlNode *common = jy_markup_child(xmlDocGetRootElement(document->tree), "CommonData");
    const xmlNode *page = jy_markup_child(common, "TemplatePage");
    for (; page; page = jy_markup_next(page, "TemplatePage")) {
        const char *path = jy_markup_attribute(page, "BaseLoc"), *id = jy_markup_attribute(page, "ID");
        char *name = path && id ? find_part(document, document->root, path) : NULL;
        if (name) {
            g_hash_table_insert(document->templates, g_strdup(id), name);
        }
    }
}

jy_ofd_document *jy_ofd_document_open(jy_package *package, const char *root, GError **err)
{
    xmlDoc *tree = jy_package_parse(package, root, err);
    if (!tree) {
        return NULL;
    }
    jy_ofd_document *document = g_new0(jy_ofd_document, 1);
    document->package = package;
    document->root = g_strdup(root);
    document->tree = tree;
    document->pages = g_ptr_array_new_with_free_func(g_free);
    document->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    document->templates = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    document->resources = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_tree);
    document->units = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    document->images = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    take_pages(document);
    take_templates(document);
    return document;
}

const xmlNode *jy_ofd_document_element(const jy_ofd_document *document, const char *name)
{
    return jy_markup_child(xmlDocGetRootElement(document->tree), name);
}

/* ---- pages ---- */

guint jy_ofd_document_pages(const jy_ofd_document *document)
{
    return document->pages->len;
}

guint jy_ofd_document_page_of(const jy_ofd_document *document, const char *id)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(document->ids, id));
}

const char *jy_ofd_document_page_part(const jy_ofd_document *document, guint page)
{
    const char *name = g_ptr_array_index(document->pages, page);
    return *name ? name : NULL;
}

const char *jy_ofd_document_template(const jy_ofd_document *document, const char *id)
{
    return g_hash_table_lookup(document->templates, id);
}

/* ---- resources ---- */

static void take_resource(jy_ofd_document *document, const xmlNode *node, const char *part, const char *base)
{
    const char *id = jy_markup_attribute(node, "ID");
    if (id && jy_markup_is(node, "CompositeGraphicUnit")) {
        g_hash_table_insert(document->units, g_strdup(id), (gpointer)node);
    }
    const xmlNode *file = id && jy_markup_is(node, "MultiMedia") ? jy_markup_child(node, "MediaFile") : NULL;
    if (file) {
        g_autofree char *path = text_of(file);
        g_autofree char *below = g_strconcat(base, "/", path, NULL);
        char *name = *path == '/' ? NULL : find_part(document, part, below);
        name = name ? name : find_part(document, part, path);
        if (name) {
            g_hash_table_insert(document->images, g_strdup(id), name);
        }
    }
}

/* Reads a part of resources, once. Its IDs are those of the whole document. */
static void read_resources(jy_ofd_document *document, const char *from, const xmlNode *named)
{
    g_autofree char *path = text_of(named), *part = find_part(document, from, path);
    xmlDoc *tree = part && !g_hash_table_contains(document->resources, part)
                       ? jy_package_parse_only(document->package, part, TEXT_ONLY, NULL)
                       : NULL;
    if (!tree) {
        return;
    }
    g_hash_table_insert(document->resources, g_strdup(part), tree);
    const xmlNode *top = xmlDocGetRootElement(tree);
    const char *base = jy_markup_attribute(top, "BaseLoc");
    for (const xmlNode *list = jy_markup_child(top, NULL); list; list = jy_markup_next(list, NULL)) {
        for (const xmlNode *node = jy_markup_child(list, NULL); node; node = jy_markup_next(node, NULL)) {
            take_resource(document, node, part, base ? base : "");
        }
    }
}

static void need_resources(jy_ofd_document *document)
{
    if (document->has_resources) {
        return;
    }
    document->has_resources = true;
    const xmlNode *common = jy_ofd_document_element(document, "CommonData");
    for (const xmlNode *node = jy_markup_child(common, NULL); node; node = jy_markup_next(node, NULL)) {
        if (jy_markup_is(node, "PublicRes") || jy_markup_is(node, "DocumentRes")) {
            read_resources(document, document->root, node);
        }
    }
}

const xmlNode *jy_ofd_document_unit(jy_ofd_document *document, const char *id)
{
    need_resources(document);
    return g_hash_table_lookup(document->units, id);
}

const char *jy_ofd_document_image(jy_ofd_document *document, const char *id)
{
    need_resources(document);
    return g_hash_table_lookup(document->images, id);
}

xmlDoc *jy_ofd_document_parse_page(jy_ofd_document *document, guint page)
{
    const char *name = jy_ofd_document_page_part(document, page);
    xmlDoc *tree = name ? jy_package_parse_only(document->package, name, TEXT_ONLY, NULL) : NULL;
    const xmlNode *own = tree ? jy_markup_child(xmlDocGetRootElement(tree), "PageRes") : NULL;
    for (; own; own = jy_markup_next(own, "PageRes")) {
        read_resources(document, name, own);
    }
    return tree;
}
