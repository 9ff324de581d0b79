/* searcher_query_test.c: a question as it is typed, its tree, and what is wrong with it. */
#include <glib.h>
#include <jiyan/error.h>
#include <string.h>

#include "searcher/query.h"

/* `tree` as jy_node_print writes it; "" for a question of nothing. */
static const struct {
    const char *label, *question, *tree;
} READ[] = {
    {"word", "水渠", "水渠"},
    {"two words", "水渠 水厂", "(水渠 水厂)"},
    {"ideographic space", "水渠　水厂", "(水渠 水厂)"},
    {"space of a web page", "水渠\u00a0水厂", "(水渠 水厂)"},
    {"line end", "水渠\n水厂\t粮食", "(水渠 水厂 粮食)"},
    {"AND is taken for granted", "水渠 AND 水厂", "(水渠 水厂)"},
    {"and in small letters is a word", "水渠 and 水厂", "(水渠 and 水厂)"},
    {"punctuation parts", "修好水渠，建好水厂。", "(修好水渠 建好水厂)"},
    {"question mark", "水渠修到哪里了？", "水渠修到哪里了"},
    {"book title marks", "《水法》实施", "(水法 实施)"},
    {"ASCII marks stay in the word", "6.5% 1,200 covid-19", "(6.5% 1,200 covid-19)"},
    {"nothing", "", ""},
    {"spaces", " 　 ", ""},
    {"marks alone", "，。！？——……", ""},
    {"empty brackets", "（）", ""},
    /* OR */
    {"OR", "水渠 OR 水厂", "(水渠 OR 水厂)"},
    {"OR of three", "甲乙 OR 丙丁 OR 戊己", "(甲乙 OR 丙丁 OR 戊己)"},
    {"bar", "水渠 | 水厂", "(水渠 OR 水厂)"},
    {"OR binds less than AND", "甲乙 丙丁 OR 戊己", "((甲乙 丙丁) OR 戊己)"},
    {"OR inside of a word", "ORGAN FOR", "(ORGAN FOR)"},
    {"OR before a bracket", "甲乙 OR(丙丁)", "(甲乙 OR 丙丁)"},
    /* NOT */
    {"minus", "水渠 -水厂", "(水渠 NOT 水厂)"},
    {"full-width minus", "水渠 －水厂", "(水渠 NOT 水厂)"},
    {"NOT", "水渠 NOT 水厂", "(水渠 NOT 水厂)"},
    {"NOT alone", "NOT 水渠", "NOT 水渠"},
    {"NOT of brackets", "甲乙 -(丙丁 OR 戊己)", "(甲乙 NOT (丙丁 OR 戊己))"},
    {"NOT of a quotation", "甲乙 -“丙 丁”", "(甲乙 NOT \"丙 丁\")"},
    {"NOT NOT", "NOT NOT 水渠", "NOT NOT 水渠"},
    {"minus inside of a word", "2018-2020 T-1", "(2018-2020 T-1)"},
    {"minus by itself", "甲乙 - 丙丁", "(甲乙 - 丙丁)"},
    /* brackets */
    {"brackets", "(甲乙 OR 丙丁) 戊己", "((甲乙 OR 丙丁) 戊己)"},
    {"full-width brackets", "（甲乙 OR 丙丁）戊己", "((甲乙 OR 丙丁) 戊己)"},
    {"nested", "((甲乙 (丙丁 OR (戊己 庚辛))))", "(甲乙 (丙丁 OR (戊己 庚辛)))"},
    {"punctuation before a bracket", "（甲乙，）", "甲乙"},
    /* quotations */
    {"quotation", "\"水渠 水厂\"", "\"水渠 水厂\""},
    {"Chinese marks", "“水渠，水厂”", "\"水渠，水厂\""},
    {"corner brackets", "「水渠」『水厂』", "(\"水渠\" \"水厂\")"},
    {"full-width ASCII mark", "＂水渠＂", "\"水渠\""},
    {"one inside of the other", "“坚持「两手抓」方针”", "\"坚持「两手抓」方针\""},
    {"mixed marks", "\"水渠”", "\"水渠\""},
    {"both closing", "”水渠”", "\"水渠\""},
    {"both opening", "“水渠“", "\"水渠\""},
    {"touching words", "修“水渠”好", "(修 \"水渠\" 好)"},
    {"a slip of the pen", "水渠”的规定，水厂", "(水渠 的规定 水厂)"},
    {"an opening slip", "所谓“水渠", "(所谓 水渠)"},
    {"operators in a quotation", "\"水渠 OR (水厂\"", "\"水渠 OR (水厂\""},
    {"ASCII marks in Chinese ones", "“说\"好\"”", "“说\"好\"”"},
    /* NEAR */
    {"NEAR", "水渠 NEAR 水厂", "(水渠 NEAR/10 水厂)"},
    {"NEAR with a distance", "水渠 NEAR/3 水厂", "(水渠 NEAR/3 水厂)"},
    {"NEAR of three: the wider", "甲乙 NEAR/3 丙丁 NEAR/5 戊己", "(甲乙 NEAR/5 丙丁 NEAR/5 戊己)"},
    {"NEAR of quotations", "“甲 乙” NEAR/2 “丙 丁”", "(\"甲 乙\" NEAR/2 \"丙 丁\")"},
    {"NEAR beside words", "水渠 NEAR/3 水厂 粮食", "((水渠 NEAR/3 水厂) 粮食)"},
    {"NEAR/x is a word", "水渠 NEAR/x", "(水渠 NEAR/x)"},
    {"far", "甲乙 NEAR/99999999999999999999 丙丁", "(甲乙 NEAR/10000 丙丁)"},
    /* fields */
    {"field", "title:水渠", "title:\"水渠\""},
    {"Chinese name and colon", "标题：水渠", "title:\"水渠\""},
    {"Traditional name", "標題:水渠", "title:\"水渠\""},
    {"small letters or not", "Speaker:林一木", "speaker:\"林一木\""},
    {"value in quotation marks", "讲话人:“林 一木”", "speaker:\"林 一木\""},
    {"value with brackets", "文号:国办函（2004）25号 水渠", "(docno:\"国办函（2004）25号\" 水渠)"},
    {"value with every bracket", "文号:国办函【2004】25号", "docno:\"国办函【2004】25号\""},
    {"value ends at a closing bracket", "(年:2018..2020)", "year:\"2018..2020\""},
    {"negated field", "-年:2018", "NOT year:\"2018\""},
    {"unknown field is a word", "时间:10:30", "时间:10:30"},
    {"space behind a colon that is no field's", "注意: 安全", "(注意: 安全)"},
    /* document numbers in the text */
    {"number in lenticular brackets", "国办函【2004】25号", "国办函【2004】25号"},
    {"number in round brackets", "国办函（2004）25号", "国办函（2004）25号"},
    {"number in ASCII brackets", "国办函(2004)25号", "国办函(2004)25号"},
    {"number in angle brackets", "国办函〈２００４〉25号", "国办函〈２００４〉25号"},
    {"a year in brackets is none", "工作报告（2004）", "(工作报告 2004)"},
    {"five digits are no year", "甲（20045）乙", "(甲 20045 乙)"},
    /* wildcard */
    {"star", "税* gov*", "(税* gov*)"},
};

