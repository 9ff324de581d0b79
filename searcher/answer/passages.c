/* passages.c: one question answered by passages. */
#include <jiyan/base/error.h>
#include <stdio.h>
#include <unistd.h>

#include "searcher/answer/answer.h"
#include "searcher/render/render.h"
#include "searcher/search/search.h"
#include "searcher/spelling/suggest.h"

/* Formats for programs have no room for suggestions: they are for a person who looks on. */
static bool wants_suggestions(const jy_answer_request *request, const char *qid)
{
    bool has_room = request->view.format == JY_AS_TEXT || request->view.format == JY_AS_JSON;
    return has_room || (!qid && isatty(STDERR_FILENO));
}

/* Fills *ret_suggestions where the question has no exact hit. A reader that is overtaken here keeps the answer that it
 * has. */
static bool suggest(jy_index *index, const jy_question *question, GPtrArray **ret_suggestions, GError **err)
{
    GError *failure = NULL;
    *ret_suggestions = jy_suggest(index, question, &failure);
    if (g_error_matches(failure, JY_ERROR, JY_ERROR_INDEX_CHANGED)) {
        g_clear_error(&failure);
    } else if (failure) {
        g_propagate_error(err, failure);
        return false;
    }
    return true;
}

int jy_answer_one(jy_index *index, const jy_answer_request *request, const char *qid, const char *query,
                  GPtrArray **ret_suggestions, GError **err)
{
    jy_request search = request->search;
    search.query = query;
    if (request->view.format == JY_AS_KWIC) {
        return jy_answer_concordance(index, request, qid, query, err);
    }
    if (request->view.format == JY_AS_TREC && !request->grouped) {
        search.group = JY_GROUP_DOCUMENT;
    }
    /* Judges of a run know each passage by its own name. */
    search.folds_copies = request->view.copies != JY_COPIES_EACH && request->view.format != JY_AS_TREC;
    g_autoptr(jy_question) question = jy_question_new(&search, err);
    g_autoptr(jy_result) result = question ? jy_search_question(index, question, err) : NULL;
    if (!result) {
        return -1;
    }
    g_autoptr(GPtrArray) suggestions = NULL;
    if (result->total_exact == 0 && !request->like && wants_suggestions(request, qid) &&
        !suggest(index, question, &suggestions, err)) {
        return -1;
    }
    g_autofree char *explain = request->view.explain ? jy_question_explain(question) : NULL;
    jy_view view = request->view;
    view.qid = qid;
    view.query = query;
    const jy_hits hits = {&view, explain, result, suggestions};
    jy_renderer_of(view.format)->print(&hits, stdout);
    *ret_suggestions = g_steal_pointer(&suggestions);
    bool counted_only = search.limit == 0 && result->total_exact + result->total_partial > 0;
    return counted_only ? 1 : (int)result->hits->len;
}
