/* xapian_c_candidate_test.c: deciders, facets, elite sets, relevance feedback, results that outlive their search. */
#include "tests/unit/xapian_c_search_fixture.h"

typedef struct decision {
    GString *seen;
    const char *unwanted;
} decision;

static bool decide(xc_document *document, void *user)
{
    decision *with = user;
    const char *text;
    size_t length;
    check_ok(xc_document_value(document, 0, &text, &length, &error));
    g_string_append_printf(with->seen, "%u:%.*s ", xc_document_docid(document), (int)length, text);
    check_ok(xc_document_data(document, &text, &length, &error));
    return strcmp(text, with->unwanted) != 0;
}

static void test_decider(fixture *at, const void *data)
{
    (void)data;
    decision with = {.seen = g_string_new(NULL), .unwanted = "two"};
    look_for(at->search, "tax");
    check_ok(xc_search_set_weighting(at->search, "bool", &error));
    xc_search_set_decider(at->search, decide, &with);
    check_order(at->search, "1 5");
    g_assert_cmpstr(with.seen->str, ==, "1:2020 2:2018 5:2021 ");
    xc_search_set_decider(at->search, NULL, NULL);
    check_order(at->search, "1 2 5");
    g_string_free(with.seen, TRUE);
}

static bool close_database(xc_document *document, void *user)
{
    xc_database_close(user, NULL);
    const char *text;
    size_t length;
    return xc_document_data(document, &text, &length, NULL) != XC_OK; /* wants the document all the same */
}

/* A candidate that cannot be read fails the run with the same error. */
static void test_decider_failure(void)
{
    char *folder = fixture_folder(), *path = g_build_filename(folder, "db", NULL);
    xc_writer *writer = fixture_writer(path);
    fixture_add(writer, "all", "data", NULL, NULL);
    fixture_close(writer);
    xc_database *database = fixture_open(path);
    xc_search *search = xc_search_new(database, NULL);
    look_for(search, "all");
    xc_search_set_decider(search, close_database, database);
    xc_result *result = NULL;
    check_fails(xc_search_run(search, 0, 10, 0, &result, &error), XC_DATABASE_CLOSED);
    g_assert_null(result);
    xc_search_free(search);
    xc_database_free(database);
    g_free(path);
    fixture_remove(folder);
}

/* A result is of use after the search and the database it came from are freed; so are iterators. */
static void test_result_alone(void)
{
    char *folder = fixture_folder(), *path = g_build_filename(folder, "db", NULL);
    xc_writer *writer = fixture_writer(path);
    fixture_add(writer, "all", "data", "2020", NULL);
    fixture_close(writer);
    xc_database *database = fixture_open(path);
    xc_search *search = xc_search_new(database, NULL);
    look_for(search, "all");
    const xc_sort_key key = {0, true, true};
    check_ok(xc_search_set_sort_keys(search, XC_SORT_VALUE, &key, 1, &error));
    check_ok(xc_search_add_facet(search, 0, &error));
    xc_result *result = run(search, 0, 10);
    xc_values *values = xc_database_values(database, 0, NULL);
    xc_search_free(search);
    xc_database_free(database);
    g_assert_cmpuint(hit_of(result, 0).docid, ==, 1);
    xc_document *document = NULL;
    check_ok(xc_result_document(result, 0, &document, &error));
    xc_result_free(result);
    const char *text;
    size_t length;
    check_ok(xc_document_data(document, &text, &length, &error));
    check_bytes(text, length, "data");
    xc_document_free(document);
    check_ok(xc_values_next(values, &error));
    check_bytes(xc_values_text(values, &length), length, "2020");
    xc_values_free(values);
    g_free(path);
    fixture_remove(folder);
}

