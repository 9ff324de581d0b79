/* plan.c: from a question's tree to Xapian queries and a test. A run of Chinese is the AND of its bigrams; whether they
 * stand as typed, the text tells (XAPIAN.md). */
#include "searcher/plan/plan.h"

#include <jiyan/base/error.h>
#include <jiyan/index/schema.h>
#include <libintl.h>

#include "searcher/match/condition.h"
#include "searcher/plan/filter.h"
#include "searcher/plan/parts.h"
#include "searcher/plan/terms.h"
#include "searcher/query/field_value.h"

#define _(s) gettext(s)

/* What a word in a heading or title is worth beside one in the text. */
#define HEADING_FACTOR 0.5
#define TITLE_FACTOR 0.75

/* What the making of a plan works with; after the first failure nothing more is made. */
typedef struct {
    jy_index *index;
    jy_plan *plan;
    GPtrArray *filters; /* of xc_query: every passage has to match them */
    GPtrArray *barred;  /* of xc_query: no passage may match them */
    GPtrArray *bodies;  /* of xc_query: the runs in the text itself; one of them has to stand there */
    bool loose;         /* a run may stand in a heading or the title */
    GError *failure;
} query_planning;

/* ---- queries, all of them checked in one place ---- */

static xc_query *made(query_planning *planning, xc_query *query, const xc_error *failure)
{
    if (!query && !planning->failure) {
        jy_index_set_error(&planning->failure, failure, _("planning the question"));
    }
    return query;
}

/* Joins queries; takes the parts. */
static xc_query *combine(query_planning *planning, xc_op op, GPtrArray *parts)
{
    xc_error failure;
    return made(planning, jy_parts_join(parts, op, &failure), &failure);
}

/* left OP right; takes both. */
static xc_query *pair(query_planning *planning, xc_op op, xc_query *left, xc_query *right)
{
    GPtrArray *parts = jy_parts_new();
    jy_parts_add(parts, left);
    jy_parts_add(parts, right);
    return combine(planning, op, parts);
}

static xc_query *scale(query_planning *planning, xc_query *query, double factor)
{
    xc_error failure;
    xc_query *scaled = query ? made(planning, xc_query_scale(query, factor, &failure), &failure) : NULL;
    xc_query_free(query);
    return scaled;
}

/* ---- a phrase ---- */

static xc_query *phrase_query(query_planning *planning, const jy_phrase *phrase, const char *prefix)
{
    xc_error failure;
    return made(planning, jy_terms_query(phrase, prefix, XC_OP_AND, &failure), &failure);
}

/* A run in the text; where it also stands in a heading or the title the passage is worth more. */
static xc_query *body_query(query_planning *planning, const jy_condition *test)
{
    xc_query *body = phrase_query(planning, test->phrase, "");
    xc_query *heading = scale(planning, phrase_query(planning, test->phrase, JY_TERM_HEADING), HEADING_FACTOR);
    xc_query *title = scale(planning, phrase_query(planning, test->phrase, JY_TERM_TITLE), TITLE_FACTOR);
    xc_query *above = pair(planning, XC_OP_OR, heading, title);
    if (planning->loose) {
        jy_parts_add(planning->bodies, phrase_query(planning, test->phrase, ""));
        return pair(planning, XC_OP_OR, body, above);
    }
    return pair(planning, XC_OP_AND_MAYBE, body, above);
}

/* ---- the tree ---- */

static xc_query *node_query(query_planning *planning, const jy_node *node, jy_condition *test);

/* The words of a heading are under their prefix below it, and words of the body where it stands. */
static xc_query *heading_query(query_planning *planning, const jy_condition *test)
{
    planning->plan->must_test = true;
    xc_query *above = phrase_query(planning, test->phrase, JY_TERM_HEADING);
    return pair(planning, XC_OP_OR, above, phrase_query(planning, test->phrase, ""));
}

static xc_query *leaf_query(query_planning *planning, const jy_condition *test)
{
    if (!test) {
        return NULL;
    }
    planning->plan->must_test |= !jy_terms_prove(test->phrase);
    switch (test->part) {
    case JY_IN_TITLE:
        return phrase_query(planning, test->phrase, JY_TERM_TITLE);
    case JY_IN_HEADING:
        return heading_query(planning, test);
    case JY_IN_BODY:
        break;
    }
    return body_query(planning, test);
}

/* Fields as a filter: they have no weight. */
static xc_query *filter_query(query_planning *planning, const jy_node *node)
{
    xc_query *query = planning->failure ? NULL : jy_filter_tree(planning->index, node, &planning->failure);
    return scale(planning, query, 0);
}

/* What may be taken off at once: the rest of a NOT, a run of scattered bigrams, has to be looked at. NULL where nothing
 * may. */
