/* xapian_c_bulk_compare.h: two databases that have to be the same, to a program that reads them, and to one that goes
 * on with them. */
#ifndef XAPIAN_C_BULK_COMPARE_H
#define XAPIAN_C_BULK_COMPARE_H

#include "tests/unit/xapian_c_bulk_fixture.h"

/* Xapian's own check, which takes four bytes of memory for each number up to the last, and fails at the very last. */
static inline void compare_checks(const char *path, xc_docid last)
{
    if (last > 1 << 23) {
        return;
    }
    size_t errors = 1;
    char *report = g_strconcat(path, ".report", NULL), *text = NULL;
    check_ok(xc_check(path, report, &errors, &error));
    g_file_get_contents(report, &text, NULL, NULL);
    if (errors) {
        g_error("%s", text);
    }
    g_free(text);
    g_free(report);
}

/* What a query of the given terms finds: documents with their weights. */
static inline xc_result *compare_search(const xc_database *database, GPtrArray *terms)
{
    xc_query *queries[3];
    for (guint i = 0; i < terms->len; i++) {
        size_t length;
        const char *term = bulk_data_of(g_ptr_array_index(terms, i), &length);
        queries[i] = xc_query_term(term, length, 1, NULL);
    }
    xc_query *query = xc_query_combine(XC_OP_OR, (const xc_query *const *)queries, terms->len, 0, NULL);
    xc_search *search = xc_search_new(database, NULL);
    xc_result *result = NULL;
    check_ok(xc_search_set_query(search, query, &error));
    check_ok(xc_search_run(search, 0, 20, 1000, &result, &error));
    xc_search_free(search);
    xc_query_free(query);
    for (guint i = 0; i < terms->len; i++) {
        xc_query_free(queries[i]);
    }
    return result;
}

static inline void compare_same_answers(const xc_database *first, const xc_database *second, GPtrArray *terms)
{
    xc_result *results[2] = {compare_search(first, terms), compare_search(second, terms)};
    uint32_t matches[2];
    g_assert_cmpuint(xc_result_size(results[0]), ==, xc_result_size(results[1]));
    for (size_t i = 0; i < 2; i++) {
        xc_result_matches(results[i], NULL, &matches[i], NULL);
    }
    g_assert_cmpuint(matches[0], ==, matches[1]);
    for (uint32_t i = 0; i < xc_result_size(results[0]); i++) {
        xc_hit hits[2];
        check_ok(xc_result_hit(results[0], i, &hits[0], &error));
        check_ok(xc_result_hit(results[1], i, &hits[1], &error));
        g_assert_cmpuint(hits[0].docid, ==, hits[1].docid);
        g_assert_true(hits[0].weight == hits[1].weight);
    }
    xc_result_free(results[0]);
    xc_result_free(results[1]);
}

static inline gboolean compare_pick_term(gpointer key, gpointer value, gpointer user)
{
    (void)value;
    if (g_test_rand_int_range(0, 20) == 0) {
        g_ptr_array_add(user, key);
    }
    return ((GPtrArray *)user)->len == 90;
}

/* Reads all terms as a program would, which goes through the blocks in their order. */
static inline void compare_same_terms(const xc_database *first, const xc_database *second)
{
    xc_terms *terms[2] = {xc_database_terms(first, "", 0, NULL), xc_database_terms(second, "", 0, NULL)};
    for (;;) {
        xc_status status = xc_terms_next(terms[0], NULL);
        g_assert_cmpint(xc_terms_next(terms[1], NULL), ==, status);
        if (status == XC_END) {
            break;
        }
        size_t lengths[2];
        uint32_t frequencies[2];
        const char *texts[2];
        for (size_t i = 0; i < 2; i++) {
            texts[i] = xc_terms_text(terms[i], &lengths[i]);
            check_ok(xc_terms_freq(terms[i], &frequencies[i], &error));
        }
        g_assert_cmpuint(lengths[0], ==, lengths[1]);
        g_assert_true(memcmp(texts[0], texts[1], lengths[0]) == 0);
        g_assert_cmpuint(frequencies[0], ==, frequencies[1]);
    }
    xc_terms_free(terms[0]);
    xc_terms_free(terms[1]);
}

static inline void compare_same_values(const xc_database *first, const xc_database *second, xc_slot slot)
{
    xc_values *values[2] = {xc_database_values(first, slot, NULL), xc_database_values(second, slot, NULL)};
    while (xc_values_next(values[0], NULL) == XC_OK) {
        check_ok(xc_values_next(values[1], &error));
        size_t lengths[2];
        const char *texts[2] = {xc_values_text(values[0], &lengths[0]), xc_values_text(values[1], &lengths[1])};
        g_assert_cmpuint(lengths[0], ==, lengths[1]);
        g_assert_true(memcmp(texts[0], texts[1], lengths[0]) == 0);
        g_assert_cmpuint(xc_values_docid(values[0]), ==, xc_values_docid(values[1]));
    }
    g_assert_cmpint(xc_values_next(values[1], NULL), ==, XC_END);
    xc_values_free(values[0]);
    xc_values_free(values[1]);
}

static inline void compare_same_database(const char *first, const char *second, bulk_input *input)
{
    GPtrArray *picked = g_ptr_array_new();
    g_tree_foreach(input->terms, compare_pick_term, picked);
    xc_database *databases[2] = {fixture_open(first), fixture_open(second)};
    compare_same_terms(databases[0], databases[1]);
    compare_same_values(databases[0], databases[1], 0);
    for (guint i = 0; i + 3 <= picked->len; i += 3) {
        GPtrArray *terms = g_ptr_array_new();
        for (guint j = 0; j < 3; j++) {
            g_ptr_array_add(terms, g_ptr_array_index(picked, i + j));
        }
        compare_same_answers(databases[0], databases[1], terms);
        g_ptr_array_unref(terms);
    }
    xc_database_free(databases[0]);
    xc_database_free(databases[1]);
    g_ptr_array_unref(picked);
}

/* A WritableDatabase goes on with both, and makes the same of them. */
static inline void compare_change(const char *path, bool has_term_lists, xc_docid deleted)
{
    xc_open_options options = {.flags =
                                   XC_OPEN_EXISTING | XC_OPEN_NO_SYNC | (has_term_lists ? 0 : XC_OPEN_NO_TERMLIST)};
    xc_writer *writer = NULL;
    check_ok(xc_writer_open(path, &options, &writer, &error));
    fixture_add(writer, "all new words", "data", "value", NULL);
    check_ok(xc_writer_set_metadata(writer, "later", 5, "x", 1, &error));
    check_ok(xc_writer_commit(writer, &error));
    if (has_term_lists && deleted) {
        xc_document *document = fixture_document("all other", "other data", "v", "w");
        check_ok(xc_writer_replace(writer, deleted, document, &error));
        check_ok(xc_writer_commit(writer, &error));
        check_ok(xc_writer_delete(writer, deleted, &error));
        xc_document_free(document);
    }
    fixture_close(writer);
}

static inline gboolean compare_find_last(gpointer key, gpointer value, gpointer user)
{
    (void)value;
    *(xc_docid *)user = GPOINTER_TO_UINT(key);
    return FALSE;
}

#endif
