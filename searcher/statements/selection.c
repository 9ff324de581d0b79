/* selection.c: from a request to its passages, and from these to the statements that are wanted. Rows are made of
 * those that are shown. */
#include "searcher/statements/selection.h"

#include <jiyan/index/key.h>
#include <jiyan/index/schema.h>
#include <jiyan/text/sentence.h>
#include <string.h>

#include "searcher/query/field_value.h"
#include "searcher/search/scan.h"
#include "searcher/search/search.h"
#include "searcher/statements/extent.h"

/* A page in so many documents is as well read with all others. */
#define EXTENT_DOCUMENTS 500

/* ---- the selection ---- */

static bool fits_owner(const char *wanted, const jy_hit *hit, const jy_statement *statement)
{
    g_autoptr(GString) line = g_string_new(NULL);
    jy_sentence_line(hit->passage.text + statement->start, statement->end - statement->start, line);
    jy_particular owner = jy_particulars_owner(line->str, (uint32_t)line->len);
    if (owner.end <= owner.start) {
        return false;
    }
    line->str[owner.end] = '\0';
    g_autofree char *folded = jy_field_value_fold(line->str + owner.start), *part = jy_field_value_fold(wanted);
    return strstr(folded, part) != NULL;
}

bool jy_selection_fits(const jy_selection *selection, const jy_hit *hit, const jy_statement *statement)
{
    bool wants_strength = !selection->strengths || selection->strengths & 1U << statement->strength;
    if ((selection->testable && !statement->is_testable) || !wants_strength) {
        return false;
    }
    if (*selection->due_upper) {
        /* What a report or a problem says of time is no promise of it. */
        char day[JY_DATE_DAY] = "";
        if (statement->kind == JY_STATEMENT_COMMITMENT) {
            jy_row_due_day(hit, statement, day);
        }
        if (!*day || strcmp(day, selection->due_lower) < 0 || strcmp(day, selection->due_upper) > 0) {
            return false;
        }
    }
    return !selection->owner || fits_owner(selection->owner, hit, statement);
}

/* ---- a search under way ---- */

/* A statement that is wanted. */
typedef struct {
    const jy_hit *hit; /* its passage */
    const jy_statement *statement;
    char due[JY_DATE_DAY]; /* where they are sorted by it; behind all days for none */
} selection_pick;

typedef struct {
    const jy_selection *selection;
    const jy_request *request;
    GPtrArray *hits;   /* of jy_hit: passages that hold wanted statements */
    GArray *picks;     /* of selection_pick */
    jy_extent extent;  /* of the page, where counts tell it; without documents elsewhere */
    GHashTable *asked; /* of jy_document, borrowed: those of the extent, which others may have the keys of */
} selection_search;

static void clear_search(selection_search *search)
{
    g_clear_pointer(&search->hits, g_ptr_array_unref);
    g_clear_pointer(&search->picks, g_array_unref);
    g_clear_pointer(&search->asked, g_hash_table_unref);
    jy_extent_clear(&search->extent);
}

/* With nothing found yet. */
static void begin(selection_search *search)
{
    clear_search(search);
    search->hits = g_ptr_array_new_with_free_func((GDestroyNotify)jy_hit_free);
    search->picks = g_array_new(false, false, sizeof(selection_pick));
}

