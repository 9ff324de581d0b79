/* searcher_snippet_test.c: the words of a passage that answer: whole sentences, windows, marks, places. */
#include "searcher/match/highlight.h"
#include "searcher/snippet/snippet.h"
#include "searcher_fixture.h"

/* Fills a hit; clear with clear_hit. */
static void make_hit(const char *text, const char *question, bool exact, jy_hit *ret_hit)
{
    *ret_hit = (jy_hit){.exact = exact};
    make_passage(text, NULL, &ret_hit->passage);
    g_autoptr(jy_node) tree = question ? make_tree(question) : jy_node_new(JY_NODE_AND);
    g_autoptr(jy_matcher) matcher = jy_matcher_new(tree);
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    jy_candidate_take(candidate, &ret_hit->passage, NULL);
    ret_hit->matches = jy_highlight_find(matcher, candidate, exact);
}

static void clear_hit(jy_hit *hit)
{
    jy_passage_clear(&hit->passage);
    g_array_unref(hit->matches);
}

/* A text with spans of its code points in [ ]. */
static char *bracket(const char *whole, const GArray *spans)
{
    GString *out = g_string_new(NULL);
    uint32_t at = 0;
    for (const char *text = whole;; text = g_utf8_next_char(text), at++) {
        for (guint i = 0; i < spans->len; i++) {
            const jy_span *span = &g_array_index(spans, jy_span, i);
            g_string_append(out, at == span->end ? "]" : "");
        }
        for (guint i = 0; i < spans->len; i++) {
            const jy_span *span = &g_array_index(spans, jy_span, i);
            g_string_append(out, at == span->start ? "[" : "");
        }
        if (!*text) {
            return g_string_free(out, false);
        }
        g_string_append_len(out, text, g_utf8_next_char(text) - text);
    }
}

/* The snippet with its highlights in [ ]. */
static char *marked(const jy_snippet *snippet)
{
    return bracket(snippet->text, snippet->highlights);
}

#define THREE "春天修渠。夏天引水。秋天收粮。"
#define LONG                                                                                                                                                             \
    "今年春天我们在东山村修渠，水渠全长三十六公里，沿线十二个村庄受益，夏天又在西河村引水上山，灌溉了两千亩旱地，" \
    "秋天收了粮。"

