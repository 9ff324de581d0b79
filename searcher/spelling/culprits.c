/* culprits.c: what of a question leaves nothing to find. */
#include "searcher/spelling/culprits.h"

#include <jiyan/text/docno.h>

#include "searcher/spelling/nameless.h"
#include "searcher/spelling/nearness.h"
#include "searcher/spelling/probe.h"

static void free_culprit(void *item)
{
    jy_culprit *culprit = item;
    g_free(culprit->value);
    g_ptr_array_unref(culprit->near);
    g_free(culprit);
}

static bool is_filter(const jy_node *node)
{
    return node->kind == JY_NODE_FIELD && node->field != JY_FIELD_DUE && node->field != JY_FIELD_OWNER &&
           node->field != JY_FIELD_TRAIT;
}

/* A word that is a document number as the condition that it is of somebody who looks for that document. Returns a new
 * node; NULL for any other. */
static jy_node *number_node(const jy_node *node)
{
    /* Its other spellings, of numbers, stand beside it. One of nothing finds nothing. */
    node = node->kind == JY_NODE_OR && jy_node_children(node) ? jy_node_child(node, 0) : node;
    g_autofree char *number = node->kind == JY_NODE_PHRASE && node->phrase ? jy_docno_parse(node->text, -1) : NULL;
    return number ? jy_node_new_field(JY_FIELD_DOCNO, number, false) : NULL;
}

static bool add(jy_index *index, const jy_node *filter, bool is_absent, GPtrArray *culprits, GError **err)
{
    GPtrArray *near =
        is_absent ? jy_nearness_find(index, filter->field, filter->text, err) : g_ptr_array_new_with_free_func(g_free);
    if (!near) {
        return false;
    }
    jy_culprit *culprit = g_new0(jy_culprit, 1);
    *culprit =
        (jy_culprit){.field = filter->field, .value = g_strdup(filter->text), .is_absent = is_absent, .near = near};
    g_ptr_array_add(culprits, culprit);
    const bool names = filter->field == JY_FIELD_SPEAKER || filter->field == JY_FIELD_ISSUER;
    return !is_absent || !names ||
           jy_nameless_count(index, filter->field, &culprit->nameless, &culprit->documents, err);
}

/* Adds conditions that no document meets: the one, or of alternatives each. */
static bool add_absent(jy_index *index, const jy_request *request, const jy_node *filter, GPtrArray *culprits,
                       GError **err)
{
    bool has, done = true;
    for (guint i = 0; done && i < jy_node_children(filter); i++) {
        done = add_absent(index, request, jy_node_child(filter, i), culprits, err);
    }
    return done && (!is_filter(filter) || (jy_probe_tree(index, jy_node_copy(filter), request, &has, err) &&
                                           (has || add(index, filter, true, culprits, err))));
}

static bool find_absent(jy_index *index, const jy_question *question, bool is_found, GPtrArray *culprits, GError **err)
{
    bool done = true;
    for (guint i = 0; done && i < jy_node_conjuncts(question->root); i++) {
        const jy_node *node = jy_node_conjunct(question->root, i);
        g_autoptr(jy_node) number = number_node(node);
        if (number || (!is_found && (is_filter(node) || node->kind == JY_NODE_OR))) {
            done = add_absent(index, &question->request, number ? number : node, culprits, err);
        }
    }
    return done;
}

/* Adds the filters without which something would be found. */
static bool find_narrow(jy_index *index, const jy_question *question, GPtrArray *culprits, GError **err)
{
    bool done = true;
    for (guint i = 0; done && question->root->kind == JY_NODE_AND && i < question->root->children->len; i++) {
        const jy_node *filter = jy_node_child(question->root, i);
        bool has = false;
        if (is_filter(filter)) {
            jy_node *rest = jy_node_copy(question->root);
            g_ptr_array_remove_index(rest->children, i);
            done = jy_probe_tree(index, rest, &question->request, &has, err) &&
                   (!has || add(index, filter, false, culprits, err));
        }
    }
    return done;
}

GPtrArray *jy_culprits_find(jy_index *index, const jy_question *question, bool is_found, GError **err)
{
    g_autoptr(GPtrArray) culprits = g_ptr_array_new_with_free_func(free_culprit);
    bool done = find_absent(index, question, is_found, culprits, err) &&
                (is_found || culprits->len || find_narrow(index, question, culprits, err));
    return done ? g_steal_pointer(&culprits) : NULL;
}
