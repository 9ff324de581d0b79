/* facet.c: the documents found counted by a field. */
#include <jiyan/base/error.h>
#include <jiyan/index/fields.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "searcher/answer/answer.h"
#include "searcher/count/facet.h"
#include "searcher/render/render.h"

#define _(s) gettext(s)

/* A field by its name in any language, where documents may be counted by it. */
static bool facet_field(const char *name, jy_field *ret_field, GError **err)
{
    *ret_field = jy_fields_find(name, strlen(name), JY_FIELD_COUNTED);
    if (*ret_field != JY_FIELD_NONE) {
        return true;
    }
    g_autofree char *all = g_strjoinv(_(", "), (char **)(uintptr_t)JY_FIELDS_COUNTED);
    g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--%s: %s is none of %s"), "facet", name, all);
    return false;
}

int jy_answer_facet(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err)
{
    jy_field field;
    if (!facet_field(request->facet, &field, err)) {
        return -1;
    }
    if (request->batch || !jy_render_has(JY_VIEW_FACET, request->view.format)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--facet answers one question, as text, json or csv"));
        return -1;
    }
    g_autoptr(jy_facets) facets = jy_facet_count(index, &request->search, field, JY_FACET_READ, err);
    if (!facets) {
        return -1;
    }
    facets->gave_up = jy_budget_is_spent(request->search.budget);
    jy_facet_sort(facets, field, request->facet_order);
    jy_render_head(&request->view, request->out);
    jy_render(facets, &request->view, request->out);
    if (facets->is_lower_bound) {
        jy_answer_note(notices, _("--facet: the counts are lower bounds: the text of the first %u passages was read"),
                       JY_FACET_READ);
    }
    return (int)facets->documents;
}
