/* xapian_c_search_test.c: weights, order, collapsing, cut-offs, counts. */
#include "tests/unit/xapian_c_search_fixture.h"

static void test_hits(fixture *at, const void *data)
{
    (void)data;
    look_for(at->search, "tax");
    xc_result *result = run(at->search, 0, 10);
    g_assert_cmpuint(xc_result_size(result), ==, 3);
    uint32_t lower = 0, estimated = 0, upper = 0;
    xc_result_matches(result, &lower, &estimated, &upper);
    g_assert_cmpuint(lower, ==, 3);
    g_assert_cmpuint(estimated, ==, 3);
    g_assert_cmpuint(upper, ==, 3);
    xc_result_matches(result, NULL, NULL, NULL);
    xc_hit best = hit_of(result, 0), last = hit_of(result, 2);
    g_assert_cmpuint(best.docid, ==, 1);
    g_assert_cmpuint(best.rank, ==, 0);
    g_assert_cmpint(best.percent, ==, 100);
    g_assert_cmpfloat(best.weight, >, last.weight);
    g_assert_cmpfloat(last.weight, >, 0);
    g_assert_cmpfloat(xc_result_best_weight(result), ==, best.weight);
    g_assert_cmpfloat(xc_result_max_weight(result), >=, best.weight);

    xc_document *document = NULL;
    check_ok(xc_result_document(result, 0, &document, &error));
    xc_result_free(result);
    const char *text;
    size_t length;
    check_ok(xc_document_data(document, &text, &length, &error)); /* outlives its result */
    check_bytes(text, length, "one");
    check_ok(xc_document_value(document, 0, &text, &length, &error));
    check_bytes(text, length, "2020");
    check_ok(xc_document_value(document, 9, &text, &length, &error));
    check_bytes(text, length, "");
    g_assert_cmpuint(xc_document_docid(document), ==, 1);
    xc_document_free(document);

    result = run(at->search, 1, 1);
    g_assert_cmpuint(xc_result_size(result), ==, 1);
    g_assert_cmpuint(hit_of(result, 0).rank, ==, 1);
    xc_result_free(result);
}

static void test_schemes(fixture *at, const void *data)
{
    (void)data;
    static const struct {
        const char *scheme;
        xc_status wanted;
        double best; /* weight of the best for "tax"; -1: any, which may be 0 in so small a database */
    } CASES[] = {
        {"bm25", XC_OK, -1},
        {"bm25 1 0 1 0.5 0.5", XC_OK, -1},
        {"bm25+ 1 0 1 0.5 0.5 1", XC_OK, -1},
        {"trad 1", XC_OK, -1},
        {"tfidf nnn", XC_OK, 3},
        {"tfidf", XC_OK, -1},
        {"bool", XC_OK, 0},
        {"coord", XC_OK, 1},
        {"pl2 1", XC_OK, -1},
        {"pl2+ 1 0.8", XC_OK, -1},
        {"inl2", XC_OK, -1},
        {"ifb2", XC_OK, -1},
        {"ineb2", XC_OK, -1},
        {"bb2", XC_OK, -1},
        {"dlh", XC_OK, -1},
        {"dph", XC_OK, -1},
        {"lm", XC_OK, -1},
        {"lm 0 dirichlet 2000", XC_OK, -1},
        {"lm 0 jelinek 0.7", XC_OK, -1},
        {"lm 0 absolute 0.7", XC_OK, -1},
        {"lm 0 dirichlet+ 2000 0.05", XC_OK, -1},
        {"lm 0 twostage 0.7 2000", XC_OK, -1},
        {"", XC_INVALID_ARGUMENT, 0},
        {"bm26", XC_INVALID_ARGUMENT, 0},
        {"bm25 one", XC_INVALID_ARGUMENT, 0},
        {"bm25 1,5", XC_INVALID_ARGUMENT, 0},
        {"bm25 nan", XC_INVALID_ARGUMENT, 0},
        {"bm25 inf", XC_INVALID_ARGUMENT, 0},
        {"  bm25   2 ", XC_OK, -1},
        {"bm25 1 0 1 0.5 0.5 7", XC_INVALID_ARGUMENT, 0},
        {"bool 1", XC_INVALID_ARGUMENT, 0},
        {"pl2 -1", XC_INVALID_ARGUMENT, 0},
        {"tfidf xyz", XC_INVALID_ARGUMENT, 0},
        {"lm 0 none", XC_INVALID_ARGUMENT, 0},
    };
    look_for(at->search, "tax");
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        xc_status status = xc_search_set_weighting(at->search, CASES[i].scheme, NULL);
        g_test_message("%s", CASES[i].scheme);
        g_assert_cmpstr(xc_status_name(status), ==, xc_status_name(CASES[i].wanted));
        if (status == XC_OK) {
            xc_result *result = run(at->search, 0, 10);
            g_assert_cmpuint(xc_result_size(result), ==, 3);
            double best = hit_of(result, 0).weight;
            if (CASES[i].best >= 0) {
                g_assert_cmpfloat(best, ==, CASES[i].best);
            } else {
                g_assert_cmpfloat(best, >=, 0);
            }
            xc_result_free(result);
        }
    }
    /* b = 0: the length of a document does not matter, so documents 2 and 5 weigh the same. */
    check_ok(xc_search_set_bm25(at->search, 1, 0, 1, 0, 0.5, &error));
    xc_result *result = run(at->search, 0, 10);
    g_assert_cmpfloat(hit_of(result, 1).weight, ==, hit_of(result, 2).weight);
    xc_result_free(result);
    check_ok(xc_search_set_bm25(at->search, 1, 0, 1, 1, 0.5, &error));
    result = run(at->search, 0, 10);
    g_assert_cmpfloat(hit_of(result, 1).weight, >, hit_of(result, 2).weight);
    xc_result_free(result);
}

