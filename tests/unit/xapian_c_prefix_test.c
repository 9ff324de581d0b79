/* xapian_c_prefix_test.c: many terms as one find and weigh what Xapian's own wildcard does. */
#include "tests/unit/xapian_c_fixture.h"

#include <math.h>

#define DOCUMENTS 600
#define LETTERS "abcdefghij"

struct fixture {
    char *folder;
    xc_database *database;
};

static const xc_bm25 BM25 = {1.2, 0.75, 0.3};

/* Words of two letters, some often, some with a count of 0, and a few rare ones that begin with z. */
static xc_document *random_document(void)
{
    xc_document *document = xc_document_new(NULL);
    for (int i = g_test_rand_int_range(1, 60); i > 0; i--) {
        const int last = (int)strlen(LETTERS);
        char word[] = {LETTERS[g_test_rand_int_range(0, g_test_rand_int_range(1, last + 1))],
                       LETTERS[g_test_rand_int_range(0, last)], '\0'};
        word[0] = g_test_rand_int_range(0, 300) ? word[0] : 'z';
        uint32_t wdf = (uint32_t)g_test_rand_int_range(0, g_test_rand_int_range(0, 200) ? 4 : 300);
        check_ok(xc_document_add_term(document, word, 2, wdf, &error));
    }
    return document;
}

static void set_up(fixture *at, const void *data)
{
    (void)data;
    at->folder = fixture_folder();
    char *path = g_strdup_printf("%s/one", at->folder);
    xc_writer *writer = fixture_writer(path);
    for (xc_docid docid = 1; docid <= DOCUMENTS; docid += g_test_rand_int_range(0, 10) ? 1 : 3) {
        xc_document *document = random_document();
        check_ok(xc_writer_replace(writer, docid, document, &error));
        xc_document_free(document);
    }
    fixture_close(writer);
    at->database = fixture_open(path);
    g_free(path);
}

static void tear_down(fixture *at, const void *data)
{
    (void)data;
    xc_database_free(at->database);
    fixture_remove(at->folder);
}

static xc_query *prefix_of(fixture *at, const char *begin)
{
    xc_query *query = xc_query_prefix(at->database, begin, strlen(begin), &BM25, NULL);
    g_assert_nonnull(query);
    return query;
}

static xc_query *wildcard_of(fixture *at, const char *begin)
{
    (void)at;
    xc_query *query = xc_query_wildcard(begin, strlen(begin), 0, XC_WILDCARD_ERROR, XC_OP_SYNONYM, NULL);
    g_assert_nonnull(query);
    return query;
}

/* Runs a query and frees it. */
static xc_result *run(const xc_database *database, xc_query *query, uint32_t limit, uint32_t counted)
{
    xc_search *search = xc_search_new(database, NULL);
    xc_result *result = NULL;
    check_ok(xc_search_set_query(search, query, &error));
    check_ok(xc_search_set_bm25(search, BM25.k1, 0, 1, BM25.b, BM25.min_length, &error));
    check_ok(xc_search_run(search, 0, limit, counted, &result, &error));
    xc_search_free(search);
    xc_query_free(query);
    return result;
}

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

/* Of several databases each has its own documents. */
static void test_several(fixture *at, const void *data)
{
    (void)data;
    char *path = g_strdup_printf("%s/other", at->folder);
    xc_writer *writer = fixture_writer(path);
    fixture_add(writer, "ba bc", "", NULL, NULL);
    fixture_add(writer, "none", "", NULL, NULL);
    fixture_close(writer);
    xc_database *other = fixture_open(path), *several = xc_database_new(NULL);
    check_ok(xc_database_add(several, at->database, &error));
    check_ok(xc_database_add(several, other, &error));
    xc_query *query = xc_query_prefix(several, "b", 1, &BM25, NULL);
    xc_result *result = run(several, query, DOCUMENTS * 2, 0),
              *first = run(at->database, wildcard_of(at, "b"), 1, 9999);
    uint32_t of_first;
    xc_result_matches(first, &of_first, NULL, NULL);
    g_assert_cmpuint(xc_result_size(result), ==, of_first + 1);
    xc_result_free(result);
    xc_result_free(first);
    xc_database_free(several);
    xc_database_free(other);
    g_free(path);
}

static void test_wrong(fixture *at, const void *data)
{
    (void)data;
    check_null(xc_query_prefix(NULL, "a", 1, &BM25, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_prefix(at->database, "a", 1, NULL, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_prefix(at->database, NULL, 1, &BM25, &error), XC_INVALID_ARGUMENT);
    xc_query *query = prefix_of(at, "a");
    xc_text bytes = {0};
    check_fails(xc_query_serialise(query, &bytes, &error), XC_UNIMPLEMENTED);
    xc_query_free(query);
}

int main(int argc, char **argv)
{
    static const fixture_test TESTS[] = {
        {"/xapian-c/prefix/same", test_same},   {"/xapian-c/prefix/combined", test_combined},
        {"/xapian-c/prefix/count", test_count}, {"/xapian-c/prefix/several", test_several},
        {"/xapian-c/prefix/wrong", test_wrong},
    };
    g_test_init(&argc, &argv, NULL);
    fixture_add_tests(TESTS);
    return g_test_run();
}
