/* text_pinyin_test.c: which characters sound alike. */
#include <jiyan/text/pinyin.h>

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* How much two characters sound alike. */
typedef enum { APART, NEAR, SAME } likeness;

static const struct {
    const char *label, *left, *right;
    likeness likeness;
} PAIRS[] = {
    {"the same syllable", "园", "院", SAME}, {"whatever the tone", "做", "作", SAME},
    {"zh and z", "治", "自", NEAR},          {"ch and c", "出", "粗", NEAR},
    {"sh and s", "师", "思", NEAR},          {"ing and in", "兴", "新", NEAR},
    {"eng and en", "政", "振", NEAR},        {"ü and u", "绿", "路", NEAR},
    {"nü and nu", "女", "努", NEAR},         {"lüe and lue", "略", "掠", SAME},
    {"ü and ü", "绿", "旅", SAME},           {"ang and an", "当", "单", NEAR},
    {"zhang and zan", "张", "赞", NEAR},     {"ong is no on", "同", "通", SAME},
    {"hu is no u", "湖", "无", APART},       {"another initial", "水", "税", SAME},
    {"another syllable", "水", "木", APART}, {"no Han", "a", "a", APART},
    {"no Han beside Han", "啊", "a", APART}, {"kana", "の", "之", APART},
};

static likeness likeness_of(gunichar left, gunichar right)
{
    bool known = jy_pinyin_of(left) && jy_pinyin_of(right);
    if (known && jy_pinyin_of(left) == jy_pinyin_of(right)) {
        return SAME;
    }
    return known && jy_pinyin_near(left) == jy_pinyin_near(right) ? NEAR : APART;
}

static void test_pairs(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        g_test_message("%s", PAIRS[i].label);
        gunichar left = g_utf8_get_char(PAIRS[i].left), right = g_utf8_get_char(PAIRS[i].right);
        g_assert_cmpint(likeness_of(left, right), ==, PAIRS[i].likeness);
        g_assert_cmpint(likeness_of(right, left), ==, PAIRS[i].likeness);
    }
}

typedef struct {
    gunichar of, before;
    guint same, near;
} listing;

static void list(gunichar other, bool same, void *user)
{
    listing *so_far = user;
    g_assert_cmpuint(other, >, so_far->before);
    g_assert_cmpuint(other, !=, so_far->of);
    g_assert_cmpint(likeness_of(other, so_far->of), ==, same ? SAME : NEAR);
    so_far->before = other;
    so_far->same += same;
    so_far->near += !same;
}

static void test_alike(void)
{
    listing xin = {.of = g_utf8_get_char("新")};
    jy_pinyin_alike(xin.of, list, &xin);
    g_assert_cmpuint(xin.same, >, 10);
    g_assert_cmpuint(xin.near, >, 10);
    listing none = {.of = 'a'};
    jy_pinyin_alike(none.of, list, &none);
    g_assert_cmpuint(none.same + none.near, ==, 0);
}

/* The edges of the table, and nearly everything in it. */
static void test_range(void)
{
    guint known = 0;
    for (gunichar character = 0x4E00; character <= 0x9FA5; character++) {
        known += jy_pinyin_of(character) > 0;
    }
    g_assert_cmpuint(known, >, 20000);
    g_assert_cmpuint(jy_pinyin_of(0x4DFF), ==, 0);
    g_assert_cmpuint(jy_pinyin_of(0x4E00), >, 0);
    g_assert_cmpuint(jy_pinyin_of(0xA000), ==, 0);
    g_assert_cmpuint(jy_pinyin_near(0x10FFFF), ==, 0);
}

/* ---- pinyin in letters ---- */

static const struct {
    const char *text, *letters; /* NULL: it is no pinyin */
} LETTERS[] = {
    {"lvshui", "lvshui"},
    {"lüshui", "lvshui"},
    {"l\u01DCshu\u01D0", "lvshui"},
    {"LÜSHUI", "lvshui"},
    {"ＬＶshui", "lvshui"},
    {"lu\u0308shui", "lvshui"},
    {"lu:shui", "lvshui"},
    {"lv shui", "lv'shui"},
    {"lv4shui3", "lv'shui"},
    {"xi'an", "xi'an"},
    {"xi’an", "xi'an"},
    {"xī'ān", "xi'an"},
    {"jing-ji", "jing'ji"},
    {"nǚ", "nv"},
    {"绿水", NULL},
    {"lv水", NULL},
    {"", NULL},
    {"'", NULL},
    {"3D", NULL},
    {"a.b", NULL},
    {"l v ", "l'v"},
};

static void test_letters(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(LETTERS); i++) {
        g_autofree char *letters = jy_pinyin_letters(LETTERS[i].text);
        g_test_message("%s", LETTERS[i].text);
        g_assert_cmpstr(letters, ==, LETTERS[i].letters);
    }
}

static const struct {
    const char *syllables, *characters; /* each syllable spells each character */
} SPELLED[] = {
    {"lv lyu", "绿旅律率吕铝虑"}, {"nv nyu", "女"},      {"lve lue lyue", "略掠"}, {"nve nue nyue", "虐"},
    {"ju jv", "局居具"},          {"quan qvan", "全权"}, {"xue xve", "学雪"},      {"yu yv", "语雨"},
    {"yuan yvan", "院元"},        {"lu", "路绿陆"},      {"chang", "长场"},        {"zhang", "长张"},
    {"hang xing", "行"},          {"kuai hui", "会"},    {"zhuang", "装"},
};

typedef struct {
    gunichar wanted;
    bool is_found;
} spelled_search;

static void find(gunichar other, bool same, void *user)
{
    spelled_search *search = user;
    search->is_found = search->is_found || (same && other == search->wanted);
}

static void test_spelled(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SPELLED); i++) {
        g_auto(GStrv) syllables = g_strsplit(SPELLED[i].syllables, " ", -1);
        for (char **syllable = syllables; *syllable; syllable++) {
            const unsigned sound = jy_pinyin_syllable(*syllable, strlen(*syllable));
            for (const char *at = SPELLED[i].characters; *at; at = g_utf8_next_char(at)) {
                spelled_search search = {g_utf8_get_char(at), false};
                jy_pinyin_spelled(sound, find, &search);
                g_test_message("%s: %s", *syllable, at);
                g_assert_true(search.is_found);
            }
        }
    }
    static const char *const NONE[] = {"", "v", "lvs", "gov", "shuii", "zhuangg", "'", "lv'"};
    for (size_t i = 0; i < G_N_ELEMENTS(NONE); i++) {
        g_test_message("%s", NONE[i]);
        g_assert_cmpuint(jy_pinyin_syllable(NONE[i], strlen(NONE[i])), ==, 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/pinyin/pairs", test_pairs);
    g_test_add_func("/pinyin/alike", test_alike);
    g_test_add_func("/pinyin/range", test_range);
    g_test_add_func("/pinyin/letters", test_letters);
    g_test_add_func("/pinyin/spelled", test_spelled);
    return g_test_run();
}
