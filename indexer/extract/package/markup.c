/* markup.c: steps in a tree of libxml2. */
#include "indexer/extract/package/markup.h"

#include <string.h>

bool jy_markup_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* From a node on, itself the first. */
static xmlNode *first_of(xmlNode *node, const char *name)
{
    while (node && !(name ? jy_markup_is(node, name) : node->type == XML_ELEMENT_NODE)) {
        node = node->next;
    }
    return node;
}

xmlNode *jy_markup_child(const xmlNode *node, const char *name)
{
    return node ? first_of(node->children, name) : NULL;
}

xmlNode *jy_markup_next(const xmlNode *node, const char *name)
{
    return first_of(node->next, name);
}

const char *jy_markup_attribute(const xmlNode *node, const char *name)
{
    const xmlAttr *at = node && node->type == XML_ELEMENT_NODE ? node->properties : NULL;
    while (at && strcmp((const char *)at->name, name) != 0) {
        at = at->next;
    }
    /* Without entities the value is one node of text. */
    const xmlNode *value = at ? at->children : NULL;
    return !at ? NULL : value && value->type == XML_TEXT_NODE ? (const char *)value->content : "";
}

xmlNode *jy_markup_walk(const xmlNode *top, const xmlNode *node, bool deeper)
{
    if (deeper && node->type == XML_ELEMENT_NODE && node->children) {
        return node->children;
    }
    while (node != top && !node->next) {
        node = node->parent;
    }
    return node == top ? NULL : node->next;
}
