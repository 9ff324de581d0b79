/* picks.c: from a request to its passages, and from these to the statements that are wanted. Only what may hold some is
 * read: terms of the index and counts of documents tell. */
#include "searcher/statements/picks.h"

#include <jiyan/index/schema.h>
#include <string.h>

#include "searcher/query/field_value.h"
#include "searcher/search/scan.h"
#include "searcher/search/search.h"

/* Documents that are read at a time: few, so that a page takes no longer and all of an archive no more memory. */
#define SLICE 500

static void forget(jy_picks *picks)
{
    g_clear_pointer(&picks->hits, g_ptr_array_unref);
    g_clear_pointer(&picks->list, g_array_unref);
    g_clear_pointer(&picks->asked, g_hash_table_unref);
}

void jy_picks_clear(jy_picks *picks)
{
    forget(picks);
    jy_extent_clear(&picks->extent);
    g_clear_pointer(&picks->question, jy_question_free);
    g_clear_pointer(&picks->filters, g_array_unref);
    if (picks->strengths) {
        g_string_free(g_steal_pointer(&picks->strengths), true);
    }
}

/* With nothing read yet. */
static void begin(jy_picks *picks)
{
    forget(picks);
    picks->hits = g_ptr_array_new_with_free_func((GDestroyNotify)jy_hit_free);
    picks->list = g_array_new(false, false, sizeof(jy_pick));
}

bool jy_picks_has_words(const jy_request *request)
{
    return request->query && *request->query;
}

/* ---- their statements ---- */

static bool holds_match(const jy_hit *hit, const jy_statement *statement)
{
    for (guint i = 0; i < hit->matches->len; i++) {
        const jy_match_span *match = &g_array_index(hit->matches, jy_match_span, i);
        if (match->start >= statement->start && match->start < statement->end) {
            return true;
        }
    }
    return false;
}

/* Picks the statements of a passage that are wanted. Returns whether there is one. */
static bool pick_statements(jy_picks *picks, const jy_hit *hit)
{
    const jy_selection *selection = picks->selection;
    const guint before = picks->list->len;
    bool has_matches = jy_picks_has_words(picks->request) && hit->matches->len;
    for (guint i = 0; i < hit->passage.statements->len; i++) {
        const jy_statement *statement = &g_array_index(hit->passage.statements, jy_statement, i);
        bool is_of_kind = selection->kinds & 1U << statement->kind;
        if (!is_of_kind || (has_matches && !holds_match(hit, statement)) ||
            !jy_selection_fits(selection, hit, statement)) {
            continue;
        }
        jy_pick pick = {.hit = hit, .statement = statement};
        if (picks->request->sort == JY_SORT_DEADLINE) {
            jy_row_due_day(hit, statement, pick.due);
            g_strlcpy(pick.due, *pick.due ? pick.due : JY_PICK_NEVER, sizeof pick.due);
        }
        g_array_append_val(picks->list, pick);
    }
    return picks->list->len > before;
}

/* ---- their passages ---- */

/* The request's filters and those that the selection adds: a passage has to hold what is selected. */
static void make_filters(jy_picks *picks)
{
    const jy_selection *selection = picks->selection;
    GArray *filters = picks->filters = jy_filter_list(picks->request->filters);
    GString *strengths = picks->strengths = g_string_new(NULL);
    const jy_filter kinds = {.field = JY_FIELD_KIND, .kinds = selection->kinds};
    g_array_append_val(filters, kinds);
    if (*selection->due_upper) {
        jy_filter due = {.field = JY_FIELD_DUE};
        memcpy(due.days.lower, selection->due_lower, sizeof due.days.lower);
        memcpy(due.days.upper, selection->due_upper, sizeof due.days.upper);
        g_array_append_val(filters, due);
    }
    /* What is neither commitment, report nor problem has no owner in the index. */
    if (selection->owner && !(selection->kinds & 1U << JY_STATEMENT_OTHER)) {
        const jy_filter owner = {.field = JY_FIELD_OWNER, .value = selection->owner};
        g_array_append_val(filters, owner);
    }
    if (selection->testable) {
        const jy_filter testable = {.field = JY_FIELD_TRAIT, .value = JY_TRAIT_TESTABLE};
        g_array_append_val(filters, testable);
    }
    for (int strength = 0; strength < JY_STRENGTHS; strength++) {
        const char *name = jy_statement_strength_name((jy_strength)strength);
        if (selection->strengths & 1U << strength) {
            g_string_append_printf(strengths, "%s%s", strengths->len ? "," : "", name);
        }
    }
    if (strengths->len) {
        const jy_filter trait = {.field = JY_FIELD_TRAIT, .value = strengths->str};
        g_array_append_val(filters, trait);
    }
}

/* With words: the best first. */
static bool search_passages(jy_picks *picks, jy_index *index, const jy_request *request, GError **err)
{
    jy_request all = *request;
    all.sort = JY_SORT_RELEVANCE;
    all.offset = 0;
    all.limit = MAX(jy_index_passages(index), 1);
    g_autoptr(jy_result) result = jy_search(index, &all, err);
    if (!result) {
        return false;
    }
    begin(picks);
    g_ptr_array_unref(picks->hits);
    picks->hits = g_ptr_array_ref(result->hits);
    for (guint i = 0; i < picks->hits->len; i++) {
        pick_statements(picks, picks->hits->pdata[i]);
    }
    return true;
}

