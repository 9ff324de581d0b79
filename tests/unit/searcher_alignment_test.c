/* searcher_alignment_test.c: the sentences of two texts side by side. */
#include "searcher/compare/alignment.h"

#include "searcher/compare/chain.h"

#define MANY 3000
#define WORD_COUNT 12

static GArray *align(const char *left, const char *right)
{
    g_auto(GStrv) lefts = g_strsplit(left, "|", -1), rights = g_strsplit(right, "|", -1);
    return jy_alignment_make((const char *const *)lefts, g_strv_length(lefts), (const char *const *)rights,
                             g_strv_length(rights), NULL);
}

/* "=0,0 ~1,1 ^2,0 +,3 -4,": kind, left, right; ! behind what was changed and moved. */
static char *spell(const GArray *pairs)
{
    static const char SIGNS[] = "=~^+-";
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < pairs->len; i++) {
        const jy_pair *pair = &g_array_index(pairs, jy_pair, i);
        g_string_append_printf(out, "%s%c", i ? " " : "", SIGNS[pair->kind]);
        if (pair->left != JY_PAIR_NOBODY) {
            g_string_append_printf(out, "%d", pair->left);
        }
        g_string_append_c(out, ',');
        if (pair->right != JY_PAIR_NOBODY) {
            g_string_append_printf(out, "%d", pair->right);
        }
        g_string_append(out, pair->kind == JY_PAIR_CHANGED && pair->is_moved ? "!" : "");
    }
    return g_string_free(out, false);
}