static const struct {
    const char *label, *text, *question;
    uint32_t width, context;
    const char *snippet;
} CASES[] = {
    {"the sentence that matches", THREE, "引水", 80, 0, "夏天[引水]。"},
    {"with those around", THREE, "引水", 80, 1, "春天修渠。夏天[引水]。秋天收粮。"},
    {"context at the beginning", THREE, "修渠", 80, 1, "春天[修渠]。夏天引水。"},
    {"more context than there is", THREE, "收粮", 80, 20, "春天修渠。夏天引水。秋天[收粮]。"},
    {"context beats the width", THREE, "引水", 4, 1, "春天修渠。夏天[引水]。秋天收粮。"},
    {"two sentences, one left out", THREE, "修渠 收粮", 80, 0, "春天[修渠]。…秋天[收粮]。"},
    {"two sentences that touch", THREE, "修渠 引水", 80, 0, "春天[修渠]。夏天[引水]。"},
    {"the second does not fit", THREE, "修渠 引水", 15, 0, "春天[修渠]。"},
    {"the sentence with most of the question", "修渠难。修渠引水都难。", "修渠 引水", 20, 0, "[修渠][引水]都难。"},
    {"each place in it", "修渠先修渠头。", "修渠", 80, 0, "[修渠]先[修渠]头。"},
    {"no match: the beginning", THREE, NULL, 80, 0, THREE},
    {"no match: as much as fits", THREE, NULL, 21, 0, "春天修渠。夏天引水。"},
    {"question of the title only", THREE, "title:水利", 80, 0, THREE},
    /* headings */
    {"heading is left out", "#一、水利\n\n春天修渠。", "修渠", 80, 0, "春天[修渠]。"},
    {"heading that matches goes on", "#一、水利\n\n春天修渠。夏天引水。", "水利", 80, 0,
     "#一、[水利] 春天修渠。夏天引水。"},
    {"heading alone", "#一、水利", "水利", 80, 0, "#一、[水利]"},
    {"heading that says no more than what is below", "#一、水利\n\n办好水利。粮食增产。", "水利", 80, 0,
     "办好[水利]。"},
    {"heading that says more", "#一、水利\n\n春天修渠。", "水利 修渠", 80, 0, "#一、[水利] 春天[修渠]。"},
    {"heading of which each word is below", "#一、水利和粮食\n\n水利好。粮食足。", "水利 粮食", 80, 0,
     "[水利]好。[粮食]足。"},
    /* white space */
    {"wrapped line", "春天修\n渠。", "修渠", 80, 0, "春天[修渠]。"},
    {"wrapped line with spaces", "春天修\n  渠。", "修渠", 80, 0, "春天[修渠]。"},
    {"wrapped line of words", "by the\nriver", "river", 80, 0, "by the [river]"},
    {"zero-width space", "人\n\u200b民满意。", "人民满意", 80, 0, "[人民满意]。"},
    {"spaces are one", "修  渠 \t好", "好", 80, 0, "修 渠 [好]"},
    {"paragraphs are parted by a space", "修渠好\n\n引水好", "修渠 引水", 80, 0, "[修渠]好 [引水]好"},
    {"controls are left out", "修\x01渠\x1b[31m好。", "好", 80, 0, "修渠[31m[好]。"},
    {"bidirectional marks are left out", "修渠\u202e好。", "好", 80, 0, "修渠[好]。"},
    /* windows */
    {"window round the match", LONG, "引水", 40, 0, "…夏天又在西河村[引水]上山，…"},
    {"window at the beginning", LONG, "东山村", 30, 0, "今年春天我们在[东山村]修渠，…"},
    {"window at the end", LONG, "收了粮", 30, 0, "…秋天[收了粮]。"},
    {"two windows", LONG, "修渠 收了粮", 60, 0, "今年春天我们在东山村[修渠]，…秋天[收了粮]。"},
    {"what the first sentence lacks, in a window", "秋天收粮。" LONG, "收粮 引水", 80, 0,
     "秋天[收粮]。…夏天又在西河村[引水]上山，灌溉了两千亩旱地，秋天收了粮。"},
    {"what a long one lacks, behind it", LONG "冬天积肥。", "引水 积肥", 60, 0,
     "…夏天又在西河村[引水]上山，…冬天[积肥]。"},
    {"no room for what is lacking", THREE, "修渠 收粮", 19, 0, "春天[修渠]。"},
    {"only a full stop would be left out", "今年我们在东山村里修渠引水开荒种树养猪。", "修渠引水", 38, 0,
     "…年我们在东山村里[修渠引水]开荒种树养猪。"},
    /* quotations */
    {"quotation is not broken", "我们在全县各乡各村办好“一池三改一园”和学校食堂等等", "各村", 34, 0,
     "我们在全县各乡[各村]办好…"},
    {"quotation round the match", "我们在全县的各个乡镇都要办好“一池三改一园”和食堂等等", "三改", 24, 0,
     "…办好“一池[三改]一园”和食堂…"},
    {"inner quotation", "县里在会上说过：“把‘两不愁三保障’办好”，要求各村各户都知道这件事情", "两不愁", 34, 0,
     "…“把‘[两不愁]三保障’办好”，…"},
    {"title is not broken", "县里今年印发了《全县农村供水管护工作办法》并开会布置", "供水", 40, 0,
     "…印发了《全县农村[供水]管护工作办法》并开会…"},
    {"quotation of two sentences", "书记说：“修渠难。不修更难。”大家都点头。", "修渠", 40, 0,
     "书记说：“[修渠]难。不修更难。”"},
    {"quotation that does not fit", "书记说：“修渠难。不修更难。”大家都点头。", "修渠", 22, 0, "书记说：“[修渠]难。"},
    {"quotation that is never closed", "书记说：“修渠难。不修更难。大家都点头。", "修渠", 80, 0, "书记说：“[修渠]难。"},
    {"number that is spaced out", "全区去年全年一共新建了75 000套住房给居民", "套住房", 14, 0, "…[套住房]给居民"},
    {"match in a number that is spaced out", "全区从1 9 9 7年起一共建成了好多套住房给居民", "7年起", 24, 0,
     "全区从1 9 9 [7年起]一共建…"},
    {"one window for both", LONG, "西河村 引水", 40, 0, "…夏天又在[西河村][引水]上山，…"},
    {"another match is not cut", "确保九成以上的村集体经济收入达到三万元以上就好", "以上", 40, 0,
     "确保九成[以上]的村集体经济收入达到三万元…"},
    {"match wider than the window", LONG, "“水渠全长三十六公里，沿线十二个村庄受益”", 20, 0,
     "…[水渠全长三十六公里，沿线十二个村庄受益]…"},
    {"number is not cut", "亩产一千二百三十公斤以及12345678公斤又及", "公斤又及", 12, 0, "…[公斤又及]"},
    {"decimal is not cut", "长度达到了整整123456.78公里之多", "公里之多", 14, 0, "…[公里之多]"},
    {"full-width number is not cut", "长度达到了整整１２３４５６公里之多", "公里之多", 16, 0, "…[公里之多]"},
    {"word is not cut", "采用了全新的international标准体系", "标准体系", 18, 0, "…[标准体系]"},
    {"per cent stays", "增长率最终达到了百分之几呢大约６.５％左右吧", "几呢大约", 16, 0, "…了百分之[几呢大约]…"},
    {"variation selector stays", "去咖啡馆葛\U000E0100喝了一杯咖啡", "喝了一杯", 9, 0, "…[喝了一杯]…"},
    {"and is shown", "葛\U000E0100城喝了一杯cafe\u0301", "喝了一杯", 30, 0, "葛\U000E0100城[喝了一杯]cafe\u0301"},
    {"accent stays", "去咖啡馆cafe\u0301喝了一杯咖啡", "喝了一杯", 12, 0, "…[喝了一杯]咖啡"},
};

