/* builder.h: libxml2's own builder of trees, less what nobody looks at: comments, and below elements that a reader
 * names all but the children that it wants. Most of a document of a word processor is how it looks. */
#ifndef JIYAN_INDEXER_EXTRACT_PACKAGE_BUILDER_H
#define JIYAN_INDEXER_EXTRACT_PACKAGE_BUILDER_H

#include <glib.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdbool.h>

#include "indexer/extract/package/package.h"

/* How markup of strangers is parsed. */
#define JY_BUILDER_OPTIONS                                                                                             \
    (XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA |               \
     XML_PARSE_COMPACT)

/* The building of a tree, which its user may watch. Begins as {.only = …}; what is not set is not asked for. */
typedef struct jy_builder jy_builder;
struct jy_builder {
    const jy_package_only *only; /* ends with a row without a name; NULL: all is built */
    void (*begun)(jy_builder *builder, xmlNode *element);
    void (*ended)(jy_builder *builder, xmlNode *element); /* which may be taken out of the tree and freed */
    void *user;
    xmlParserCtxt *parser; /* set by the reading, for xmlStopParser */
    GArray *attributes;    /* those of the element at hand, as the parser gives them */
    guint left_out;        /* elements that are open and not built */
};

/* Reads markup without entities of its own, without the net, as far as it is well-formed. Names have no prefix that
 * nobody declared; texts and attributes are valid UTF-8. Returns a new tree, which may have no root; free with
 * xmlFreeDoc; NULL for none. */
xmlDoc *jy_builder_read(jy_builder *builder, const jy_package_part *part, bool *ret_well_formed);

#endif