static void test_read(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(READ); i++) {
        g_autoptr(GError) err = NULL;
        g_test_message("%s", READ[i].label);
        g_autoptr(jy_node) root = jy_query_parse(READ[i].question, &err);
        g_assert_no_error(err);
        g_autofree char *tree = jy_node_print(root);
        g_assert_cmpstr(tree, ==, READ[i].tree);
    }
}

/* A printed tree is a question that reads into the same tree. */
static void test_round_trip(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(READ); i++) {
        g_test_message("%s", READ[i].label);
        g_autoptr(jy_node) root = jy_query_parse(READ[i].tree, NULL);
        g_autofree char *tree = jy_node_print(root);
        g_assert_cmpstr(tree, ==, READ[i].tree);
    }
}

static const struct {
    const char *label, *question, *message;
} WRONG[] = {
    {"bracket never closed", "甲乙 (丙丁", "column 4: this bracket has no partner"},
    {"full-width bracket never closed", "甲乙（丙丁", "column 3: this bracket has no partner"},
    {"the inner one", "(甲乙 (丙丁)", "column 1: this bracket has no partner"},
    {"bracket never opened", "甲乙) 丙丁", "column 3: this bracket has no partner"},
    {"quotation never closed", "甲 \"乙丙", "column 3: this quotation mark has no partner"},
    {"quotation of a field never closed", "title:\"乙丙", "column 7: this quotation mark has no partner"},
    {"OR at the end", "甲乙 OR", "column 6: OR stands between two words"},
    {"OR at the start", "OR 甲乙", "column 1: OR stands between two words"},
    {"OR twice", "甲乙 OR OR 丙丁", "column 6: OR stands between two words"},
    {"OR in brackets", "甲乙 (OR 丙丁)", "column 5: OR stands between two words"},
    {"NOT at the end", "甲乙 NOT", "column 4: NOT needs a word behind it"},
    {"NOT before a closing bracket", "(甲乙 NOT)", "column 5: NOT needs a word behind it"},
    {"NEAR at the end", "甲乙 NEAR/3", "column 10: NEAR stands between two words or quotations"},
    {"NEAR before brackets", "甲乙 NEAR (丙 OR 丁)", "column 9: NEAR stands between two words or quotations"},
    {"NEAR behind a field", "年:2018 NEAR 丙丁", "column 1: NEAR stands between two words or quotations"},
    {"NEAR before a field", "丙丁 NEAR 年:2018", "column 9: NEAR stands between two words or quotations"},
    {"NEAR at the start", "NEAR/2 甲乙", "column 1: NEAR stands between two words or quotations"},
    {"NEAR twice", "甲乙 NEAR NEAR 丙丁", "column 9: NEAR stands between two words or quotations"},
    {"NOT of an operator", "甲乙 NOT OR 丙丁", "column 4: NOT needs a word behind it"},
    {"field without a value", "甲乙 年:", "column 6: a value is expected behind the colon"},
    {"field before a space", "年： 2018", "column 3: a value is expected behind the colon"},
    {"not UTF-8", "甲\xFF", "column 1: the question is not UTF-8"},
};

