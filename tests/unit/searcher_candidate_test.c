/* searcher_candidate_test.c: what stands in a passage as it was asked for, and where. */
#include "searcher/match/span.h"
#include "searcher_fixture.h"

static const struct {
    const char *label, *question, *text;
    bool holds;
} HELD[] = {
    {"word", "水渠", "修好水渠。", true},
    {"scattered characters", "水渠", "水多，渠少。", false},
    {"scattered bigrams", "集体经济", "集体的经济，体经的集体。", false},
    {"wrapped line", "高质量发展", "推动高质\n量发展。", true},
    {"wrapped line with a zero-width space", "人民满意", "交出人\n\u200b民满意的答卷。", true},
    {"across a full stop", "高质量发展", "推动高质量。发展产业。", false},
    {"across a comma", "高质量发展", "推动高质量，发展产业。", false},
    {"across a paragraph", "高质量发展", "推动高质量\n\n发展产业。", false},
    {"across a space", "高质量发展", "推动高质量 发展产业。", false},
    {"Traditional", "经济", "發展經濟。", true},
    {"Simplified", "經濟", "发展经济。", true},
    {"full width", "GDP", "人均ＧＤＰ翻番。", true},
    {"small letters", "ＧＤＰ", "gdp growth", true},
    {"number in a number", "12所", "新建112所。", false},
    {"number", "12所", "新建１２所学校。", true},
    {"part of a decimal", "5%", "增长6.5%。", false},
    {"thousands", "1200", "共1,200人。", true},
    {"word in a word", "cat", "concatenate", false},
    {"star", "cat*", "categories", true},
    {"star needs the beginning", "cat*", "concatenate", false},
    {"character", "税", "税收增加。", true},
    {"character with a star", "税*", "免税。", true},
    {"quotation with other marks", "“修渠，引水”", "我们修渠、引水。", true},
    {"quotation in another order", "“引水，修渠”", "我们修渠、引水。", false},
    {"all words", "修渠 引水", "引水之前先修渠。", true},
    {"one is missing", "修渠 引水", "先修渠。", false},
    {"OR", "修渠 OR 引水", "先修渠。", true},
    {"NOT", "修渠 -引水", "先修渠。", true},
    {"NOT, but there", "修渠 -引水", "修渠引水。", false},
    {"NOT of scattered characters", "修渠 -集体经济", "修渠，集体有经济。", true},
    {"NOT of brackets", "-(修渠 引水)", "先修渠。", true},
    {"NOT of brackets, all there", "-(修渠 引水)", "修渠引水。", false},
    {"nested", "(修渠 OR 挖井) (引水 OR -节水)", "挖井，节水，引水。", true},
    {"nested, refused", "(修渠 OR 挖井) (引水 OR -节水)", "挖井，节水。", false},
    /* NEAR */
    {"near", "修渠 NEAR/3 引水", "修渠为了引水。", true},
    {"near, the other way round", "引水 NEAR/3 修渠", "修渠为了引水。", true},
    {"as near as that", "修渠 NEAR/2 引水", "修渠为了引水。", true},
    {"not so near", "修渠 NEAR/1 引水", "修渠为了引水。", false},
    {"touching", "修渠 NEAR/0 引水", "修渠引水。", true},
    {"overlapping is not near", "修渠引 NEAR/9 引水", "修渠引水。", false},
    {"near across a full stop", "修渠 NEAR/3 引水", "修渠。引水。", true},
    {"not across paragraphs", "修渠 NEAR/9 引水", "修渠。\n\n引水。", false},
    {"later places count", "修渠 NEAR/1 引水", "修渠好，修渠很好，修渠也引水。", true},
    {"three in a chain", "修渠 NEAR/2 引水 NEAR/2 种茶", "种茶要引水先修渠。", true},
    {"the chain breaks", "修渠 NEAR/2 引水 NEAR/2 种茶", "种茶是后来的事引水先修渠。", false},
    {"the same word twice", "引水 NEAR/2 引水", "引水再引水。", true},
    {"the same word once", "引水 NEAR/2 引水", "引水。", false},
    {"each as near as it says", "修渠 NEAR/1 引水 NEAR/5 种茶", "修渠又引水，后来再种茶。", true},
    {"the second is too far", "修渠 NEAR/5 引水 NEAR/1 种茶", "修渠又引水，后来再种茶。", false},
    {"white space does not count", "修渠 NEAR/1 引水", "修渠\n　　又\n　　引水。", true},
    {"in order", "修渠 ONEAR/3 引水", "修渠为了引水。", true},
    {"in the other order", "引水 ONEAR/3 修渠", "修渠为了引水。", false},
    {"three in order", "修渠 ONEAR/3 引水 ONEAR/3 种茶", "修渠，引水，种茶。", true},
    {"the last one out of order", "修渠 ONEAR/9 引水 ONEAR/9 种茶", "修渠，种茶，引水。", false},
    {"in order, then in any", "修渠 ONEAR/9 引水 NEAR/9 种茶", "种茶，修渠，引水。", true},
    {"order binds the same places", "修渠 ONEAR/1 引水 ONEAR/1 种茶", "修渠，引水。再引水，种茶。", false},
    {"quotations", "“修渠，引水” NEAR/2 “种 茶”", "修渠引水和种茶。", true},
    {"either", "(挖井 OR 修渠) NEAR/2 引水", "修渠为了引水。", true},
    {"neither", "(挖井 OR 种茶) NEAR/2 引水", "修渠为了引水。", false},
    {"either of either", "(挖井 OR (修渠 OR 种茶)) NEAR/2 引水", "种茶为了引水。", true},
    {"either on both sides", "(挖井 OR 修渠) ONEAR/2 (引水 OR 供水)", "修渠为了供水。", true},
    {"either, but too far", "(挖井 OR 修渠) NEAR/2 引水", "修渠是为了引水。", false},
    {"punctuation for one of them", "修渠 NEAR/2 “，” NEAR/2 引水", "修渠为了引水。", true},
    {"wildcards", "修* NEAR/3 引*田", "修渠为了引水到田。", true},
    {"NOT of a NEAR", "-(修渠 NEAR/2 引水)", "修渠是为了引水。", true},
    {"NOT of a NEAR that holds", "-(修渠 NEAR/2 引水)", "修渠为了引水。", false},
    /* wildcards */
    {"star inside", "集体*改革", "集体产权制度改革。", true},
    {"star over a full stop", "集体*改革", "集体增收。改革深入。", false},
    {"star over paragraphs", "集体*改革", "集体\n\n改革", false},
    {"one character", "第?次会议", "第三次会议。", true},
    {"quoted, it is a mark", "“第?次会议”", "第三次会议。", false},
    {"quoted star", "“集体*改革”", "集体产权制度改革。", false},
    {"quoted star as punctuation", "“集体*改革”", "集体，改革。", true},
    {"NOT of a pattern", "修渠 -集体*改革", "修渠，集体产权改革。", false},
    {"NOT of a pattern that is not there", "修渠 -集体*改革", "修渠，集体产权。改革。", true},
    {"pattern in a title", "title:青石*报告", "一。", true},
    {"one character in a title", "title:第?次代表", "一。", true},
    {"pattern that is not in a title", "title:青石?报告", "一。", false},
    {"quoted in a title", "title:“青石*报告”", "一。", false},
    {"pattern in a heading", "heading:水?", "一。", true},
    /* groups of a field */
    {"either in a title", "title:(茶业 OR 工作报告)", "一。", true},
    {"neither in a title", "title:(茶业 OR 林业)", "一。", false},
    {"both in a title", "title:(青石镇 报告)", "一。", true},
    {"one of both in a title", "title:(青石镇 茶业)", "一。", false},
    {"but not in a title", "title:(青石镇 -报告)", "一。", false},
    {"either speaker", "讲话人:(周 OR 林)", "一。", true},
    {"no such speaker", "-讲话人:(周 OR 林)", "一。", false},
    {"years", "年:(2018..2019 OR 2021)", "一。", true},
    /* fields */
    {"title", "title:工作报告", "一。", true},
    {"title is not the text", "title:引水", "引水。", false},
    {"subtitle", "title:代表大会", "一。", true},
    {"heading", "heading:水利", "一。", true},
    {"heading does not hold", "heading:茶业", "茶业。", false},
    {"year", "年:2021", "一。", true},
    {"not the year", "-年:2021", "一。", false},
    {"year or word", "年:2020 OR 引水", "引水。", true},
    {"NOT of a filter and a word", "-(年:2021 引水)", "引水。", false},
    {"NOT of another year's word", "-(年:2020 引水)", "引水。", true},
    {"speaker", "讲话人:林", "一。", true},
};

