/* xapian_c_query_test.c: queries of every kind: what they say of themselves and what they match. */
#include "tests/unit/xapian_c_fixture.h"

/* Documents 1 to 6; slot 0 is a year. */
static const struct {
    const char *terms, *year;
} DOCUMENTS[] = {
    {"a b c", "2018"}, {"a c b", "2019"}, {"b d", "2020"}, {"a x x x b", "2021"}, {"d税1 d税2", NULL}, {"c", "2018"},
};

static xc_writer *six_documents(void)
{
    xc_writer *writer = xc_writer_new_in_memory(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(DOCUMENTS); i++) {
        fixture_add(writer, DOCUMENTS[i].terms, "", DOCUMENTS[i].year, NULL);
    }
    return writer;
}

/* Takes the query; gives the documents it matches as "1 2 3", to be freed. */
static char *matches(xc_writer *writer, xc_query *query)
{
    g_assert_nonnull(query);
    xc_search *search = xc_search_new(xc_writer_database(writer), NULL);
    check_ok(xc_search_set_query(search, query, &error));
    check_ok(xc_search_set_weighting(search, "bool", &error));
    xc_result *result = NULL;
    check_ok(xc_search_run(search, 0, 100, 100, &result, &error));
    GString *found = g_string_new(NULL);
    for (uint32_t i = 0; i < xc_result_size(result); i++) {
        xc_hit hit;
        check_ok(xc_result_hit(result, i, &hit, &error));
        g_string_append_printf(found, i ? " %u" : "%u", hit.docid);
    }
    xc_result_free(result);
    xc_search_free(search);
    xc_query_free(query);
    return g_string_free(found, FALSE);
}

#define check_matches(writer, query, wanted)                                                                           \
    do {                                                                                                               \
        char *found_ = matches((writer), (query));                                                                     \
        g_assert_cmpstr(found_, ==, (wanted));                                                                         \
        g_free(found_);                                                                                                \
    } while (0)

/* A query of terms, under one operator. */
static xc_query *of_terms(xc_op op, const char *terms, uint32_t parameter)
{
    char **words = g_strsplit(terms, " ", 0);
    xc_query *parts[8];
    size_t count = 0;
    for (; words[count]; count++) {
        parts[count] = fixture_term(words[count]);
    }
    xc_query *query = xc_query_combine(op, (const xc_query *const *)parts, count, parameter, NULL);
    for (size_t i = 0; i < count; i++) {
        xc_query_free(parts[i]);
    }
    g_strfreev(words);
    return query;
}

static void test_operators(void)
{
    static const struct {
        xc_op op;
        const char *terms;
        uint32_t parameter;
        const char *described, *matched;
    } CASES[] = {
        {XC_OP_AND, "a b", 0, "Query((a AND b))", "1 2 4"},
        {XC_OP_OR, "a d", 0, "Query((a OR d))", "1 2 3 4"},
        {XC_OP_XOR, "a b", 0, "Query((a XOR b))", "3"},
        {XC_OP_AND_NOT, "b c", 0, "Query((b AND_NOT c))", "3 4"},
        {XC_OP_FILTER, "b d", 0, "Query((b FILTER d))", "3"},
        {XC_OP_AND_MAYBE, "a c", 0, "Query((a AND_MAYBE c))", "1 2 4"},
        {XC_OP_SYNONYM, "a d", 0, "Query((a SYNONYM d))", "1 2 3 4"},
        {XC_OP_MAX, "a d", 0, "Query((a MAX d))", "1 2 3 4"},
        {XC_OP_ELITE_SET, "a d", 0, "Query((a ELITE_SET 10 d))", "1 2 3 4"},
        {XC_OP_NEAR, "b a", 2, "Query((b NEAR 2 a))", "1"},
        {XC_OP_NEAR, "b a", 3, "Query((b NEAR 3 a))", "1 2"},
        {XC_OP_PHRASE, "a b", 0, "Query((a PHRASE 2 b))", "1"},
        {XC_OP_PHRASE, "a b", 5, "Query((a PHRASE 5 b))", "1 2 4"},
    };
    xc_writer *writer = six_documents();
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        xc_query *query = of_terms(CASES[i].op, CASES[i].terms, CASES[i].parameter);
        g_assert_nonnull(query);
        xc_text text = {0};
        check_ok(xc_query_describe(query, &text, &error));
        g_assert_cmpstr(text.data, ==, CASES[i].described);
        xc_text_free(&text);

        xc_text bytes = {0};
        check_ok(xc_query_serialise(query, &bytes, &error));
        xc_query *again = xc_query_unserialise(bytes.data, bytes.length, NULL);
        check_ok(xc_query_describe(again, &text, &error));
        g_assert_cmpstr(text.data, ==, CASES[i].described);
        xc_text_free(&text);
        xc_text_free(&bytes);
        check_matches(writer, again, CASES[i].matched);
        check_matches(writer, query, CASES[i].matched);
    }
    xc_writer_free(writer);
}