static bool take_hit(jy_hit **hit, void *user)
{
    jy_picks *picks = user;
    bool is_asked_for = !picks->asked || g_hash_table_contains(picks->asked, (*hit)->document);
    if (is_asked_for && pick_statements(picks, *hit)) {
        g_ptr_array_add(picks->hits, g_steal_pointer(hit));
    }
    return true;
}

/* True where what is counted of documents tells where the statements of the question lie. */
static bool is_told(const jy_picks *picks, const jy_question *question)
{
    jy_request own = *picks->request; /* without what the selection adds */
    own.everything = true;
    g_autoptr(jy_node) root = jy_request_read(&own, NULL);
    return !question->plan->must_verify && root && jy_node_is_of_documents(root) && jy_extent_is_told(picks->selection);
}

/* Reads the passages that the question leaves of those that a tree finds. Takes the tree. */
static bool scan_part(jy_picks *picks, jy_index *index, const jy_question *question, jy_node *of, GError **err)
{
    jy_node *root = jy_request_complete(of, &question->request, err);
    g_autoptr(jy_question) part = root ? jy_question_of_tree(root, &question->request) : NULL;
    return part && jy_question_plan(part, index, err) && jy_scan(index, part, take_hit, picks, err);
}

/* Reads the next documents of the extent, if there are any. */
static bool scan_slice(jy_picks *picks, jy_index *index, const jy_question *question, GError **err)
{
    const GArray *documents = picks->extent.documents;
    const guint end = MIN(picks->read + SLICE, documents->len);
    begin(picks);
    if (picks->read == end) {
        return true;
    }
    jy_node *files = jy_node_new(JY_NODE_OR);
    picks->asked = g_hash_table_new(NULL, NULL);
    for (; picks->read < end; picks->read++) {
        const jy_found_document *found = &g_array_index(documents, jy_found_document, picks->read);
        g_ptr_array_add(files->children, jy_node_new_field(JY_FIELD_FILE, found->key, false));
        g_hash_table_add(picks->asked, (gpointer)(uintptr_t)found->document);
    }
    return scan_part(picks, index, question, files, err);
}

/* Whether a page is in what was found of an order by deadline. */
static bool has_page(const jy_picks *picks)
{
    const uint64_t end = (uint64_t)picks->request->offset + picks->request->limit;
    uint64_t due = 0;
    for (guint i = 0; i < picks->list->len; i++) {
        due += !g_str_equal(g_array_index(picks->list, jy_pick, i).due, JY_PICK_NEVER);
    }
    return due >= MIN(end, picks->extent.total);
}

/* Reads the passages with a deadline, which come before all others; *ret_is_done is false where that is not enough. */
static bool scan_due(jy_picks *picks, jy_index *index, const jy_question *question, bool *ret_is_done, GError **err)
{
    static const jy_days EVER = {"00000000", JY_PICK_NEVER};
    /* Deadlines of commitments are known to the index. */
    *ret_is_done = false;
    if (!picks->request->limit || picks->selection->kinds != 1U << JY_STATEMENT_COMMITMENT) {
        return true;
    }
    begin(picks);
    picks->extent.skipped = 0;
    picks->read = picks->extent.documents->len;
    if (!scan_part(picks, index, question, jy_node_new_due(&EVER), err)) {
        return false;
    }
    *ret_is_done = has_page(picks);
    return true;
}

/* Without words, as they lie: no more than has to be, where counts tell where that is. */
static bool scan_passages(jy_index *index, const jy_question *question, void *user, GError **err)
{
    jy_picks *picks = user;
    bool is_by_deadline = picks->request->sort == JY_SORT_DEADLINE, is_done = false;
    jy_extent_clear(&picks->extent);
    picks->read = 0;
    if (is_told(picks, question)) {
        if (!jy_extent_find(index, question, picks->selection, &picks->extent, err)) {
            return false;
        }
        if (!is_by_deadline) {
            return scan_slice(picks, index, question, err);
        }
        if (!scan_due(picks, index, question, &is_done, err) || is_done) {
            return is_done;
        }
        jy_extent_clear(&picks->extent);
    }
    begin(picks);
    return jy_scan(index, question, take_hit, picks, err);
}

bool jy_picks_find(jy_picks *picks, jy_index *index, jy_match match, GError **err)
{
    jy_picks_clear(picks);
    make_filters(picks);
    jy_request all = *picks->request;
    all.filters = (const jy_filter *)(void *)picks->filters->data;
    all.group = JY_GROUP_PASSAGE;
    all.match = match;
    if (jy_picks_has_words(&all)) {
        return search_passages(picks, index, &all, err);
    }
    picks->question = jy_question_new(&all, err);
    return picks->question && jy_question_run(picks->question, index, scan_passages, picks, err);
}

bool jy_picks_go_on(jy_picks *picks, jy_index *index, GError **err)
{
    const GArray *documents = picks->extent.documents;
    return documents && picks->read < documents->len && scan_slice(picks, index, picks->question, err);
}
