/* searcher_cite_test.c: each form of citation, with what is known and what is not. */
#include "searcher/cite/cite.h"

#include <jansson.h>
#include <string.h>

static const jy_cite_source NOTICE = {.path = "文件/a.txt",
                                      .title = "关于印发《防汛预案》的通知",
                                      .date = "2031-04-09",
                                      .speaker = "沈怀谷",
                                      .issuer = "槐荫镇人民政府",
                                      .docno = "槐政发〔2031〕7号",
                                      .text = "要把“三个村”的水库修好。",
                                      .page = 3,
                                      .line = 9};
static const jy_cite_source BARE = {.path = "b.txt"};

static void test_lines(void)
{
    const struct {
        jy_cite_form form;
        jy_cite_source source;
        const char *wanted;
    } ROWS[] = {
        {JY_CITE_OFFICIAL, NOTICE, "《关于印发〈防汛预案〉的通知》（槐政发〔2031〕7号，2031年4月9日）"},
        {JY_CITE_OFFICIAL, BARE, "《b.txt》"},
        {JY_CITE_OFFICIAL, {.path = "c", .title = "信", .date = "2031-05"}, "《信》（2031年5月）"},
        {JY_CITE_QUOTE, NOTICE,
         "“要把‘三个村’的水库修好。”——《关于印发〈防汛预案〉的通知》（槐政发〔2031〕7号，2031年4月9日），第3页"},
        {JY_CITE_QUOTE, {.path = "c", .text = "好。", .line = 12}, "“好。”——《c》，第12行"},
        {JY_CITE_QUOTE, BARE, "《b.txt》"},
        {JY_CITE_STANDARD, NOTICE, "槐荫镇人民政府. 关于印发《防汛预案》的通知: 槐政发〔2031〕7号[Z]. 2031-04-09: 3."},
        {JY_CITE_STANDARD, BARE, "佚名. b.txt[Z]."},
        {JY_CITE_STANDARD,
         {.path = "c.txt", .title = "政府工作报告", .speaker = "沈怀谷", .issuer = "镇政府", .date = "2031"},
         "沈怀谷. 政府工作报告[R]. 2031."},
        {JY_CITE_STANDARD,
         {.path = "网/d.HTML", .title = "防汛要闻", .date = "2031-05-06"},
         "佚名. 防汛要闻[EB/OL]. (2031-05-06)."},
        {JY_CITE_STANDARD,
         {.path = "d.txt", .title = "防汛", .genre = "社论", .date = "2031-05-06"},
         "佚名. 防汛[N]. 2031-05-06."},
        {JY_CITE_STANDARD,
         {.path = "d.pdf", .title = "在防汛会上的讲话", .speaker = "沈怀谷", .page = 2},
         "沈怀谷. 在防汛会上的讲话[Z]: 2."},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *got = jy_cite_make(ROWS[i].form, &ROWS[i].source);
        g_assert_cmpstr(got, ==, ROWS[i].wanted);
    }
    g_assert_null(jy_cite_make(JY_CITE_NONE, &NOTICE));
}

static void test_bibtex(void)
{
    const jy_cite_source nasty = {
        .path = "e.txt", .title = "a{b}c\\d_50%&#$~^\n尾", .text = "}", .has_offset = true, .offset = 7};
    g_autofree char *got = jy_cite_make(JY_CITE_BIBTEX, &nasty);
    g_assert_nonnull(strstr(got, "title = {{a\\textbraceleft{}b\\textbraceright{}c\\textbackslash{}d\\_50\\%\\&\\#\\$"
                                 "\\textasciitilde{}\\textasciicircum{} 尾}}"));
    g_assert_true(g_str_has_prefix(got, "@misc{jiyan-"));
    int depth = 0;
    for (const char *at = got; *at; at++) {
        depth += (*at == '{') - (*at == '}');
        g_assert_true(depth > 0 || at == got + strlen(got) - 1 || at < strchr(got, '{'));
    }
    g_assert_cmpint(depth, ==, 0);
    g_autofree char *notice = jy_cite_make(JY_CITE_BIBTEX, &NOTICE), *again = jy_cite_make(JY_CITE_BIBTEX, &NOTICE);
    g_assert_cmpstr(notice, ==, again);
    g_assert_nonnull(strstr(notice, "  author = {{槐荫镇人民政府}},\n"));
    g_assert_nonnull(strstr(notice, "  year = {2031},\n  month = apr,\n"));
    jy_cite_source report = NOTICE;
    report.genre = "报告";
    g_autofree char *of_report = jy_cite_make(JY_CITE_BIBTEX, &report);
    g_assert_true(g_str_has_prefix(of_report, "@techreport{jiyan2031-"));
    g_assert_nonnull(strstr(of_report, "institution = {{槐荫镇人民政府}}"));
}

/* Another passage, record or document is another key. */
static void test_keys(void)
{
    jy_cite_source sources[] = {NOTICE, NOTICE, NOTICE, NOTICE, NOTICE};
    sources[1].id = "4";
    sources[2].path = "文件/b.txt";
    sources[3].has_offset = true;
    sources[4].has_offset = true;
    sources[4].offset = 5;
    g_autoptr(GHashTable) keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(sources); i++) {
        g_autofree char *item = jy_cite_make(JY_CITE_CSL, &sources[i]);
        json_t *read = json_loads(item, 0, NULL);
        g_assert_true(g_hash_table_add(keys, g_strdup(json_string_value(json_object_get(read, "id")))));
        json_decref(read);
    }
}

static void test_csl(void)
{
    g_autofree char *got = jy_cite_make(JY_CITE_CSL, &NOTICE), *bare = jy_cite_make(JY_CITE_CSL, &BARE);
    json_t *item = json_loads(got, 0, NULL), *empty = json_loads(bare, 0, NULL);
    const char *author = NULL;
    int year = 0, month = 0, day = 0;
    g_assert_cmpint(json_unpack(item, "{s:[{s:s}], s:{s:[[i,i,i]]}}", "author", "literal", &author, "issued",
                                "date-parts", &year, &month, &day),
                    ==, 0);
    g_assert_cmpstr(author, ==, "槐荫镇人民政府");
    g_assert_cmpint(year * 10000 + month * 100 + day, ==, 20310409);
    g_assert_cmpstr(json_string_value(json_object_get(item, "type")), ==, "document");
    g_assert_cmpstr(json_string_value(json_object_get(item, "number")), ==, "槐政发〔2031〕7号");
    g_assert_cmpstr(json_string_value(json_object_get(item, "note")), ==, "第3页");
    g_assert_null(json_object_get(item, "URL"));
    g_assert_null(json_object_get(empty, "author"));
    g_assert_null(json_object_get(empty, "issued"));
    g_assert_cmpstr(json_string_value(json_object_get(empty, "title")), ==, "b.txt");
    json_decref(item);
    json_decref(empty);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cite/lines", test_lines);
    g_test_add_func("/cite/bibtex", test_bibtex);
    g_test_add_func("/cite/keys", test_keys);
    g_test_add_func("/cite/csl", test_csl);
    return g_test_run();
}
