/* trail.c: what later documents say of a commitment. */
#include "searcher/answer/answer.h"

#include <jiyan/base/error.h>
#include <jiyan/base/terminal.h>
#include <libintl.h>
#include <stdio.h>

#include "searcher/render/render.h"
#include "searcher/statements/selection.h"
#include "searcher/trails/trail.h"

#define _(s) gettext(s)

/* Returns NULL without error where there is nothing to follow. */
static jy_trail *follow(jy_index *index, const jy_answer_request *request, GError **err)
{
    if (jy_selection_is_id(request->trace)) {
        if (request->search.query) {
            g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--trace=%s follows that statement alone: leave out \"%s\""),
                        request->trace, request->search.query);
            return NULL;
        }
        jy_row *seed = jy_selection_find_id(index, request->trace, err);
        return seed ? jy_trail_of_row(index, seed, request->search.filters, err) : NULL;
    }
    /* The words of the command line narrow it. */
    const char *words = request->search.query;
    g_autofree char *query = words ? g_strconcat(request->trace, " ", words, NULL) : g_strdup(request->trace);
    jy_request search = request->search;
    search.query = query;
    return jy_trail_of_request(index, &search, err);
}

int jy_answer_trail(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err)
{
    GError *failure = NULL;
    g_autoptr(jy_trail) trail = follow(index, request, &failure);
    if (failure) {
        g_propagate_error(err, failure);
        return -1;
    }
    if (!trail || (!trail->seed && request->view.format != JY_AS_TEXT)) {
        g_autofree char *safe = jy_terminal_safe(request->trace);
        jy_answer_note(notices,
                       jy_selection_is_id(request->trace) ? _("no statement has the id %s")
                                                          : _("no commitment speaks of %s"),
                       safe);
    }
    if (!trail) {
        return 0;
    }
    trail->gave_up = jy_budget_is_spent(request->search.budget);
    jy_render_head(&request->view, request->out);
    jy_render(trail, &request->view, request->out);
    return (int)trail->steps->len + (trail->seed != NULL);
}
