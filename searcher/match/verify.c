/* verify.c: a passage tried as a whole or statement by statement. */
#include "searcher/match/verify.h"

#include "searcher/match/highlight.h"

/* One statement as a passage of its own. */
typedef struct {
    jy_passage passage;
    GArray *paragraphs; /* one */
} statement_view;

static void view_statement(jy_candidate *candidate, const jy_passage *passage, const jy_document *document,
                           const jy_statement *statement, statement_view *view)
{
    jy_paragraph paragraph = {statement->start, statement->end, JY_BLOCK_BODY};
    g_array_set_size(view->paragraphs, 0);
    g_array_append_val(view->paragraphs, paragraph);
    view->passage = *passage;
    view->passage.paragraphs = view->paragraphs;
    jy_candidate_take(candidate, &view->passage, document);
}

/* What is done with each statement of the kinds. Returns false to end. */
typedef bool statement_fn(const jy_plan *plan, jy_candidate *candidate, const jy_statement *statement, void *user);

static void each_statement(const jy_plan *plan, jy_candidate *candidate, const jy_passage *passage,
                           const jy_document *document, statement_fn *fn, void *user)
{
    statement_view view = {.paragraphs = g_array_new(false, false, sizeof(jy_paragraph))};
    bool more = true;
    for (guint i = 0; more && i < passage->statements->len; i++) {
        const jy_statement *statement = &g_array_index(passage->statements, jy_statement, i);
        if (plan->kinds & 1U << statement->kind) {
            view_statement(candidate, passage, document, statement, &view);
            more = fn(plan, candidate, statement, user);
        }
    }
    jy_candidate_take(candidate, passage, document);
    g_array_unref(view.paragraphs);
}

static bool stands(const jy_plan *plan, jy_candidate *candidate)
{
    return !plan->test || jy_condition_holds(plan->test, candidate);
}

static bool try_statement(const jy_plan *plan, jy_candidate *candidate, const jy_statement *statement, void *user)
{
    bool *any = user;
    (void)statement;
    *any = stands(plan, candidate);
    return !*any;
}

bool jy_verify_stands(const jy_plan *plan, jy_candidate *candidate, const jy_passage *passage,
                      const jy_document *document)
{
    if (!plan->kinds) {
        jy_candidate_take(candidate, passage, document);
        return stands(plan, candidate);
    }
    bool any = false;
    each_statement(plan, candidate, passage, document, try_statement, &any);
    return any;
}

static bool seek_word(const jy_plan *plan, jy_candidate *candidate, const jy_statement *statement, void *user)
{
    bool *any = user;
    (void)statement;
    for (guint i = 0; !*any && i < plan->words->len; i++) {
        *any = jy_candidate_has(candidate, plan->words->pdata[i], JY_IN_BODY);
    }
    return !*any;
}

bool jy_verify_has_word(const jy_plan *plan, jy_candidate *candidate, const jy_passage *passage,
                        const jy_document *document)
{
    if (!plan->kinds) {
        return true; /* the index found it by one */
    }
    bool any = false;
    each_statement(plan, candidate, passage, document, seek_word, &any);
    return any;
}

/* ---- matches ---- */

typedef struct {
    bool exact;
    GArray *matches; /* of jy_match_span */
    jy_span focus;
    int best; /* parts of the question in it; -1 before the first */
} focus_search;

static bool take_matches(const jy_plan *plan, jy_candidate *candidate, const jy_statement *statement, void *user)
{
    focus_search *search = user;
    if (search->exact && !stands(plan, candidate)) {
        return true;
    }
    g_autoptr(GArray) found = jy_highlight_find(plan, candidate, search->exact);
    uint64_t parts = 0;
    for (guint i = 0; i < found->len; i++) {
        parts |= g_array_index(found, jy_match_span, i).parts;
    }
    g_array_append_vals(search->matches, found->data, found->len);
    int count = __builtin_popcountll(parts);
    if (count > search->best) {
        search->best = count;
        search->focus = (jy_span){statement->start, statement->end};
    }
    return true;
}

GArray *jy_verify_matches(const jy_plan *plan, jy_candidate *candidate, const jy_passage *passage,
                          const jy_document *document, bool exact, jy_span *ret_focus)
{
    *ret_focus = (jy_span){0};
    if (!plan->kinds) {
        jy_candidate_take(candidate, passage, document);
        return jy_highlight_find(plan, candidate, exact);
    }
    focus_search search = {exact, g_array_new(false, false, sizeof(jy_match_span)), {0}, -1};
    each_statement(plan, candidate, passage, document, take_matches, &search);
    *ret_focus = search.focus;
    return search.matches;
}
