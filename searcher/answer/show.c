/* show.c: a passage in its surroundings. */
#include <stdio.h>

#include "searcher/answer/meant.h"
#include "searcher/render/render.h"

int jy_answer_show(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err)
{
    g_auto(jy_surroundings) around = {0};
    const int count = jy_meant_find(index, request, request->view.context, &around, notices, err);
    if (count > 0) {
        jy_render(&around, &request->view, request->out);
    }
    return count;
}
