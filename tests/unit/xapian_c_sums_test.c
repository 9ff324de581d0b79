/* xapian_c_sums_test.c: sums of terms find and weigh what Xapian's own operators do, read directly or not. */
#include "tests/unit/xapian_c_sums_fixture.h"

#include <math.h>

/* Frees both. */
static void check_same(xc_result *result, xc_result *wanted)
{
    g_assert_cmpuint(xc_result_size(result), ==, xc_result_size(wanted));
    for (uint32_t i = 0; i < xc_result_size(wanted); i++) {
        xc_hit hit, other;
        check_ok(xc_result_hit(result, i, &hit, &error));
        check_ok(xc_result_hit(wanted, i, &other, &error));
        g_assert_cmpuint(hit.docid, ==, other.docid);
        g_assert_cmpfloat(fabs(hit.weight - other.weight), <=, 1e-9 * other.weight);
    }
    xc_result_free(result);
    xc_result_free(wanted);
}

static void test_same(fixture *at, const void *data)
{
    static const char *const BEGINNINGS[] = {"a", "b", "j", "z", "cd", "none", ""};
    static const uint32_t LIMITS[] = {DOCUMENTS, 7, 100, 1};
    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS(BEGINNINGS) * G_N_ELEMENTS(LIMITS); i++) {
        const char *begin = BEGINNINGS[i % G_N_ELEMENTS(BEGINNINGS)];
        const uint32_t limit = LIMITS[i / G_N_ELEMENTS(BEGINNINGS)];
        g_test_message("%s*, %u", begin, limit);
        check_same(run(at->database, prefix_of(at, begin), limit, 0),
                   run(at->database, wildcard_of(at, begin), limit, DOCUMENTS));
    }
}

typedef xc_query *leaf_of(fixture *at, const char *begin);

static xc_query *both(fixture *at, leaf_of *leaf, xc_op op, const char *first, const char *second)
{
    xc_query *parts[] = {leaf(at, first), leaf(at, second)};
    xc_query *query = xc_query_combine(op, (const xc_query *const *)parts, 2, 0, NULL);
    xc_query_free(parts[0]);
    xc_query_free(parts[1]);
    return query;
}

static void test_combined(fixture *at, const void *data)
{
    static const xc_op OPS[] = {XC_OP_AND, XC_OP_OR, XC_OP_AND_NOT, XC_OP_FILTER, XC_OP_AND_MAYBE};
    static const char *const PAIRS[][2] = {{"a", "b"}, {"z", "a"}, {"a", "z"}, {"j", "none"}, {"", "cd"}};
    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS(OPS) * G_N_ELEMENTS(PAIRS); i++) {
        const char *const *pair = PAIRS[i / G_N_ELEMENTS(OPS)];
        const xc_op op = OPS[i % G_N_ELEMENTS(OPS)];
        g_test_message("%d: %s* %s*", op, pair[0], pair[1]);
        for (uint32_t limit = 3; limit <= DOCUMENTS; limit *= 10) {
            check_same(run(at->database, both(at, prefix_of, op, pair[0], pair[1]), limit, 0),
                       run(at->database, both(at, wildcard_of, op, pair[0], pair[1]), limit, 0));
        }
    }
}

/* How many there are is known, however few are looked at. */
static void test_count(fixture *at, const void *data)
{
    (void)data;
    uint32_t lower, estimated, upper, wanted;
    xc_result *all = run(at->database, wildcard_of(at, "b"), DOCUMENTS, DOCUMENTS);
    xc_result *one = run(at->database, prefix_of(at, "b"), 1, 0);
    xc_result_matches(all, &wanted, NULL, NULL);
    xc_result_matches(one, &lower, &estimated, &upper);
    g_assert_cmpuint(lower, ==, wanted);
    g_assert_cmpuint(estimated, ==, wanted);
    g_assert_cmpuint(upper, ==, wanted);
    xc_result_free(all);
    xc_result_free(one);
}

/* ---- sums of terms ----
 * What they are compared with looks at every document: Xapian may miss one where it passes over those that are too
 * light. */

/* The same weights in the same order; equals may change places, as their sums are rounded. Frees both. */
static void check_alike(xc_result *result, xc_result *wanted)
{
    GHashTable *weights = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    g_assert_cmpuint(xc_result_size(result), ==, xc_result_size(wanted));
    for (uint32_t i = 0; i < xc_result_size(wanted); i++) {
        xc_hit hit, other;
        check_ok(xc_result_hit(result, i, &hit, &error));
        check_ok(xc_result_hit(wanted, i, &other, &error));
        g_assert_cmpfloat(fabs(hit.weight - other.weight), <=, 1e-9 * other.weight);
        g_hash_table_insert(weights, GUINT_TO_POINTER(other.docid), g_memdup2(&other.weight, sizeof other.weight));
    }
    for (uint32_t i = 0; i < xc_result_size(result); i++) {
        xc_hit hit;
        check_ok(xc_result_hit(result, i, &hit, &error));
        const double *weight = g_hash_table_lookup(weights, GUINT_TO_POINTER(hit.docid));
        g_assert_true(!weight || fabs(*weight - hit.weight) <= 1e-9 * *weight); /* none: an equal of the last */
    }
    g_hash_table_unref(weights);
    xc_result_free(result);
    xc_result_free(wanted);
}

