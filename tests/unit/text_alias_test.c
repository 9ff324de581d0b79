/* text_alias_test.c: short names of bodies. */
#include <jiyan/text/alias.h>

#include <glib.h>
#include <jiyan/text/fold.h>

static const struct {
    const char *asked, *name;
    bool fits;
} CASES[] = {
    {"国办", "国务院办公厅", true},
    {"国务院办公厅", "国办", true},
    {"國辦", "國務院辦公廳", true},
    {"国务院", "国务院办公厅", true}, /* a part, as ever */
    {"国办", "国务院", false},
    {"中办", "中共中央办公厅", true},
    {"中办", "国务院办公厅", false},
    {"国办", "省政府办公厅", false},
    {"发改委", "国家发展和改革委员会", true},
    {"发改委", "南岭省发展改革委", true},
    {"国家发改委", "南岭省发展改革委", false},
    {"国家发展改革委", "国家发展和改革委员会", true},
    {"教育厅", "南岭省教育厅", true},
    {"教育厅", "教育部", false},
    {"中华人民共和国教育部", "教育部", true},
    {"全国人大", "全国人民代表大会", true},
    {"全国人大", "全国人民代表大会常务委员会", true},
    {"全国人大常委会", "全国人民代表大会常务委员会", true},
    {"全国人大常委会", "全国人民代表大会", false},
    {"县政府", "云溪县人民政府", true},
    {"云溪县委", "中共云溪县委员会", true},
    {"国家主席", "中华人民共和国主席", true},
    {"最高法", "最高人民法院", true},
    {"最高法", "最高人民检察院", false},
    {"最高法院", "最高人民法院", true},
    {"卫计委", "国家卫生和计划生育委员会", true},
    {"国家计委", "国家计划委员会", true},
    {"计委", "国家卫生和计划生育委员会", false},
    {"计生委", "国家卫生和计划生育委员会", false},
    {"人社厅", "南岭省人力资源和社会保障厅", true},
    {"全国政协", "中国人民政治协商会议全国委员会", true},
    /* what is left says too little */
    {"委员会", "南岭省发展改革委", false},
    {"办公室", "国办", false},
    {"中共", "云溪县民政局", false},
    {"中华人民共和国", "云溪县民政局", false},
};

static void test_fits(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_test_message("%s: %s", CASES[i].asked, CASES[i].name);
        g_autofree char *asked = jy_fold_string(CASES[i].asked, -1), *name = jy_fold_string(CASES[i].name, -1);
        jy_alias alias = jy_alias_of(asked);
        g_assert_cmpint(jy_alias_fits(&alias, name), ==, CASES[i].fits);
        jy_alias_clear(&alias);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/alias/fits", test_fits);
    return g_test_run();
}
