/* parts.h: queries that are put together. */
#ifndef JIYAN_SEARCHER_PLAN_PARTS_H
#define JIYAN_SEARCHER_PLAN_PARTS_H

#include <glib.h>
#include <xapian-c/xapian_c.h>

/* Returns a new, empty array that owns its queries (xc_query); free with g_ptr_array_unref. */
GPtrArray *jy_parts_new(void);

/* Adds a query; NULL adds nothing. Takes the query. */
void jy_parts_add(GPtrArray *parts, xc_query *query);

/* Returns a new query; free with xc_query_free: the parts under `op`, one part by itself, for none what matches
 * nothing. Takes the parts, also on failure. Errors: those of the binding. */
xc_query *jy_parts_join(GPtrArray *parts, xc_op op, xc_error *error);

#endif