static void test_others(void)
{
    xc_writer *writer = six_documents();
    check_matches(writer, xc_query_match_all(NULL), "1 2 3 4 5 6");
    check_matches(writer, fixture_term(""), "1 2 3 4 5 6");
    check_matches(writer, xc_query_match_nothing(NULL), "");
    check_matches(writer, xc_query_combine(XC_OP_OR, NULL, 0, 0, NULL), "");
    check_matches(writer, xc_query_value_range(0, "2018", 4, "2019", 4, NULL), "1 2 6");
    check_matches(writer, xc_query_value_range(0, "2020", 4, "2019", 4, NULL), "");
    check_matches(writer, xc_query_value_ge(0, "2020", 4, NULL), "3 4");
    check_matches(writer, xc_query_value_le(0, "2018", 4, NULL), "1 6");
    check_matches(writer, xc_query_wildcard("d", 1, 0, XC_WILDCARD_ERROR, XC_OP_OR, NULL), "3 5");
    check_matches(writer, xc_query_wildcard("d税", 4, 2, XC_WILDCARD_ERROR, XC_OP_SYNONYM, NULL), "5");
    check_matches(writer, xc_query_wildcard("", 0, 1, XC_WILDCARD_FIRST, XC_OP_MAX, NULL), "1 2 4");
    check_matches(writer, xc_query_wildcard("", 0, 1, XC_WILDCARD_MOST_FREQUENT, XC_OP_OR, NULL), "1 2 3 4");
    check_matches(writer, xc_query_wildcard("none", 4, 1, XC_WILDCARD_ERROR, XC_OP_OR, NULL), "");

    xc_query *nothing = xc_query_match_nothing(NULL), *term = fixture_term("a");
    g_assert_true(xc_query_is_empty(nothing));
    g_assert_false(xc_query_is_empty(term));
    xc_query *scaled = xc_query_scale(term, 2.5, NULL);
    xc_text text = {0};
    check_ok(xc_query_describe(scaled, &text, &error));
    g_assert_cmpstr(text.data, ==, "Query(2.5 * a)");
    xc_text_free(&text);
    xc_query_free(term);
    check_matches(writer, scaled, "1 2 4"); /* stands without the query it was made from */
    xc_query_free(nothing);
    xc_writer_free(writer);
}

static void test_nul(void)
{
    xc_writer *writer = xc_writer_new_in_memory(NULL);
    xc_document *document = xc_document_new(NULL);
    check_ok(xc_document_add_term(document, "a\0b", 3, 1, &error));
    check_ok(xc_document_add_value(document, 3, "\0\1", 2, &error));
    check_ok(xc_writer_add(writer, document, NULL, &error));
    xc_document_free(document);
    check_matches(writer, xc_query_term("a\0b", 3, 1, NULL), "1");
    check_matches(writer, xc_query_term("a\0c", 3, 1, NULL), "");
    check_matches(writer, xc_query_term("a", 1, 1, NULL), "");
    check_matches(writer, xc_query_wildcard("a\0", 2, 0, XC_WILDCARD_ERROR, XC_OP_OR, NULL), "1");
    check_matches(writer, xc_query_value_ge(3, "\0\0", 2, NULL), "1");
    check_matches(writer, xc_query_value_ge(3, "\0\2", 2, NULL), "");
    xc_writer_free(writer);
}

static void test_terms(void)
{
    xc_query *query = of_terms(XC_OP_OR, "c a b a", 0);
    xc_terms *terms = xc_query_terms(query, NULL);
    xc_query_free(query);
    GString *all = g_string_new(NULL);
    while (xc_terms_next(terms, NULL) == XC_OK) {
        size_t length;
        const char *text = xc_terms_text(terms, &length);
        g_string_append_len(all, text, (gssize)length);
    }
    g_assert_cmpstr(all->str, ==, "abc");
    g_string_free(all, TRUE);
    xc_terms_free(terms);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/xapian-c/query/operators", test_operators);
    g_test_add_func("/xapian-c/query/others", test_others);
    g_test_add_func("/xapian-c/query/NUL", test_nul);
    g_test_add_func("/xapian-c/query/terms", test_terms);
    return g_test_run();
}
