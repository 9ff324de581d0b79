/* markup.h: a tree of libxml2 as readers of formats walk it: by local names, whatever the prefix, as writers of
 * packages do not agree on their namespaces. */
#ifndef JIYAN_INDEXER_EXTRACT_PACKAGE_MARKUP_H
#define JIYAN_INDEXER_EXTRACT_PACKAGE_MARKUP_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlDoc, xmlFreeDoc)

/* True for an element of that local name. */
bool jy_markup_is(const xmlNode *node, const char *name);

/* The first child element of that name, or with NULL the first of any; NULL where there is none, and of NULL.
 * Borrowed. */
xmlNode *jy_markup_child(const xmlNode *node, const char *name);

/* The next sibling of that name, or with NULL of any. Borrowed. */
xmlNode *jy_markup_next(const xmlNode *node, const char *name);

/* The value of an attribute by its local name; NULL where there is none, and of NULL. Borrowed: valid as long as the
 * tree is not changed. */
const char *jy_markup_attribute(const xmlNode *node, const char *name);

/* Walks the tree below `top`, which is met first, in the order of the text without recursion. Returns the next node;
 * NULL behind the last. `deeper`: whether what is below `node` is walked, too. */
xmlNode *jy_markup_walk(const xmlNode *top, const xmlNode *node, bool deeper);

#endif
