/* filter.h: fields that bind a whole question, beside its words: those of the command line, and what a view adds. */
#ifndef JIYAN_SEARCHER_QUERY_FILTER_H
#define JIYAN_SEARCHER_QUERY_FILTER_H

#include <glib.h>

#include "searcher/query/node.h"

/* A field and what its value has to be. A list ends with {0}. Strings are borrowed. */
typedef struct {
    jy_field field;
    const char *value; /* as a person types it; NULL where it is one of the next */
    unsigned kinds;    /* of JY_FIELD_KIND: bits of field_value.h */
    jy_days days;      /* of JY_FIELD_DUE */
} jy_filter;

/* True at the end of a list, and for no list. */
static inline bool jy_filter_ends(const jy_filter *filter)
{
    return !filter || (!filter->value && !filter->kinds && !*filter->days.upper);
}

/* Returns a new list that begins with those of another, which may be NULL; what is appended to it (jy_filter) comes
 * before its end. Free with g_array_unref. Its data is the list. */
GArray *jy_filter_list(const jy_filter *filters);

/* Returns a new node that is the filter; free with jy_node_free. */
jy_node *jy_filter_node(const jy_filter *filter);

#endif
