/* compare.c: two documents side by side. */
#include <stdio.h>

#include "searcher/answer/meant.h"
#include "searcher/compare/comparison.h"
#include "searcher/render/render.h"

/* Reads the document that a name means. Returns 1, 0 where there is nothing, -1 on an error. */
static int read_side(jy_index *index, const jy_answer_request *request, const char *name, jy_compared *ret_side,
                     GPtrArray *notices, GError **err)
{
    g_auto(jy_surroundings) whole = {0};
    jy_answer_request meant = *request;
    meant.meant = name;
    const int count = jy_meant_find(index, &meant, G_MAXUINT32, &whole, notices, err);
    return count > 0 && !jy_comparison_read_side(&whole, request->search.budget, ret_side, err) ? -1 : count;
}

int jy_answer_compare(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err)
{
    g_auto(jy_compared) old = {0}, new = {0};
    int count = read_side(index, request, request->meant, &old, notices, err);
    count = count > 0 ? read_side(index, request, request->with, &new, notices, err) : count;
    if (count > 0) {
        g_auto(jy_comparison) comparison = {0};
        jy_comparison_make(&old, &new, request->search.budget, &comparison);
        jy_render_head(&request->view, request->out);
        jy_render(&comparison, &request->view, request->out);
    }
    return count;
}
