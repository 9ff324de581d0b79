/* filter.h: fields that bind a whole question, beside its words: those of the command line, and what a view adds. */
#ifndef JIYAN_SEARCHER_QUERY_FILTER_H
#define JIYAN_SEARCHER_QUERY_FILTER_H

#include <glib.h>

#include "searcher/query/node.h"

/* A field and what its value has to be. Lists end with a filter of JY_BY_NONE. Strings are borrowed. */
typedef struct {
    jy_by field;
    const char *value; /* as a person types it; NULL where it is one of the next */
    unsigned kinds;    /* of JY_BY_KIND: bits of field_value.h */
    jy_days days;      /* of JY_BY_DUE */
} jy_filter;

/* Returns a new list that begins with those of another, which may be NULL; what is appended to it (jy_filter) comes
 * before its end. Free with g_array_unref. Its data is the list. */
GArray *jy_filter_list(const jy_filter *filters);

/* Returns a new node that is the filter; free with jy_node_free. */
jy_node *jy_filter_node(const jy_filter *filter);

#endif
