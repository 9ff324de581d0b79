/* answer_statements.c: statements on stdout. */
#include "searcher/answer/answer_statements.h"

#include "searcher/render/rows.h"

int jy_answer_statements(jy_index *index, const jy_searcher_options *options, GError **err)
{
    uint32_t total = 0;
    g_autoptr(GPtrArray) rows = jy_rows_find(index, &options->question, &options->selection, &total, err);
    if (!rows) {
        return -1;
    }
    bool counted_only = options->limited && options->question.limit == 0;
    if (counted_only) {
        g_ptr_array_set_size(rows, 0);
    }
    const jy_rows rendered = {options, rows, total};
    jy_render_rows(&rendered, stdout);
    return counted_only ? total > 0 : (int)rows->len;
}
