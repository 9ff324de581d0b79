/* concordance.c: one question answered by a concordance. */
#include <jiyan/base/terminal.h>
#include <libintl.h>
#include <stdio.h>

#include "searcher/answer/answer.h"
#include "searcher/render/concordance.h"

#define _(s) gettext(s)

int jy_answer_concordance(jy_index *index, const jy_answer_request *request, const char *qid, const char *query,
                          GError **err)
{
    const jy_console page = jy_console_of(&request->view, stdout);
    jy_request question = request->search;
    question.query = query;
    bool more = false;
    g_autoptr(GPtrArray) lines = jy_concordance_find(index, &question, request->order, page.width, &more, err);
    if (!lines) {
        return -1;
    }
    if (more && request->order != JY_CONCORDANCE_RANK) {
        fprintf(stderr, "jiyan-search: ");
        fprintf(stderr, _("only the first %d occurrences of the index were sorted\n"), JY_CONCORDANCE_SORTED_MOST);
    }
    if (qid) {
        g_autofree char *safe_qid = jy_terminal_safe(qid), *safe_query = jy_terminal_safe(query);
        printf("# %s  %s\n", safe_qid, safe_query);
    }
    guint end = question.offset + question.limit;
    guint first = MIN(question.offset, lines->len), count = MIN(question.limit, lines->len - first);
    jy_render_concordance(lines, first, count, &page);
    more = request->order == JY_CONCORDANCE_RANK && more;
    /* What was not asked to be cut is not cut in silence. */
    if ((more || lines->len > end) && !request->limited && !qid) {
        fprintf(stderr, "jiyan-search: ");
        fprintf(stderr, _("there are more than these %u occurrences; --limit=N shows N\n"), count);
    }
    return question.limit == 0 ? lines->len > 0 : (int)count;
}