static void test_pairs(void)
{
    static const struct {
        const char *left, *right, *wanted;
    } ROWS[] = {
        {"", "", ""},
        {"", "柳湾乡修好了水渠三条。", "+,0"},
        {"……", "……", "-0, +,0"},
        {"柳湾乡修好了水渠三条。", "柳湾乡修好了水渠三条。", "=0,0"},
        {"柳灣鄉修好了水渠三條。", "柳湾乡修好了，水渠三条！", "=0,0"},
        {"柳湾乡今年增收1.5%。", "柳湾乡今年增收15%。", "~0,0"},
        {"柳湾乡今年植树15,000株。", "柳湾乡今年植树15000株。", "=0,0"},
        {"柳湾乡今年增收5%。", "柳湾乡今年增收5。", "~0,0"},
        {"全乡粮食总产达到三万吨。|校车每天准时接送学生。", "全乡粮食总产达到四万吨。|校车每天准时接送学生。",
         "~0,0 =1,1"},
        {"全乡粮食总产达到三万吨。|校车每天准时接送学生。", "校车每天准时接送学生。|新建村卫生室两所并配齐药品。",
         "-0, =1,0 +,1"},
        {"甲村的桥已经修好通车。|乙村的井水可以放心喝。|丙村的路灯夜里全亮着。",
         "丙村的路灯夜里全亮着。|甲村的桥已经修好通车。|乙村的井水可以放心喝。", "^2,0 =0,1 =1,2"},
        /* What is short is not told at another place. */
        {"谢谢大家！|甲村的桥已经修好通车。", "甲村的桥已经修好通车。|谢谢大家！", "-0, =1,0 +,1"},
        /* Of the same said twice each has its own. */
        {"各位代表！|水渠要在五月修好。|各位代表！|学校要在九月开学。",
         "水渠要在五月修好。|各位代表！|学校要在十月开学。", "-0, =1,0 =2,1 ~3,2"},
        /* The likeliest partner wins, not the first. */
        {"全年新修乡村公路二十公里，比上年多。|全年新修乡村水渠九公里，比上年少。",
         "全年新修乡村水渠八公里，比上年少。|全年新修乡村公路十九公里，比上年多。", "~1,0 ~0,1!"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(GArray) pairs = align(ROWS[i].left, ROWS[i].right);
        g_autofree char *got = spell(pairs);
        g_assert_cmpstr(got, ==, ROWS[i].wanted);
    }
}

/* Each sentence stands in one pair, and the right ones in order, whatever the texts. */
static void check_whole(const GArray *pairs, guint lefts, guint rights)
{
    g_autofree bool *seen = g_new0(bool, lefts + 1);
    guint left = 0;
    int right = -1;
    for (guint i = 0; i < pairs->len; i++) {
        const jy_pair *pair = &g_array_index(pairs, jy_pair, i);
        if (pair->left != JY_PAIR_NOBODY) {
            g_assert_false(seen[pair->left]);
            seen[pair->left] = true;
            left++;
        }
        if (pair->right != JY_PAIR_NOBODY) {
            g_assert_cmpint(pair->right, ==, right + 1);
            right = pair->right;
        }
        g_assert_cmpint(pair->kind == JY_PAIR_NEW, ==, pair->left == JY_PAIR_NOBODY);
        g_assert_cmpint(pair->kind == JY_PAIR_GONE, ==, pair->right == JY_PAIR_NOBODY);
    }
    g_assert_cmpuint(left, ==, lefts);
    g_assert_cmpint(right + 1, ==, (int)rights);
}

static char **make_text(GRand *dice, guint count)
{
    static const char *const WORDS[WORD_COUNT] = {"修桥", "水渠", "学校", "公里", "去年", "今年",
                                                  "完成", "要",   "三",   "12",   "%",    "的"};
    char **text = g_new0(char *, count + 1);
    for (guint i = 0; i < count; i++) {
        GString *sentence = g_string_new(NULL);
        for (int words = g_rand_int_range(dice, 0, 9); words > 0; words--) {
            g_string_append(sentence, WORDS[g_rand_int_range(dice, 0, WORD_COUNT)]);
        }
        text[i] = g_string_free(sentence, false);
    }
    return text;
}

static void test_whole(void)
{
    g_autoptr(GRand) dice = g_rand_new_with_seed(14);
    for (guint round = 0; round < 200; round++) {
        const guint lefts = (guint)g_rand_int_range(dice, 0, 30), rights = (guint)g_rand_int_range(dice, 0, 30);
        g_auto(GStrv) left = make_text(dice, lefts), right = make_text(dice, rights);
        g_autoptr(GArray) pairs =
            jy_alignment_make((const char *const *)left, lefts, (const char *const *)right, rights, NULL);
        g_autoptr(GArray) again =
            jy_alignment_make((const char *const *)left, lefts, (const char *const *)right, rights, NULL);
        check_whole(pairs, lefts, rights);
        g_assert_cmpuint(pairs->len, ==, again->len);
        g_assert_true(memcmp(pairs->data, again->data, pairs->len * sizeof(jy_pair)) == 0);
    }
}

/* Thousands of the same, and thousands that are alike, end; every second one is found. */
static void test_many(void)
{
    g_autofree const char **same = g_new(const char *, MANY);
    g_auto(GStrv) left = g_new0(char *, MANY + 1), right = g_new0(char *, MANY + 1);
    for (guint i = 0; i < MANY; i++) {
        same[i] = "各位代表，大家辛苦了！";
        left[i] = g_strdup_printf("第%c%c村的水渠%u公里要修好。", 'a' + (int)(i % 26), 'a' + (int)(i / 26 % 26), i);
        right[i] = g_strdup_printf("第%c%c村的水渠%u公里要修好。", 'a' + (int)(i % 26), 'a' + (int)(i / 26 % 26),
                                   i % 2 ? i + 1 : i);
    }
    g_autoptr(GArray) equal = jy_alignment_make(same, MANY, same, MANY, NULL);
    check_whole(equal, MANY, MANY);
    g_assert_cmpint(g_array_index(equal, jy_pair, MANY - 1).left, ==, MANY - 1);
    g_autoptr(GArray) alike =
        jy_alignment_make((const char *const *)left, MANY, (const char *const *)right, MANY, NULL);
    check_whole(alike, MANY, MANY);
    guint kept = 0;
    for (guint i = 0; i < alike->len; i++) {
        kept += g_array_index(alike, jy_pair, i).kind == JY_PAIR_SAME;
    }
    g_assert_cmpuint(kept, ==, MANY / 2);
}

/* Where the budget is spent what has a partner is told, and nothing is called new or gone. */
static void test_budget(void)
{
    g_autoptr(GRand) dice = g_rand_new_with_seed(5);
    g_auto(GStrv) lefts = make_text(dice, 400), rights = make_text(dice, 400);
    const char *const *left = (const char *const *)lefts, *const *right = (const char *const *)rights;
    jy_budget ample = {.left = UINT64_MAX};
    g_autoptr(GArray) all = jy_alignment_make(left, 400, right, 400, NULL);
    g_autoptr(GArray) paid = jy_alignment_make(left, 400, right, 400, &ample);
    g_assert_cmpuint(paid->len, ==, all->len);
    g_assert_true(memcmp(paid->data, all->data, all->len * sizeof(jy_pair)) == 0);
    g_assert_false(ample.is_spent);
    const uint64_t price = UINT64_MAX - ample.left;
    guint before = 0;
    for (uint64_t budget = 0; budget < price; budget += price / 7) {
        jy_budget some = {.left = budget};
        g_autoptr(GArray) pairs = jy_alignment_make(left, 400, right, 400, &some);
        g_assert_true(some.is_spent);
        for (guint i = 0; i < pairs->len; i++) {
            const jy_pair *pair = &g_array_index(pairs, jy_pair, i);
            g_assert_true(pair->left != JY_PAIR_NOBODY && pair->right != JY_PAIR_NOBODY);
        }
        g_assert_cmpuint(pairs->len, >=, before);
        g_assert_cmpuint(pairs->len, <, all->len);
        before = pairs->len;
    }
}

/* The chain is as heavy as the heaviest of all there are. */
static void test_chain(void)
{
    g_autoptr(GRand) dice = g_rand_new_with_seed(7);
    for (guint round = 0; round < 300; round++) {
        const guint count = (guint)g_rand_int_range(dice, 0, 11);
        g_autoptr(GArray) links = g_array_new(false, false, sizeof(jy_chain_link));
        for (guint i = 0; i < count; i++) { /* no two the same */
            const jy_chain_link link = {i / 2, (i % 2) * 5 + (guint)g_rand_int_range(dice, 0, 5),
                                        g_rand_int_range(dice, 1, 9), false};
            g_array_append_val(links, link);
        }
        jy_chain_choose(links, 10);
        double best = 0, got = 0;
        for (guint set = 0; set < 1U << count; set++) {
            double weight = 0;
            const jy_chain_link *last = NULL;
            bool is_chain = true, is_chosen = true;
            for (guint i = 0; i < count; i++) {
                const jy_chain_link *link = &g_array_index(links, jy_chain_link, i);
                is_chosen = is_chosen && link->is_chosen == (bool)(set >> i & 1);
                if (set >> i & 1) {
                    is_chain = is_chain && (!last || (last->left < link->left && last->right < link->right));
                    weight += link->weight;
                    last = link;
                }
            }
            best = is_chain ? MAX(best, weight) : best;
            g_assert_true(!is_chosen || is_chain);
            got = is_chosen ? weight : got;
        }
        g_assert_cmpfloat(got, ==, best);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/alignment/pairs", test_pairs);
    g_test_add_func("/alignment/whole", test_whole);
    g_test_add_func("/alignment/many", test_many);
    g_test_add_func("/alignment/budget", test_budget);
    g_test_add_func("/alignment/chain", test_chain);
    return g_test_run();
}
