/* index_counts_test.c: characters and statements that are counted when a document is indexed. */
#include <jiyan/index/counts.h>

#include <glib.h>
#include <string.h>

static const struct {
    const char *text;
    unsigned characters;
} TEXTS[] = {
    {"", 0},
    {"要新建水厂3座。", 8},
    {"一、要 求\n\n（一）\t水厂\r\n", 9},
    {"　全角空格\xC2\xA0和\xE2\x80\x83别的\xE2\x80\xA8空白", 9},
    {"é、ß、𠀀、\xE2\x80\x8B、\xF0\x9F\x98\x80", 9}, /* no width is no space */
};

static void test_characters(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        g_test_message("%s", TEXTS[i].text);
        g_assert_cmpuint(jy_counts_characters(TEXTS[i].text, 0, (uint32_t)strlen(TEXTS[i].text)), ==,
                         TEXTS[i].characters);
    }
    g_assert_cmpuint(jy_counts_characters("甲 乙丙", 3, 7), ==, 1);
}

static void test_statements(void)
{
    static const char TEXT[] = "确保建成3座。已建 2座。要研究。";
    const jy_statement statements[] = {
        {.start = 0, .end = 19, .kind = JY_STATEMENT_COMMITMENT, .strength = JY_STRENGTH_MUST, .is_testable = true},
        {.start = 19, .end = 33, .kind = JY_STATEMENT_REPORT},
        {.start = 33, .end = 45, .kind = JY_STATEMENT_COMMITMENT, .strength = JY_STRENGTH_SHALL},
    };
    g_autoptr(GArray) all = g_array_new(false, false, sizeof(jy_statement));
    g_array_append_vals(all, statements, G_N_ELEMENTS(statements));
    jy_counts counts = {0};
    g_assert_cmpuint(strlen(TEXT), ==, 45);
    for (unsigned passages = 1; passages <= 2; passages++) {
        jy_counts_add(&counts, TEXT, sizeof TEXT - 1, all);
        g_assert_cmpuint(counts.characters, ==, 16 * passages);
        g_assert_cmpuint(counts.statements[JY_STATEMENT_COMMITMENT], ==, 2 * passages);
        g_assert_cmpuint(counts.stated[JY_STATEMENT_COMMITMENT], ==, 11 * passages);
        g_assert_cmpuint(counts.statements[JY_STATEMENT_REPORT], ==, passages);
        g_assert_cmpuint(counts.stated[JY_STATEMENT_REPORT], ==, 5 * passages);
        g_assert_cmpuint(counts.statements[JY_STATEMENT_PROBLEM], ==, 0);
        g_assert_cmpuint(counts.binding[JY_STRENGTH_MUST][true], ==, passages);
        g_assert_cmpuint(counts.binding[JY_STRENGTH_MUST][false], ==, 0);
        g_assert_cmpuint(counts.binding[JY_STRENGTH_SHALL][false], ==, passages);
        g_assert_cmpuint(counts.binding[JY_STRENGTH_NONE][false], ==, 0);
    }

    /* What is in no statement counts as well. */
    jy_counts of_one = {0};
    g_array_set_size(all, 2);
    g_array_remove_index(all, 0);
    jy_counts_add(&of_one, TEXT, sizeof TEXT - 1, all);
    g_assert_cmpuint(of_one.characters, ==, 16);
    g_assert_cmpuint(of_one.stated[JY_STATEMENT_REPORT], ==, 5);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/index/counts/characters", test_characters);
    g_test_add_func("/index/counts/statements", test_statements);
    return g_test_run();
}