static void test_holds(void)
{
    const jy_document document = {
        .path = (char *)"甲.txt",
        .title = (char *)"青石镇工作报告",
        .subtitle = (char *)"在第三次代表大会上",
        .date = (char *)"2021-03-02",
        .speaker = (char *)"林一木",
    };
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    for (size_t i = 0; i < G_N_ELEMENTS(HELD); i++) {
        g_auto(jy_passage) passage = {0};
        g_test_message("%s", HELD[i].label);
        make_passage(HELD[i].text, "一、水利|（一）水渠", &passage);
        g_autoptr(jy_node) tree = make_tree(HELD[i].question);
        jy_candidate_take(candidate, &passage, &document);
        g_assert_cmpint(jy_condition_holds(tree, candidate, false), ==, HELD[i].holds);
    }
}

static const struct {
    const char *question;
    bool holds;
} KINDS[] = {
    {"kind:report", true},           {"kind:problem", false},        {"kind:(problem OR report)", true},
    {"kind:problem,report", true},   {"-(kind:problem 引水)", true}, {"-(kind:report 引水)", false},
    {"kind:problem OR 修渠", false}, {"kind:problem OR 引水", true},
};

/* What the statements of the passage do. */
static void test_kinds(void)
{
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    g_auto(jy_passage) passage = {0};
    make_passage("已经引水。", NULL, &passage);
    jy_statement report = {.start = 0, .end = passage.length, .kind = JY_STATEMENT_REPORT};
    g_array_append_val(passage.statements, report);
    jy_candidate_take(candidate, &passage, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        g_test_message("%s", KINDS[i].question);
        g_autoptr(jy_node) tree = make_tree(KINDS[i].question);
        g_assert_cmpint(jy_condition_holds(tree, candidate, false), ==, KINDS[i].holds);
    }
}

