/* statements.c: statements on stdout. */
#include "searcher/answer/answer.h"

#include "searcher/ledger/alarm.h"
#include "searcher/render/rows.h"

int jy_answer_statements(jy_index *index, const jy_answer_request *request, GError **err)
{
    if (request->view.format == JY_AS_JUNIT) {
        return jy_alarm_print(index, &request->search, &request->selection, err);
    }
    uint32_t total = 0;
    g_autoptr(GPtrArray) rows = jy_selection_find(&request->selection, index, &request->search, &total, err);
    if (!rows) {
        return -1;
    }
    bool counted_only = request->limited && request->search.limit == 0;
    if (counted_only) {
        g_ptr_array_set_size(rows, 0);
    }
    const jy_rows rendered = {&request->view, rows, total};
    jy_render_rows(&rendered, stdout);
    return counted_only ? total > 0 : (int)rows->len;
}
