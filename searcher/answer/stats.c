/* stats.c: the use of a phrase over the years. */
#include "searcher/count/stats.h"

#include <stdio.h>

#include "searcher/answer/answer.h"
#include "searcher/render/render.h"

int jy_answer_stats(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err)
{
    (void)notices;
    g_autoptr(jy_stats) stats = jy_stats_count(index, &request->search, err);
    if (!stats) {
        return -1;
    }
    stats->gave_up = jy_budget_is_spent(request->search.budget);
    jy_render_head(&request->view, request->out);
    jy_render(stats, &request->view, request->out);
    return (int)stats->total.documents;
}
