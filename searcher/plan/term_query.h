/* term_query.h: a phrase as a query over its terms. */
#ifndef JIYAN_SEARCHER_PLAN_TERM_QUERY_H
#define JIYAN_SEARCHER_PLAN_TERM_QUERY_H

#include <jiyan/text/phrase.h>
#include <jiyan/text/segment.h>
#include <xapian-c/xapian_c.h>

/* How the terms of the index are weighed: Okapi BM25. k2 is of no use, k3 as each word of a question counts once. */
#define JY_TERM_BM25 ((xc_bm25){.k1 = 1.2, .b = 0.75, .min_length = 0.3})

/* Returns a new query for a database, of the phrase's terms (query/terms.h) under a prefix, joined by `op`; free with
 * xc_query_free. Under OR each weighs what it tells (query/term_weight.h). Errors: those of the binding. */
xc_query *jy_term_query(const xc_database *database, const jy_phrase *phrase, const char *prefix, xc_op op,
                        xc_error *error);

#endif
