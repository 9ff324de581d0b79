/* condition.c: a question's tree as a condition on the text of a passage. */
#include "searcher/match/condition.h"

#include "searcher/query/field_value.h"

/* The kinds of a passage are those of its statements: they do not tell noise, and others are everywhere. */
static bool field_applies(const jy_node *node)
{
    switch (node->field) {
    case JY_FIELD_TITLE:
    case JY_FIELD_HEADING:
        return node->phrase != NULL;
    case JY_FIELD_DUE:
    case JY_FIELD_FILE:
    case JY_FIELD_OWNER:
    case JY_FIELD_TRAIT:
        return false;
    case JY_FIELD_KIND:
        return node->kinds && !(node->kinds & (JY_KIND_NOISE | 1U << JY_STATEMENT_OTHER));
    default:
        return true;
    }
}

bool jy_condition_applies(const jy_node *node)
{
    if (node->kind == JY_NODE_PHRASE) {
        return node->phrase != NULL;
    }
    if (node->kind == JY_NODE_FIELD) {
        return field_applies(node);
    }
    bool applies = false;
    for (guint i = 0; i < jy_node_children(node); i++) {
        const jy_node *child = jy_node_child(node, i);
        bool child_applies = jy_condition_applies(child);
        if (!child_applies && node->kind == JY_NODE_OR && child->kind == JY_NODE_FIELD) {
            return false;
        }
        applies = applies || child_applies;
    }
    return applies;
}

/* ---- near each other ---- */

static bool take_phrase(const jy_node *node, void *user)
{
    if (node->phrase) {
        g_ptr_array_add((GPtrArray *)user, node->phrase);
    }
    return true;
}

/* The operands of a NEAR that apply. Returns a new array of jy_neighbour; free with g_array_unref. */
static GArray *neighbours_of(const jy_node *near)
{
    GArray *neighbours = g_array_new(false, false, sizeof(jy_neighbour));
    g_array_set_clear_func(neighbours, jy_near_clear);
    for (guint i = 0; i < jy_node_children(near); i++) {
        const jy_node *operand = jy_node_child(near, i);
        if (jy_condition_applies(operand)) {
            jy_neighbour neighbour = {g_ptr_array_new(), operand->link};
            jy_node_visit(operand, take_phrase, neighbour.phrases);
            g_array_append_val(neighbours, neighbour);
        }
    }
    return neighbours;
}

GPtrArray *jy_condition_near(const jy_node *near, jy_candidate *candidate)
{
    g_autoptr(GArray) neighbours = neighbours_of(near);
    GPtrArray *spans = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (guint i = 0; i < neighbours->len; i++) {
        g_ptr_array_add(spans, g_array_new(false, false, sizeof(jy_span)));
    }
    jy_candidate_near(candidate, neighbours, (GArray **)spans->pdata);
    return spans;
}

/* ---- holding ---- */

static bool field_holds(const jy_node *node, jy_candidate *candidate)
{
    switch (node->field) {
    case JY_FIELD_TITLE:
        return jy_candidate_has(candidate, node->phrase, JY_IN_TITLE);
    case JY_FIELD_HEADING:
        return jy_candidate_has(candidate, node->phrase, JY_IN_HEADING);
    case JY_FIELD_KIND:
        return jy_candidate_kinds(candidate) & node->kinds;
    default:
        return jy_field_value_holds(node->field, node->text, jy_candidate_document(candidate));
    }
}

/* True when all children that apply hold, or any of them. */
static bool children_hold(const jy_node *node, jy_candidate *candidate, bool loose, bool all)
{
    for (guint i = 0; i < jy_node_children(node); i++) {
        const jy_node *child = jy_node_child(node, i);
        if (jy_condition_applies(child) && jy_condition_holds(child, candidate, loose) != all) {
            return !all;
        }
    }
    return all;
}

bool jy_condition_holds(const jy_node *node, jy_candidate *candidate, bool loose)
{
    switch (node->kind) {
    case JY_NODE_PHRASE:
        return jy_candidate_has(candidate, node->phrase, JY_IN_BODY) ||
               (loose && (jy_candidate_has(candidate, node->phrase, JY_IN_HEADING) ||
                          jy_candidate_has(candidate, node->phrase, JY_IN_TITLE)));
    case JY_NODE_FIELD:
        return field_holds(node, candidate);
    case JY_NODE_NOT:
        return !jy_condition_holds(jy_node_child(node, 0), candidate, false);
    case JY_NODE_NEAR: {
        g_autoptr(GArray) neighbours = neighbours_of(node);
        return jy_candidate_near(candidate, neighbours, NULL);
    }
    case JY_NODE_AND:
        return children_hold(node, candidate, loose, true);
    case JY_NODE_OR:
        return children_hold(node, candidate, loose, false);
    }
    return false;
}
