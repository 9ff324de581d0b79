/* relations.c: reads parts of relations, "word/_rels/document.xml.rels" for "word/document.xml". */
#include "indexer/extract/office/relations.h"

#include <string.h>

#include "indexer/extract/package/markup.h"

struct jy_relations {
    GHashTable *by_id, *by_type; /* → name of a part */
};

static void take_relation(jy_relations *relations, const char *part, const xmlNode *relation)
{
    const char *id = jy_markup_attribute(relation, "Id"), *type = jy_markup_attribute(relation, "Type");
    const char *target = jy_markup_attribute(relation, "Target"), *mode = jy_markup_attribute(relation, "TargetMode");
    if (!target || g_strcmp0(mode, "External") == 0) {
        return;
    }
    g_autofree char *name = jy_package_resolve(part, target);
    if (id) {
        g_hash_table_replace(relations->by_id, g_strdup(id), g_strdup(name));
    }
    const char *step = type ? strrchr(type, '/') : NULL;
    if (step && !g_hash_table_contains(relations->by_type, step + 1)) {
        g_hash_table_insert(relations->by_type, g_strdup(step + 1), g_strdup(name));
    }
}

jy_relations *jy_relations_new(jy_package *package, const char *part)
{
    jy_relations *relations = g_new0(jy_relations, 1);
    relations->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    relations->by_type = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    const char *base = strrchr(part, '/');
    base = base ? base + 1 : part;
    g_autofree char *name = g_strdup_printf("%.*s_rels/%s.rels", (int)(base - part), part, base);
    g_autoptr(xmlDoc) tree = jy_package_parse(package, name, NULL);
    const xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
    for (const xmlNode *at = jy_markup_child(root, NULL); at; at = jy_markup_next(at, NULL)) {
        take_relation(relations, part, at);
    }
    return relations;
}

void jy_relations_free(jy_relations *relations)
{
    if (!relations) {
        return;
    }
    g_hash_table_unref(relations->by_id);
    g_hash_table_unref(relations->by_type);
    g_free(relations);
}

const char *jy_relations_by_id(const jy_relations *relations, const char *id)
{
    return id ? g_hash_table_lookup(relations->by_id, id) : NULL;
}

const char *jy_relations_by_type(const jy_relations *relations, const char *type)
{
    return g_hash_table_lookup(relations->by_type, type);
}
