/* searcher_parse_test.c: a question as it is typed, its tree, and what is wrong with it. */
#include <glib.h>
#include <jiyan/base/error.h>
#include <string.h>

#include "searcher/query/parse.h"

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
    {"NEAR of three, each as far as it says", "甲乙 NEAR/3 丙丁 NEAR/5 戊己", "(甲乙 NEAR/3 丙丁 NEAR/5 戊己)"},
    {"NEAR of quotations", "“甲 乙” NEAR/2 “丙 丁”", "(\"甲 乙\" NEAR/2 \"丙 丁\")"},
    {"NEAR beside words", "水渠 NEAR/3 水厂 粮食", "((水渠 NEAR/3 水厂) 粮食)"},
    {"ONEAR", "水渠 ONEAR 水厂", "(水渠 ONEAR/10 水厂)"},
    {"ONEAR and NEAR", "甲乙 ONEAR/3 丙丁 NEAR 戊己", "(甲乙 ONEAR/3 丙丁 NEAR/10 戊己)"},
    {"NEAR of either", "(甲乙 OR “丙 丁”) NEAR/2 戊己", "((甲乙 OR \"丙 丁\") NEAR/2 戊己)"},
    {"NEAR of either of either", "甲 NEAR/2 (乙 OR (丙 | 丁*戊))", "(甲 NEAR/2 (乙 OR (丙 OR 丁*戊)))"},
    {"NEAR of one in brackets", "（甲乙） NEAR/2（丙丁）", "(甲乙 NEAR/2 丙丁)"},
    {"NEAR and OR", "甲 NEAR/2 乙 OR 丙 ONEAR 丁", "((甲 NEAR/2 乙) OR (丙 ONEAR/10 丁))"},
    {"NOT of a NEAR", "-(甲 NEAR/2 乙)", "NOT (甲 NEAR/2 乙)"},
    {"full-width letters and figures", "甲乙 ＯＮＥＡＲ／１２ 丙丁", "(甲乙 ONEAR/12 丙丁)"},
    {"a word that begins with NEAR", "NEARBY ONEARTH", "(NEARBY ONEARTH)"},
    {"near in small letters", "甲 near/3 乙", "(甲 near/3 乙)"},
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
    {"group", "标题:(脱贫 OR 扶贫)", "(title:\"脱贫\" OR title:\"扶贫\")"},
    {"full-width group", "标题：（脱贫　“攻 坚”）", "(title:\"脱贫\" title:\"攻 坚\")"},
    {"group of one", "issuer:(青石镇) 水渠", "(issuer:\"青石镇\" 水渠)"},
    {"negated group", "水渠 -issuer:(甲县 OR 乙县)", "(水渠 NOT (issuer:\"甲县\" OR issuer:\"乙县\"))"},
    {"NOT in a group", "title:(脱贫 -攻坚)", "(title:\"脱贫\" NOT title:\"攻坚\")"},
    {"group in a group", "title:(甲 (乙 OR 丙))", "(title:\"甲\" (title:\"乙\" OR title:\"丙\"))"},
    {"another field in a group", "title:(甲 年:2018 乙)", "(title:\"甲\" year:\"2018\" title:\"乙\")"},
    {"a group of another field in a group", "title:(甲 年:(2018 OR 2020) 乙)",
     "(title:\"甲\" (year:\"2018\" OR year:\"2020\") title:\"乙\")"},
    {"group of ranges", "年:(2018..2019 OR 2021..)", "(year:\"2018..2019\" OR year:\"2021..\")"},
    {"behind a group", "(title:(甲) 乙) 丙", "(title:\"甲\" 乙 丙)"},
    {"value that begins with brackets", "heading:（一）目标", "heading:\"（一）目标\""},
    {"the same in a group", "heading:(（一）目标 OR （二）措施)", "(heading:\"（一）目标\" OR heading:\"（二）措施\")"},
    {"year of a document number", "文号:（2004）25号", "docno:\"（2004）25号\""},
    {"value with wildcards", "标题：第？次*会议 水渠", "(title:第？次*会议 水渠)"},
    {"quoted, they are none", "title:“第?次”", "title:\"第?次\""},
    {"wildcards and brackets", "(title:水*渠（一） 水厂)", "(title:水*渠（一）  水厂)"},
    {"wildcards in a group", "title:(第?次 OR 水*渠)", "(title:第?次 OR title:水*渠)"},
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
    {"star inside", "农村*改革 水渠", "(农村*改革 水渠)"},
    {"full-width star", "农村＊改革", "农村＊改革"},
    {"question mark inside", "第?次全体会议", "第?次全体会议"},
    {"full-width question mark inside", "第？次全体会议", "第？次全体会议"},
    {"several", "20??年?月 第*？次", "(20??年?月 第*？次)"},
    {"the end of a question", "水渠? 水厂？", "(水渠 水厂)"},
    {"a question before another", "什么是水渠？怎么修水渠", "(什么是水渠 怎么修水渠)"},
    {"the same in ASCII", "渠修了吗?厂建了吗?", "(渠修了吗 厂建了吗)"},
    {"before a mark", "第？“三”次", "(第 \"三\" 次)"},
    {"at the beginning", "？次会议 ?次 *?次", "(次会议 次 * 次)"},
    {"by itself", "水渠 ? 水厂", "(水渠 水厂)"},
};