static void test_sums(fixture *at, const void *data)
{
    static const xc_op OPS[] = {XC_OP_AND, XC_OP_OR, XC_OP_AND_NOT, XC_OP_FILTER, XC_OP_AND_MAYBE};
    (void)data;
    for (int i = 0; i < 300; i++) {
        term_list list;
        random_terms(&list);
        const bool all = g_test_rand_int_range(0, 2);
        const uint32_t limit = (uint32_t)g_test_rand_int_range(1, i % 2 ? 10 : DOCUMENTS);
        const xc_op op = OPS[g_test_rand_int_range(0, G_N_ELEMENTS(OPS))];
        g_test_message("%s of %zu, %u, %d", all ? "all" : "any", list.count, limit, op);
        check_alike(run(at->database, sum_of(at->database, &list, all), limit, 0),
                    run(at->database, plain_of(&list, all), limit, DOCUMENTS));
        check_alike(run(at->database, beside(sum_of(at->database, &list, all), op, "ab"), limit, 0),
                    run(at->database, beside(plain_of(&list, all), op, "ab"), limit, DOCUMENTS));
        check_alike(run(at->stub, sum_of(at->stub, &list, all), limit, DOCUMENTS),
                    run(at->stub, plain_of(&list, all), limit, DOCUMENTS));
    }
}

/* ---- bounds ---- */

/* The bounds of the count hold what the count is. */
static void test_bounds(fixture *at, const void *data)
{
    (void)data;
    for (int i = 0; i < 100; i++) {
        term_list list;
        random_terms(&list);
        const bool all = g_test_rand_int_range(0, 2);
        uint32_t lower, estimated, upper, count;
        xc_result *none = run(at->database, sum_of(at->database, &list, all), 0, 0);
        xc_result *every = run(at->database, plain_of(&list, all), DOCUMENTS, DOCUMENTS);
        xc_result_matches(none, &lower, &estimated, &upper);
        xc_result_matches(every, &count, NULL, NULL);
        g_assert_cmpuint(lower, <=, count);
        g_assert_cmpuint(upper, >=, count);
        g_assert_true(list.count > 1 || lower == upper);
        xc_result_free(none);
        xc_result_free(every);
    }
}

/* Several databases, of which one may not be read directly. */
static void test_several(fixture *at, const void *data)
{
    (void)data;
    char *path = g_strdup_printf("%s/other", at->folder);
    write_database(path);
    xc_database *other = fixture_open(path), *several = xc_database_new(NULL);
    check_ok(xc_database_add(several, at->database, &error));
    check_ok(xc_database_add(several, other, &error));
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 50; i++) {
            term_list list;
            random_terms(&list);
            check_alike(run(several, sum_of(several, &list, i % 2), 1000, round ? 4 * DOCUMENTS : 0),
                        run(several, plain_of(&list, i % 2), 1000, 4 * DOCUMENTS));
        }
        xc_weighted_term prefix = {"b", 1, 1};
        check_same(
            run(several, beside(xc_query_prefix(several, &prefix, &BM25, NULL), XC_OP_FILTER, "ab"), 2000, 0),
            run(several, beside(xc_query_prefix(several, &prefix, &BM25, NULL), XC_OP_FILTER, "ab"), 2000, 2000));
        check_ok(xc_database_add(several, at->stub, &error));
    }
    xc_database_free(several);
    xc_database_free(other);
    g_free(path);
}

/* A database that is changed after it was opened: what is found is that of before, or the search says that it is gone.
 */
static void test_changed(fixture *at, const void *data)
{
    (void)data;
    char *path = g_strdup_printf("%s/one", at->folder);
    xc_writer *writer = fixture_writer(path);
    term_list list = {.names = {"ab"}, .terms = {{"ab", 2, 1}}, .count = 1};
    xc_result *before = run(at->database, sum_of(at->database, &list, true), DOCUMENTS, 0);
    const uint32_t count = xc_result_size(before);
    xc_result_free(before);
    xc_status status = XC_OK;
    for (int i = 0; i < 20 && status == XC_OK; i++) {
        for (int j = 0; j < 50; j++) {
            xc_document *document = random_document();
            check_ok(xc_writer_add(writer, document, NULL, &error));
            xc_document_free(document);
        }
        check_ok(xc_writer_commit(writer, &error));
        xc_error failure;
        xc_result *result = NULL;
        xc_search *search = xc_search_new(at->database, NULL);
        xc_query *query = xc_query_any(at->database, list.terms, 1, &BM25, &failure);
        status = query ? xc_search_set_query(search, query, &failure) : failure.status;
        status = status == XC_OK ? xc_search_run(search, 0, 10000, 0, &result, &failure) : status;
        g_assert_true(status == XC_DATABASE_MODIFIED || (status == XC_OK && xc_result_size(result) == count));
        xc_result_free(result);
        xc_query_free(query);
        xc_search_free(search);
    }
    bool moved = false;
    check_ok(xc_database_reopen(at->database, &moved, &error));
    g_assert_true(moved);
    check_alike(run(at->database, sum_of(at->database, &list, true), 5000, 0),
                run(at->database, plain_of(&list, true), 5000, 5000));
    fixture_close(writer);
    g_free(path);
}

