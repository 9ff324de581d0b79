/* suggest.h: "did you mean": for a question without an exact hit, close spellings that have one. */
#ifndef JIYAN_SEARCHER_SPELLING_SUGGEST_H
#define JIYAN_SEARCHER_SPELLING_SUGGEST_H

#include <glib.h>
#include <jiyan/index/index.h>

#include "searcher/search/question.h"
#include "searcher/spelling/respell.h"

/* Suggestions for one question, at most. */
#define JY_SUGGESTIONS_MOST JY_SPELLINGS_MOST

/* Questions as that of the request, but for those runs that do not occur, and whose place is taken by close terms of
 * the index: one character other, missing, one too many, swapped, or some of the same sound. Each was searched for with
 * the filters and has an exact hit. Nothing is suggested where every run occurs: then the question is at fault,
 * not its spelling. The work is bounded by counts, so that the same index answers the same. Returns a new array of
 * texts, the likeliest first; free with g_ptr_array_unref. Errors: QUERY, INDEX_* (INDEX_CHANGED too: the archive is
 * not reopened). */
GPtrArray *jy_suggest(jy_index *index, const jy_question *question, GError **err);

#endif
