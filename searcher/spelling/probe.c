/* probe.c: whether a question has an exact hit. */
#include "searcher/spelling/probe.h"

#include "searcher/search/run.h"

/* Passages that are verified. */
#define VERIFIED 50

bool jy_probe_ask(jy_index *index, jy_question *question, bool *ret_has, GError **err)
{
    *ret_has = false;
    question->request.budget = NULL; /* of which the search may have left nothing, and too little work to count */
    if (!jy_question_plan(question, index, err)) {
        return false;
    }
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    jy_run run = {.index = index,
                  .question = question,
                  .request = &question->request,
                  .candidate = candidate,
                  .end = jy_index_folders(index)};
    const jy_tier tier = {.query = question->plan->exact, .sort = JY_SORT_RELEVANCE};
    const bool must_verify = question->plan->must_verify;
    xc_result *found = jy_run_ask(&run, &tier, (jy_slice){0, must_verify ? VERIFIED : 1, 0}, err);
    bool done = found != NULL;
    for (uint32_t i = 0; done && !*ret_has && i < xc_result_size(found); i++) {
        jy_hit *hit = must_verify ? jy_run_read(&run, found, i, err) : NULL;
        done = hit || !must_verify;
        *ret_has = done && (!hit || jy_run_fits(&run, hit->folder, &hit->passage, hit->document));
        jy_hit_free(hit);
    }
    xc_result_free(found);
    return done;
}

bool jy_probe_tree(jy_index *index, jy_node *root, const jy_request *request, bool *ret_has, GError **err)
{
    g_autoptr(jy_question) question = jy_question_of_tree(root, request);
    return jy_probe_ask(index, question, ret_has, err);
}
