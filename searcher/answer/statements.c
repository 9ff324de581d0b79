/* statements.c: the statements that a question and a selection want. */
#include <stdio.h>

#include "searcher/answer/answer.h"
#include "searcher/render/render.h"
#include "searcher/render/rows.h"

int jy_answer_statements(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err)
{
    /* A report of what is overdue says of each commitment what became of it: that is a ledger. */
    if (request->view.format == JY_AS_JUNIT || request->view.format == JY_AS_GITHUB) {
        return jy_answer_ledger(index, request, notices, err);
    }
    bool is_counted_only = request->limited && request->search.limit == 0;
    jy_request search = request->search;
    search.limit = is_counted_only ? 1 : search.limit; /* 0 is all */
    g_autoptr(jy_listing) listing = jy_listing_begin(&request->selection, index, &search, err);
    if (!listing) {
        return -1;
    }
    const jy_rows shown = {listing, is_counted_only, request->search.budget};
    jy_render_head(&request->view, request->out);
    jy_render(&shown, &request->view, request->out);
    const uint32_t count = is_counted_only ? jy_listing_total(listing) > 0 : jy_listing_shown(listing);
    if (!jy_listing_end(listing, err)) {
        return -1;
    }
    /* A list says nothing of what became of its commitments, its exit status does. */
    return !request->is_open || jy_listing_total(listing) == 0 || jy_answer_is_open(index, request, err) ? (int)count
                                                                                                         : -1;
}
