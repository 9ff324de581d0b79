/* text_trie_test.c: sets of words found in a text, held against looking for each word at each place. */
#include <glib.h>
#include <string.h>

#include "text/fold/trie.h"

static jy_trie *trie_of(const char *const *words)
{
    jy_trie *trie = jy_trie_new();
    for (uint32_t i = 0; words[i]; i++) {
        jy_trie_add(trie, words[i], strlen(words[i]), (uint16_t)(1U << i));
    }
    return trie;
}

/* The words of the text as "水渠 渠道". */
static char *found_in(const jy_trie *trie, const char *text)
{
    GString *found = g_string_new(NULL);
    uint32_t at = 0;
    jy_trie_hit hit;
    while (jy_trie_next(trie, text, (uint32_t)strlen(text), &at, &hit)) {
        g_assert_cmpuint(at, ==, hit.end);
        g_string_append_printf(found, "%s%.*s", found->len ? " " : "", (int)(hit.end - hit.start), text + hit.start);
    }
    g_assert_cmpuint(at, ==, strlen(text));
    return g_string_free(found, false);
}

static void test_next(void)
{
    static const char *const WORDS[] = {"要", "重要", "重要的", "水渠", "渠道", ",", "gdp", "é", NULL};
    static const struct {
        const char *text, *found;
    } CASES[] = {
        {"", ""},
        {"修好", ""},
        {"要修好水渠", "要 水渠"},
        {"重要", "重要"},
        {"重要的事要办", "重要的 要"},
        {"重点要求", "要"},
        {"水渠道", "水渠"}, /* words do not overlap */
        {"水", ""},
        {"a,b", ","},
        {"gdp,é", "gdp , é"},
        {"𠮷要𠀀", "要"}, /* beyond the BMP: no word, whatever its lower half is */
    };
    jy_trie *trie = trie_of(WORDS);
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *found = found_in(trie, CASES[i].text);
        g_assert_cmpstr(found, ==, CASES[i].found);
    }

    /* A text that ends inside a word. */
    uint32_t at = 0;
    jy_trie_hit hit;
    g_assert_true(jy_trie_next(trie, "重要的", strlen("重要"), &at, &hit));
    g_assert_cmpuint(hit.end, ==, strlen("重要"));
    jy_trie_free(trie);
}

static void test_values(void)
{
    static const char *const WORDS[] = {"水", "水渠", "渠道", "道路", NULL};
    jy_trie *trie = trie_of(WORDS);
    const char *text = "修水渠道";
    g_assert_cmpuint(jy_trie_values(trie, text, 0, (uint32_t)strlen(text)), ==, 1U | 2U | 4U);
    g_assert_cmpuint(jy_trie_values(trie, text, (uint32_t)strlen("修水"), (uint32_t)strlen(text)), ==, 4U);
    g_assert_cmpuint(jy_trie_values(trie, text, 0, (uint32_t)strlen("修水")), ==, 1U);
    g_assert_cmpuint(jy_trie_values(trie, text, 0, (uint32_t)strlen("修")), ==, 0);
    g_assert_cmpuint(jy_trie_values(trie, text, 0, 0), ==, 0);
    jy_trie_free(trie);
}

static void test_first_value_stays(void)
{
    jy_trie *trie = jy_trie_new();
    jy_trie_add(trie, "渠", 3, 1);
    jy_trie_add(trie, "渠", 3, 2);
    g_assert_cmpuint(jy_trie_values(trie, "渠", 0, 3), ==, 1);
    jy_trie_free(trie);
    jy_trie_free(NULL);
}

#define LETTERS 5
#define TEXT_LETTERS 40

/* Appends letters drawn from few, whose bytes are alike. */
static void draw(GRand *rand, guint count, GString *out)
{
    static const char *const ALPHABET[LETTERS] = {"a", "一", "丐", "亐", "é"};
    for (guint i = 0; i < count; i++) {
        g_string_append(out, ALPHABET[g_rand_int_range(rand, 0, LETTERS)]);
    }
}

/* The end of the longest of the words at `at`, and the bits of all of them. */
static uint32_t look(const GString *text, uint32_t at, char **words, uint32_t *bits)
{
    uint32_t end = at;
    for (uint32_t i = 0; words[i]; i++) {
        if (g_str_has_prefix(text->str + at, words[i])) {
            end = MAX(end, at + (uint32_t)strlen(words[i]));
            *bits |= 1U << i;
        }
    }
    return end;
}

static void test_random(void)
{
    GRand *rand = g_rand_new_with_seed(9);
    for (int round = 0; round < 500; round++) {
        char *words[13] = {0};
        for (int i = 0; i < 12; i++) {
            GString *word = g_string_new(NULL);
            draw(rand, (guint)g_rand_int_range(rand, 1, 5), word);
            words[i] = g_string_free(word, false);
        }
        jy_trie *trie = trie_of((const char *const *)words);
        g_autoptr(GString) text = g_string_new(NULL);
        draw(rand, TEXT_LETTERS, text);
        uint32_t at = 0, bits = 0, doubled = 0;
        jy_trie_hit hit;
        for (uint32_t from = 0; from < text->len;) {
            uint32_t end = look(text, from, words, &bits);
            if (end > from) {
                g_assert_true(jy_trie_next(trie, text->str, (uint32_t)text->len, &at, &hit));
                g_assert_cmpuint(hit.start, ==, from);
                g_assert_cmpuint(hit.end, ==, end);
            }
            from = end > from ? end : (uint32_t)(g_utf8_next_char(text->str + from) - text->str);
        }
        g_assert_false(jy_trie_next(trie, text->str, (uint32_t)text->len, &at, &hit));

        /* Every place counts, also one inside a word; of equal words the first has the value. */
        bits = 0;
        for (uint32_t from = 0; from < text->len; from++) {
            look(text, from, words, &bits);
        }
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < i; j++) {
                doubled |= strcmp(words[i], words[j]) == 0 ? 1U << i : 0;
            }
        }
        g_assert_cmpuint(jy_trie_values(trie, text->str, 0, (uint32_t)text->len), ==, bits & ~doubled);
        jy_trie_free(trie);
        for (int i = 0; i < 12; i++) {
            g_free(words[i]);
        }
    }
    g_rand_free(rand);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/trie/next", test_next);
    g_test_add_func("/trie/values", test_values);
    g_test_add_func("/trie/first_value_stays", test_first_value_stays);
    g_test_add_func("/trie/random", test_random);
    return g_test_run();
}
