/* searcher_concordance_test.c: a concordance: what stands on a line, how it is cut, sorted and laid out. */
#include <jiyan/base/terminal.h>
#include <stdio.h>
#include <stdlib.h>

#include "searcher/render/concordance.h"
#include "searcher_fixture.h"

/* ---- lines ---- */

/* Lines of a hand-made passage in which each `word` is a match. */
static void add_lines(const char *text, const char *word, const jy_document *document, jy_concordance *to)
{
    jy_hit hit = {.document = document, .db = "db", .matches = g_array_new(false, false, sizeof(jy_match_span))};
    make_passage(text, NULL, &hit.passage);
    for (const char *at = text; (at = strstr(at, word)); at += strlen(word)) {
        jy_match_span match = {(uint32_t)(at - text), (uint32_t)(at - text + (ptrdiff_t)strlen(word)), 1};
        g_array_append_val(hit.matches, match);
    }
    jy_concordance_add(to, &hit, 80);
    jy_passage_clear(&hit.passage);
    g_array_unref(hit.matches);
}

/* "left[match]right place" of each line, joined by bars. */
static char *print_lines(const GPtrArray *lines)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < lines->len; i++) {
        const jy_concordance_line *line = lines->pdata[i];
        g_string_append_printf(out, "%s%s[%s]%s %s:%u", i ? "|" : "", line->left, line->match, line->right,
                               line->document->path, line->place.line);
    }
    return g_string_free(out, false);
}

typedef struct {
    const char *what, *text, *word, *lines;
} line_case;

static const line_case LINE_CASES[] = {
    {"each place", "修渠，再修渠。", "修渠", "[修渠]，再修渠。 a.txt:1|修渠，再[修渠]。 a.txt:1"},
    {"side by side", "修渠修渠", "修渠", "[修渠]修渠 a.txt:1|修渠[修渠] a.txt:1"},
    {"across sentences, not paragraphs", "前段。\n\n先勘。修渠！后验。\n\n后段。", "修渠",
     "先勘。[修渠]！后验。 a.txt:3"},
    {"a wrapped line", "今年再\n修渠，明\n年通水", "修渠", "今年再[修渠]，明年通水 a.txt:2"},
    {"wrapped words", "the new\ncanal opens\nsoon", "canal", "the new[canal]opens soon a.txt:2"},
    {"a wrapped match", "今年修\n渠", "修\n渠", "今年[修渠] a.txt:1"},
    {"no width", "修\u200b好\ufeff修渠\u00ad了", "修渠", "修好[修渠]了 a.txt:1"},
    {"controls", "先\x1b[31m修渠\t后\u202e退", "修渠", "先 [31m[修渠]后退 a.txt:1"},
    {"none", "没有", "修渠", ""},
};

static void test_lines(void)
{
    g_test_set_nonfatal_assertions();
    const jy_document document = {.path = (char *)(uintptr_t) "a.txt"};
    for (size_t i = 0; i < G_N_ELEMENTS(LINE_CASES); i++) {
        g_autoptr(jy_concordance) found = jy_concordance_new();
        add_lines(LINE_CASES[i].text, LINE_CASES[i].word, &document, found);
        g_autofree char *printed = print_lines(found->lines);
        g_test_message("%s", LINE_CASES[i].what);
        g_assert_cmpstr(printed, ==, LINE_CASES[i].lines);
    }
}

/* However long the paragraph, a side has what a page may show. */
static void test_long(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 4000; i++) {
        g_string_append(text, i == 2000 ? "a修渠" : "水");
    }
    const jy_document document = {.path = (char *)(uintptr_t) "a.txt"};
    g_autoptr(jy_concordance) found = jy_concordance_new();
    add_lines(text->str, "修渠", &document, found);
    g_assert_cmpuint(found->lines->len, ==, 1);
    const jy_concordance_line *line = found->lines->pdata[0];
    g_assert_true(g_utf8_validate(line->left, -1, NULL) && g_utf8_validate(line->right, -1, NULL));
    g_assert_cmpuint(jy_terminal_columns(line->left, strlen(line->left)), ==, 79);
    g_assert_cmpuint(jy_terminal_columns(line->right, strlen(line->right)), ==, 80);
}

/* ---- order ---- */

typedef struct {
    const char *what;
    jy_concordance_order order;
    const char *lines; /* by their places */
} sort_case;

static const sort_case SORT_CASES[] = {
    {"as they are", JY_CONCORDANCE_RANK, "c.txt:1 b.txt:1 a.txt:2 a.txt:1"},
    {"right: 丁 before 甲, whichever the script or width", JY_CONCORDANCE_RIGHT, "b.txt:1 a.txt:1 a.txt:2 c.txt:1"},
    {"left: from the match backwards", JY_CONCORDANCE_LEFT, "c.txt:1 a.txt:1 a.txt:2 b.txt:1"},
};

