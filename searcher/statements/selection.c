/* selection.c: from a request to its passages, and from these to the statements that are wanted. Rows are made of
 * those that are shown. */
#include "searcher/statements/selection.h"

#include <jiyan/index/key.h>
#include <jiyan/text/sentence.h>
#include <string.h>

#include "searcher/query/field_value.h"
#include "searcher/statements/picks.h"

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

/* ---- order and page ---- */

static jy_found_document document_of(const jy_hit *hit)
{
    return (jy_found_document){hit->folder, hit->passage.document, hit->document};
}

static int compare_places(const jy_pick *left, const jy_pick *right, bool is_newest)
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
    int order = strcmp(((const jy_pick *)a)->due, ((const jy_pick *)b)->due);
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
        if (!jy_picks_has_words(request)) {
            g_array_sort(picks, by_place);
        }
        break;
    }
}

/* Makes the rows of the page. */
static GPtrArray *make_rows(const jy_picks *picks)
{
    const jy_request *request = picks->request;
    GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)jy_row_free);
    for (guint i = request->offset - picks->extent.skipped; i < picks->list->len; i++) {
        const jy_pick *pick = &g_array_index(picks->list, jy_pick, i);
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
    jy_picks picks = {.selection = selection, .request = request};
    bool is_done = jy_picks_find(&picks, index, in_turn ? JY_MATCH_EXACT : request->match, err);
    if (is_done && picks.list->len == 0 && in_turn && jy_picks_has_words(request)) {
        is_done = jy_picks_find(&picks, index, JY_MATCH_AUTO, err);
    }
    GPtrArray *rows = NULL;
    if (is_done) {
        sort_picks(picks.list, request);
        *ret_total = picks.extent.documents ? picks.extent.total : picks.list->len;
        rows = make_rows(&picks);
    }
    jy_picks_clear(&picks);
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