static void test_order(fixture *at, const void *data)
{
    (void)data;
    check_ok(xc_search_set_weighting(at->search, "bool", &error));
    check_order(at->search, "1 2 3 4 5 6");
    check_ok(xc_search_set_docid_order(at->search, XC_DOCID_DESCENDING, &error));
    check_order(at->search, "6 5 4 3 2 1");
    check_ok(xc_search_set_docid_order(at->search, XC_DOCID_ASCENDING, &error));
    check_fails(xc_search_set_docid_order(at->search, (xc_docid_order)3, &error), XC_INVALID_ARGUMENT);
    check_ok(xc_search_set_sort(at->search, XC_SORT_VALUE, 0, false, &error));
    check_order(at->search, "4 2 6 3 1 5");
    check_ok(xc_search_set_sort(at->search, XC_SORT_VALUE, 0, true, &error));
    check_order(at->search, "5 1 3 2 6 4");
    check_ok(xc_search_set_sort(at->search, XC_SORT_RELEVANCE, 0, true, &error));
    check_order(at->search, "1 2 3 4 5 6");

    look_for(at->search, "tax");
    check_ok(xc_search_set_weighting(at->search, "tfidf nnn", &error)); /* the weight is the count */
    check_ok(xc_search_set_sort(at->search, XC_SORT_RELEVANCE_VALUE, 0, true, &error));
    check_order(at->search, "1 5 2");
    check_ok(xc_search_set_sort(at->search, XC_SORT_VALUE_RELEVANCE, 1, true, &error));
    check_order(at->search, "1 2 5");
}

static void test_sort_keys(fixture *at, const void *data)
{
    (void)data;
    static const struct {
        xc_sort_key keys[2];
        size_t count;
        const char *wanted;
    } CASES[] = {
        {{{0, false, true}}, 1, "2 6 3 1 5 4"},
        {{{0, true, true}}, 1, "5 1 3 2 6 4"},
        {{{0, false, false}}, 1, "4 2 6 3 1 5"},
        {{{0, true, false}}, 1, "4 5 1 3 2 6"},
        {{{1, false, true}, {0, true, true}}, 2, "3 1 2 6 4 5"},
        {{{1, true, false}, {0, false, true}}, 2, "5 4 2 6 1 3"},
        {{{0, false, false}}, 0, "1 2 3 4 5 6"},
    };
    check_ok(xc_search_set_weighting(at->search, "bool", &error));
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        check_ok(xc_search_set_sort_keys(at->search, XC_SORT_VALUE, CASES[i].keys, CASES[i].count, &error));
        check_order(at->search, CASES[i].wanted);
        check_ok(xc_search_set_sort_keys(at->search, XC_SORT_VALUE_RELEVANCE, CASES[i].keys, CASES[i].count, &error));
        check_order(at->search, CASES[i].wanted);
        check_ok(xc_search_set_sort_keys(at->search, XC_SORT_RELEVANCE_VALUE, CASES[i].keys, CASES[i].count, &error));
        check_order(at->search, CASES[i].wanted);
    }
    check_fails(xc_search_set_sort_keys(at->search, XC_SORT_VALUE, NULL, 1, &error), XC_INVALID_ARGUMENT);
    check_order(at->search, CASES[6].wanted); /* untouched */
}