static void test_read(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(READ); i++) {
        g_autoptr(GError) err = NULL;
        g_test_message("%s", READ[i].label);
        g_autoptr(jy_node) root = jy_parse(READ[i].question, NULL, &err);
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
        g_autoptr(jy_node) root = jy_parse(READ[i].tree, NULL, NULL);
        g_autofree char *tree = jy_node_print(root);
        g_assert_cmpstr(tree, ==, READ[i].tree);
    }
}

static const struct {
    const char *label, *question, *message;
} WRONG[] = {
    {"bracket never closed", "甲乙 (丙丁", "column 7: a closing ) is missing for the ( at column 4"},
    {"full-width bracket never closed", "甲乙（丙丁", "column 6: a closing ) is missing for the ( at column 3"},
    {"the outer one", "(甲乙 (丙丁)", "column 9: a closing ) is missing for the ( at column 1"},
    {"of a field", "title:(甲乙 丙丁", "column 13: a closing ) is missing for the ( at column 7"},
    {"bracket never opened", "甲乙) 丙丁", "column 3: this ) has no ( before it"},
    {"quotation never closed", "甲 \"乙丙", "column 6: a closing quotation mark is missing for the one at column 3"},
    {"quotation of a field never closed", "title:\"乙丙",
     "column 10: a closing quotation mark is missing for the one at column 7"},
    {"OR at the end", "甲乙 OR", "column 6: OR wants a word, a quotation or ( behind it"},
    {"OR at the start", "OR 甲乙", "column 1: OR wants a word, a quotation or ( before it"},
    {"OR twice", "甲乙 OR OR 丙丁", "column 6: OR wants a word, a quotation or ( behind it"},
    {"OR in brackets", "甲乙 (OR 丙丁)", "column 5: OR wants a word, a quotation or ( before it"},
    {"NOT at the end", "甲乙 NOT", "column 4: NOT wants a word, a quotation, ( or a field behind it"},
    {"NOT before a closing bracket", "(甲乙 NOT)", "column 5: NOT wants a word, a quotation, ( or a field behind it"},
    {"NOT of an operator", "甲乙 NOT OR 丙丁", "column 4: NOT wants a word, a quotation, ( or a field behind it"},
    {"NEAR at the end", "甲乙 NEAR/3", "column 10: NEAR wants a word, a quotation or ( behind it"},
    {"ONEAR at the end", "甲乙 ONEAR ", "column 10: ONEAR wants a word, a quotation or ( behind it"},
    {"NEAR without its number", "甲乙丙 NEAR/ 丁", "column 5: NEAR/ wants a number"},
    {"ONEAR without its number", "甲乙丙 ONEAR/x 丁", "column 5: ONEAR/ wants a number"},
    {"NEAR with more than a number", "甲乙丙 NEAR/3x 丁", "column 5: NEAR/ wants a number"},
    {"NEAR at the start", "NEAR/2 甲乙", "column 1: NEAR wants a word, a quotation or ( before it"},
    {"NEAR behind empty brackets", "() ONEAR/2 甲乙", "column 1: ONEAR wants a word, a quotation or ( before it"},
    {"NEAR twice", "甲乙 NEAR NEAR 丙丁", "column 9: NEAR wants a word, a quotation or ( behind it"},
    {"NEAR before a NOT", "甲乙 NEAR -丙丁", "column 9: NEAR wants a word, a quotation or ( behind it"},
    {"NEAR behind a field", "年:2018 NEAR 丙丁",
     "column 1: NEAR takes words, quotations, and brackets of these with OR"},
    {"NEAR before a field", "丙丁 NEAR 年:2018",
     "column 9: NEAR takes words, quotations, and brackets of these with OR"},
    {"NEAR of both", "(甲 乙) NEAR 丙", "column 1: NEAR takes words, quotations, and brackets of these with OR"},
    {"NEAR of a NEAR", "丙 NEAR/3 (甲 NEAR 乙)",
     "column 10: NEAR takes words, quotations, and brackets of these with OR"},
    {"NEAR of a NOT in brackets", "丙 NEAR (甲 OR -乙)",
     "column 8: NEAR takes words, quotations, and brackets of these with OR"},
    {"NEAR in a field", "title:(甲 NEAR/2 乙)", "column 10: NEAR cannot stand in the brackets of a field"},
    {"empty group", "title:( )", "column 7: a value is expected in these brackets"},
    {"too many wildcards", "甲 一?二?三?四?五?六?七?八?九?十?一*二?三?四?五?六?七?八",
     "column 3: a word may have 16 of * and ?, this one has 17"},
    {"field without a value", "甲乙 年:", "column 6: a value is expected behind the colon"},
    {"field before a space", "年： 2018", "column 3: a value is expected behind the colon"},
    {"not UTF-8", "甲\xFF", "column 1: the question is not UTF-8"},
};

