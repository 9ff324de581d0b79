/* request.c: a request read into a tree. */
#include "searcher/query/request.h"

#include <jiyan/base/error.h>
#include <jiyan/text/phrase.h>
#include <libintl.h>

#include "searcher/query/expand.h"
#include "searcher/query/parse.h"

#define _(s) gettext(s)

jy_node *jy_request_complete(jy_node *words, const jy_request *request, GError **err)
{
    jy_node *root = words;
    for (const jy_filter *filter = request->filters; !jy_filter_ends(filter); filter++) {
        root = jy_node_join(JY_NODE_AND, root, jy_filter_node(filter));
    }
    if (!root && request->everything) {
        return jy_node_new(JY_NODE_AND);
    }
    if (!root || !jy_node_has_content(root)) {
        jy_node_free(root);
        if (request->nothing) {
            return jy_node_new(JY_NODE_OR);
        }
        g_set_error(err, JY_ERROR, JY_ERROR_QUERY, _("the question asks for nothing"));
        return NULL;
    }
    return request->synonyms ? jy_expand(root, request->synonyms) : root;
}

jy_node *jy_request_read(const jy_request *request, GError **err)
{
    GError *failure = NULL;
    jy_node *words = jy_parse(request->query ? request->query : "", NULL, &failure);
    if (failure) {
        g_propagate_error(err, failure);
        return NULL;
    }
    return jy_request_complete(words, request, err);
}
