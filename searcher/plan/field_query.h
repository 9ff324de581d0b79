/* field_query.h: a field and its value as a query over boolean terms and values. */
#ifndef JIYAN_SEARCHER_PLAN_FIELD_QUERY_H
#define JIYAN_SEARCHER_PLAN_FIELD_QUERY_H

#include <glib.h>
#include <jiyan/index/index.h>
#include <xapian-c/xapian_c.h>

#include "searcher/query/node.h"

/* Returns a new query of what a tree of filters (jy_node_is_filter) allows, without weight of its own; free with
 * xc_query_free. Errors: QUERY for a value that the field cannot have (a date that is none), with its column; INDEX_*.
 */
xc_query *jy_field_query(jy_index *index, const jy_node *node, GError **err);

#endif
