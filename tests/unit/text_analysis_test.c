/* text_analysis_test.c: the version of the analysis: what changes it, and what does not. */
#include "text/analysis/tables.h"

#include <jiyan/text/analysis.h>
#include <stdbool.h>
#include <string.h>

static char *digest_of(const char *first, const char *second)
{
    g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func(g_free);
    jy_tables_read(first, tables);
    jy_tables_read(second, tables);
    return jy_tables_digest(tables);
}

#define TABLE "static const word WORDS[] = {{\"修渠\", KIND_TASK}, {\"种树\", KIND_DONE}};\n"
#define CODE "bool f(const char *at) { return match(at, \"在|于\") && at[0] < LIMIT; }\n"
#define LIMIT "#define LIMIT 12\n"

static const struct {
    const char *label, *first, *second;
    bool is_same;
} ROWS[] = {
    {"itself", TABLE CODE LIMIT, "", true},
    {"a table in another place", LIMIT CODE TABLE, "", true},
    {"a table in another file", CODE LIMIT, TABLE, true},
    {"a comment", "/* \"修塘\" */ // {\n" TABLE CODE LIMIT, "", true},
    {"a comment in a table",
     "const word WORDS[] = { /* , */\n{\"修渠\", /* \" */ KIND_TASK},\n{\"种树\", KIND_DONE}};" CODE LIMIT, "", true},
    {"a string in two", "word WORDS[] = {{\"修\"\n\"渠\", KIND_TASK}, {\"种\" \"树\", KIND_DONE}};" CODE LIMIT, "",
     true},
    {"a continued line", TABLE CODE "#define LIMIT \\\n    12\n", "", true},
    {"a macro without a body, an include", "#ifndef JY_H\n#define JY_H\n#include \"jy.h\"\n" TABLE CODE LIMIT, "",
     true},
    {"other code", TABLE "bool f(const char *at) { return at[0] < LIMIT && match(at, \"在|于\"); }\n" LIMIT, "", true},
    {"a word altered", "const word WORDS[] = {{\"修塘\", KIND_TASK}, {\"种树\", KIND_DONE}};\n" CODE LIMIT, "", false},
    {"a word of another kind", "const word WORDS[] = {{\"修渠\", KIND_DONE}, {\"种树\", KIND_DONE}};\n" CODE LIMIT, "",
     false},
    {"rows in another order", "const word WORDS[] = {{\"种树\", KIND_DONE}, {\"修渠\", KIND_TASK}};\n" CODE LIMIT, "",
     false},
    {"a word in code", TABLE "bool f(const char *at) { return match(at, \"在\") && at[0] < LIMIT; }\n" LIMIT, "",
     false},
    {"a limit", TABLE CODE "#define LIMIT 13\n", "", false},
    {"a table more", TABLE CODE LIMIT, "static const char MORE[] = \"塘\";\n", false},
    {"a quote in quotes", TABLE CODE LIMIT, "char c = '\"'; /* \" */", true},
    {"an end in quotes", TABLE CODE LIMIT, "const char S[] = \"\\\"/*\"", false},
};

static void test_digest(void)
{
    g_autofree char *wanted = digest_of(TABLE CODE LIMIT, "");
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *digest = digest_of(ROWS[i].first, ROWS[i].second);
        g_test_message("%s: %s", ROWS[i].label, digest);
        g_assert_cmpint(g_str_equal(digest, wanted), ==, ROWS[i].is_same);
    }
}

static void test_broken_sources(void)
{
    static const char *const SOURCES[] = {"",         "\"",         "'", "\"\\",    "/*",
                                          "a[] = {{", "a[] = {}}}", "#", "#define", "\\\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(SOURCES); i++) {
        g_autofree char *digest = digest_of(SOURCES[i], SOURCES[i]);
        g_test_message("%s", SOURCES[i]);
        g_assert_cmpuint(strlen(digest), ==, 12);
    }
}

/* A word of a real table: what the version of this build is made of. */
static void test_a_word_of_the_lexicon(void)
{
    g_autofree char *source = NULL;
    g_assert_true(g_file_get_contents("text/statement/lexicon.c", &source, NULL, NULL));
    char *word = source ? strstr(source, "必须 务必") : NULL;
    g_assert_nonnull(word);
    if (word) {
        g_autofree char *before = digest_of(source, "");
        memcpy(word, "须", strlen("须"));
        g_autofree char *after = digest_of(source, "");
        g_assert_cmpstr(before, !=, after);
    }
}

static void test_version(void)
{
    g_assert_true(g_regex_match_simple("^[1-9][0-9]*\\.[0-9a-f]{12}$", jy_analysis_version(), 0, 0));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/analysis/digest", test_digest);
    g_test_add_func("/analysis/broken-sources", test_broken_sources);
    g_test_add_func("/analysis/lexicon", test_a_word_of_the_lexicon);
    g_test_add_func("/analysis/version", test_version);
    return g_test_run();
}