static void test_wrong(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(WRONG); i++) {
        g_autoptr(GError) err = NULL;
        g_test_message("%s", WRONG[i].label);
        g_autoptr(jy_node) root = jy_query_parse(WRONG[i].question, &err);
        g_assert_null(root);
        g_assert_error(err, JY_ERROR, JY_ERROR_QUERY);
        g_assert_cmpstr(err ? err->message : NULL, ==, WRONG[i].message);
    }
}

/* `count` times `before`, a word, `count` times `behind`. */
static char *nest(const char *before, const char *behind, guint count)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < count; i++) {
        g_string_append(out, before);
    }
    g_string_append(out, "水渠");
    for (guint i = 0; i < count; i++) {
        g_string_append(out, behind);
    }
    return g_string_free(out, false);
}

static const struct {
    const char *before, *behind;
    guint count;
    bool good;
} NESTED[] = {
    {"(", ")", 60, true},    {"(", ")", 70, false},      {"NOT ", "", 60, true},        {"NOT ", "", 70, false},
    {"-(", ")", 30, true},   {"-(", ")", 40, false},     {"(", "", 9000, false},        {"NOT ", "", 4000, false},
    {"甲 ", "", 3000, true}, {"甲 OR ", "", 2000, true}, {"甲乙丙丁", "", 2000, false}, {"", "，", 5000, true},
};

static void test_limits(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(NESTED); i++) {
        g_autoptr(GError) err = NULL;
        g_autofree char *question = nest(NESTED[i].before, NESTED[i].behind, NESTED[i].count);
        g_test_message("%u times %s…%s", NESTED[i].count, NESTED[i].before, NESTED[i].behind);
        g_autoptr(jy_node) root = jy_query_parse(question, &err);
        g_assert_true((root != NULL) == NESTED[i].good);
        g_assert_true(g_error_matches(err, JY_ERROR, JY_ERROR_QUERY) != NESTED[i].good);
    }
}

/* Questions of marks and operators in random order: read, or refused with a message, and never worse. */
static void test_random(void)
{
    static const char *const PARTS[] = {"水渠", "a",   " ",       "(",    ")",   "（",       "）",       "\"",
                                        "“",    "”",   "-",       "NOT ", "OR ", "AND ",     " NEAR/2 ", "|",
                                        ":",    "年:", "title：", "*",    "，",  "【2004】", "「",       "」"};
    for (int i = 0; i < 20000; i++) {
        g_autoptr(GString) question = g_string_new(NULL);
        for (int j = g_test_rand_int_range(1, 12); j > 0; j--) {
            g_string_append(question, PARTS[g_test_rand_int_range(0, G_N_ELEMENTS(PARTS))]);
        }
        g_autoptr(GError) err = NULL;
        g_autoptr(jy_node) root = jy_query_parse(question->str, &err);
        if (err) {
            g_assert_null(root);
            g_assert_true(g_str_has_prefix(err->message, "column "));
            continue;
        }
        g_autofree char *tree = jy_node_print(root);
        g_autoptr(jy_node) again = jy_query_parse(tree, &err);
        g_autofree char *tree_again = jy_node_print(again);
        if (err || !g_str_equal(tree, tree_again)) {
            g_test_message("%s is printed as %s and that as %s", question->str, tree, tree_again);
            g_test_fail();
        }
    }
}

/* The column of a field's value, for those who find fault with it. */
static void test_column(void)
{
    g_autoptr(jy_node) root = jy_query_parse("水渠 年：2018", NULL);
    const jy_node *field = root->children->pdata[1];
    g_assert_cmpuint(field->column, ==, 6);
    g_autoptr(jy_node) own = jy_node_new_field(JY_BY_YEAR, "2018");
    g_assert_cmpuint(own->column, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/searcher/query/read", test_read);
    g_test_add_func("/searcher/query/round_trip", test_round_trip);
    g_test_add_func("/searcher/query/wrong", test_wrong);
    g_test_add_func("/searcher/query/limits", test_limits);
    g_test_add_func("/searcher/query/random", test_random);
    g_test_add_func("/searcher/query/column", test_column);
    return g_test_run();
}
