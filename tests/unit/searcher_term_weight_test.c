/* searcher_term_weight_test.c: what the parts of a question weigh: bigrams within words, over their ends, of frames, of
 * titles. */
#include "searcher/query/term_weight.h"

#include <jiyan/text/fold.h>
#include <string.h>

/* The bigram `term` of `text`, more or less than `other`. */
static const struct {
    const char *label, *text, *term, *other;
} LIGHTER[] = {
    {"over two words", "农村自来水", "村自", "农村"},
    {"a frame at the end", "自来水是什么", "什么", "来水"},
    {"a frame at the start", "请问敬老院", "请问", "敬老"},
    {"Traditional", "請問敬老院", "请问", "敬老"},
    {"a word beside a title", "贯彻《水法》工作", "工作", "水法"},
};

static double weigh(const char *folded, const char *term)
{
    g_autoptr(jy_term_weights) weights = jy_term_weight_new(folded, (uint32_t)strlen(folded));
    const char *at = strstr(folded, term);
    g_assert_nonnull(at);
    uint32_t start = (uint32_t)(at - folded);
    return jy_term_weight_of(weights, start, start + (uint32_t)strlen(term));
}

static void test_lighter(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(LIGHTER); i++) {
        g_autofree char *folded = jy_fold_string(LIGHTER[i].text, -1);
        g_test_message("%s", LIGHTER[i].label);
        g_assert_cmpfloat(weigh(folded, LIGHTER[i].term), <, weigh(folded, LIGHTER[i].other));
    }
}

static void test_plain(void)
{
    g_assert_cmpfloat(weigh("敬老院", "敬老"), ==, 1);
    g_assert_cmpfloat(weigh("gdp增长", "gdp"), ==, 1);
    g_assert_cmpfloat(weigh("新建12所", "12"), ==, 1);
    g_assert_cmpfloat(weigh("水", "水"), ==, 1);
}

static void test_character(void)
{
    g_assert_cmpfloat(jy_term_weight_of_character(0x7684), <, 1); /* 的 */
    g_assert_cmpfloat(jy_term_weight_of_character(0x6C34), ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/searcher/weight/lighter", test_lighter);
    g_test_add_func("/searcher/weight/plain", test_plain);
    g_test_add_func("/searcher/weight/character", test_character);
    return g_test_run();
}
