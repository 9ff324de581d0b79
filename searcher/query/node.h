/* node.h: the making of a question's tree. Private to the parser. */
#ifndef JIYAN_SEARCHER_QUERY_NODE_H
#define JIYAN_SEARCHER_QUERY_NODE_H

#include "searcher/query/parse.h"

/* Returns a new node of a kind, without children; free with jy_node_free. */
jy_node *jy_node_new(jy_node_kind kind);
/* Returns a new phrase of `length` bytes; free with jy_node_free. */
jy_node *jy_node_new_phrase(const char *text, size_t length, bool quoted);

/* Returns a new node of a kind over two, either of which may be NULL: `left` itself where it is of that kind already;
 * free with jy_node_free. Takes both. */
jy_node *jy_node_join(jy_node_kind kind, jy_node *left, jy_node *right);

#endif
