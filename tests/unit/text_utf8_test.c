/* text_utf8_test.c: parts of a text compared with words and lists of words, and characters counted. */
#include <jiyan/text/character.h>
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

/* From every character to every other, so that all rests of eight bytes come up. */
static void test_counts(void)
{
    static const char TEXT[] = "修a渠é\n𠮷，种\n\n树abcdefgh水利工程建设";
    const uint32_t length = sizeof TEXT - 1;
    for (uint32_t start = 0; start < length; jy_utf8_next(TEXT, length, &start)) {
        uint32_t count = 0, lines = 0;
        for (uint32_t end = start; end < length; count++) {
            g_assert_cmpuint(jy_utf8_count(TEXT, start, end), ==, count);
            g_assert_cmpuint(jy_utf8_count_lines(TEXT, start, end), ==, lines);
            lines += jy_utf8_next(TEXT, length, &end) == '\n';
        }
    }
}

static void test_han_runs(void)
{
    static const char TEXT[] = "修渠，a䀀鿿ꀀ";
    static const struct {
        uint32_t at, end;
    } CASES[] = {{0, 6}, {3, 6}, {6, 6}, {9, 9}, {10, 16}, {16, 16}, {19, 19}};
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_assert_cmpuint(jy_character_skip_han(TEXT, sizeof TEXT - 1, CASES[i].at), ==, CASES[i].end);
    }
    g_assert_cmpuint(jy_character_skip_han(TEXT, 3, 0), ==, 3);
}

/* Bytes drawn from those at which the table of well-formed sequences has its limits, against GLib. */
static void test_well_formed(void)
{
    static const unsigned char LIMITS[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
                                           0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xE4, 0xE5, 0xE9, 0xED,
                                           0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
    GRand *rand = g_rand_new_with_seed(3629);
    for (int round = 0; round < 200000; round++) {
        char bytes[12];
        size_t length = (size_t)g_rand_int_range(rand, 0, sizeof bytes + 1);
        for (size_t i = 0; i < length; i++) {
            bool goes_on = i && g_rand_int_range(rand, 0, 3);
            bytes[i] = (char)LIMITS[goes_on ? g_rand_int_range(rand, 3, 9) : g_rand_int_range(rand, 0, sizeof LIMITS)];
        }
        const char *end;
        g_utf8_validate(bytes, (gssize)length, &end);
        g_assert_cmpuint(jy_utf8_well_formed(bytes, length), ==, (size_t)(end - bytes));
    }
    g_rand_free(rand);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/utf8/lists", test_lists);
    g_test_add_func("/utf8/counts", test_counts);
    g_test_add_func("/utf8/han_runs", test_han_runs);
    g_test_add_func("/utf8/well_formed", test_well_formed);
    return g_test_run();
}
