/* searcher_terms_test.c: a phrase as the terms that the index is asked for. */
#include <glib.h>

#include "searcher/plan/term_query.h"
#include "searcher/query/terms.h"

static const struct {
    const char *label, *phrase, *query, *words;
    bool proven; /* by the index alone */
} CASES[] = {
    {"bigram", "水渠", "Query(水渠)", "水渠", true},
    {"run", "高质量发展", "Query((高质 AND 质量 AND 量发 AND 发展))", "高质 质量 量发 发展", false},
    {"Traditional", "經濟", "Query(经济)", "经济", true},
    {"word", "ＧＤＰ", "Query(gdp)", "gdp", true},
    {"number", "1,200", "Query(1200)", "1200", true},
    {"lone character", "税", "Query(WILDCARD SYNONYM 税)", "税", true},
    {"lone character with a star", "税*", "Query(WILDCARD SYNONYM 税)", "税", true},
    {"word that may go on", "gov*", "Query(WILDCARD SYNONYM gov)", "gov", false},
    {"lone character behind a number", "12所", "Query(12)", "12", false},
    {"number before a run", "900万人", "Query((900 AND 万人))", "900 万人", false},
    {"two runs of a quotation", "水渠，水厂", "Query((水渠 AND 水厂))", "水渠 水厂", false},
    {"characters apart", "水、渠", "Query((WILDCARD SYNONYM 水 AND WILDCARD SYNONYM 渠))", "水 渠", false},
    {"kana", "カ", "Query(WILDCARD SYNONYM カ)", "カ", true},
};

/* What is asked does not depend on what is in an index. */
static xc_writer *empty;

/* A query as Xapian says it, without what is of no interest here. */
static char *describe(const xc_query *query)
{
    xc_text text = {0};
    g_assert_cmpint(xc_query_describe(query, &text, NULL), ==, XC_OK);
    GString *out = g_string_new(text.data);
    xc_text_free(&text);
    return g_string_free(out, false);
}

static void append_word(const jy_token *token, void *user)
{
    GString *out = user;
    g_string_append_printf(out, "%s%.*s", out->len ? " " : "", (int)token->length, token->term);
}

static void test_cases(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        xc_error failure;
        g_test_message("%s", CASES[i].label);
        g_autoptr(jy_phrase) phrase = jy_phrase_new(CASES[i].phrase, -1);
        xc_query *query = jy_term_query_all(xc_writer_database(empty), phrase, "", &failure);
        g_autofree char *text = describe(query);
        xc_query_free(query);
        g_assert_cmpstr(text, ==, CASES[i].query);
        g_assert_cmpint(jy_terms_prove(phrase), ==, CASES[i].proven);
        g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func((GDestroyNotify)jy_phrase_free);
        jy_terms_words(phrase, words, NULL);
        g_autoptr(GString) all = g_string_new(NULL);
        for (guint j = 0; j < words->len; j++) {
            jy_phrase_terms(words->pdata[j], append_word, all);
        }
        g_assert_cmpstr(all->str, ==, CASES[i].words);
    }
}

static void test_prefix(void)
{
    xc_error failure;
    g_autoptr(jy_phrase) phrase = jy_phrase_new("水渠好", -1);
    xc_query *query = jy_term_query_all(xc_writer_database(empty), phrase, "XH", &failure);
    g_autofree char *text = describe(query);
    xc_query_free(query);
    g_assert_cmpstr(text, ==, "Query((XH水渠 AND XH渠好))");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/searcher/terms/cases", test_cases);
    g_test_add_func("/searcher/terms/prefix", test_prefix);
    empty = xc_writer_new_in_memory(NULL);
    int status = g_test_run();
    xc_writer_free(empty);
    return status;
}