static void test_sort(void)
{
    g_test_set_nonfatal_assertions();
    const jy_document a = {.path = (char *)(uintptr_t) "a.txt"}, b = {.path = (char *)(uintptr_t) "b.txt"},
                      c = {.path = (char *)(uintptr_t) "c.txt"};
    for (size_t i = 0; i < G_N_ELEMENTS(SORT_CASES); i++) {
        g_autoptr(jy_concordance) found = jy_concordance_new();
        add_lines("甲丁修渠电话", "修渠", &c, found);
        add_lines("丁甲修渠丁", "修渠", &b, found);
        add_lines("乙戊修渠電燈\n乙戊修渠电灯", "修渠", &a, found);
        /* On one line they would be each other's sides. */
        jy_concordance_line *second = found->lines->pdata[3], *first = found->lines->pdata[2];
        g_free(second->left_key);
        g_free(second->right_key);
        second->left_key = g_strdup(first->left_key);
        second->right_key = g_strdup(first->right_key);
        found->lines->pdata[2] = second;
        found->lines->pdata[3] = first;
        jy_concordance_sort(found, SORT_CASES[i].order);
        g_autoptr(GString) places = g_string_new(NULL);
        for (guint j = 0; j < found->lines->len; j++) {
            const jy_concordance_line *line = found->lines->pdata[j];
            g_string_append_printf(places, "%s%s:%u", j ? " " : "", line->document->path, line->place.line);
        }
        g_test_message("%s", SORT_CASES[i].what);
        g_assert_cmpstr(places->str, ==, SORT_CASES[i].lines);
    }
}

/* ---- the page ---- */

typedef struct {
    const char *what;
    unsigned width;
    const char *date, *path, *text, *page;
} page_case;

static const page_case PAGE_CASES[] = {
    {"centred", 60, NULL, "a.txt", "先勘后修渠再验", "                先勘后 修渠 再验                     a.txt:1\n"},
    {"a date", 60, "2021", "a.txt", "先勘后修渠再验", "2021               先勘后 修渠 再验                  a.txt:1\n"},
    {"nothing on either side", 60, NULL, "a.txt", "修渠",
     "                       修渠                          a.txt:1\n"},
    {"an odd column", 61, NULL, "a.txt", "先勘修渠再验",
     "                   先勘 修渠 再验                     a.txt:1\n"},
    {"a long place has the room that nothing else needs", 60, NULL, "很长很长很长很长.txt", "先修渠",
     "             先 修渠                  很长很长很长很长.txt:1\n"},
    {"a longer one loses its beginning", 60, NULL, "很长很长很长很长很长很长很长很长很长很长很长很长很长.txt", "先修渠",
     "  先 修渠       …长很长很长很长很长很长很长很长很长很长很长.txt:1\n"},
    {"one side has the room of the other", 40, NULL, "a.txt", "修渠一二三四五六七八九十一二三四五六",
     " 修渠 一二三四五六七八九十一二   a.txt:1\n"},
    {"and the other of the one", 40, NULL, "a.txt", "一二三四五六七八九十一二三四五六修渠",
     " 五六七八九十一二三四五六 修渠   a.txt:1\n"},
    {"hardly any room", 20, NULL, "a.txt", "一二三四五六修渠一二三四五六", "五六 修渠 一二  a.txt:1\n"},
};

static char *print_page(const page_case *layout)
{
    const jy_document document = {.path = (char *)(uintptr_t)layout->path, .date = (char *)(uintptr_t)layout->date};
    g_autoptr(jy_concordance) found = jy_concordance_new();
    add_lines(layout->text, "修渠", &document, found);
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    const jy_view view = {.width = layout->width, .colour = JY_WHEN_NEVER};
    const jy_concordance_part part = {found->lines, 0, found->lines->len, false, false};
    jy_concordance_text(&part, &view, out);
    fclose(out);
    char *copy = g_strdup(text);
    free(text);
    return copy;
}

static void test_page(void)
{
    g_test_set_nonfatal_assertions();
    for (size_t i = 0; i < G_N_ELEMENTS(PAGE_CASES); i++) {
        g_autofree char *printed = print_page(&PAGE_CASES[i]);
        g_test_message("%s", PAGE_CASES[i].what);
        g_assert_cmpstr(printed, ==, PAGE_CASES[i].page);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/searcher/concordance/lines", test_lines);
    g_test_add_func("/searcher/concordance/long", test_long);
    g_test_add_func("/searcher/concordance/sort", test_sort);
    g_test_add_func("/searcher/concordance/page", test_page);
    return g_test_run();
}