static void test_cases(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        jy_hit hit;
        g_auto(jy_snippet) snippet = {0};
        g_test_message("%s", CASES[i].label);
        make_hit(CASES[i].text, CASES[i].question, true, &hit);
        jy_snippet_make(&hit, CASES[i].width, CASES[i].context, &snippet);
        g_autofree char *text = marked(&snippet);
        g_assert_cmpstr(text, ==, CASES[i].snippet);
        clear_hit(&hit);
    }
}

/* A partial hit: the single words are marked, whole phrases where they stand, no lone characters. */
static const struct {
    const char *label, *text, *question, *snippet;
} PARTIAL[] = {
    {"run in pieces", "集体收入和经济收入。", "集体经济收入", "[集体][收入]和[经济收入]。"},
    {"longest pieces", "集体经济不强。", "集体经济收入", "[集体经济]不强。"},
    {"lone character is not marked", "新建5所，每所12人。", "新建12所", "[新建]5所，每所[12]人。"},
    {"whole phrase is", "新建12所。", "新建12所 引水", "[新建12所]。"},
    {"the sentence with most of it", "集体好。集体经济好。", "集体经济收入", "[集体经济]好。"},
    /* words of the question, and what only joins them */
    {"two words side by side", "今年国内生产总值增长。", "国内生产总值增长多少", "今年[国内生产总值增长]。"},
    {"half of two words", "今年国民经济增长。", "今年国内生产总值增长", "[今年]国民经济[增长]。"},
    {"a joining character goes along", "全部取消了农业税。", "什么时候取消了农业税", "全部[取消了农业税]。"},
    {"words that ask", "什么时候修渠如何修。", "如何修渠", "什么时候[修渠]如何修。"},
    {"nothing but halves", "这样好。", "什么样好", "这[样好]。"},
};

static void test_partial(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PARTIAL); i++) {
        jy_hit hit;
        g_auto(jy_snippet) snippet = {0};
        g_test_message("%s", PARTIAL[i].label);
        make_hit(PARTIAL[i].text, PARTIAL[i].question, false, &hit);
        jy_snippet_make(&hit, 80, 0, &snippet);
        g_autofree char *text = marked(&snippet);
        g_assert_cmpstr(text, ==, PARTIAL[i].snippet);
        clear_hit(&hit);
    }
}

/* Where the first match that is shown stands. */
static const struct {
    const char *label, *text, *question;
    uint32_t line, offset, length;
} PLACES[] = {
    {"first line", "春天修渠。", "修渠", 7, 106, 6},
    {"third line", "春\n天\n修渠。", "修渠", 9, 108, 6},
    {"over a wrapped line", "春天修\n渠。", "修渠", 7, 106, 7},
    {"of the sentence that is shown", "修渠。\n修渠引水。", "修渠 引水", 8, 110, 6},
    {"without a match the passage", "春天修渠。", "title:水", 7, 100, 15},
};

static void test_place(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PLACES); i++) {
        jy_hit hit;
        g_auto(jy_snippet) snippet = {0};
        g_test_message("%s", PLACES[i].label);
        make_hit(PLACES[i].text, PLACES[i].question, true, &hit);
        hit.passage.place.line = 7;
        hit.passage.offset = 100;
        jy_snippet_make(&hit, 18, 0, &snippet);
        g_assert_cmpuint(snippet.place.line, ==, PLACES[i].line);
        g_assert_cmpuint(snippet.offset, ==, PLACES[i].offset);
        g_assert_cmpuint(snippet.length, ==, PLACES[i].length);
        clear_hit(&hit);
    }
}