/* Whatever a damaged file says, nothing but an error or an answer comes of it. */
static void test_damaged(fixture *at, const void *data)
{
    (void)data;
    char *path = g_strdup_printf("%s/one", at->folder), *file = g_strconcat(path, "/postlist.glass", NULL), *bytes;
    size_t length;
    g_assert_true(g_file_get_contents(file, &bytes, &length, NULL));
    for (int i = 0; i < 300; i++) {
        char *damaged = g_memdup2(bytes, length);
        for (int j = g_test_rand_int_range(1, 200); j > 0; j--) {
            damaged[g_test_rand_int_range(0, (int)length)] = (char)g_test_rand_int_range(0, 256);
        }
        FILE *out = fopen(file, "r+");
        g_assert_true(out && fwrite(damaged, 1, length, out) == length && fclose(out) == 0);
        g_free(damaged);
        xc_database *database = NULL;
        if (xc_database_open(path, &database, NULL) == XC_OK) {
            term_list list;
            random_terms(&list);
            xc_weighted_term prefix = {i % 2 ? "" : "a", i % 2 ? 0 : 1, 1};
            xc_query *queries[] = {xc_query_any(database, list.terms, list.count, &BM25, NULL),
                                   xc_query_all(database, list.terms, list.count, &BM25, NULL),
                                   xc_query_prefix(database, &prefix, &BM25, NULL)};
            for (size_t j = 0; j < G_N_ELEMENTS(queries); j++) {
                xc_search *search = xc_search_new(database, NULL);
                xc_result *result = NULL;
                if (search && queries[j] && xc_search_set_query(search, queries[j], NULL) == XC_OK) {
                    xc_search_run(search, 0, 100, 0, &result, NULL);
                }
                xc_result_free(result);
                xc_search_free(search);
                xc_query_free(queries[j]);
            }
        }
        xc_database_free(database);
    }
    g_free(bytes);
    g_free(file);
    g_free(path);
}

static void test_wrong(fixture *at, const void *data)
{
    (void)data;
    const xc_weighted_term prefix = {"a", 1, 1}, none = {NULL, 1, 1};
    check_null(xc_query_prefix(NULL, &prefix, &BM25, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_prefix(at->database, NULL, &BM25, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_prefix(at->database, &prefix, NULL, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_prefix(at->database, &none, &BM25, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_all(NULL, &prefix, 1, &BM25, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_any(at->database, NULL, 1, &BM25, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_any(at->database, &prefix, 1, NULL, &error), XC_INVALID_ARGUMENT);
    xc_query *queries[] = {prefix_of(at, "a"), xc_query_all(at->database, &prefix, 1, &BM25, NULL)};
    for (size_t i = 0; i < G_N_ELEMENTS(queries); i++) {
        xc_text bytes = {0};
        check_fails(xc_query_serialise(queries[i], &bytes, &error), XC_UNIMPLEMENTED);
        xc_query_free(queries[i]);
    }
    /* None is empty, whether all are wanted or any. */
    xc_query *empty[] = {xc_query_all(at->database, NULL, 0, &BM25, NULL),
                         xc_query_any(at->database, NULL, 0, &BM25, NULL)};
    for (size_t i = 0; i < G_N_ELEMENTS(empty); i++) {
        uint32_t upper;
        xc_result *nothing = run(at->database, empty[i], 10, 0);
        xc_result_matches(nothing, NULL, NULL, &upper);
        g_assert_cmpuint(xc_result_size(nothing), ==, 0);
        g_assert_cmpuint(upper, ==, 0);
        xc_result_free(nothing);
    }
}

int main(int argc, char **argv)
{
    static const fixture_test TESTS[] = {
        {"/xapian-c/sums/prefix", test_same},        {"/xapian-c/sums/prefix_combined", test_combined},
        {"/xapian-c/sums/prefix_count", test_count}, {"/xapian-c/sums/sums", test_sums},
        {"/xapian-c/sums/bounds", test_bounds},      {"/xapian-c/sums/several", test_several},
        {"/xapian-c/sums/changed", test_changed},    {"/xapian-c/sums/damaged", test_damaged},
        {"/xapian-c/sums/wrong", test_wrong},
    };
    g_test_init(&argc, &argv, NULL);
    fixture_add_tests(TESTS);
    return g_test_run();
}
