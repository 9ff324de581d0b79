/* search.h: a question answered. */
#ifndef JIYAN_SEARCHER_SEARCH_SEARCH_H
#define JIYAN_SEARCHER_SEARCH_SEARCH_H

#include <glib.h>
#include <jiyan/index/index.h>

#include "searcher/search/question.h"
#include "searcher/search/result.h"

/* Answers a request. A reader whose snapshot is gone reopens and searches again (jy_question_run); so nothing borrowed
 * from the index before the call is valid after it. Returns a new result; free with jy_result_free before the index.
 * Errors: QUERY (names the column), INDEX_*. */
jy_result *jy_search(jy_index *index, const jy_request *request, GError **err);

/* The same of a question that is read already, as its request wants it answered. */
jy_result *jy_search_question(jy_index *index, jy_question *question, GError **err);

#endif
