/* term_query.h: a phrase as a query over its terms. */
#ifndef JIYAN_SEARCHER_PLAN_TERM_QUERY_H
#define JIYAN_SEARCHER_PLAN_TERM_QUERY_H

#include <jiyan/text/phrase.h>
#include <jiyan/text/segment.h>
#include <xapian-c/xapian_c.h>

/* Returns a new query of the phrase's terms (query/terms.h) under a prefix, joined by `op`; free with xc_query_free.
 * Under OR each weighs what it tells (query/term_weight.h). Errors: those of the binding. */
xc_query *jy_term_query(const jy_phrase *phrase, const char *prefix, xc_op op, xc_error *error);

#endif
