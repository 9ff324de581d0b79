/* search.h: a question answered. */
#ifndef JIYAN_SEARCHER_SEARCH_SEARCH_H
#define JIYAN_SEARCHER_SEARCH_SEARCH_H

#include <glib.h>
#include <jiyan/index/index.h>

#include "searcher/query/request.h"
#include "searcher/search/hit.h"

/* Answers `question`. A reader whose snapshot is gone reopens and asks again, a bounded number of times; so nothing
 * borrowed from the index before the call is valid after it. Returns a new result; free with jy_result_free before
 * the archive. Errors: QUERY (names the column), INDEX_*. */
jy_result *jy_search(jy_index *index, const jy_request *question, GError **err);

/* The question as it was understood and as Xapian is asked, for --explain; reopens as jy_search does. Returns a new
 * text; free with g_free. Errors: QUERY, INDEX_*. */
char *jy_search_explain(jy_index *index, const jy_request *question, GError **err);

#endif
