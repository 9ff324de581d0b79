/* selection.c: from a request to its passages, and from these to the statements that are wanted. */
#include "searcher/statements/selection.h"

#include <jiyan/index/key.h>
#include <jiyan/index/schema.h>
#include <string.h>

#include "searcher/query/field_value.h"
#include "searcher/search/search.h"

/* ---- the selection ---- */

bool jy_selection_fits(const jy_selection *selection, const jy_row *row)
{
    bool wants_strength = !selection->strengths || selection->strengths & 1U << row->statement.strength;
    if ((selection->testable && !row->statement.is_testable) || !wants_strength) {
        return false;
    }
    if (*selection->due_upper) {
        /* What a report or a problem says of time is no promise of it. */
        const jy_deadline *due = row->statement.kind == JY_STATEMENT_COMMITMENT ? jy_row_due(row) : NULL;
        char day[JY_DATE_DAY] = "";
        if (due) {
            jy_date_day(&due->last, day);
        }
        if (!due || strcmp(day, selection->due_lower) < 0 || strcmp(day, selection->due_upper) > 0) {
            return false;
        }
    }
    if (!selection->owner) {
        return true;
    }
    g_autofree char *owner = jy_row_cut(row, row->particulars.owner.start, row->particulars.owner.end);
    g_autofree char *folded = owner ? jy_field_value_fold(owner) : NULL;
    g_autofree char *wanted = jy_field_value_fold(selection->owner);
    return folded && strstr(folded, wanted) != NULL;
}

/* ---- their statements ---- */

static void take_statements(const jy_selection *selection, const jy_hit *hit, bool has_words, GPtrArray *rows)
{
    for (guint i = 0; i < hit->passage.statements->len; i++) {
        const jy_statement *statement = &g_array_index(hit->passage.statements, jy_statement, i);
        bool holds_match = false; /* a match begins in it */
        for (guint j = 0; j < hit->matches->len && !holds_match; j++) {
            const jy_match_span *match = &g_array_index(hit->matches, jy_match_span, j);
            holds_match = match->start >= statement->start && match->start < statement->end;
        }
        bool is_passed_over = has_words && hit->matches->len && !holds_match;
        if (!(selection->kinds & 1U << statement->kind) || is_passed_over) {
            continue;
        }
        g_autoptr(jy_row) row = jy_row_new(hit, statement);
        row->exact = hit->exact;
        if (jy_selection_fits(selection, row)) {
            g_ptr_array_add(rows, g_steal_pointer(&row));
        }
    }
}

static bool has_words(const jy_request *request)
{
    return request->query && *request->query;
}

/* Reads all passages with statements of the wanted kinds, the best first, and takes their statements. */
static GPtrArray *find_rows(const jy_selection *selection, jy_index *index, const jy_request *request, jy_match match,
                            GError **err)
{
    /* The request's filters and those that the selection adds. */
    g_autoptr(GArray) filters = jy_filter_list(request->filters);
    const jy_filter kinds = {.field = JY_FIELD_KIND, .kinds = selection->kinds};
    g_array_append_val(filters, kinds);
    if (*selection->due_upper) {
        jy_filter due = {.field = JY_FIELD_DUE};
        memcpy(due.days.lower, selection->due_lower, sizeof due.days.lower);
        memcpy(due.days.upper, selection->due_upper, sizeof due.days.upper);
        g_array_append_val(filters, due);
    }

    jy_request all = *request;
    all.filters = (const jy_filter *)(void *)filters->data;
    all.group = JY_GROUP_PASSAGE;
    all.sort = JY_SORT_RELEVANCE;
    all.match = match;
    all.offset = 0;
    all.limit = MAX(jy_index_passages(index), 1);
    g_autoptr(jy_result) result = jy_search(index, &all, err);
    if (!result) {
        return NULL;
    }
    GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)jy_row_free);
    for (guint i = 0; i < result->hits->len; i++) {
        take_statements(selection, result->hits->pdata[i], has_words(request), rows);
    }
    return rows;
}

/* ---- order and page ---- */

static int by_place(const void *a, const void *b)
{
    const jy_row *left = *(const jy_row *const *)a, *right = *(const jy_row *const *)b;
    int order = g_strcmp0(left->document->date, right->document->date);
    order = order ? order : g_strcmp0(left->document->path, right->document->path);
    order = order ? order : (left->folder > right->folder) - (left->folder < right->folder);
    order = order ? order : g_strcmp0(left->document_key, right->document_key);
    return order ? order : (left->offset > right->offset) - (left->offset < right->offset);
}

static int by_date_down(const void *a, const void *b)
{
    const jy_row *left = *(const jy_row *const *)a, *right = *(const jy_row *const *)b;
    int order = g_strcmp0(right->document->date, left->document->date);
    return order ? order : by_place(a, b);
}

/* Those without a deadline come last. */
static int by_deadline(const void *a, const void *b)
{
    const jy_deadline *left = jy_row_due(*(const jy_row *const *)a), *right = jy_row_due(*(const jy_row *const *)b);
    char left_day[JY_DATE_DAY] = "99999999", right_day[JY_DATE_DAY] = "99999999";
    if (left) {
        jy_date_day(&left->last, left_day);
    }
    if (right) {
        jy_date_day(&right->last, right_day);
    }
    int order = strcmp(left_day, right_day);
    return order ? order : by_place(a, b);
}

static void sort_rows(GPtrArray *rows, const jy_request *request)
{
    switch (request->sort) {
    case JY_SORT_DEADLINE:
        g_ptr_array_sort(rows, by_deadline);
        break;
    case JY_SORT_NEWEST:
        g_ptr_array_sort(rows, by_date_down);
        break;
    case JY_SORT_OLDEST:
        g_ptr_array_sort(rows, by_place);
        break;
    case JY_SORT_RELEVANCE:
        if (!has_words(request)) {
            g_ptr_array_sort(rows, by_place);
        }
        break;
    }
}

GPtrArray *jy_selection_find(const jy_selection *selection, jy_index *index, const jy_request *request,
                             uint32_t *ret_total, GError **err)
{
    bool in_turn = request->match == JY_MATCH_AUTO;
    GPtrArray *rows = find_rows(selection, index, request, in_turn ? JY_MATCH_EXACT : request->match, err);
    if (rows && rows->len == 0 && in_turn && has_words(request)) {
        g_ptr_array_unref(rows);
        rows = find_rows(selection, index, request, JY_MATCH_AUTO, err);
    }
    if (!rows) {
        return NULL;
    }
    sort_rows(rows, request);
    *ret_total = rows->len;

    /* The page. */
    g_ptr_array_remove_range(rows, 0, MIN(request->offset, rows->len));
    if (request->limit && request->limit < rows->len) {
        g_ptr_array_set_size(rows, (gint)request->limit);
    }
    for (guint i = 0; i < rows->len; i++) {
        ((jy_row *)rows->pdata[i])->rank = request->offset + i + 1;
    }
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
