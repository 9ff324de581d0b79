/* dom.h: a page as a tree, its nodes in the order of the text, so that what is inside of one is a run of them. */
#ifndef JIYAN_INDEXER_EXTRACT_HTML_DOM_H
#define JIYAN_INDEXER_EXTRACT_HTML_DOM_H

#include <glib.h>

#include "indexer/extract/html/element.h"

/* Elements around one; what is deeper is read as if it stood at this depth. */
#define JY_DOM_DEPTH 256

typedef struct {
    jy_element tag;
    bool is_literal;     /* characters without references */
    bool is_hidden;      /* by its style or an attribute */
    bool is_clutter;     /* no part of the article, see clutter.h */
    uint32_t parent;     /* the root is its own */
    uint32_t past;       /* the first node that is not inside of it */
    uint32_t start, end; /* bytes of the text: characters, or the attributes of an element */
} jy_dom_node;

typedef struct {
    const char *text; /* borrowed */
    uint32_t length;
    GArray *nodes; /* of jy_dom_node; the first is the root, of tag OTHER */
} jy_dom;

/* Reads a page, or a part of one, that is valid UTF-8 without NUL and is borrowed as long as the tree lives. `is_xml`:
 * every element may be ended by "/>". Returns a new tree; free with jy_dom_free. Errors: TOO_BIG (more than 64 million
 * elements and pieces of text). */
jy_dom *jy_dom_new(const char *text, uint32_t length, bool is_xml, GError **err);
void jy_dom_free(jy_dom *dom);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_dom, jy_dom_free)

static inline jy_dom_node *jy_dom_at(const jy_dom *dom, uint32_t i)
{
    return &g_array_index(dom->nodes, jy_dom_node, i);
}

/* The value of an attribute, its references to characters read. Returns a new string; NULL where there is none. */
char *jy_dom_attribute(const jy_dom *dom, uint32_t node, const char *name);

#endif
