/* node.c: the tree of a question: made, printed. */
#include "searcher/node.h"

#include <string.h>

jy_node *jy_node_new(jy_node_kind kind)
{
    jy_node *node = g_new0(jy_node, 1);
    node->kind = kind;
    if (kind != JY_NODE_PHRASE && kind != JY_NODE_FIELD) {
        node->children = g_ptr_array_new_with_free_func((GDestroyNotify)jy_node_free);
    }
    return node;
}

void jy_node_free(jy_node *node)
{
    if (!node) {
        return;
    }
    g_free(node->text);
    if (node->children) {
        g_ptr_array_unref(node->children);
    }
    g_free(node);
}

jy_node *jy_node_new_phrase(const char *text, size_t length, bool quoted)
{
    jy_node *node = jy_node_new(JY_NODE_PHRASE);
    node->text = g_strndup(text, length);
    node->quoted = quoted;
    return node;
}

jy_node *jy_node_new_field(jy_by field, const char *value)
{
    jy_node *node = jy_node_new(JY_NODE_FIELD);
    node->field = field;
    node->text = g_strdup(value);
    return node;
}

jy_node *jy_node_join(jy_node_kind kind, jy_node *left, jy_node *right)
{
    if (!left || !right) {
        return left ? left : right;
    }
    if (left->kind != kind) {
        jy_node *both = jy_node_new(kind);
        g_ptr_array_add(both->children, left);
        left = both;
    }
    g_ptr_array_add(left->children, right);
    return left;
}

jy_node *jy_node_and(jy_node *left, jy_node *right)
{
    return jy_node_join(JY_NODE_AND, left, right);
}

/* ---- printing ---- */

static void print(const jy_node *node, GString *out);

/* In the first pair of marks whose second does not stand in the text: of the pair it was read from it does not. */
static void print_quotation(const char *text, GString *out)
{
    static const char *const PAIRS[][2] = {{"\"", "\""}, {"“", "”"}, {"「", "」"},
                                           {"『", "』"}, {"„", "“"}, {"＂", "＂"}};
    size_t pair = 0;
    while (pair + 1 < G_N_ELEMENTS(PAIRS) && strstr(text, PAIRS[pair][1])) {
        pair++;
    }
    g_string_append_printf(out, "%s%s%s", PAIRS[pair][0], text, PAIRS[pair][1]);
}

static void print_phrase(const jy_node *node, GString *out)
{
    if (node->quoted) {
        print_quotation(node->text, out);
    } else {
        g_string_append(out, node->text);
    }
}

static void print_children(const jy_node *node, const char *between, GString *out)
{
    g_string_append_c(out, '(');
    for (guint i = 0; i < node->children->len; i++) {
        g_string_append(out, i ? between : "");
        print(node->children->pdata[i], out);
    }
    g_string_append_c(out, ')');
}

static void print(const jy_node *node, GString *out)
{
    g_autofree char *near = NULL;
    switch (node->kind) {
    case JY_NODE_PHRASE:
        print_phrase(node, out);
        break;
    case JY_NODE_FIELD:
        g_string_append_printf(out, "%s:", jy_by_name(node->field));
        print_quotation(node->text, out);
        break;
    case JY_NODE_AND:
        print_children(node, " ", out);
        break;
    case JY_NODE_OR:
        print_children(node, " OR ", out);
        break;
    case JY_NODE_NOT:
        g_string_append(out, "NOT ");
        print(node->children->pdata[0], out);
        break;
    case JY_NODE_NEAR:
        near = g_strdup_printf(" NEAR/%u ", node->distance);
        print_children(node, near, out);
        break;
    }
}

char *jy_node_print(const jy_node *node)
{
    GString *out = g_string_new(NULL);
    if (node) {
        print(node, out);
    }
    return g_string_free(out, false);
}
