/* stats.c: the use of a phrase over the years. */
#include "searcher/render/stats.h"
#include "searcher/answer/answer.h"

int jy_answer_stats(jy_index *index, const jy_answer_request *request, GError **err)
{
    g_autoptr(jy_stats) stats = jy_stats_count(index, &request->search, err);
    if (!stats) {
        return -1;
    }
    jy_render_stats(stats, &request->view, stdout);
    return (int)stats->total.documents;
}