static void test_wrong(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(WRONG); i++) {
        g_autoptr(GError) err = NULL;
        g_test_message("%s", WRONG[i].label);
        g_autoptr(jy_node) root = jy_parse(WRONG[i].question, NULL, &err);
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
        g_autoptr(jy_node) root = jy_parse(question, NULL, &err);
        g_assert_true((root != NULL) == NESTED[i].good);
        g_assert_true(g_error_matches(err, JY_ERROR, JY_ERROR_QUERY) != NESTED[i].good);
    }
}

/* Questions of marks and operators in random order: read, or refused with a message, and never worse. */
static void test_random(void)
{
    static const char *const PARTS[] = {"水渠",     "a",   " ",       "(",       ")",   "（",   "）",        "\"",
                                        "“",        "”",   "-",       "NOT ",    "OR ", "AND ", " NEAR/2 ",  "|",
                                        ":",        "年:", "title：", "*",       "？",  "?",    " ONEAR/3 ", "，",
                                        "【2004】", "？",  "?",       " ONEAR ", "「",  "」"};
    for (int i = 0; i < 20000; i++) {
        g_autoptr(GString) question = g_string_new(NULL);
        for (int j = g_test_rand_int_range(1, 12); j > 0; j--) {
            g_string_append(question, PARTS[g_test_rand_int_range(0, G_N_ELEMENTS(PARTS))]);
        }
        g_autoptr(GError) err = NULL;
        g_autoptr(jy_node) root = jy_parse(question->str, NULL, &err);
        if (err) {
            g_assert_null(root);
            g_assert_true(g_str_has_prefix(err->message, "column "));
            continue;
        }
        g_autofree char *tree = jy_node_print(root);
        g_autoptr(jy_node) again = jy_parse(tree, NULL, &err);
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
    g_autoptr(jy_node) root = jy_parse("水渠 年：2018", NULL, NULL);
    const jy_node *field = root->children->pdata[1];
    g_assert_cmpuint(field->column, ==, 6);
    g_autoptr(jy_node) own = jy_node_new_field(JY_FIELD_YEAR, "2018", false);
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
