/* text_words_test.c: the words of a phrase. */
#include <jiyan/text/words.h>

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* `words`: with bars between. */
static const struct {
    const char *label, *text, *words;
} WORDS[] = {
    {"two and two", "城镇新增就业", "城镇|新增|就业"},
    {"a character behind", "失业率", "失业率"},
    {"a character before", "高标准农田", "高标准|农田"},
    {"two single characters", "公屋", "公屋"},
    {"four", "脱贫攻坚", "脱贫攻坚"},
    {"those that join are left out", "电话和网络的价格", "电话|网络|价格"},
    {"numbers and marks too", "新建12所学校，修路", "新建|学校|修路"},
    {"letters", "建设gdp", "建设|gdp"},
    {"empty", "", ""},
    {"only marks", "，。", ""},
};

static void test_words(void)
{
    g_autoptr(jy_words) cutter = jy_words_new();
    g_assert_nonnull(cutter);
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        g_test_message("%s", WORDS[i].label);
        g_autoptr(GArray) found = g_array_new(false, false, sizeof(jy_word));
        g_autoptr(GString) words = g_string_new(NULL);
        jy_words_cut(cutter, WORDS[i].text, (uint32_t)strlen(WORDS[i].text), found);
        for (guint j = 0; j < found->len; j++) {
            const jy_word *word = &g_array_index(found, jy_word, j);
            g_string_append(words, j ? "|" : "");
            g_string_append_len(words, WORDS[i].text + word->start, word->end - word->start);
        }
        g_assert_cmpstr(words->str, ==, WORDS[i].words);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/words", test_words);
    return g_test_run();
}
