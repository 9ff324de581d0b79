/* plan.c: from a question's tree to Xapian queries. A run of Chinese is the AND of its bigrams; whether they are there
 * as typed, the text tells: the index has no positions. */
#include "searcher/plan/plan.h"

#include <jiyan/base/error.h>
#include <jiyan/index/schema.h>
#include <libintl.h>

#include "searcher/plan/field_query.h"
#include "searcher/plan/parts.h"
#include "searcher/plan/preference.h"
#include "searcher/plan/term_query.h"
#include "searcher/query/field_value.h"
#include "searcher/query/terms.h"

#define _(s) gettext(s)

/* What a word in a heading or title is worth beside one in the text. */
#define HEADING_FACTOR 0.5
#define TITLE_FACTOR 0.75

/* Single characters and words with * that a question may have: each opens all terms that begin with it, in the text, in
 * headings and in titles, which takes half a megabyte. */
#define WIDE_MAX 300

/* What the making of a plan works with; after the first failure nothing more is made. */
typedef struct {
    jy_index *index;
    GPtrArray *filters; /* borrowed, as the next: of the plan */
    GPtrArray *barred;
    GPtrArray *bodies; /* of xc_query: the runs in the text itself; one of them has to be there */
    bool loose;        /* a run may be in a heading or the title */
    bool must_verify;
    uint32_t wide; /* single characters and words with * so far */
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

static xc_query *everything(query_planning *planning)
{
    xc_error failure;
    return made(planning, xc_query_match_all(&failure), &failure);
}

/* Makes one source of a query as far as it can be; takes it. */
static xc_query *fuse(query_planning *planning, xc_query *query)
{
    xc_error failure;
    xc_query *fused = query ? made(planning, xc_query_fuse(query, &failure), &failure) : NULL;
    xc_query_free(query);
    return fused;
}

/* ---- phrases and fields ---- */

static void count_wide(const jy_token *token, void *user)
{
    query_planning *planning = user;
    planning->wide += token->kind == JY_TOKEN_LAST;
    if (planning->wide > WIDE_MAX && !planning->failure) {
        g_set_error(&planning->failure, JY_ERROR, JY_ERROR_QUERY,
                    _("a question may have %d single characters and words with *, this one has more"), WIDE_MAX);
    }
}

static xc_query *phrase_query(query_planning *planning, const jy_phrase *phrase, const char *prefix)
{
    xc_error failure;
    return made(planning, jy_term_query_all(jy_index_database(planning->index), phrase, prefix, &failure), &failure);
}

/* A run in the text; where it is also in a heading or the title the passage is worth more. */
static xc_query *body_query(query_planning *planning, const jy_phrase *phrase)
{
    xc_query *body = phrase_query(planning, phrase, "");
    xc_query *heading = scale(planning, phrase_query(planning, phrase, JY_TERM_HEADING), HEADING_FACTOR);
    xc_query *title = scale(planning, phrase_query(planning, phrase, JY_TERM_TITLE), TITLE_FACTOR);
    xc_query *above = pair(planning, XC_OP_OR, heading, title);
    if (planning->loose) {
        jy_parts_add(planning->bodies, phrase_query(planning, phrase, ""));
        return pair(planning, XC_OP_OR, body, above);
    }
    return pair(planning, XC_OP_AND_MAYBE, body, above);
}

/* A phrase of the text, a heading or the title; NULL for punctuation. */
static xc_query *leaf_query(query_planning *planning, const jy_node *node)
{
    if (!node->phrase) {
        return NULL;
    }
    jy_terms_each(node->phrase, count_wide, planning);
    if (planning->failure) {
        return NULL;
    }
    planning->must_verify |= !jy_terms_prove(node->phrase);
    if (node->kind == JY_NODE_PHRASE) {
        return body_query(planning, node->phrase);
    }
    if (node->field == JY_FIELD_TITLE) {
        return phrase_query(planning, node->phrase, JY_TERM_TITLE);
    }
    /* The words of a heading are under their prefix below it, and words of the body where it is. */
    planning->must_verify = true;
    xc_query *above = phrase_query(planning, node->phrase, JY_TERM_HEADING);
    return pair(planning, XC_OP_OR, above, phrase_query(planning, node->phrase, ""));
}

/* Fields as a filter: they have no weight. */
static xc_query *filter_query(query_planning *planning, const jy_node *node)
{
    xc_query *query = planning->failure ? NULL : jy_field_query(planning->index, node, &planning->failure);
    return scale(planning, query, 0);
}

/* What may be taken off at once: the rest of a NOT, a run of scattered bigrams, has to be verified. NULL where nothing
 * may. */
static xc_query *barred_query(query_planning *planning, const jy_node *child)
{
    if (jy_node_is_filter(child)) {
        return filter_query(planning, child);
    }
    if (child->kind == JY_NODE_PHRASE && child->phrase && jy_terms_prove(child->phrase)) {
        return phrase_query(planning, child->phrase, "");
    }
    planning->must_verify = true;
    return NULL;
}

/* ---- the tree ---- */

static xc_query *children_query(query_planning *planning, const jy_node *node, xc_op op);

/* NULL for what wants nothing. */
static xc_query *node_query(query_planning *planning, const jy_node *node)
{
    if (!jy_node_has_content(node)) {
        return NULL;
    }
    switch (node->kind) {
    case JY_NODE_PHRASE:
        return leaf_query(planning, node);
    case JY_NODE_FIELD:
        return jy_node_is_filter(node) ? filter_query(planning, node) : leaf_query(planning, node);
    case JY_NODE_NOT: { /* by itself: everything but */
        xc_query *all = everything(planning), *barred = barred_query(planning, jy_node_child(node, 0));
        return barred ? pair(planning, XC_OP_AND_NOT, all, barred) : all;
    }
    case JY_NODE_NEAR:
        planning->must_verify = true;
        return children_query(planning, node, XC_OP_AND);
    case JY_NODE_AND:
        return children_query(planning, node, XC_OP_AND);
    case JY_NODE_OR:
        return children_query(planning, node, XC_OP_OR);
    }
    return NULL;
}

/* Adds the queries of nodes. What stands there several times is asked for once, and weighs as often: a lone character
 * alone is some hundred terms. */
static void add_queries(query_planning *planning, const GPtrArray *nodes, GPtrArray *parts)
{
    g_autoptr(GHashTable) firsts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree guint *counts = g_new0(guint, nodes->len); /* of each that is the first of its like */
    for (guint i = 0; i < nodes->len; i++) {
        char *name = jy_node_print(nodes->pdata[i]);
        void *first;
        if (g_hash_table_lookup_extended(firsts, name, NULL, &first)) {
            g_free(name);
        } else {
            first = GUINT_TO_POINTER(i);
            g_hash_table_insert(firsts, name, first);
        }
        counts[GPOINTER_TO_UINT(first)]++;
    }
    for (guint i = 0; i < nodes->len; i++) {
        xc_query *query = counts[i] ? node_query(planning, nodes->pdata[i]) : NULL;
        jy_parts_add(parts, counts[i] > 1 ? scale(planning, query, counts[i]) : query);
    }
}

static xc_query *children_query(query_planning *planning, const jy_node *node, xc_op op)
{
    g_autoptr(GPtrArray) parts = jy_parts_new(), nodes = g_ptr_array_new();
    for (guint i = 0; i < jy_node_children(node); i++) {
        g_ptr_array_add(nodes, (void *)jy_node_child(node, i));
    }
    add_queries(planning, nodes, parts);
    return parts->len ? combine(planning, op, g_steal_pointer(&parts)) : NULL;
}

/* ---- the root ---- */

/* What of the question is wanted all at once. Conjuncts that are filters or NOTs bind the whole of it instead. */
static xc_query *wanted_query(query_planning *planning, const jy_node *root)
{
    GPtrArray *parts = jy_parts_new();
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_autoptr(GHashTable) met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < jy_node_conjuncts(root); i++) {
        const jy_node *part = jy_node_conjunct(root, i);
        if (part->kind != JY_NODE_NOT && !jy_node_is_filter(part)) {
            g_ptr_array_add(words, (void *)part);
        } else if (!g_hash_table_add(met, jy_node_print(part))) {
            continue;
        } else if (part->kind == JY_NODE_NOT) {
            jy_parts_add(planning->barred, barred_query(planning, jy_node_child(part, 0)));
        } else {
            jy_parts_add(planning->filters, filter_query(planning, part));
        }
    }
    add_queries(planning, words, parts);
    if (parts->len == 0) {
        jy_parts_add(parts, everything(planning));
    }
    xc_query *all = combine(planning, XC_OP_AND, parts);
    if (planning->bodies->len) {
        xc_query *somewhere = combine(planning, XC_OP_OR, g_steal_pointer(&planning->bodies));
        all = pair(planning, XC_OP_FILTER, all, somewhere);
    }
    return fuse(planning, all);
}

