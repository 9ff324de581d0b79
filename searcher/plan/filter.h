/* filter.h: a field and its value as a query over boolean terms and values. */
#ifndef JIYAN_SEARCHER_PLAN_FILTER_H
#define JIYAN_SEARCHER_PLAN_FILTER_H

#include <glib.h>
#include <jiyan/index/index.h>
#include <xapian-c/xapian_c.h>

#include "searcher/query/parse.h"

/* True for a tree that the index alone judges: fields but title and heading, which are phrases (plan.h), and what holds
 * nothing else. */
bool jy_filter_is(const jy_node *node);

/* Returns a new query of what such a tree allows, without weight of its own; free with xc_query_free. Errors: QUERY for
 * a value that the field cannot have (a date that is none), with its column; INDEX_*. */
xc_query *jy_filter_tree(jy_index *index, const jy_node *node, GError **err);

/* The kinds (JY_KIND_…, field_value.h) that a tree is bound to: those of a kind field, or of either of several; 0: any.
 */
unsigned jy_filter_kinds(const jy_node *node);

#endif