static void test_facets(fixture *at, const void *data)
{
    (void)data;
    check_ok(xc_search_add_facet(at->search, 1, &error));
    check_ok(xc_search_add_facet(at->search, 0, &error));
    check_fails(xc_search_add_facet(at->search, 1, &error), XC_INVALID_ARGUMENT);
    xc_text value = {0};
    uint32_t count = 0, documents = 77;
    size_t values = 77;
    check_ok(xc_search_facet_size(at->search, 1, &values, &documents, &error)); /* before any run */
    g_assert_cmpuint(values, ==, 0);
    g_assert_cmpuint(documents, ==, 0);
    for (int again = 0; again < 2; again++) { /* a run does not add to the one before */
        xc_result_free(run(at->search, 0, 1));
        check_ok(xc_search_facet_size(at->search, 1, &values, &documents, &error));
        g_assert_cmpuint(values, ==, 3);
        g_assert_cmpuint(documents, ==, 6);
        static const struct {
            const char *value;
            uint32_t count;
        } WANTED[] = {{"report", 3}, {"notice", 1}, {"speech", 1}};
        for (size_t i = 0; i < G_N_ELEMENTS(WANTED); i++) {
            check_ok(xc_search_facet(at->search, 1, i, &value, &count, &error));
            g_assert_cmpstr(value.data, ==, WANTED[i].value);
            g_assert_cmpuint(count, ==, WANTED[i].count);
            xc_text_free(&value);
        }
        check_fails(xc_search_facet(at->search, 1, 3, &value, &count, &error), XC_RANGE);
        check_ok(xc_search_facet(at->search, 0, 0, &value, &count, &error));
        g_assert_cmpstr(value.data, ==, "2018");
        xc_text_free(&value);
    }
    check_fails(xc_search_facet(at->search, 5, 0, &value, &count, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_search_facet_size(at->search, 5, NULL, NULL, &error), XC_INVALID_ARGUMENT);
    look_for(at->search, "road");
    xc_result_free(run(at->search, 0, 1));
    check_ok(xc_search_facet_size(at->search, 1, &values, NULL, &error));
    g_assert_cmpuint(values, ==, 1);
}

/* An elite set of one takes the rarest term. */
static void test_elite(fixture *at, const void *data)
{
    (void)data;
    xc_query *parts[] = {fixture_term("all"), fixture_term("water")};
    xc_query *elite = xc_query_combine(XC_OP_ELITE_SET, (const xc_query *const *)parts, 2, 1, NULL);
    check_ok(xc_search_set_query(at->search, elite, &error));
    check_order(at->search, "3 5");
    xc_query_free(elite);
    xc_query_free(parts[0]);
    xc_query_free(parts[1]);
}

static void test_expand(fixture *at, const void *data)
{
    (void)data;
    look_for(at->search, "tax");
    static const xc_docid RELEVANT[] = {3, 5};
    xc_terms *terms = NULL;
    check_ok(xc_search_expand(at->search, RELEVANT, 2, 3, &terms, &error));
    double last = 1e300, weight = 0;
    uint32_t figure, count = 0;
    size_t length;
    check_fails(xc_terms_weight(terms, &weight, &error), XC_INVALID_OPERATION);
    for (; xc_terms_next(terms, NULL) == XC_OK; count++) {
        const char *text = xc_terms_text(terms, &length);
        if (count == 0) {
            check_bytes(text, length, "water"); /* in both, and nowhere else */
        }
        g_assert_cmpstr(text, !=, "tax");
        check_ok(xc_terms_weight(terms, &weight, &error));
        g_assert_cmpfloat(weight, <=, last);
        last = weight;
        check_fails(xc_terms_wdf(terms, &figure, &error), XC_INVALID_OPERATION);
        check_fails(xc_terms_freq(terms, &figure, &error), XC_INVALID_OPERATION);
    }
    g_assert_cmpuint(count, ==, 3);
    g_assert_cmpint(xc_terms_next(terms, NULL), ==, XC_END);
    check_fails(xc_terms_weight(terms, &weight, &error), XC_INVALID_OPERATION);
    check_fails(xc_terms_skip_to(terms, "a", 1, &error), XC_INVALID_OPERATION);
    xc_terms_free(terms);
    static const xc_docid WRONG[] = {0}, MISSING[] = {77};
    check_fails(xc_search_expand(at->search, MISSING, 1, 3, &terms, &error), XC_DOC_NOT_FOUND);
    check_fails(xc_search_expand(at->search, WRONG, 1, 3, &terms, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_search_expand(at->search, NULL, 1, 3, &terms, &error), XC_INVALID_ARGUMENT);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    static const fixture_test TESTS[] = {
        {"/xapian-c/candidate/decider", test_decider},
        {"/xapian-c/candidate/facets", test_facets},
        {"/xapian-c/candidate/elite", test_elite},
        {"/xapian-c/candidate/expand", test_expand},
    };
    fixture_add_tests(TESTS);
    g_test_add_func("/xapian-c/candidate/decider failure", test_decider_failure);
    g_test_add_func("/xapian-c/candidate/result alone", test_result_alone);
    return g_test_run();
}
