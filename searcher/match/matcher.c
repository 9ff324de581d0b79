/* matcher.c: what a question demands of the text of a passage: as a whole or statement by statement. */
#include "searcher/match/matcher.h"

#include "searcher/match/condition.h"
#include "searcher/match/highlight.h"
#include "searcher/query/field_value.h"
#include "searcher/query/terms.h"

/* ---- making ---- */

static bool take_wanted(const jy_node *node, void *user)
{
    jy_matcher *matcher = user;
    if (node->kind == JY_NODE_PHRASE && node->phrase) {
        g_ptr_array_add(node->is_variant ? matcher->variants : matcher->phrases, node->phrase);
    }
    return node->kind != JY_NODE_NOT && jy_condition_applies(node);
}

/* Notes what has to be read of a passage beside its text. */
static bool find_reads(const jy_node *node, void *user)
{
    jy_matcher *matcher = user;
    if (node->kind == JY_NODE_FIELD) {
        const bool is_of_passage = node->field == JY_FIELD_KIND || node->field == JY_FIELD_HEADING;
        matcher->reads_statements |= node->field == JY_FIELD_KIND;
        matcher->reads_document |= !is_of_passage && jy_condition_applies(node);
    }
    return true;
}

jy_matcher *jy_matcher_new(const jy_node *root)
{
    jy_matcher *matcher = g_new0(jy_matcher, 1);
    matcher->condition = jy_condition_applies(root) ? root : NULL;
    matcher->loose = jy_node_is_loose(root);
    matcher->forbidden = g_ptr_array_new();
    matcher->phrases = g_ptr_array_new();
    matcher->variants = g_ptr_array_new();
    matcher->words = g_ptr_array_new_with_free_func((GDestroyNotify)jy_phrase_free);
    matcher->senses = g_array_new(false, false, sizeof(unsigned));
    for (guint i = 0; i < jy_node_conjuncts(root); i++) {
        const jy_node *part = jy_node_conjunct(root, i);
        matcher->kinds |= jy_node_kinds(part) & JY_KINDS_OF_STATEMENTS;
        if (part->kind == JY_NODE_NOT && jy_condition_applies(part)) {
            g_ptr_array_add(matcher->forbidden, part->children->pdata[0]);
        }
    }
    matcher->reads_document = matcher->loose; /* its title */
    jy_node_visit(root, find_reads, matcher);
    jy_node_visit(root, take_wanted, matcher);
    for (guint i = 0; i < matcher->phrases->len; i++) {
        jy_terms_words(matcher->phrases->pdata[i], matcher->words, NULL);
    }
    return matcher;
}

const GArray *jy_matcher_senses(const jy_matcher *matcher)
{
    if (matcher->senses->len == 0) {
        g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func((GDestroyNotify)jy_phrase_free);
        for (guint i = 0; i < matcher->phrases->len; i++) {
            jy_terms_words(matcher->phrases->pdata[i], words, matcher->senses);
        }
    }
    return matcher->senses;
}

void jy_matcher_free(jy_matcher *matcher)
{
    if (!matcher) {
        return;
    }
    g_ptr_array_unref(matcher->forbidden);
    g_ptr_array_unref(matcher->phrases);
    g_ptr_array_unref(matcher->variants);
    g_ptr_array_unref(matcher->words);
    g_array_unref(matcher->senses);
    g_free(matcher);
}

/* ---- statements ---- */

/* What is done with each statement of the kinds, which the candidate looks at. Returns false to end. */
typedef bool statement_fn(const jy_matcher *matcher, jy_candidate *candidate, const jy_statement *statement,
                          void *user);

static void each_statement(const jy_matcher *matcher, jy_candidate *candidate, statement_fn *fn, void *user)
{
    const jy_passage *passage = jy_candidate_passage(candidate);
    const jy_document *document = jy_candidate_document(candidate);
    g_autoptr(GArray) paragraphs = g_array_new(false, false, sizeof(jy_paragraph));
    bool more = true;
    for (guint i = 0; more && i < passage->statements->len; i++) {
        const jy_statement *statement = &g_array_index(passage->statements, jy_statement, i);
        if (matcher->kinds & 1U << statement->kind) {
            /* As a passage of its own, of one paragraph. */
            jy_paragraph paragraph = {statement->start, statement->end, JY_BLOCK_BODY};
            jy_passage view = *passage;
            g_array_set_size(paragraphs, 0);
            g_array_append_val(paragraphs, paragraph);
            view.paragraphs = paragraphs;
            jy_candidate_take(candidate, &view, document);
            more = fn(matcher, candidate, statement, user);
        }
    }
    jy_candidate_take(candidate, passage, document);
}

static bool satisfies(const jy_matcher *matcher, jy_candidate *candidate)
{
    return !matcher->condition || jy_condition_holds(matcher->condition, candidate, matcher->loose);
}

static bool check_statement(const jy_matcher *matcher, jy_candidate *candidate, const jy_statement *statement,
                            void *user)
{
    bool *any = user;
    (void)statement;
    *any = satisfies(matcher, candidate);
    return !*any;
}

bool jy_matcher_accepts(const jy_matcher *matcher, jy_candidate *candidate)
{
    if (!matcher->kinds) {
        return satisfies(matcher, candidate);
    }
    bool any = false;
    each_statement(matcher, candidate, check_statement, &any);
    return any;
}

static bool seek_word(const jy_matcher *matcher, jy_candidate *candidate, const jy_statement *statement, void *user)
{
    bool *any = user;
    (void)statement;
    for (guint i = 0; !*any && i < matcher->words->len; i++) {
        *any = jy_candidate_has(candidate, matcher->words->pdata[i], JY_IN_BODY);
    }
    return !*any;
}

bool jy_matcher_accepts_part(const jy_matcher *matcher, jy_candidate *candidate)
{
    for (guint i = 0; i < matcher->forbidden->len; i++) {
        if (jy_condition_holds(matcher->forbidden->pdata[i], candidate, false)) {
            return false;
        }
    }
    bool any = !matcher->kinds;
    if (!any) {
        each_statement(matcher, candidate, seek_word, &any);
    }
    return any;
}

/* ---- where ---- */

typedef struct {
    bool exact;
    GArray *matches;   /* of jy_match_span */
    jy_span statement; /* the best */
    int best;          /* parts of the question in it; -1 before the first */
} statement_search;

static bool take_matches(const jy_matcher *matcher, jy_candidate *candidate, const jy_statement *statement, void *user)
{
    statement_search *search = user;
    if (search->exact && !satisfies(matcher, candidate)) {
        return true;
    }
    g_autoptr(GArray) found = jy_highlight_find(matcher, candidate, search->exact);
    uint64_t parts = 0;
    for (guint i = 0; i < found->len; i++) {
        parts |= g_array_index(found, jy_match_span, i).parts;
    }
    g_array_append_vals(search->matches, found->data, found->len);
    int count = __builtin_popcountll(parts);
    if (count > search->best) {
        search->best = count;
        search->statement = (jy_span){statement->start, statement->end};
    }
    return true;
}

GArray *jy_matcher_find(const jy_matcher *matcher, jy_candidate *candidate, bool exact, jy_span *ret_statement)
{
    *ret_statement = (jy_span){0};
    if (!matcher->kinds) {
        return jy_highlight_find(matcher, candidate, exact);
    }
    statement_search search = {exact, g_array_new(false, false, sizeof(jy_match_span)), {0}, -1};
    each_statement(matcher, candidate, take_matches, &search);
    *ret_statement = search.statement;
    return search.matches;
}
