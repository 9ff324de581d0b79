/* scan.c: every passage that a question finds whole. */
#include "searcher/search/scan.h"

#include <libintl.h>

#include "searcher/search/run.h"

#define _(s) gettext(s)

/* All that the index finds, not weighed, in its own order: so the text is read as it lies on the disk. */
static xc_result *find_all(jy_index *index, const jy_plan *plan, GError **err)
{
    xc_error failure;
    xc_result *found = NULL;
    xc_query *scaled = xc_query_scale(plan->exact, 0, &failure),
             *query = scaled ? xc_query_fuse(scaled, &failure) : NULL;
    xc_query_free(scaled);
    xc_search *search = query ? xc_search_new(jy_index_database(index), &failure) : NULL;
    if (!search || xc_search_set_query(search, query, &failure) != XC_OK ||
        xc_search_set_weighting(search, "bool", &failure) != XC_OK ||
        xc_search_run(search, 0, jy_index_passages(index), 0, &found, &failure) != XC_OK) {
        jy_index_set_error(err, &failure, _("searching"));
    }
    xc_search_free(search);
    xc_query_free(query);
    return found;
}

bool jy_scan(jy_index *index, const jy_question *question, jy_scan_fn *fn, void *user, GError **err)
{
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    jy_run run = {.index = index, .question = question, .candidate = candidate, .end = jy_index_folders(index)};
    xc_result *found = find_all(index, question->plan, err);
    uint32_t count = found ? xc_result_size(found) : 0;
    bool done = found != NULL, more = true;
    for (uint32_t i = 0; done && more && i < count; i++) {
        jy_budget *budget = question->request.budget;
        if (budget && budget->is_spent) {
            break;
        }
        g_autoptr(jy_hit) hit = jy_run_read(&run, found, i, err);
        done = hit != NULL;
        if (!hit || (question->plan->must_verify && !jy_run_fits(&run, hit->folder, &hit->passage, hit->document))) {
            continue;
        }
        done = jy_passage_complete(&hit->passage, err);
        if (!done) {
            continue;
        }
        if (!jy_budget_pay(budget, hit->passage.length, question->matcher->phrases->len)) {
            break;
        }
        hit->exact = true;
        jy_candidate_take(candidate, &hit->passage, hit->document);
        hit->matches = question->matcher->phrases->len
                           ? jy_matcher_find(question->matcher, candidate, true, &hit->statement)
                           : g_array_new(false, false, sizeof(jy_match_span));
        more = fn(&hit, user);
    }
    xc_result_free(found);
    return done;
}
