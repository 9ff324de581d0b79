/* term_query.h: phrases as queries over their terms. */
#ifndef JIYAN_SEARCHER_PLAN_TERM_QUERY_H
#define JIYAN_SEARCHER_PLAN_TERM_QUERY_H

#include <glib.h>
#include <jiyan/text/phrase.h>
#include <xapian-c/xapian_c.h>

/* How the terms of the index are weighed: Okapi BM25. k2 is of no use, k3 as each word of a question counts once. */
#define JY_TERM_BM25 ((xc_bm25){.k1 = 1.2, .b = 0.75, .min_length = 0.3})

/* Returns a new query for a database, of all terms of a phrase (query/terms.h) under a prefix; free with xc_query_free.
 * Errors: those of the binding. */
xc_query *jy_term_query_all(const xc_database *database, const jy_phrase *phrase, const char *prefix, xc_error *error);

/* Returns a new query of any term of some phrases (of jy_phrase), each of which weighs what it tells
 * (query/term_weight.h); free with xc_query_free. A hit of three terms at most tells by its percentage how many of them
 * it has. Errors: those of the binding. */
xc_query *jy_term_query_any(const xc_database *database, const GPtrArray *phrases, xc_error *error);

#endif
