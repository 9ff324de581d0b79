/* ofd_file.c: finds the documents of an OFD file. */
#include "indexer/extract/ofd/ofd_file.h"

#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/package/markup.h"

#define _(s) gettext(s)

#define ENTRY "OFD.xml"

static void free_body(gpointer data)
{
    jy_ofd_file_body *body = data;
    g_free(body->root);
    g_free(body->title);
    g_free(body);
}

/* The text of an element without the white space around it. Returns a new string; NULL for none. */
static char *text_of(const xmlNode *node)
{
    xmlChar *content = node ? xmlNodeGetContent(node) : NULL;
    char *text = content ? g_strstrip(g_strdup((const char *)content)) : NULL;
    xmlFree(content);
    if (text && !*text) {
        g_free(text);
        return NULL;
    }
    return text;
}

static void add_body(GPtrArray *bodies, char *root, char *title)
{
    jy_ofd_file_body *body = g_new0(jy_ofd_file_body, 1);
    body->root = root;
    body->title = title;
    g_ptr_array_add(bodies, body);
}

/* The root parts that OFD.xml names and that are there, each once. */
static void read_entry(jy_package *package, const xmlNode *top, GPtrArray *bodies)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (const xmlNode *body = jy_markup_child(top, "DocBody"); body; body = jy_markup_next(body, "DocBody")) {
        g_autofree char *path = text_of(jy_markup_child(body, "DocRoot"));
        g_autofree char *name = path ? jy_package_resolve("", path) : NULL;
        if (!name || !jy_package_has(package, name) || g_hash_table_contains(seen, name)) {
            continue;
        }
        g_hash_table_add(seen, name);
        const xmlNode *info = jy_markup_child(body, "DocInfo");
        add_body(bodies, g_steal_pointer(&name), text_of(jy_markup_child(info, "Title")));
    }
}

static bool has_suffix(const char *name, const char *suffix)
{
    size_t length = strlen(name), tail = strlen(suffix);
    return length >= tail && g_ascii_strcasecmp(name + length - tail, suffix) == 0;
}

/* The root parts by their names, where OFD.xml is damaged or names none. */
static void guess_bodies(const GPtrArray *names, GPtrArray *bodies)
{
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        if (has_suffix(name, "/Document.xml") || has_suffix(name, "\\Document.xml") ||
            g_ascii_strcasecmp(name, "Document.xml") == 0) {
            add_body(bodies, jy_package_resolve("", name), NULL);
        }
    }
}

/* Encrypted by GM/T 0099, whose list of what is encrypted stands beside OFD.xml. */
static bool is_encrypted(const GPtrArray *names)
{
    for (guint i = 0; i < names->len; i++) {
        if (has_suffix(g_ptr_array_index(names, i), "Encryptions.xml")) {
            return true;
        }
    }
    return false;
}

GPtrArray *jy_ofd_file_bodies(jy_package *package, GError **err)
{
    g_autoptr(GPtrArray) bodies = g_ptr_array_new_with_free_func(free_body);
    const GPtrArray *names = jy_package_names(package);
    g_autoptr(xmlDoc) entry = jy_package_parse(package, ENTRY, NULL);
    if (entry) {
        read_entry(package, xmlDocGetRootElement(entry), bodies);
    }
    if (bodies->len == 0) {
        guess_bodies(names, bodies);
    }
    if (bodies->len == 0 && is_encrypted(names)) {
        g_set_error_literal(err, JY_ERROR, JY_ERROR_ENCRYPTED, _("the document needs a key"));
        return NULL;
    }
    if (bodies->len == 0) {
        g_set_error_literal(err, JY_ERROR, JY_ERROR_MALFORMED, _("the package holds no document"));
        return NULL;
    }
    return g_steal_pointer(&bodies);
}
