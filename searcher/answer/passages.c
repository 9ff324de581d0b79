/* passages.c: the passages that answer a question. */
#include <jiyan/base/error.h>
#include <stdio.h>
#include <unistd.h>

#include "searcher/answer/answer.h"
#include "searcher/count/stats.h"
#include "searcher/query/first_mention.h"
#include "searcher/render/hits.h"
#include "searcher/render/render.h"
#include "searcher/search/like.h"
#include "searcher/search/search.h"
#include "searcher/spelling/suggest.h"

/* Formats for programs have no room for advice: it is for a person who looks on. */
static bool wants_advice(const jy_answer_request *request)
{
    const jy_view *view = &request->view;
    bool has_room = view->format == JY_AS_TEXT || view->format == JY_AS_JSON;
    return !request->like && (has_room || (!view->qid && isatty(STDERR_FILENO)));
}

/* Fills in what is said where the question has no exact hit, and of document numbers always. A reader that is overtaken
 * here keeps the answer that it has. */
static bool advise(jy_index *index, const jy_question *question, const jy_result *result, GPtrArray **ret_suggestions,
                   GPtrArray **ret_culprits, GError **err)
{
    GError *failure = NULL;
    const bool is_found = result->total_exact > 0;
    *ret_suggestions = is_found ? NULL : jy_suggest(index, question, &failure);
    *ret_culprits = failure ? NULL : jy_culprits_find(index, question, is_found, &failure);
    if (g_error_matches(failure, JY_ERROR, JY_ERROR_INDEX_CHANGED)) {
        g_clear_error(&failure);
    } else if (failure) {
        g_propagate_error(err, failure);
        return false;
    }
    return true;
}

/* What is searched for. */
static jy_request search_of(const jy_answer_request *request)
{
    jy_request search = request->search;
    bool is_trec = request->view.format == JY_AS_TREC;
    search.group = is_trec && !request->grouped ? JY_GROUP_DOCUMENT : search.group;
    /* Judges of a run know each passage by its own name. */
    search.folds_duplicates = request->view.duplicates != JY_DUPLICATES_EACH && !is_trec;
    return search;
}

/* Advice that the format has no room for, or that is all that there is. */
static void note_advice(const jy_hits *hits, const jy_view *view, GPtrArray *notices)
{
    bool is_printed = view->format == JY_AS_JSON || (view->format == JY_AS_TEXT && hits->result->hits->len);
    if (is_printed || view->qid) {
        return;
    }
    if (hits->culprits) {
        jy_answer_note_culprits(notices, hits->culprits);
    }
    char *suggestion = jy_hits_suggestion(hits->suggestions);
    if (suggestion) {
        g_ptr_array_add(notices, suggestion);
    }
}

/* What a question asks the first time of, where its order and its words are still open. Returns a new text; NULL for
 * other questions. */
static char *topic_of(const jy_answer_request *request)
{
    const jy_request *search = &request->search;
    const bool is_open = search->sort == JY_SORT_RELEVANCE && search->match == JY_MATCH_AUTO && search->synonyms;
    return is_open && !request->like ? jy_first_mention_read(search->query) : NULL;
}

/* Puts a search for a topic in the order of time, where a document with a date has it. That is counted with a budget of
 * its own: the search is to find the same. *ret_career stays NULL where none has it or not all were looked at. */
static bool ask_first(jy_index *index, jy_request *search, jy_budget *budget, jy_stats **ret_career, GError **err)
{
    jy_request first = *search;
    first.match = JY_MATCH_EXACT;
    first.budget = budget;
    g_autoptr(jy_stats) career = jy_stats_count(index, &first, err);
    if (career && career->total.first.date) {
        search->sort = JY_SORT_OLDEST;
        search->match = JY_MATCH_EXACT;
        *ret_career = budget && budget->is_spent ? NULL : g_steal_pointer(&career);
        return true;
    }
    return career != NULL;
}

int jy_answer_passages(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err)
{
    jy_view view = request->view;
    jy_request search = search_of(request);
    g_autofree char *like = NULL, *topic = topic_of(request);
    g_autoptr(jy_stats) career = NULL;
    g_autoptr(jy_question) question = NULL;
    if (request->like && !(question = jy_like_question(index, request->like, &search, &like, err))) {
        return -1;
    }
    view.query = like ? like : search.query;
    jy_budget counting = search.budget ? *search.budget : (jy_budget){0};
    search.query = topic ? topic : search.query;
    if (topic && !ask_first(index, &search, search.budget ? &counting : NULL, &career, err)) {
        return -1;
    }
    if (!view.is_batch) {
        jy_render_head(&view, stdout);
    }
    question = question ? question : jy_question_new(&search, err);
    g_autoptr(jy_result) result = question ? jy_search_question(index, question, err) : NULL;
    if (!result) {
        return -1;
    }
    if (counting.is_spent) {
        result->gave_up = search.budget->is_spent = true;
    }
    g_autofree char *explain = view.explain ? jy_question_explain(question) : NULL;
    g_autoptr(GPtrArray) suggestions = NULL, culprits = NULL;
    if (wants_advice(request) && !advise(index, question, result, &suggestions, &culprits, err)) {
        return -1;
    }
    const jy_hits_first first = {topic, career};
    const jy_hits hits = {explain, result, suggestions, culprits, career ? &first : NULL};
    jy_render(&hits, &view, stdout);
    note_advice(&hits, &view, notices);
    bool is_counted_only = search.limit == 0 && result->total_exact + result->total_partial > 0;
    return is_counted_only ? 1 : (int)result->hits->len;
}
