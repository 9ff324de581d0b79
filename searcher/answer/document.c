/* document.c: a whole document, and where it holds the words of the question. */
#include <stdio.h>

#include "searcher/answer/meant.h"
#include "searcher/render/render.h"
#include "searcher/search/question.h"

/* Marks in each passage what the question asks for: what is whole or, where nothing is, its parts. Returns whether
 * there was something. */
static bool mark_passages(const jy_surroundings *around, const jy_question *question, bool exact)
{
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    const GPtrArray *hits = around->result->hits;
    bool is_marked = false;
    for (guint i = 0; i < hits->len; i++) {
        jy_hit *hit = hits->pdata[i];
        jy_candidate_take(candidate, &hit->passage, hit->document);
        g_array_unref(hit->matches);
        hit->matches = jy_matcher_find(question->matcher, candidate, exact, &hit->statement);
        is_marked |= hit->matches->len > 0;
    }
    return is_marked;
}

static bool read_statements(const jy_surroundings *around, GError **err)
{
    const GPtrArray *hits = around->result->hits;
    bool is_read = true;
    for (guint i = 0; is_read && i < hits->len; i++) {
        is_read = jy_passage_complete(&((jy_hit *)hits->pdata[i])->passage, err);
    }
    return is_read;
}

int jy_answer_document(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err)
{
    g_auto(jy_surroundings) around = {0};
    g_autoptr(jy_question) question = request->search.query ? jy_question_new(&request->search, err) : NULL;
    if (request->search.query && !question) {
        return -1;
    }
    const int count = jy_meant_find(index, request, G_MAXUINT32, &around, notices, err);
    if (count <= 0) {
        return count;
    }
    if (!read_statements(&around, err)) {
        return -1;
    }
    if (question && !mark_passages(&around, question, true)) {
        mark_passages(&around, question, false);
    }
    jy_render(&around, &request->view, request->out);
    return count;
}
