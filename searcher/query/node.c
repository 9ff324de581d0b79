/* node.c: the tree of a question: made, printed. */
#include "searcher/query/node.h"

#include <string.h>

#include "searcher/query/punctuation.h"

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

/* True for a value whose wildcards a quotation would take away; *ret_brackets where it has brackets, which go on to a
 * space. */
static bool has_wildcards(const jy_node *node, bool *ret_brackets)
{
    bool has = false;
    *ret_brackets = false;
    if (node->quoted || (node->field != JY_BY_TITLE && node->field != JY_BY_HEADING)) {
        return false;
    }
    for (const char *at = node->text; *at; at = g_utf8_next_char(at)) {
        gunichar twin = jy_punctuation_twin(at);
        has |= twin == '*' || twin == '?';
        *ret_brackets |= twin == '(' || twin == ')';
        if (twin == ' ' || twin == '"') {
            return false; /* it was not typed in a question */
        }
    }
    return has;
}

static void print_field(const jy_node *node, GString *out)
{
    bool brackets;
    g_string_append_printf(out, "%s:", jy_fields_name(node->field));
    if (has_wildcards(node, &brackets)) {
        g_string_append_printf(out, "%s%s", node->text, brackets ? " " : "");
    } else {
        print_quotation(node->text, out);
    }
}

/* What stands between two of a NEAR. */
static void print_link(const jy_near_link *link, GString *out)
{
    g_string_append_printf(out, " %s/%u ", link->ordered ? "ONEAR" : "NEAR", link->distance);
}

/* `between` NULL: the links of a NEAR. */
static void print_children(const jy_node *node, const char *between, GString *out)
{
    g_string_append_c(out, '(');
    for (guint i = 0; i < node->children->len; i++) {
        const jy_node *child = node->children->pdata[i];
        if (i && between) {
            g_string_append(out, between);
        } else if (i) {
            print_link(&child->link, out);
        }
        print(child, out);
    }
    g_string_append_c(out, ')');
}

static void print(const jy_node *node, GString *out)
{
    switch (node->kind) {
    case JY_NODE_PHRASE:
        print_phrase(node, out);
        break;
    case JY_NODE_FIELD:
        print_field(node, out);
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
        print_children(node, NULL, out);
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