static xc_query *barred_query(query_planning *planning, const jy_node *child)
{
    if (jy_node_is_filter(child)) {
        return filter_query(planning, child);
    }
    g_autoptr(jy_condition) test = child->kind == JY_NODE_PHRASE ? jy_condition_new(child) : NULL;
    if (test && jy_terms_prove(test->phrase)) {
        return phrase_query(planning, test->phrase, "");
    }
    planning->plan->must_test = true;
    return NULL;
}

/* A NOT that stands for itself: everything but. */
static xc_query *not_query(query_planning *planning, const jy_node *node)
{
    xc_error failure;
    xc_query *all = made(planning, xc_query_match_all(&failure), &failure);
    xc_query *barred = barred_query(planning, node->children->pdata[0]);
    return barred ? pair(planning, XC_OP_AND_NOT, all, barred) : all;
}

/* Children of an AND that are filters or NOTs bind the whole of it. */
static bool bind(query_planning *planning, const jy_node *child)
{
    if (child->kind == JY_NODE_NOT) {
        jy_parts_add(planning->barred, barred_query(planning, child->children->pdata[0]));
        return true;
    }
    if (jy_node_is_filter(child)) {
        jy_parts_add(planning->filters, filter_query(planning, child));
        return true;
    }
    return false;
}

/* The test that was made of a node; tests leave out what is nothing to them, so they are made anew where a child is
 * asked for. */
static xc_query *child_query(query_planning *planning, const jy_node *child)
{
    g_autoptr(jy_condition) test = jy_condition_new(child);
    return test || jy_node_is_filter(child) || child->kind == JY_NODE_OR || child->kind == JY_NODE_NOT
               ? node_query(planning, child, test)
               : NULL;
}

static xc_query *children_query(query_planning *planning, const jy_node *node, xc_op op)
{
    GPtrArray *parts = jy_parts_new();
    for (guint i = 0; i < node->children->len; i++) {
        jy_parts_add(parts, child_query(planning, node->children->pdata[i]));
    }
    if (parts->len == 0) {
        g_ptr_array_unref(parts);
        return NULL;
    }
    return combine(planning, op, parts);
}

static xc_query *node_query(query_planning *planning, const jy_node *node, jy_condition *test)
{
    switch (node->kind) {
    case JY_NODE_PHRASE:
        return leaf_query(planning, test);
    case JY_NODE_FIELD:
        return jy_node_is_filter(node) ? filter_query(planning, node) : leaf_query(planning, test);
    case JY_NODE_NOT:
        return not_query(planning, node);
    case JY_NODE_AND:
        return children_query(planning, node, XC_OP_AND);
    case JY_NODE_OR:
        return children_query(planning, node, XC_OP_OR);
    case JY_NODE_NEAR:
        planning->plan->must_test = true;
        return children_query(planning, node, XC_OP_AND);
    }
    return NULL;
}

/* ---- the root ---- */

/* The root as a list of what is wanted all at once. */
static GPtrArray *conjuncts(const jy_node *root)
{
    GPtrArray *list = g_ptr_array_new();
    if (root->kind == JY_NODE_AND) {
        for (guint i = 0; i < root->children->len; i++) {
            g_ptr_array_add(list, root->children->pdata[i]);
        }
    } else {
        g_ptr_array_add(list, (void *)(uintptr_t)root);
    }
    return list;
}

/* Phrases of a test that are wanted, not forbidden. */
static void collect_phrases(const jy_condition *test, GPtrArray *phrases)
{
    if (test->phrase && test->part == JY_IN_BODY && !test->is_variant) {
        g_ptr_array_add(phrases, test->phrase);
    }
    for (guint i = 0; test->children && test->kind != JY_NODE_NOT && i < test->children->len; i++) {
        collect_phrases(test->children->pdata[i], phrases);
    }
}

static void loosen(jy_condition *test)
{
    if (test->kind == JY_NODE_PHRASE && test->part == JY_IN_BODY) {
        test->loose = true;
    }
    for (guint i = 0;
         test->children && (test->kind == JY_NODE_AND || test->kind == JY_NODE_OR) && i < test->children->len; i++) {
        loosen(test->children->pdata[i]);
    }
}

/* The words of the question, each on its own. */
static xc_query *any_query(query_planning *planning)
{
    GPtrArray *parts = jy_parts_new();
    for (guint i = 0; i < planning->plan->phrases->len; i++) {
        xc_error failure;
        jy_parts_add(
            parts, made(planning, jy_terms_query(planning->plan->phrases->pdata[i], "", XC_OP_OR, &failure), &failure));
        jy_terms_words(planning->plan->phrases->pdata[i], planning->plan->words, planning->plan->senses);
    }
    return combine(planning, XC_OP_OR, parts);
}