static void check_none(const char *question)
{
    g_autoptr(jy_node) tree = make_tree(question);
    g_assert_false(jy_condition_applies(tree));
}

/* A question that asks for nothing that a passage tells. */
static void test_none(void)
{
    check_none("“，”");
    check_none("kind:noise");
    check_none("due:2021");
    check_none("due:2021 OR 引水");
}

/* What takes part in a NEAR: `spans` are cut from the text, a list with bars for each phrase. */
static const struct {
    const char *question, *text;
    const char *spans[3];
} NEAR[] = {
    {"修渠 NEAR/1 引水", "修渠好，修渠也引水，引水好。", {"修渠", "引水"}},
    {"修渠 NEAR/9 引水", "引水修渠引水。", {"修渠", "引水|引水"}},
    {"甲乙 NEAR/0 丙丁 NEAR/0 戊己", "甲乙丙丁，丙丁戊己，甲乙丙丁戊己", {"甲乙", "丙丁", "戊己"}},
    {"經濟 NEAR/2 發展", "经\n济要发展", {"经\n济", "发展"}},
    {"修渠 ONEAR/9 引水", "引水修渠引水。", {"修渠", "引水"}},
    {"修渠 ONEAR/9 引水", "修渠引水修渠。", {"修渠", "引水"}},
    {"甲乙 ONEAR/1 丙丁 ONEAR/1 戊己", "丙丁，甲乙，丙丁，戊己，丙丁", {"甲乙", "丙丁", "戊己"}},
    {"(修渠 OR 挖井) NEAR/1 引水", "修渠引水，挖井引水，挖井", {"修渠|挖井|挖井", "引水|引水"}},
    {"(修渠 OR 修*渠) NEAR/1 引水", "修渠引水", {"修渠", "引水"}},
    {"修*渠 NEAR/1 引水", "修好水渠，引水", {"修好水渠", "引水"}},
};

