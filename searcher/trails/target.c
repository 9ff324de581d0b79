/* target.c: takes words and filters out of a request. */
#include "searcher/trails/target.h"

/* Other spellings of a word (取销 beside 取消) are no more words: no statement would hold them all. */
static void read_node(const jy_node *node, bool binds, const jy_target *target)
{
    if (node->kind == JY_NODE_PHRASE && node->is_variant) {
        return;
    }
    if (node->kind == JY_NODE_PHRASE) {
        g_string_append_printf(target->words, "%s%s", target->words->len ? " " : "", node->text);
    } else if (node->kind == JY_NODE_FIELD && binds) {
        const jy_filter filter = {.field = node->field, .value = node->text};
        g_array_append_val(target->filters, filter);
    }
    for (guint i = 0; node->kind != JY_NODE_NOT && i < jy_node_children(node); i++) {
        read_node(jy_node_child(node, i), binds && node->kind == JY_NODE_AND, target);
    }
}

bool jy_target_read(const jy_request *request, jy_target *ret_target, GError **err)
{
    jy_node *root = jy_request_read(request, err);
    if (!root) {
        return false;
    }
    *ret_target = (jy_target){g_string_new(NULL), jy_filter_list(NULL), root};
    read_node(root, true, ret_target);
    return true;
}

void jy_target_clear(jy_target *target)
{
    g_string_free(target->words, true);
    g_array_unref(target->filters);
    jy_node_free(target->root);
}
