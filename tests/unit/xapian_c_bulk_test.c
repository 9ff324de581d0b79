/* xapian_c_bulk_test.c: what the bulk writer writes is what libxapian writes: the same keys and tags, statistics and
 * answers. */
#include "tests/unit/xapian_c_bulk_fixture.h"
#include "tests/unit/xapian_c_bulk_reader.h"
#include "tests/unit/xapian_c_path_fixture.h"

/* ---- the comparison ---- */

static void assert_checks(const char *path)
{
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
static xc_result *search(const xc_database *database, GPtrArray *terms)
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

static void assert_same_answers(const xc_database *first, const xc_database *second, GPtrArray *terms)
{
    xc_result *results[2] = {search(first, terms), search(second, terms)};
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

static gboolean pick_term(gpointer key, gpointer value, gpointer user)
{
    (void)value;
    if (g_test_rand_int_range(0, 20) == 0) {
        g_ptr_array_add(user, key);
    }
    return ((GPtrArray *)user)->len == 90;
}

static void assert_same_database(const char *first, const char *second, bulk_input *input)
{
    GPtrArray *picked = g_ptr_array_new();
    g_tree_foreach(input->terms, pick_term, picked);
    xc_database *databases[2] = {fixture_open(first), fixture_open(second)};
    for (guint i = 0; i + 3 <= picked->len; i += 3) {
        GPtrArray *terms = g_ptr_array_new();
        for (guint j = 0; j < 3; j++) {
            g_ptr_array_add(terms, g_ptr_array_index(picked, i + j));
        }
        assert_same_answers(databases[0], databases[1], terms);
        g_ptr_array_unref(terms);
    }
    xc_database_free(databases[0]);
    xc_database_free(databases[1]);
    g_ptr_array_unref(picked);
}

/* Writes the input by both methods, in several ways, and compares. */
static void check_input(fixture *at, bulk_input *input)
{
    static const xc_bulk_options OPTIONS[] = {
        {.no_sync = true},
        {.no_sync = true, .has_term_lists = true, .compression = 6},
        {.no_sync = true, .block_size = 2048, .compression = 1},
        {.no_sync = true, .block_size = 65536, .has_term_lists = true},
    };
    char *direct = g_build_filename(at->folder, "direct", NULL),
         *library = g_build_filename(at->folder, "library", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(OPTIONS); i++) {
        xc_bulk_options slow = OPTIONS[i];
        slow.method = XC_BULK_LIBRARY;
        check_ok(bulk_write(input, direct, &OPTIONS[i], &error));
        check_ok(bulk_write(input, library, &slow, &error));
        assert_checks(direct);
        reader_assert_same(direct, library);
        assert_same_database(direct, library, input);
        nftw(direct, fixture_remove_one, 16, FTW_DEPTH | FTW_PHYS);
        nftw(library, fixture_remove_one, 16, FTW_DEPTH | FTW_PHYS);
    }
    bulk_input_free(input);
    g_free(direct);
    g_free(library);
}

/* ---- inputs ---- */

static void test_empty(fixture *at, const void *data)
{
    (void)data;
    check_input(at, bulk_input_new());
}

static void test_one(fixture *at, const void *data)
{
    (void)data;
    bulk_input *input = bulk_input_new();
    bulk_input_document(input, 1, "data", 4);
    bulk_input_value(input, 1, 0, "value", 5);
    bulk_input_posting(input, "word", 4, 1, 3);
    bulk_input_metadata(input, "key", 3, "value", 5);
    check_input(at, input);
}

/* Random documents with gaps between them, and terms of all frequencies. */
static void test_many(fixture *at, const void *data)
{
    (void)data;
    bulk_input *input = bulk_input_new();
    xc_docid docid = 0;
    for (int i = 0; i < 5000; i++) {
        docid += g_test_rand_int_range(0, 10) ? 1 : (xc_docid)g_test_rand_int_range(1, 3000);
        char text[300];
        int length = g_test_rand_int_range(0, (gint32)sizeof text);
        memset(text, 'a' + i % 26, sizeof text);
        bulk_input_document(input, docid, text, (size_t)length);
        bulk_input_value(input, docid, 0, &docid, sizeof docid);
        if (i % 3 == 0) {
            bulk_input_value(input, docid, 7, text, (size_t)(i % 40 + 1));
        }
        bulk_input_posting(input, "all", 3, docid, (uint32_t)i % 200);
        for (int j = g_test_rand_int_range(0, 30); j > 0; j--) {
            int number = g_test_rand_int_range(1, g_test_rand_int_range(2, 5000));
            int used = snprintf(text, sizeof text, "t%d", number);
            bulk_input_posting(input, text, (size_t)used, docid, (uint32_t)g_test_rand_int_range(0, 4));
        }
    }
    check_input(at, input);
}

int main(int argc, char **argv)
{
    static const fixture_test TESTS[] = {
        {"/bulk/empty", test_empty},
        {"/bulk/one", test_one},
        {"/bulk/many", test_many},
    };
    g_test_init(&argc, &argv, NULL);
    fixture_add_tests(TESTS);
    return g_test_run();
}
