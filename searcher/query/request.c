/* request.c: what a search and its explanation begin with. */

#include "searcher/query/request.h"
#include "searcher/query/expand.h"

#include <jiyan/base/error.h>
#include <jiyan/text/segment.h>
#include <libintl.h>
#include <string.h>

#define _(s) gettext(s)

/* A reader may be overtaken this often before it gives up. */
#define ATTEMPTS 10

/* True when the tree holds something to look for: a letter, a digit or a field. */
static bool asks(const jy_node *node)
{
    if (node->kind == JY_NODE_FIELD) {
        return true;
    }
    if (node->kind == JY_NODE_PHRASE) {
        g_autoptr(jy_phrase) phrase = jy_phrase_new(node->text, -1);
        return phrase != NULL;
    }
    for (guint i = 0; i < node->children->len; i++) {
        if (asks(node->children->pdata[i])) {
            return true;
        }
    }
    return false;
}

jy_node *jy_request_read(const jy_request *question, GError **err)
{
    GError *failure = NULL;
    jy_node *root = jy_parse(question->query ? question->query : "", &failure);
    for (const char *const *filter = question->filters; !failure && filter && *filter; filter++) {
        const char *colon = strchr(*filter, ':');
        jy_by field;
        if (colon && jy_fields_named(*filter, (size_t)(colon - *filter), &field)) {
            root = jy_node_and(root, jy_node_new_field(field, colon + 1));
        }
    }
    if (!failure && !(root && asks(root))) {
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