/* The statement that answers, from its first words to its end, and what is marked in it beside the matches. */
static const struct {
    const char *label, *text, *question, *statement, *kind, *snippet, *deadlines, *quantities;
} ANSWERED[] = {
    {"the statement, not the first match", "春天修渠。今年底前修渠5公里。", "修渠", "今年底", "commitment",
     "今年底前[修渠]5公里。", "[今年底前]修渠5公里。", "今年底前修渠[5公里]。"},
    {"a wrapped line in a time and an amount", "到2022\n年再建水厂3\n座。", "水厂", "到2022", "commitment",
     "到2022年再建[水厂]3座。", "[到2022年]再建水厂3座。", "到2022年再建水厂[3座]。"},
    {"zero-width space and blanks", "“建\u200b水厂”，  到2022\u200b年 3座。", "水厂", "“建", "commitment",
     "“建[水厂]”， 到2022年 3座。", "“建水厂”， [到2022年] 3座。", "“建水厂”， 到2022年 [3座]。"},
    {"words of letters over a line end", "go\n  on 到2022年建3座。", "on", "go", "commitment",
     "go [on] 到2022年建3座。", "go on [到2022年]建3座。", "go on 到2022年建[3座]。"},
    {"nothing to mark", "春天修渠。", "修渠", "春天", "commitment", "春天[修渠]。", "春天修渠。", "春天修渠。"},
    {"no statement was asked for", "到2022年修渠5公里。", "修渠", NULL, NULL, "到2022年[修渠]5公里。",
     "到2022年修渠5公里。", "到2022年修渠5公里。"},
};

static void set_statement(jy_hit *hit, const char *answer)
{
    const char *at = answer ? strstr(hit->passage.text, answer) : NULL;
    if (at) {
        jy_statement statement = {
            .start = (uint32_t)(at - hit->passage.text), .end = hit->passage.length, .kind = JY_STATEMENT_COMMITMENT};
        g_array_append_val(hit->passage.statements, statement);
        hit->statement = (jy_span){statement.start, statement.end};
    }
}

static void test_statement(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ANSWERED); i++) {
        jy_hit hit;
        g_auto(jy_snippet) snippet = {0};
        g_test_message("%s", ANSWERED[i].label);
        make_hit(ANSWERED[i].text, ANSWERED[i].question, true, &hit);
        set_statement(&hit, ANSWERED[i].statement);
        if (hit.statement.start) {
            g_array_remove_index(hit.matches, 0); /* the question is matched with that statement alone */
        }
        jy_snippet_make(&hit, 30, 0, &snippet);
        g_autofree char *matched = marked(&snippet), *due = bracket(snippet.text, snippet.deadlines),
                        *much = bracket(snippet.text, snippet.quantities);
        g_assert_cmpstr(snippet.kind, ==, ANSWERED[i].kind);
        g_assert_cmpstr(matched, ==, ANSWERED[i].snippet);
        g_assert_cmpstr(due, ==, ANSWERED[i].deadlines);
        g_assert_cmpstr(much, ==, ANSWERED[i].quantities);
        clear_hit(&hit);
    }
}

/* What the sentence of the first match does; nothing for noise. */
static void test_kind(void)
{
    static const struct {
        const char *question;
        jy_block_kind block;
        const char *kind;
    } ROWS[] = {
        {"修渠", JY_BLOCK_BODY, "report"},  {"引水", JY_BLOCK_BODY, "commitment"},
        {"收粮", JY_BLOCK_BODY, "problem"}, {"引水 收粮", JY_BLOCK_BODY, "commitment"},
        {"引水", JY_BLOCK_NOISE, NULL},
    };
    static const jy_statement_kind KINDS[] = {JY_STATEMENT_REPORT, JY_STATEMENT_COMMITMENT, JY_STATEMENT_PROBLEM};
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        jy_hit hit;
        g_auto(jy_snippet) snippet = {0};
        g_test_message("%s", ROWS[i].question);
        make_hit(THREE, ROWS[i].question, true, &hit);
        g_array_index(hit.passage.paragraphs, jy_paragraph, 0).kind = ROWS[i].block;
        for (uint32_t n = 0; n < G_N_ELEMENTS(KINDS); n++) {
            jy_statement statement = {.start = 15 * n, .end = 15 * n + 15, .kind = KINDS[n]};
            g_array_append_val(hit.passage.statements, statement);
        }
        jy_snippet_make(&hit, 80, 0, &snippet);
        g_assert_cmpstr(snippet.kind, ==, ROWS[i].kind);
        clear_hit(&hit);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/searcher/snippet/cases", test_cases);
    g_test_add_func("/searcher/snippet/partial", test_partial);
    g_test_add_func("/searcher/snippet/place", test_place);
    g_test_add_func("/searcher/snippet/statement", test_statement);
    g_test_add_func("/searcher/snippet/kind", test_kind);
    return g_test_run();
}
