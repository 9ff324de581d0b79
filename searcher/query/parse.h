/* parse.h: a question as a person types it, read into a tree (jiyan-query(7)). */
#ifndef JIYAN_SEARCHER_QUERY_PARSE_H
#define JIYAN_SEARCHER_QUERY_PARSE_H

#include "searcher/query/node.h"

/* NEAR without a number. */
#define JY_NEAR_DISTANCE 10

/* Reads a question. Returns a new tree; free with jy_node_free. NULL without error for a question of nothing but white
 * space and punctuation. Errors: QUERY: "column 7: …", columns are characters from 1. */
jy_node *jy_parse(const char *text, GError **err);

#endif
