/* filter.h: a field and its value as a query over boolean terms and values. */
#ifndef JIYAN_SEARCHER_FILTER_H
#define JIYAN_SEARCHER_FILTER_H

#include <glib.h>
#include <jiyan/archive.h>
#include <xapian-c/xapian_c.h>

#include "searcher/fields.h"

/* Returns a new query of what the field allows, without weight of its own; free with xc_query_free. Title and heading
 * are no filters of this kind but phrases: see plan.h. Errors: QUERY for a value that the field cannot have (a date
 * that is none), INDEX_*. */
xc_query *jy_filter_make(jy_archive *archive, jy_by field, const char *value, GError **err);

#endif