static bool has_words(const jy_request *request)
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
static bool pick_statements(selection_search *search, const jy_hit *hit)
{
    const jy_selection *selection = search->selection;
    const guint before = search->picks->len;
    bool has_matches = has_words(search->request) && hit->matches->len;
    for (guint i = 0; i < hit->passage.statements->len; i++) {
        const jy_statement *statement = &g_array_index(hit->passage.statements, jy_statement, i);
        bool is_of_kind = selection->kinds & 1U << statement->kind;
        if (!is_of_kind || (has_matches && !holds_match(hit, statement)) ||
            !jy_selection_fits(selection, hit, statement)) {
            continue;
        }
        selection_pick pick = {.hit = hit, .statement = statement};
        if (search->request->sort == JY_SORT_DEADLINE) {
            jy_row_due_day(hit, statement, pick.due);
            g_strlcpy(pick.due, *pick.due ? pick.due : "99999999", sizeof pick.due);
        }
        g_array_append_val(search->picks, pick);
    }
    return search->picks->len > before;
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
static bool search_passages(selection_search *search, jy_index *index, const jy_request *request, GError **err)
{
    jy_request all = *request;
    all.sort = JY_SORT_RELEVANCE;
    all.offset = 0;
    all.limit = MAX(jy_index_passages(index), 1);
    g_autoptr(jy_result) result = jy_search(index, &all, err);
    if (!result) {
        return false;
    }
    begin(search);
    g_ptr_array_unref(search->hits);
    search->hits = g_ptr_array_ref(result->hits);
    for (guint i = 0; i < search->hits->len; i++) {
        pick_statements(search, search->hits->pdata[i]);
    }
    return true;
}

static bool take_hit(jy_hit **hit, void *user)
{
    selection_search *search = user;
    bool is_asked_for = !search->asked || g_hash_table_contains(search->asked, (*hit)->document);
    if (is_asked_for && pick_statements(search, *hit)) {
        g_ptr_array_add(search->hits, g_steal_pointer(hit));
    }
    return true;
}

/* True where what is counted of documents tells which of them a page of the question is in. */
static bool is_told(const selection_search *search, const jy_question *question)
{
    jy_request own = *search->request; /* without what the selection adds */
    own.everything = true;
    g_autoptr(jy_node) root = jy_request_read(&own, NULL);
    return own.limit && own.sort != JY_SORT_DEADLINE && !question->plan->must_verify && root &&
           jy_node_is_of_documents(root) && jy_extent_is_told(search->selection);
}

/* Reads the passages of the extent alone. */
static bool scan_extent(selection_search *search, jy_index *index, const jy_question *question, GError **err)
{
    const GArray *documents = search->extent.documents;
    jy_node *files = jy_node_new(JY_NODE_OR);
    search->asked = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < documents->len; i++) {
        const jy_found_document *found = &g_array_index(documents, jy_found_document, i);
        g_ptr_array_add(files->children, jy_node_new_field(JY_FIELD_FILE, found->key, false));
        g_hash_table_add(search->asked, (gpointer)(uintptr_t)found->document);
    }
    jy_node *root = jy_request_complete(files, &question->request, err);
    g_autoptr(jy_question) part = root ? jy_question_of_tree(root, &question->request) : NULL;
    return part && jy_question_plan(part, index, err) && jy_scan(index, part, take_hit, search, err);
}

/* Without words, as they lie: a page alone where that can be. */
static bool scan_passages(jy_index *index, const jy_question *question, void *user, GError **err)
{
    selection_search *search = user;
    begin(search);
    if (is_told(search, question)) {
        if (!jy_extent_find(index, question, search->selection, &search->extent, err)) {
            return false;
        }
        guint documents = search->extent.documents->len;
        if (documents <= EXTENT_DOCUMENTS) {
            return documents == 0 || scan_extent(search, index, question, err);
        }
        jy_extent_clear(&search->extent);
    }
    return jy_scan(index, question, take_hit, search, err);
}

/* Finds the statements, those of the best passages first or as their passages lie. */
static bool find_picks(selection_search *search, jy_index *index, jy_match match, GError **err)
{
    selection_filters filters = make_filters(search->selection, search->request->filters);
    jy_request all = *search->request;
    all.filters = (const jy_filter *)(void *)filters.list->data;
    all.group = JY_GROUP_PASSAGE;
    all.match = match;
    bool is_done;
    if (has_words(&all)) {
        is_done = search_passages(search, index, &all, err);
    } else {
        g_autoptr(jy_question) question = jy_question_new(&all, err);
        is_done = question && jy_question_run(question, index, scan_passages, search, err);
    }
    clear_filters(&filters);
    return is_done;
}