static void test_near_spans(void)
{
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    for (size_t i = 0; i < G_N_ELEMENTS(NEAR); i++) {
        g_auto(jy_passage) passage = {0};
        g_test_message("%s", NEAR[i].question);
        make_passage(NEAR[i].text, NULL, &passage);
        g_autoptr(jy_node) tree = make_tree(NEAR[i].question);
        jy_candidate_take(candidate, &passage, NULL);
        g_autoptr(GPtrArray) found = jy_condition_near(tree, candidate);
        for (guint j = 0; j < 3; j++) {
            g_autoptr(GString) cut = g_string_new(NULL);
            const GArray *spans = j < found->len ? found->pdata[j] : NULL;
            for (guint k = 0; spans && k < spans->len; k++) {
                const jy_span *span = &g_array_index(spans, jy_span, k);
                g_string_append_printf(cut, "%s%.*s", k ? "|" : "", (int)(span->end - span->start),
                                       passage.text + span->start);
            }
            g_assert_cmpstr(cut->str, ==, NEAR[i].spans[j] ? NEAR[i].spans[j] : "");
        }
    }
}

/* Six phrases of one character in a passage of nothing else: time must not explode. */
static void test_near_time(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 500; i++) {
        g_string_append(text, "水");
    }
    g_auto(jy_passage) passage = {0};
    make_passage(text->str, NULL, &passage);
    g_autoptr(jy_node) tree = make_tree("水 NEAR/400 水 NEAR/400 水 NEAR/400 水 NEAR/400 水 NEAR/400 渠");
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    jy_candidate_take(candidate, &passage, NULL);
    g_assert_false(jy_condition_holds(tree, candidate, false));
}

/* Many alternatives, each in many places. */
static void test_near_many(void)
{
    g_autoptr(GString) text = g_string_new(NULL), question = g_string_new("(水");
    for (int i = 0; i < 700; i++) {
        g_string_append(text, "水");
    }
    for (int i = 0; i < 500; i++) {
        g_string_append(question, i % 2 ? " OR 水" : " OR 水水");
    }
    g_string_append(question, ") NEAR/400 水 NEAR/400 渠");
    g_string_append(text, "。渠");
    g_auto(jy_passage) passage = {0};
    make_passage(text->str, NULL, &passage);
    g_autoptr(jy_node) tree = make_tree(question->str);
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    jy_candidate_take(candidate, &passage, NULL);
    gint64 begun = g_get_monotonic_time();
    g_assert_true(jy_condition_holds(tree, candidate, false));
    g_test_message("%" G_GINT64_FORMAT " us", g_get_monotonic_time() - begun);
}

/* A candidate that is used again forgets the passage before. */
static void test_again(void)
{
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    g_autoptr(jy_node) tree = make_tree("引水");
    static const char *const TEXTS[] = {"引水。\n\n修渠。\n\n种茶。", "修渠。", "种茶。\n\n引水。", "种茶。\n\n修渠。"};
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        g_auto(jy_passage) passage = {0};
        make_passage(TEXTS[i], NULL, &passage);
        jy_candidate_take(candidate, &passage, NULL);
        g_assert_cmpint(jy_condition_holds(tree, candidate, false), ==, strstr(TEXTS[i], "引水") != NULL);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/searcher/candidate/holds", test_holds);
    g_test_add_func("/searcher/candidate/kinds", test_kinds);
    g_test_add_func("/searcher/candidate/none", test_none);
    g_test_add_func("/searcher/candidate/near_spans", test_near_spans);
    g_test_add_func("/searcher/candidate/near_time", test_near_time);
    g_test_add_func("/searcher/candidate/near_many", test_near_many);
    g_test_add_func("/searcher/candidate/again", test_again);
    return g_test_run();
}
