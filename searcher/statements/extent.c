/* extent.c: pages of statements, by what is counted of documents. */
#include "searcher/statements/extent.h"

bool jy_extent_is_told(const jy_selection *selection)
{
    return !selection->owner && !*selection->due_upper;
}

/* How many statements of a document a selection wants. Only commitments are firm or testable. */
static uint32_t count_of(const jy_selection *selection, const jy_counts *counts)
{
    uint32_t count = 0;
    if (!selection->testable && !selection->strengths) {
        for (int kind = 0; kind < JY_STATEMENT_KINDS; kind++) {
            count += selection->kinds & 1U << kind ? counts->statements[kind] : 0;
        }
        return count;
    }
    for (int strength = 0; selection->kinds & 1U << JY_STATEMENT_COMMITMENT && strength < JY_STRENGTHS; strength++) {
        const uint32_t *binding = counts->binding[strength];
        bool is_wanted = !selection->strengths || selection->strengths & 1U << strength;
        count += is_wanted ? binding[true] + (selection->testable ? 0 : binding[false]) : 0;
    }
    return count;
}

/* What came last into the index first. */
static int compare_indexed(const jy_document *left, const jy_document *right)
{
    return (left->indexed < right->indexed) - (left->indexed > right->indexed);
}

int jy_extent_compare(const jy_found_document *left, const jy_found_document *right, jy_sort sort)
{
    if (left->document == right->document && left->folder == right->folder) {
        return 0;
    }
    const int date = g_strcmp0(left->document->date, right->document->date);
    int order = sort == JY_SORT_ADDED ? compare_indexed(left->document, right->document) : 0;
    order = order ? order : sort == JY_SORT_NEWEST || sort == JY_SORT_ADDED ? -date : date;
    order = order ? order : g_strcmp0(left->document->path, right->document->path);
    order = order ? order : (left->folder > right->folder) - (left->folder < right->folder);
    return order ? order : g_strcmp0(left->key, right->key);
}

static int by_sort(const void *a, const void *b, void *sort)
{
    return jy_extent_compare(a, b, *(const jy_sort *)sort);
}

bool jy_extent_find(jy_index *index, const jy_question *question, const jy_selection *selection, jy_extent *ret_extent,
                    GError **err)
{
    g_autoptr(GArray) documents = jy_documents_find(index, question, err);
    if (!documents) {
        return false;
    }
    const jy_request *page = &question->request;
    const uint64_t end = page->limit ? (uint64_t)page->offset + page->limit : UINT64_MAX;
    uint32_t first = 0, last = 0;
    jy_extent extent = {0};
    jy_sort sort = page->sort;
    g_array_sort_with_data(documents, by_sort, &sort);
    for (guint i = 0; i < documents->len; i++) {
        uint32_t count = count_of(selection, &g_array_index(documents, jy_found_document, i).document->counts);
        if (extent.total + count <= page->offset) {
            first = i + 1;
            extent.skipped = extent.total + count;
        }
        last = extent.total < end ? i + 1 : last;
        extent.total += count;
    }
    g_array_remove_range(documents, last, documents->len - last);
    g_array_remove_range(documents, 0, MIN(first, last));
    extent.documents = g_steal_pointer(&documents);
    *ret_extent = extent;
    return true;
}

void jy_extent_clear(jy_extent *extent)
{
    g_clear_pointer(&extent->documents, g_array_unref);
    *extent = (jy_extent){0};
}
