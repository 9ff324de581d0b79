/* searcher_mend_test.c: what is left out of a question that is no valid query. */
#include <string.h>

#include "searcher/query/mend.h"
#include "searcher/query/parse.h"

static const struct {
    const char *label, *question, *text, *note;
} MENDED[] = {
    {"a valid query stays", "（栈桥 OR 灯塔） -年:2018 “渔 船”", NULL, NULL},
    {"so does running text", "栈桥修好了吗？谁来修——镇里还是县里！", NULL, NULL},
    {"bracket never closed", "栈桥（灯塔", "栈桥 灯塔",
     "column 6: a closing ) is missing for the ( at column 3, so （ is ignored"},
    {"bracket never opened", "栈桥) 灯塔", "栈桥  灯塔", "column 3: this ) has no ( before it, so ) is ignored"},
    {"quotation never closed", "9\" 管", "9  管",
     "column 5: a closing quotation mark is missing for the one at column 2, so \" is ignored"},
    {"OR of nothing", "栈桥 OR", "栈桥   ", "column 6: OR wants a word, a quotation or ( behind it, so OR is ignored"},
    {"full-width letters", "栈桥 ＯＲ", "栈桥   ",
     "column 6: OR wants a word, a quotation or ( behind it, so ＯＲ is ignored"},
    {"NEAR without its number", "栈桥 NEAR/x 灯塔", "栈桥      x 灯塔", NULL},
    {"field without a value", "栈桥 年：", "栈桥 年 ",
     "column 6: a value is expected behind the colon, so ： is ignored"},
    {"no value of the field", "kind:灯塔 栈桥", "kind 灯塔 栈桥",
     "column 6: 灯塔 is none of the kinds commitment, report, problem, other, noise, so : is ignored"},
    {"the rest stays a query", "（栈桥 -灯塔 年:2020", " 栈桥 -灯塔 年:2020",
     "column 15: a closing ) is missing for the ( at column 1, so （ is ignored"},
    {"no word at all", "？——", NULL, "the question asks for nothing"},
    {"not UTF-8", "栈桥\xFF", NULL, NULL},
};

static void test_mended(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(MENDED); i++) {
        g_auto(jy_mended) mended = {0};
        g_test_message("%s", MENDED[i].label);
        jy_mend(MENDED[i].question, true, &mended);
        g_assert_cmpstr(mended.text, ==, MENDED[i].text ? MENDED[i].text : MENDED[i].question);
        if (MENDED[i].note || !MENDED[i].text) {
            g_assert_cmpstr(mended.note, ==, MENDED[i].note);
        }
    }
}

static void test_nothing_unsaid(void)
{
    g_auto(jy_mended) mended = {0};
    jy_mend("？", false, &mended);
    g_assert_null(mended.note);
}

static char *repeated(const char *part, guint count)
{
    GString *out = g_string_new("灯塔 ");
    for (guint i = 0; i < count; i++) {
        g_string_append(out, part);
    }
    return g_string_free(out, false);
}

/* A text with very many faults is read as words, and a text that is too long in part. */
static void test_many(void)
{
    g_autoptr(GError) err = NULL;
    g_autofree char *brackets = repeated(") 栈桥 OR ", 500), *text = repeated("修好栈桥，", 2000),
                    *few = repeated(")", 5);
    g_auto(jy_mended) of_brackets = {0}, of_text = {0}, of_few = {0};
    jy_mend(brackets, true, &of_brackets);
    g_autoptr(jy_node) root = jy_parse(of_brackets.text, NULL, &err);
    g_assert_no_error(err);
    g_assert_cmpuint(jy_node_conjuncts(root), ==, 985); /* the first 16 OR were left out */
    g_assert_true(g_str_has_suffix(of_brackets.note, "; of the rest, everything but words"));
    jy_mend(text, true, &of_text);
    g_assert_cmpuint(strlen(of_text.text), <=, JY_QUESTION_MOST);
    g_assert_cmpuint(strlen(of_text.text), >, JY_QUESTION_MOST - 4);
    g_assert_true(g_utf8_validate(of_text.text, -1, NULL));
    g_assert_cmpstr(of_text.note, ==, "a question may have 20000 bytes: what is behind them is ignored");
    jy_mend(few, true, &of_few);
    g_assert_true(g_str_has_suffix(of_few.note, "; and 2 more"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/searcher/mend/mended", test_mended);
    g_test_add_func("/searcher/mend/nothing_unsaid", test_nothing_unsaid);
    g_test_add_func("/searcher/mend/many", test_many);
    return g_test_run();
}
