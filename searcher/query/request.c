/* request.c: a request read into a tree. */
#include "searcher/query/request.h"
#include "searcher/query/expand.h"

#include <jiyan/base/error.h>
#include <jiyan/text/phrase.h>
#include <libintl.h>
#include <string.h>

#define _(s) gettext(s)

jy_node *jy_request_read(const jy_request *request, GError **err)
{
    GError *failure = NULL;
    jy_node *root = jy_parse(request->query ? request->query : "", &failure);
    for (const char *const *filter = request->filters; !failure && filter && *filter; filter++) {
        const char *colon = strchr(*filter, ':');
        jy_by field;
        if (colon && jy_fields_named(*filter, (size_t)(colon - *filter), &field)) {
            root = jy_node_join(JY_NODE_AND, root, jy_node_new_field(field, colon + 1, false));
        }
    }
    if (!failure && !(root && jy_node_has_content(root))) {
        g_set_error(&failure, JY_ERROR, JY_ERROR_QUERY, _("the question asks for nothing"));
    }
    if (failure) {
        jy_node_free(root);
        g_propagate_error(err, failure);
        return NULL;
    }
    return request->synonyms ? jy_expand(root, request->synonyms) : root;
}
