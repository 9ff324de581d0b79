/* concordance.c: the occurrences of the words of a question. */
#include <libintl.h>
#include <stdio.h>

#include "searcher/answer/answer.h"
#include "searcher/render/concordance.h"
#include "searcher/render/console.h"
#include "searcher/render/render.h"

#define _(s) gettext(s)

/* Columns of either side: a page's are cut to its width as they are printed, and what a program reads does not depend
 * on a terminal. */
static unsigned side_of(const jy_answer_request *request)
{
    const jy_view *view = &request->view;
    const bool is_page = view->format == JY_AS_KWIC || view->format == JY_AS_TEXT;
    return is_page ? jy_console_of(view, request->out).width : view->width ? view->width : JY_CONCORDANCE_SIDE;
}

int jy_answer_concordance(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err)
{
    const jy_request *question = &request->search;
    bool is_sorted = request->order != JY_CONCORDANCE_RANK;
    g_autoptr(jy_concordance) concordance = jy_concordance_find(index, question, request->order, side_of(request), err);
    if (!concordance) {
        return -1;
    }
    const GPtrArray *lines = concordance->lines;
    guint first = MIN(question->offset, lines->len), count = MIN(question->limit, lines->len - first);
    const bool has_more = concordance->has_more || lines->len > first + count;
    const jy_concordance_part part = {lines, first, count, has_more, jy_budget_is_spent(question->budget)};
    if (!request->view.is_batch) {
        jy_render_head(&request->view, request->out);
    }
    jy_render(&part, &request->view, request->out);
    if (concordance->has_more && is_sorted) {
        jy_answer_note(notices, _("only the first %d occurrences of the index were sorted"),
                       JY_CONCORDANCE_SORTED_MOST);
    }
    /* What was not to be cut is not cut in silence. */
    bool is_cut = (concordance->has_more && !is_sorted) || lines->len > first + count;
    if (is_cut && !request->limited && !request->view.qid) {
        jy_answer_note(notices, _("there are more than these %u occurrences; --limit=N shows N"), count);
    }
    return question->limit == 0 ? lines->len > 0 : (int)count;
}
