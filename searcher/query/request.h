/* request.h: what a search and its explanation begin with. */
#ifndef JIYAN_SEARCHER_QUERY_REQUEST_H
#define JIYAN_SEARCHER_QUERY_REQUEST_H

#include "searcher/query/parse.h"
#include "searcher/search/search.h"

/* Returns a new tree, that of a question and its filters; free with jy_node_free. Errors: QUERY, also where nothing is
 * asked.
 */
jy_node *jy_request_read(const jy_request *question, GError **err);

/* After an attempt (from 1) that failed with *failure: true when the reader had been overtaken and now stands on the
 * newest state, so that the next attempt may do. False: *err has what failed. Takes *failure. */
bool jy_request_again(jy_index *index, int attempt, GError **failure, GError **err);

#endif
