/* node.c: the tree of a question: made, walked, printed. */
#include "searcher/query/node.h"

#include <jiyan/text/phrase.h>
#include <string.h>

#include "searcher/query/field_value.h"
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
    jy_phrase_free(node->phrase);
    if (node->children) {
        g_ptr_array_unref(node->children);
    }
    g_free(node);
}

/* Takes the text. */
static jy_node *new_leaf(jy_node_kind kind, char *text, bool quoted)
{
    jy_node *node = jy_node_new(kind);
    node->text = text;
    node->quoted = quoted;
    return node;
}

static jy_phrase *phrase_of(const jy_node *node)
{
    return node->quoted ? jy_phrase_new(node->text, -1) : jy_phrase_new_pattern(node->text, -1);
}

jy_node *jy_node_new_phrase(const char *text, size_t length, bool quoted)
{
    jy_node *node = new_leaf(JY_NODE_PHRASE, g_strndup(text, length), quoted);
    node->phrase = phrase_of(node);
    return node;
}

jy_node *jy_node_new_field(jy_field field, const char *value, bool quoted)
{
    jy_node *node = new_leaf(JY_NODE_FIELD, g_strdup(value), quoted);
    node->field = field;
    node->phrase = jy_node_is_phrase_field(node) ? phrase_of(node) : NULL;
    if (field == JY_FIELD_KIND) {
        jy_field_value_kinds(value, &node->kinds);
    }
    return node;
}

jy_node *jy_node_new_kinds(unsigned kinds)
{
    jy_node *node = new_leaf(JY_NODE_FIELD, jy_field_value_kind_names(kinds), false);
    node->field = JY_FIELD_KIND;
    node->kinds = kinds;
    return node;
}

jy_node *jy_node_new_due(const jy_days *days)
{
    jy_node *node = new_leaf(JY_NODE_FIELD, g_strdup_printf("%s..%s", days->lower, days->upper), false);
    node->field = JY_FIELD_DUE;
    node->days = *days;
    return node;
}

jy_node *jy_node_copy(const jy_node *node)
{
    jy_node *copy = node->kind == JY_NODE_PHRASE  ? jy_node_new_phrase(node->text, strlen(node->text), node->quoted)
                    : node->kind == JY_NODE_FIELD ? jy_node_new_field(node->field, node->text, node->quoted)
                                                  : jy_node_new(node->kind);
    copy->is_variant = node->is_variant;
    copy->kinds = node->kinds;
    copy->days = node->days;
    copy->column = node->column;
    copy->link = node->link;
    for (guint i = 0; i < jy_node_children(node); i++) {
        g_ptr_array_add(copy->children, jy_node_copy(jy_node_child(node, i)));
    }
    return copy;
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

/* ---- walking ---- */

void jy_node_visit(const jy_node *node, jy_node_fn *fn, void *user)
{
    bool descends = fn(node, user);
    for (guint i = 0; descends && i < jy_node_children(node); i++) {
        jy_node_visit(jy_node_child(node, i), fn, user);
    }
}

guint jy_node_conjuncts(const jy_node *root)
{
    return root->kind == JY_NODE_AND ? root->children->len : 1;
}

const jy_node *jy_node_conjunct(const jy_node *root, guint i)
{
    return root->kind == JY_NODE_AND ? jy_node_child(root, i) : root;
}

/* ---- properties ---- */

static bool find_content(const jy_node *node, void *user)
{
    bool *has_content = user;
    *has_content = *has_content || node->kind == JY_NODE_FIELD || node->phrase;
    return !*has_content;
}

bool jy_node_has_content(const jy_node *node)
{
    bool has_content = false;
    jy_node_visit(node, find_content, &has_content);
    return has_content;
}

bool jy_node_is_phrase_field(const jy_node *node)
{
    return node->kind == JY_NODE_FIELD && (node->field == JY_FIELD_TITLE || node->field == JY_FIELD_HEADING);
}

static bool find_text(const jy_node *node, void *user)
{
    bool *has_text = user;
    *has_text =
        *has_text || node->kind == JY_NODE_PHRASE || node->kind == JY_NODE_NEAR || jy_node_is_phrase_field(node);
    return !*has_text;
}

bool jy_node_is_filter(const jy_node *node)
{
    bool has_text = false;
    jy_node_visit(node, find_text, &has_text);
    return !has_text;
}

static bool find_passages(const jy_node *node, void *user)
{
    bool *is_of_passages = user;
    if (node->kind == JY_NODE_FIELD) {
        switch (node->field) {
        case JY_FIELD_HEADING:
        case JY_FIELD_KIND:
        case JY_FIELD_DUE:
        case JY_FIELD_OWNER:
        case JY_FIELD_TRAIT:
            *is_of_passages = true;
            break;
        default:
            break;
        }
    }
    *is_of_passages = *is_of_passages || node->kind == JY_NODE_PHRASE || node->kind == JY_NODE_NEAR;
    return !*is_of_passages;
}

bool jy_node_is_of_documents(const jy_node *node)
{
    bool is_of_passages = false;
    jy_node_visit(node, find_passages, &is_of_passages);
    return !is_of_passages;
}

typedef struct {
    unsigned kinds;
    bool is_bound; /* each alternative is to some kinds */
} kind_search;

static bool find_kinds(const jy_node *node, void *user)
{
    kind_search *search = user;
    search->kinds |= node->kinds;
    search->is_bound = search->is_bound && (node->kinds || node->kind == JY_NODE_OR);
    return search->is_bound && node->kind == JY_NODE_OR;
}

unsigned jy_node_kinds(const jy_node *node)
{
    kind_search search = {0, true};
    jy_node_visit(node, find_kinds, &search);
    return search.is_bound ? search.kinds : 0;
}

bool jy_node_is_loose(const jy_node *root)
{
    guint count = 0;
    for (guint i = 0; i < jy_node_conjuncts(root); i++) {
        const jy_node *part = jy_node_conjunct(root, i);
        count += part->kind != JY_NODE_NOT && part->kind != JY_NODE_FIELD && !jy_node_is_filter(part);
    }
    return count > 1;
}

/* ---- printing ---- */

static void print(const jy_node *node, GString *out);

/* In the first pair of marks whose second is not in the text: of the pair it was read from it does not. */
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

/* True for a value whose wildcards a quotation would take away; *ret_brackets where it has brackets, which go on to a
 * space. */
static bool has_wildcards(const jy_node *node, bool *ret_brackets)
{
    bool has = false;
    *ret_brackets = false;
    if (node->quoted || !jy_node_is_phrase_field(node)) {
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
    g_string_append_printf(out, "%s:", jy_fields_row(node->field)->name);
    if (has_wildcards(node, &brackets)) {
        g_string_append_printf(out, "%s%s", node->text, brackets ? " " : "");
    } else {
        print_quotation(node->text, out);
    }
}

/* `between` NULL: the links of a NEAR. */
static void print_children(const jy_node *node, const char *between, GString *out)
{
    g_string_append_c(out, '(');
    for (guint i = 0; i < jy_node_children(node); i++) {
        const jy_node *child = jy_node_child(node, i);
        if (i && between) {
            g_string_append(out, between);
        } else if (i) {
            g_string_append_printf(out, " %s/%u ", child->link.ordered ? "ONEAR" : "NEAR", child->link.distance);
        }
        print(child, out);
    }
    g_string_append_c(out, ')');
}

static void print(const jy_node *node, GString *out)
{
    switch (node->kind) {
    case JY_NODE_PHRASE:
        node->quoted ? print_quotation(node->text, out) : (void)g_string_append(out, node->text);
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
        print(jy_node_child(node, 0), out);
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
