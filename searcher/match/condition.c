/* condition.c: a part of the question as it is tried on a passage. */
#include "searcher/match/condition.h"

#include "searcher/query/field_value.h"

/* Wildcards stand for something outside of quotations only. */
static jy_condition *new_phrase_test(const jy_node *node, jy_part part)
{
    jy_phrase *phrase = node->quoted ? jy_phrase_new(node->text, -1) : jy_phrase_new_pattern(node->text, -1);
    if (!phrase) {
        return NULL;
    }
    jy_condition *test = g_new0(jy_condition, 1);
    test->kind = JY_NODE_PHRASE;
    test->phrase = phrase;
    test->part = part;
    test->link = node->link;
    test->is_variant = node->is_variant;
    return test;
}

/* Reads kinds that the statements of a passage tell: not whether it is noise, and others are everywhere. */
static bool tells_kinds(const char *value, unsigned *ret_kinds)
{
    return jy_field_value_kinds(value, ret_kinds) && !(*ret_kinds & (JY_KIND_NOISE | 1U << JY_STATEMENT_OTHER));
}

static jy_condition *new_field_test(const jy_node *node)
{
    if (node->field == JY_BY_TITLE) {
        return new_phrase_test(node, JY_IN_TITLE);
    }
    if (node->field == JY_BY_HEADING) {
        return new_phrase_test(node, JY_IN_HEADING);
    }
    unsigned kinds = 0;
    if (node->field == JY_BY_DUE || node->field == JY_BY_FILE ||
        (node->field == JY_BY_KIND && !tells_kinds(node->text, &kinds))) {
        return NULL;
    }
    jy_condition *test = g_new0(jy_condition, 1);
    test->kinds = kinds;
    test->kind = JY_NODE_FIELD;
    test->field = node->field;
    test->value = g_strdup(node->text);
    return test;
}

jy_condition *jy_condition_new(const jy_node *node)
{
    if (node->kind == JY_NODE_PHRASE) {
        return new_phrase_test(node, JY_IN_BODY);
    }
    if (node->kind == JY_NODE_FIELD) {
        return new_field_test(node);
    }
    g_autoptr(jy_condition) test = g_new0(jy_condition, 1);
    test->kind = node->kind;
    test->link = node->link;
    test->children = g_ptr_array_new_with_free_func((GDestroyNotify)jy_condition_free);
    for (guint i = 0; i < node->children->len; i++) {
        const jy_node *child = node->children->pdata[i];
        jy_condition *made = jy_condition_new(child);
        if (made) {
            g_ptr_array_add(test->children, made);
        } else if (node->kind == JY_NODE_OR && child->kind == JY_NODE_FIELD) {
            /* One of the alternatives is known to the index only: nothing here can refuse. */
            return NULL;
        }
    }
    return test->children->len ? g_steal_pointer(&test) : NULL;
}

void jy_condition_free(jy_condition *test)
{
    if (!test) {
        return;
    }
    jy_phrase_free(test->phrase);
    g_free(test->value);
    if (test->children) {
        g_ptr_array_unref(test->children);
    }
    g_free(test);
}

static bool phrase_holds(const jy_condition *test, jy_candidate *candidate)
{
    return jy_candidate_has(candidate, test->phrase, test->part) ||
           (test->loose && (jy_candidate_has(candidate, test->phrase, JY_IN_HEADING) ||
                            jy_candidate_has(candidate, test->phrase, JY_IN_TITLE)));
}

/* The phrases of what stands in a NEAR: its own, or those of an OR. */
static void collect(const jy_condition *test, GPtrArray *phrases)
{
    if (test->phrase) {
        g_ptr_array_add(phrases, test->phrase);
    }
    for (guint i = 0; test->children && i < test->children->len; i++) {
        collect(test->children->pdata[i], phrases);
    }
}

bool jy_condition_near(const jy_condition *test, jy_candidate *candidate, GArray **spans)
{
    g_autoptr(GArray) neighbours = g_array_new(false, false, sizeof(jy_neighbour));
    g_array_set_clear_func(neighbours, jy_neighbour_clear);
    for (guint i = 0; i < test->children->len; i++) {
        const jy_condition *child = test->children->pdata[i];
        jy_neighbour neighbour = {g_ptr_array_new(), child->link};
        collect(child, neighbour.phrases);
        g_array_append_val(neighbours, neighbour);
    }
    return jy_candidate_near(candidate, neighbours, spans);
}

bool jy_condition_holds(const jy_condition *test, jy_candidate *candidate)
{
    switch (test->kind) {
    case JY_NODE_PHRASE:
        return phrase_holds(test, candidate);
    case JY_NODE_FIELD:
        return test->kinds ? (jy_candidate_kinds(candidate) & test->kinds) != 0
                           : jy_field_value_holds(test->field, test->value, jy_candidate_document(candidate));
    case JY_NODE_NOT:
        return !jy_condition_holds(test->children->pdata[0], candidate);
    case JY_NODE_NEAR:
        return jy_condition_near(test, candidate, NULL);
    case JY_NODE_AND:
    case JY_NODE_OR:
        break;
    }
    bool all = test->kind == JY_NODE_AND;
    for (guint i = 0; i < test->children->len; i++) {
        if (jy_condition_holds(test->children->pdata[i], candidate) != all) {
            return !all;
        }
    }
    return all;
}
