/* picks.c: from a request to its passages, and from these to the statements that are wanted. Only what may hold some is
 * read: terms of the index and counts of documents tell. */
#include "searcher/statements/picks.h"

#include <jiyan/index/schema.h>
#include <string.h>

#include "searcher/query/field_value.h"
#include "searcher/search/scan.h"
#include "searcher/search/search.h"

/* A page in so many documents is as well read with all others. */
#define EXTENT_DOCUMENTS 500

void jy_picks_clear(jy_picks *picks)
{
    g_clear_pointer(&picks->hits, g_ptr_array_unref);
    g_clear_pointer(&picks->list, g_array_unref);
    g_clear_pointer(&picks->asked, g_hash_table_unref);
    jy_extent_clear(&picks->extent);
}

/* With nothing found yet. */
static void begin(jy_picks *picks)
{
    jy_picks_clear(picks);
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
typedef struct {
    GArray *list; /* jy_filter_list */
    GString *strengths;
} selection_filters;

static void clear_filters(selection_filters *filters)
{
    g_array_unref(filters->list);
    g_string_free(filters->strengths, true);
}

static selection_filters make_filters(const jy_selection *selection, const jy_filter *others)
{
    selection_filters filters = {jy_filter_list(others), g_string_new(NULL)};
    const jy_filter kinds = {.field = JY_FIELD_KIND, .kinds = selection->kinds};
    g_array_append_val(filters.list, kinds);
    if (*selection->due_upper) {
        jy_filter due = {.field = JY_FIELD_DUE};
        memcpy(due.days.lower, selection->due_lower, sizeof due.days.lower);
        memcpy(due.days.upper, selection->due_upper, sizeof due.days.upper);
        g_array_append_val(filters.list, due);
    }
    /* What is neither commitment, report nor problem has no owner in the index. */
    if (selection->owner && !(selection->kinds & 1U << JY_STATEMENT_OTHER)) {
        const jy_filter owner = {.field = JY_FIELD_OWNER, .value = selection->owner};
        g_array_append_val(filters.list, owner);
    }
    if (selection->testable) {
        const jy_filter testable = {.field = JY_FIELD_TRAIT, .value = JY_TRAIT_TESTABLE};
        g_array_append_val(filters.list, testable);
    }
    for (int strength = 0; strength < JY_STRENGTHS; strength++) {
        const char *name = jy_statement_strength_name((jy_strength)strength);
        if (selection->strengths & 1U << strength) {
            g_string_append_printf(filters.strengths, "%s%s", filters.strengths->len ? "," : "", name);
        }
    }
    if (filters.strengths->len) {
        const jy_filter strengths = {.field = JY_FIELD_TRAIT, .value = filters.strengths->str};
        g_array_append_val(filters.list, strengths);
    }
    return filters;
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

/* True where what is counted of documents tells which of them a page of the question is in. */
static bool is_told(const jy_picks *picks, const jy_question *question)
{
    jy_request own = *picks->request; /* without what the selection adds */
    own.everything = true;
    g_autoptr(jy_node) root = jy_request_read(&own, NULL);
    return own.limit && !question->plan->must_verify && root && jy_node_is_of_documents(root) &&
           jy_extent_is_told(picks->selection);
}

/* Reads the passages that the question leaves of those that a tree finds. Takes the tree. */
static bool scan_part(jy_picks *picks, jy_index *index, const jy_question *question, jy_node *of, GError **err)
{
    jy_node *root = jy_request_complete(of, &question->request, err);
    g_autoptr(jy_question) part = root ? jy_question_of_tree(root, &question->request) : NULL;
    return part && jy_question_plan(part, index, err) && jy_scan(index, part, take_hit, picks, err);
}

/* Reads the passages of the extent alone. */
static bool scan_extent(jy_picks *picks, jy_index *index, const jy_question *question, GError **err)
{
    const GArray *documents = picks->extent.documents;
    jy_node *files = jy_node_new(JY_NODE_OR);
    picks->asked = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < documents->len; i++) {
        const jy_found_document *found = &g_array_index(documents, jy_found_document, i);
        g_ptr_array_add(files->children, jy_node_new_field(JY_FIELD_FILE, found->key, false));
        g_hash_table_add(picks->asked, (gpointer)(uintptr_t)found->document);
    }
    return scan_part(picks, index, question, files, err);
}

/* Reads the passages with a deadline, which come before all others. */
static bool scan_due(jy_picks *picks, jy_index *index, const jy_question *question, GError **err)
{
    static const jy_days EVER = {"00000000", JY_PICK_NEVER};
    picks->extent.skipped = 0;
    return scan_part(picks, index, question, jy_node_new_due(&EVER), err);
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

/* Reads as little as counts allow. *ret_is_done is false where that is not enough. */
static bool scan_told(jy_picks *picks, jy_index *index, const jy_question *question, bool *ret_is_done, GError **err)
{
    *ret_is_done = false;
    if (!is_told(picks, question)) {
        return true;
    }
    if (!jy_extent_find(index, question, picks->selection, &picks->extent, err)) {
        return false;
    }
    const guint documents = picks->extent.documents->len;
    if (picks->request->sort == JY_SORT_DEADLINE) {
        /* Deadlines of commitments are known to the index. */
        bool is_known = picks->selection->kinds == 1U << JY_STATEMENT_COMMITMENT;
        bool is_read = !is_known || scan_due(picks, index, question, err);
        *ret_is_done = is_known && is_read && has_page(picks);
        return is_read;
    }
    *ret_is_done = documents <= EXTENT_DOCUMENTS;
    return !*ret_is_done || documents == 0 || scan_extent(picks, index, question, err);
}

/* Without words, as they lie: a page alone where that can be. */
static bool scan_passages(jy_index *index, const jy_question *question, void *user, GError **err)
{
    jy_picks *picks = user;
    bool is_done;
    begin(picks);
    if (!scan_told(picks, index, question, &is_done, err) || is_done) {
        return is_done;
    }
    begin(picks);
    return jy_scan(index, question, take_hit, picks, err);
}

bool jy_picks_find(jy_picks *picks, jy_index *index, jy_match match, GError **err)
{
    selection_filters filters = make_filters(picks->selection, picks->request->filters);
    jy_request all = *picks->request;
    all.filters = (const jy_filter *)(void *)filters.list->data;
    all.group = JY_GROUP_PASSAGE;
    all.match = match;
    bool is_done;
    if (jy_picks_has_words(&all)) {
        is_done = search_passages(picks, index, &all, err);
    } else {
        g_autoptr(jy_question) question = jy_question_new(&all, err);
        is_done = question && jy_question_run(question, index, scan_passages, picks, err);
    }
    clear_filters(&filters);
    return is_done;
}