/* ---- order and page ---- */

static jy_found_document document_of(const jy_hit *hit)
{
    return (jy_found_document){hit->folder, hit->passage.document, hit->document};
}

static int compare_places(const selection_pick *left, const selection_pick *right, bool is_newest)
{
    if (left->hit != right->hit) {
        const jy_found_document one = document_of(left->hit), other = document_of(right->hit);
        int order = jy_extent_compare(&one, &other, is_newest);
        uint32_t before = left->hit->passage.offset, behind = right->hit->passage.offset;
        return order ? order : (before > behind) - (before < behind);
    }
    return (left->statement > right->statement) - (left->statement < right->statement);
}

static int by_place(const void *a, const void *b)
{
    return compare_places(a, b, false);
}

static int by_date_down(const void *a, const void *b)
{
    return compare_places(a, b, true);
}

static int by_deadline(const void *a, const void *b)
{
    int order = strcmp(((const selection_pick *)a)->due, ((const selection_pick *)b)->due);
    return order ? order : by_place(a, b);
}

static void sort_picks(GArray *picks, const jy_request *request)
{
    switch (request->sort) {
    case JY_SORT_DEADLINE:
        g_array_sort(picks, by_deadline);
        break;
    case JY_SORT_NEWEST:
        g_array_sort(picks, by_date_down);
        break;
    case JY_SORT_OLDEST:
        g_array_sort(picks, by_place);
        break;
    case JY_SORT_RELEVANCE:
        if (!has_words(request)) {
            g_array_sort(picks, by_place);
        }
        break;
    }
}

/* Makes the rows of the page. */
static GPtrArray *make_rows(const selection_search *search)
{
    const jy_request *request = search->request;
    GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)jy_row_free);
    for (guint i = request->offset - search->extent.skipped; i < search->picks->len; i++) {
        const selection_pick *pick = &g_array_index(search->picks, selection_pick, i);
        jy_row *row = jy_row_new(pick->hit, pick->statement);
        row->exact = pick->hit->exact;
        row->rank = request->offset + rows->len + 1;
        g_ptr_array_add(rows, row);
        if (rows->len == request->limit) {
            break;
        }
    }
    return rows;
}

GPtrArray *jy_selection_find(const jy_selection *selection, jy_index *index, const jy_request *request,
                             uint32_t *ret_total, GError **err)
{
    bool in_turn = request->match == JY_MATCH_AUTO;
    selection_search search = {.selection = selection, .request = request};
    begin(&search);
    bool is_done = find_picks(&search, index, in_turn ? JY_MATCH_EXACT : request->match, err);
    if (is_done && search.picks->len == 0 && in_turn && has_words(request)) {
        is_done = find_picks(&search, index, JY_MATCH_AUTO, err);
    }
    GPtrArray *rows = NULL;
    if (is_done) {
        sort_picks(search.picks, request);
        *ret_total = search.extent.documents ? search.extent.total : search.picks->len;
        rows = make_rows(&search);
    }
    clear_search(&search);
    return rows;
}

/* ---- one statement ---- */

jy_row *jy_selection_find_id(jy_index *index, const char *id, GError **err)
{
    const char *dash = strchr(id, '-');
    if (!dash) {
        return NULL;
    }
    g_autofree char *file = g_strndup(id, (gsize)MIN(dash - id, JY_FILE_ID));
    const jy_filter filters[] = {{.field = JY_FIELD_FILE, .value = file}, {0}};
    const jy_request request = {.filters = filters};
    const jy_selection all = {.kinds = JY_KINDS_OF_STATEMENTS};
    uint32_t total;
    g_autoptr(GPtrArray) rows = jy_selection_find(&all, index, &request, &total, err);
    for (guint i = 0; rows && i < rows->len; i++) {
        if (g_str_equal(((const jy_row *)rows->pdata[i])->id, id)) {
            return g_ptr_array_steal_index(rows, i);
        }
    }
    return NULL;
}