/* The words of the question, each on its own. */
static xc_query *any_query(query_planning *planning, const GPtrArray *phrases)
{
    xc_error failure;
    return made(planning, jy_term_query_any(jy_index_database(planning->index), phrases, &failure), &failure);
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

/* Adds what binds every passage, whichever way it was found: that it is alive, too; takes the query. */
static xc_query *bound(query_planning *planning, xc_query *query)
{
    query = narrow(planning, XC_OP_FILTER, query, planning->filters);
    query = narrow(planning, XC_OP_AND_NOT, query, planning->barred);
    xc_error failure;
    return query ? made(planning, jy_index_living(planning->index, query, &failure), &failure) : NULL;
}

/* Ends the planning. False with its failure. */
static bool finish(query_planning *planning, GError **err)
{
    if (planning->failure) {
        g_propagate_error(err, planning->failure);
        return false;
    }
    return true;
}

jy_plan *jy_plan_make(jy_index *index, const jy_node *root, const GPtrArray *phrases, GError **err)
{
    g_autoptr(jy_plan) plan = g_new0(jy_plan, 1);
    plan->index = index;
    plan->phrases = phrases;
    plan->filters = jy_parts_new();
    plan->barred = jy_parts_new();
    plan->preferring = jy_parts_new();
    query_planning planning = {.index = index,
                               .filters = plan->filters,
                               .barred = plan->barred,
                               .bodies = jy_parts_new(),
                               .loose = jy_node_is_loose(root)};
    plan->exact = fuse(&planning, bound(&planning, wanted_query(&planning, root)));
    plan->has_any = phrases->len > 0;
    plan->must_verify = planning.must_verify;
    for (guint i = 0; phrases->len && i < jy_node_conjuncts(root); i++) {
        /* The words have to be in a statement of the kinds; the index only knows that the passage has one. */
        plan->must_verify |= (jy_node_kinds(jy_node_conjunct(root, i)) & JY_KINDS_OF_STATEMENTS) != 0;
    }
    /* One term: a phrase of several has to be verified. What is dead is counted with it. */
    plan->is_counted = jy_node_conjuncts(root) == 1 && jy_node_conjunct(root, 0)->kind == JY_NODE_PHRASE &&
                       !plan->must_verify && !jy_index_has_dead(index);
    g_clear_pointer(&planning.bodies, g_ptr_array_unref);
    return finish(&planning, err) ? g_steal_pointer(&plan) : NULL;
}

const xc_query *jy_plan_any(jy_plan *plan, GError **err)
{
    if (!plan->any) {
        query_planning planning = {.index = plan->index, .filters = plan->filters, .barred = plan->barred};
        plan->any = bound(&planning, any_query(&planning, plan->phrases));
        if (!finish(&planning, err)) {
            g_clear_pointer(&plan->any, xc_query_free);
        }
    }
    return plan->any;
}

/* The query where the plan's preferences hold, once for each, with the weight that it has more there. NULL where there
 * are none. */
static xc_query *preferred_part(query_planning *planning, const jy_plan *plan, const xc_query *query)
{
    xc_query *all = NULL;
    for (guint i = 0; i < plan->preferences->len; i++) {
        const jy_preference *preference = &g_array_index(plan->preferences, jy_preference, i);
        const xc_query *both[] = {query, preference->documents};
        xc_error failure;
        xc_query *part = made(planning, xc_query_combine(XC_OP_FILTER, both, 2, 0, &failure), &failure);
        part = scale(planning, part, preference->factor);
        all = all ? pair(planning, XC_OP_OR, all, part) : part;
    }
    return all;
}

const xc_query *jy_plan_prefer(jy_plan *plan, const xc_query *query, GError **err)
{
    query_planning planning = {.index = plan->index};
    if (!plan->preferences && !(plan->preferences = jy_preference_find(plan->index, plan->phrases, err))) {
        return NULL;
    }
    xc_query *part = preferred_part(&planning, plan, query);
    if (!part) {
        return finish(&planning, err) ? query : NULL;
    }
    const xc_query *both[] = {query, part};
    xc_error failure;
    xc_query *preferring = made(&planning, xc_query_combine(XC_OP_AND_MAYBE, both, 2, 0, &failure), &failure);
    xc_query_free(part);
    jy_parts_add(plan->preferring, preferring);
    return finish(&planning, err) ? preferring : NULL;
}

double jy_plan_preferred_of(const jy_plan *plan, const jy_document *document)
{
    double factor = 1;
    for (guint i = 0; plan->preferences && i < plan->preferences->len; i++) {
        const jy_preference *preference = &g_array_index(plan->preferences, jy_preference, i);
        factor += jy_preference_holds(preference, document) ? preference->factor : 0;
    }
    return factor;
}

double jy_plan_preferred(const jy_plan *plan)
{
    double most = 1;
    for (guint i = 0; plan->preferences && i < plan->preferences->len; i++) {
        most += g_array_index(plan->preferences, jy_preference, i).factor;
    }
    return most;
}

void jy_plan_free(jy_plan *plan)
{
    if (plan) {
        xc_query_free(plan->exact);
        xc_query_free(plan->any);
        g_ptr_array_unref(plan->filters);
        g_ptr_array_unref(plan->barred);
        g_ptr_array_unref(plan->preferring);
        g_clear_pointer(&plan->preferences, g_array_unref);
        g_free(plan);
    }
}
