/* statements.c: the statements that a question and a selection want. */
#include <stdio.h>

#include "searcher/answer/answer.h"
#include "searcher/render/render.h"
#include "searcher/render/rows.h"

int jy_answer_statements(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err)
{
    /* A report of what is overdue says of each commitment what became of it: that is a ledger. */
    if (request->view.format == JY_AS_JUNIT) {
        return jy_answer_ledger(index, request, notices, err);
    }
    bool is_counted_only = request->limited && request->search.limit == 0;
    jy_request search = request->search;
    search.limit = is_counted_only ? 1 : search.limit; /* 0 is all */
    uint32_t total = 0;
    g_autoptr(GPtrArray) rows = jy_selection_find(&request->selection, index, &search, &total, err);
    if (!rows) {
        return -1;
    }
    if (is_counted_only) {
        g_ptr_array_set_size(rows, 0);
    }
    const jy_rows shown = {rows, total};
    jy_render_head(&request->view, stdout);
    jy_render(&shown, &request->view, stdout);
    return is_counted_only ? total > 0 : (int)rows->len;
}
