/* request.c: what a search and its explanation begin with. */

#include "searcher/query/request.h"
#include "searcher/query/expand.h"

#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#define _(s) gettext(s)

/* A reader may be overtaken this often before it gives up. */
#define ATTEMPTS 10

jy_node *jy_request_read(const jy_request *question, GError **err)
{
    GError *failure = NULL;
    jy_node *root = jy_parse(question->query ? question->query : "", &failure);
    for (const char *const *filter = question->filters; !failure && filter && *filter; filter++) {
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
    return question->synonyms ? jy_expand(root, question->synonyms) : root;
}

bool jy_request_again(jy_index *index, int attempt, GError **failure, GError **err)
{
    if (attempt >= ATTEMPTS || !g_error_matches(*failure, JY_ERROR, JY_ERROR_INDEX_CHANGED)) {
        g_propagate_error(err, g_steal_pointer(failure));
        return false;
    }
    g_clear_error(failure);
    return jy_index_reopen(index, err);
}