/* Puts each of the others under `op` with the query; takes the query. */
static xc_query *narrow(query_planning *planning, xc_op op, xc_query *query, const GPtrArray *others)
{
    for (guint i = 0; query && i < others->len; i++) {
        const xc_query *parts[] = {query, others->pdata[i]};
        xc_error failure;
        xc_query *both = made(planning, xc_query_combine(op, parts, 2, 0, &failure), &failure);
        xc_query_free(query);
        query = both;
    }
    return query;
}

/* Adds what binds every passage, whichever way it was found. */
static xc_query *bound(query_planning *planning, xc_query *query)
{
    query = narrow(planning, XC_OP_FILTER, query, planning->filters);
    return narrow(planning, XC_OP_AND_NOT, query, planning->barred);
}

/* The part of the question that is no filter, as queries wanted all at once. */
static xc_query *wanted_query(query_planning *planning, const GPtrArray *list)
{
    GPtrArray *parts = jy_parts_new();
    for (guint i = 0; i < list->len; i++) {
        if (!bind(planning, list->pdata[i])) {
            jy_parts_add(parts, child_query(planning, list->pdata[i]));
        }
    }
    if (parts->len == 0) {
        xc_error failure;
        jy_parts_add(parts, made(planning, xc_query_match_all(&failure), &failure));
    }
    xc_query *all = combine(planning, XC_OP_AND, parts);
    if (planning->bodies->len) {
        xc_query *somewhere = combine(planning, XC_OP_OR, g_steal_pointer(&planning->bodies));
        all = pair(planning, XC_OP_FILTER, all, somewhere);
    }
    return all;
}

static guint count_wanted(const GPtrArray *list)
{
    guint count = 0;
    for (guint i = 0; i < list->len; i++) {
        const jy_node *node = list->pdata[i];
        count += node->kind != JY_NODE_NOT && node->kind != JY_NODE_FIELD && !jy_node_is_filter(node);
    }
    return count;
}

static void note_forbidden(const jy_plan *plan)
{
    const jy_condition *test = plan->test;
    if (test->kind == JY_NODE_NOT) {
        g_ptr_array_add(plan->forbidden, test->children->pdata[0]);
    }
    for (guint i = 0; test->kind == JY_NODE_AND && i < test->children->len; i++) {
        const jy_condition *child = test->children->pdata[i];
        if (child->kind == JY_NODE_NOT) {
            g_ptr_array_add(plan->forbidden, child->children->pdata[0]);
        }
    }
}

/* Kinds of statement that the whole question is bound to. What the question asks for has to stand in one of these, not
 * just beside one. */
static unsigned bound_kinds(const GPtrArray *list)
{
    unsigned kinds = 0;
    for (guint i = 0; i < list->len; i++) {
        kinds |= jy_node_kinds(list->pdata[i]);
    }
    return kinds & JY_KINDS_OF_STATEMENTS;
}

static void make(query_planning *planning, const jy_node *root)
{
    jy_plan *plan = planning->plan;
    g_autoptr(GPtrArray) list = conjuncts(root);
    planning->loose = count_wanted(list) > 1;
    plan->test = jy_condition_new(root);
    if (plan->test) {
        if (planning->loose) {
            loosen(plan->test);
        }
        collect_phrases(plan->test, plan->phrases);
        note_forbidden(plan);
    }
    xc_query *wanted = wanted_query(planning, list);
    plan->exact = bound(planning, wanted);
    plan->kinds = bound_kinds(list);
    if (plan->phrases->len) {
        plan->must_test |= plan->kinds != 0;
        plan->any = bound(planning, any_query(planning));
    }
}

jy_plan *jy_plan_make(jy_index *index, const jy_node *root, GError **err)
{
    g_autoptr(jy_plan) plan = g_new0(jy_plan, 1);
    plan->forbidden = g_ptr_array_new();
    plan->phrases = g_ptr_array_new();
    plan->words = g_ptr_array_new_with_free_func((GDestroyNotify)jy_phrase_free);
    plan->senses = g_array_new(false, false, sizeof(unsigned));
    query_planning planning = {
        .index = index, .plan = plan, .filters = jy_parts_new(), .barred = jy_parts_new(), .bodies = jy_parts_new()};
    make(&planning, root);
    g_ptr_array_unref(planning.filters);
    g_ptr_array_unref(planning.barred);
    g_clear_pointer(&planning.bodies, g_ptr_array_unref);
    if (planning.failure) {
        g_propagate_error(err, planning.failure);
        return NULL;
    }
    return g_steal_pointer(&plan);
}

void jy_plan_free(jy_plan *plan)
{
    if (!plan) {
        return;
    }
    xc_query_free(plan->exact);
    xc_query_free(plan->any);
    g_ptr_array_unref(plan->forbidden);
    g_ptr_array_unref(plan->phrases);
    g_ptr_array_unref(plan->words);
    g_array_unref(plan->senses);
    jy_condition_free(plan->test);
    g_free(plan);
}
