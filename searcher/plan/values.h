/* values.h: the values of a field that an index has, which are its boolean terms. */
#ifndef JIYAN_SEARCHER_PLAN_VALUES_H
#define JIYAN_SEARCHER_PLAN_VALUES_H

#include <stdbool.h>
#include <xapian-c/xapian_c.h>

/* What is done with a value, which is folded; `at` stands at its term. Returns whether the next is wanted. */
typedef bool jy_values_fn(const char *value, const xc_terms *at, void *user);

/* Calls `fn` for the values under a prefix (schema.h) that begin so, in the order of bytes. Errors: those of the
 * binding. */
bool jy_values_visit(const xc_database *database, const char *prefix, const char *beginning, jy_values_fn *fn,
                     void *user, xc_error *error);

#endif
