/* text_utf8_test.c: parts of a text compared with words and lists of words. */
#include <jiyan/text/utf8.h>

#include <glib.h>
#include <string.h>

static const char *const WORDS[] = {"修", "修渠", "种树", NULL};

static const struct {
    const char *text;
    uint32_t start, end;
    const char *starts, *ends, *contains;
} ROWS[] = {
    {"修渠种树", 0, 12, "修", "种树", "修"}, {"修渠种树", 3, 12, NULL, "种树", "种树"},
    {"修渠种树", 0, 9, "修", NULL, "修"},    {"修渠种树", 0, 6, "修", "修渠", "修"},
    {"修渠种树", 6, 9, NULL, NULL, NULL},    {"修渠种树", 0, 2, NULL, NULL, NULL},
    {"修渠种树", 12, 12, NULL, NULL, NULL},  {"", 0, 0, NULL, NULL, NULL},
    {"我们修渠", 0, 12, NULL, "修渠", "修"},
};

static void test_lists(void)
{
    static const char *const NONE[] = {NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        const char *text = ROWS[i].text;
        uint32_t start = ROWS[i].start, end = ROWS[i].end;
        g_test_message("%s %u..%u", text, start, end);
        g_assert_cmpstr(jy_utf8_starts_any(text, start, end, WORDS), ==, ROWS[i].starts);
        g_assert_cmpstr(jy_utf8_ends_any(text, start, end, WORDS), ==, ROWS[i].ends);
        g_assert_cmpstr(jy_utf8_contains_any(text, start, end, WORDS), ==, ROWS[i].contains);
        g_assert_null(jy_utf8_starts_any(text, start, end, NONE));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/utf8/lists", test_lists);
    return g_test_run();
}
