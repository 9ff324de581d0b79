/* parse.h: a question as a person types it, read into a tree (jiyan-query(7)). */
#ifndef JIYAN_SEARCHER_QUERY_PARSE_H
#define JIYAN_SEARCHER_QUERY_PARSE_H

#include "searcher/query/node.h"

/* NEAR without a number. */
#define JY_NEAR_DISTANCE 10

/* Bytes that a question may have: Xapian takes the square of the number of words. */
#define JY_QUESTION_MOST ((size_t)20000)

/* Bytes [start, end) of a question. */
typedef struct {
    size_t start, end;
} jy_parse_span;

/* Reads a question. Returns a new tree; free with jy_node_free. NULL without error for a question of nothing but white
 * space and punctuation. Errors: QUERY: "column 7: …", columns are characters from 1. *ret_wrong, where it is not NULL,
 * is then what is at fault: without it the rest may be a question; empty where nothing can be left out. */
jy_node *jy_parse(const char *text, jy_parse_span *ret_wrong, GError **err);

#endif
