/* facet.c: the documents found counted by a field. */
#include <jiyan/base/error.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "searcher/answer/answer.h"
#include "searcher/render/facet.h"

#define _(s) gettext(s)

static bool facet_field(const char *name, jy_by *ret_field, GError **err)
{
    if (jy_fields_named(name, strlen(name), ret_field) &&
        (*ret_field == JY_BY_YEAR || *ret_field == JY_BY_SPEAKER || *ret_field == JY_BY_ISSUER ||
         *ret_field == JY_BY_TYPE || *ret_field == JY_BY_KIND || *ret_field == JY_BY_GENRE)) {
        return true;
    }
    g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--facet: %s is none of year, speaker, issuer, type, kind, genre"),
                name);
    return false;
}

int jy_answer_facet(jy_index *index, const jy_answer_request *request, GError **err)
{
    jy_by field;
    jy_format format = request->view.format;
    if (!facet_field(request->facet, &field, err)) {
        return -1;
    }
    if (request->batch || (format != JY_AS_TEXT && format != JY_AS_JSON && format != JY_AS_CSV)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--facet answers one question, as text, json or csv"));
        return -1;
    }
    g_autoptr(jy_facets) facets = jy_facet_count(index, &request->search, field, JY_FACET_READ, err);
    if (!facets) {
        return -1;
    }
    jy_render_facet(facets, &request->view, stdout);
    if (facets->is_lower_bound) {
        fprintf(stderr, "jiyan-search: ");
        fprintf(stderr, _("--facet: the counts are lower bounds: the text of the first %u passages was read\n"),
                JY_FACET_READ);
    }
    return (int)facets->documents;
}