/* Values that are the beginnings of others, that hold NULs, and that are as great as can be. */
static void test_sort_bytes(void)
{
    static const struct {
        const char *bytes;
        size_t length;
    } VALUES[] = {{"a", 1},   {"a\0", 2}, {"a\0\xff", 3},
                  {"a\1", 2}, {"ab", 2},  {"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 12}};
    for (int descending = 0; descending < 2; descending++) {
        xc_writer *writer = xc_writer_new_in_memory(NULL);
        for (size_t i = 0; i < G_N_ELEMENTS(VALUES); i++) {
            size_t place = descending ? G_N_ELEMENTS(VALUES) - 1 - i : i;
            xc_document *document = fixture_document("all", "", NULL, "same");
            check_ok(xc_document_add_value(document, 0, VALUES[place].bytes, VALUES[place].length, &error));
            check_ok(xc_writer_replace(writer, (xc_docid)(20 - 2 * i), document, &error));
            xc_document_free(document);
        }
        xc_document *missing = fixture_document("all", "", NULL, "same");
        check_ok(xc_writer_replace(writer, 1, missing, &error));
        xc_document_free(missing);
        xc_search *search = xc_search_new(xc_writer_database(writer), NULL);
        look_for(search, "all");
        const xc_sort_key keys[] = {{1, true, true}, {0, descending, true}};
        check_ok(xc_search_set_sort_keys(search, XC_SORT_VALUE, keys, 2, &error));
        check_order(search, "20 18 16 14 12 10 1");
        xc_search_free(search);
        xc_writer_free(writer);
    }
}

static void test_collapse_and_cutoff(fixture *at, const void *data)
{
    (void)data;
    check_ok(xc_search_set_weighting(at->search, "bool", &error));
    check_ok(xc_search_set_collapse(at->search, 1, 1, &error));
    check_order(at->search, "1 3 4 5"); /* those without a value stand each alone */
    xc_result *result = run(at->search, 0, 10);
    g_assert_cmpuint(hit_of(result, 0).collapse_count, ==, 2);
    g_assert_cmpuint(hit_of(result, 1).collapse_count, ==, 0);
    xc_result_free(result);
    check_ok(xc_search_set_collapse(at->search, 1, 2, &error));
    check_order(at->search, "1 2 3 4 5");
    check_ok(xc_search_set_collapse(at->search, 1, 0, &error));
    check_order(at->search, "1 2 3 4 5 6");

    look_for(at->search, "tax");
    check_ok(xc_search_set_weighting(at->search, "tfidf nnn", &error));
    check_ok(xc_search_set_cutoff(at->search, 0, 2, &error));
    check_order(at->search, "1");
    check_ok(xc_search_set_cutoff(at->search, 90, 0, &error));
    check_order(at->search, "1");
    check_ok(xc_search_set_cutoff(at->search, 0, 0, &error));
    check_ok(xc_search_set_time_limit(at->search, 10, &error));
    check_order(at->search, "1 2 5");
    check_ok(xc_search_set_time_limit(at->search, 0, &error));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    static const fixture_test TESTS[] = {
        {"/xapian-c/search/hits", test_hits},
        {"/xapian-c/search/schemes", test_schemes},
        {"/xapian-c/search/order", test_order},
        {"/xapian-c/search/sort keys", test_sort_keys},
        {"/xapian-c/search/collapse and cut-off", test_collapse_and_cutoff},
    };
    fixture_add_tests(TESTS);
    g_test_add_func("/xapian-c/search/sort bytes", test_sort_bytes);
    return g_test_run();
}
