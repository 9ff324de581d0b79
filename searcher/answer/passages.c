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

/* What was found, and by which question. */
typedef struct {
    char *like, *topic; /* the words of what hits are like; what was said first, maybe; NULL */
    jy_stats *career;   /* of the topic; NULL: hits are for the question as it is */
    jy_request search;
    jy_question *question;
    jy_result *result;
} found_passages;

static void clear_found(found_passages *found)
{
    g_free(found->like);
    g_free(found->topic);
    jy_stats_free(found->career);
    jy_question_free(found->question);
    jy_result_free(found->result);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(found_passages, clear_found)

/* Reads the question and, of one for the first time, in which order it is to be answered. */
static bool read_question(jy_index *index, const jy_answer_request *request, jy_budget *counting, found_passages *to,
                          GError **err)
{
    to->search = search_of(request);
    to->topic = topic_of(request);
    jy_request *search = &to->search;
    if (request->like && !(to->question = jy_like_question(index, request->like, search, &to->like, err))) {
        return false;
    }
    search->query = to->topic ? to->topic : search->query;
    return !to->topic || ask_first(index, search, search->budget ? counting : NULL, &to->career, err);
}

static bool find_passages(jy_index *index, const jy_budget *counting, found_passages *to, GError **err)
{
    to->question = to->question ? to->question : jy_question_new(&to->search, err);
    to->result = to->question ? jy_search_question(index, to->question, err) : NULL;
    if (to->result && counting->is_spent) {
        to->result->gave_up = to->search.budget->is_spent = true;
    }
    return to->result != NULL;
}

jy_result *jy_answer_hits(jy_index *index, const jy_answer_request *request, GError **err)
{
    g_auto(found_passages) found = {0};
    jy_budget counting = request->search.budget ? *request->search.budget : (jy_budget){0};
    return read_question(index, request, &counting, &found, err) && find_passages(index, &counting, &found, err)
               ? g_steal_pointer(&found.result)
               : NULL;
}

int jy_answer_passages(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err)
{
    jy_view view = request->view;
    g_auto(found_passages) found = {0};
    jy_budget counting = request->search.budget ? *request->search.budget : (jy_budget){0};
    if (!read_question(index, request, &counting, &found, err)) {
        return -1;
    }
    view.query = found.like ? found.like : view.query;
    if (!view.is_batch) {
        jy_render_head(&view, request->out);
    }
    if (!find_passages(index, &counting, &found, err)) {
        return -1;
    }
    const jy_result *result = found.result;
    g_autofree char *explain = view.explain ? jy_question_explain(found.question) : NULL;
    g_autoptr(GPtrArray) suggestions = NULL, culprits = NULL;
    if (wants_advice(request) && !advise(index, found.question, result, &suggestions, &culprits, err)) {
        return -1;
    }
    const jy_hits_first first = {found.topic, found.career};
    const jy_hits hits = {explain, result, suggestions, culprits, found.career ? &first : NULL};
    jy_render(&hits, &view, request->out);
    note_advice(&hits, &view, notices);
    bool is_counted_only = found.search.limit == 0 && result->total_exact + result->total_partial > 0;
    return is_counted_only ? 1 : (int)result->hits->len;
}
