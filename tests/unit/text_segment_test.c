/* text_segment_test.c: the tokenizer: what becomes a term, of which kind, and where it stands. */
#include <jiyan/text/segment.h>

#include <string.h>

/* Tokens as "税收 收! gdp' 6.5#": a mark behind a term tells its kind, none is a bigram. */
static void write_token(const jy_token *token, void *user)
{
    static const char *const MARKS[] = {
        [JY_TOKEN_BIGRAM] = "", [JY_TOKEN_LAST] = "!", [JY_TOKEN_WORD] = "'", [JY_TOKEN_NUMBER] = "#"};
    GString *out = user;
    if (out->len) {
        g_string_append_c(out, ' ');
    }
    g_string_append_len(out, token->term, token->length);
    g_string_append(out, MARKS[token->kind]);
}

static char *segment(const char *text)
{
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    GString *out = g_string_new(NULL);
    jy_fold(text, (uint32_t)strlen(text), &folded);
    jy_segment(&folded, 0, folded.length, write_token, out);
    return g_string_free(out, false);
}

static const struct {
    const char *label, *text, *tokens;
} ROWS[] = {
    {"empty", "", ""},
    {"punctuation only", "。，——！", ""},
    {"white space only", " \n　\t", ""},
    {"one character", "税", "税!"},
    {"run", "税收增长", "税收 收增 增长 长!"},
    {"Traditional is folded", "經濟發展", "经济 济发 发展 展!"},
    {"wrapped line", "高质\n量发展", "高质 质量 量发 发展 展!"},
    {"wrapped line with indent", "高质 \n　　量", "高质 质量 量!"},
    {"line end of DOS", "高质\r\n量", "高质 质量 量!"},
    {"zero width at the wrap", "交出一份人\n\xe2\x80\x8b\n民满意", "交出 出一 一份 份人 人民 民满 满意 意!"},
    {"zero width alone is no wrap", "人\xe2\x80\x8b\xe2\x80\x8b民", "人民 民!"},
    {"wrapped kana", "デー\n　タ", "デー ータ タ!"},
    {"wrapped Hangul", "한국\n어", "한국 국어 어!"},
    {"wrapped beyond the plane", "税\n\xf0\xa0\xae\xb7", "税\xf0\xa0\xae\xb7 \xf0\xa0\xae\xb7!"},
    {"wrap beside a number", "建成\n12\n所", "建成 成! 12# 所!"},
    {"wrap between words", "work\nreport", "work' report'"},
    {"space breaks", "高质 量", "高质 质! 量!"},
    {"ideographic space breaks", "高质　量", "高质 质! 量!"},
    {"full stop breaks", "发展。经济", "发展 展! 经济 济!"},
    {"exclamation and question break", "行！好？对", "行! 好! 对!"},
    {"ellipsis breaks", "教育……医疗", "教育 育! 医疗 疗!"},
    {"semicolon and colon break", "农业；林业：牧", "农业 业! 林业 业! 牧!"},
    {"full stop breaks beyond the plane", "\xf0\xa0\xae\xb7。税", "\xf0\xa0\xae\xb7! 税!"},
    {"full stop and line end break", "发展。\n经济", "发展 展! 经济 济!"},
    {"line end and quote break", "发展\n“经济", "发展 展! 经济 济!"},
    {"comma breaks", "发展，经济", "发展 展! 经济 济!"},
    {"enumeration mark breaks", "农业、农村", "农业 业! 农村 村!"},
    {"middle dot breaks", "马·恩", "马! 恩!"},
    {"number in a run", "建成12所学校", "建成 成! 12# 所学 学校 校!"},
    {"word in a run", "推进GDP核算", "推进 进! gdp' 核算 算!"},
    {"word", "Covid", "covid'"},
    {"full-width word", "ＷＴＯ", "wto'"},
    {"letters and digits", "5G B2B covid19", "5g' b2b' covid19'"},
    {"hyphen parts words", "covid-19", "covid' 19#"},
    {"apostrophe stays", "people's it’s", "people's' it's'"},
    {"quotes go", "'quoted' ’tis", "quoted' tis'"},
    {"apostrophe at the end goes", "workers' rights", "workers' rights'"},
    {"accents", "naïve ÉCOLE", "naïve' école'"},
    {"Cyrillic", "Москва", "москва'"},
    {"number", "2021", "2021#"},
    {"decimal", "增长6.5%", "增长 长! 6.5#"},
    {"decimal at a sentence's end", "6.5. 7", "6.5# 7#"},
    {"thousands", "1,200 1,234,567.8", "1200# 1234567.8#"},
    {"no thousands", "1,20 12,3456 1234,567", "1# 20# 12# 3456# 1234# 567#"},
    {"dotted date", "2021.3.5", "2021# 3# 5#"},
    {"full-width number", "６．５％", "6.5#"},
    {"circled", "①加强", "1# 加强 强!"},
    {"Chinese numerals are characters", "二〇二一", "二〇 〇二 二一 一!"},
    {"iteration mark", "人々", "人々 々!"},
    {"hiragana", "ひらがな", "ひら らが がな な!"},
    {"katakana with length mark", "データ", "デー ータ タ!"},
    {"half-width katakana", "ｶﾞｽ", "ガス ス!"},
    {"middle dot of katakana breaks", "ア・イ", "ア! イ!"},
    {"Hangul", "한국어", "한국 국어 어!"},
    {"Hangul from jamo", "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab국", "한국 국!"},
    {"Hangul and spaces", "한국 사람", "한국 국! 사람 람!"},
    {"radical of a scanned page", "⼈民", "人民 民!"},
    {"compatibility form", "金\xef\xa4\x8a", "金金 金!"},
    {"Han and kana are one run", "税の", "税の の!"},
    {"Han extension A", "㐂税", "㐂税 税!"},
    {"Han beyond the plane", "\xf0\xa0\x80\x80税\xf0\xa0\xae\xb7",
     "\xf0\xa0\x80\x80税 税\xf0\xa0\xae\xb7 \xf0\xa0\xae\xb7!"},
    {"extension G", "\xf0\xb0\xbb\x9d面", "\xf0\xb0\xbb\x9d面 面!"},
    {"zero width inside", "人\xe2\x80\x8b民", "人民 民!"},
    {"soft hyphen inside", "re\xc2\xadport", "report'"},
    {"emoji breaks", "好\xf0\x9f\x98\x80人", "好! 人!"},
    {"placeholder", "X区***", "x' 区!"},
    {"tags of HTML", "<p>税收</p><strong>增长</strong>", "税收 收! 增长 长!"},
    {"a tag in a word", "税<strong>收</strong>增<SPAN class=\"red\">长</SPAN>", "税收 收增 增长 长!"},
    {"a line end of HTML", "税收<br/>增长<BR />快", "税收 收增 增长 长快 快!"},
    {"a line end of HTML and spaces", "税收 <br> 增长", "税收 收增 增长 长!"},
    {"cells", "<tr><td align=center>税</td><td>收</td></tr>", "税! 收!"},
    {"white space of HTML", "高质&nbsp;&nbsp;量&nbsp税&#160;收", "高质 质! 量! 税! 收!"},
    {"marks of HTML", "税收&mdash;增长&ldquo;快&rdquo;&#8226;", "税收 收! 增长 长! 快!"},
    {"a link", "见<a href=\"http://a.cn/b?c=1\" target=_blank>附件</a>。", "见附 附件 件!"},
    {"what is no tag", "<税收> a<b AT&T <GDP> b>a <p税> <strongly>",
     "税收 收! a' b' at' t' gdp' b' a' p' 税! strongly'"},
    {"a tag that does not end", "税<p 收 <strong", "税! p' 收! strong'"},
    {"docno", "国发〔2018〕35号", "国发 发! 2018# 35# 号!"},
};

static void test_rows(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *tokens = segment(ROWS[i].text);
        g_test_message("%s", ROWS[i].label);
        g_assert_cmpstr(tokens, ==, ROWS[i].tokens);
    }
}

/* ---- offsets ---- */

typedef struct {
    const jy_folded *folded;
    GString *out;
} cutter;

/* Writes what a token stands on in the original. */
static void cut_token(const jy_token *token, void *user)
{
    cutter *cut = user;
    uint32_t from, to;
    jy_fold_span(cut->folded, token->start, token->end, &from, &to);
    g_string_append_len(cut->out, cut->folded->original + from, to - from);
    g_string_append_c(cut->out, '|');
}

static const struct {
    const char *label, *text, *cuts;
} CUTS[] = {
    {"run", "税收增", "税收|收增|增|"},
    {"wrapped", "高质\n量", "高质|质\n量|量|"},
    {"Traditional and full width", "發展ＧＤＰ", "發展|展|ＧＤＰ|"},
    {"thousands", "共1,200所", "共|1,200|所|"},
    {"zero width", "人\xe2\x80\x8b民，好", "人\xe2\x80\x8b民|民|好|"},
    {"square unit", "50㎡房", "50㎡|房|"},
};

static void test_offsets(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(CUTS); i++) {
        g_auto(jy_folded) folded = JY_FOLDED_INIT;
        g_autoptr(GString) out = g_string_new(NULL);
        g_test_message("%s", CUTS[i].label);
        jy_fold(CUTS[i].text, (uint32_t)strlen(CUTS[i].text), &folded);
        jy_segment(&folded, 0, folded.length, cut_token, &(cutter){&folded, out});
        g_assert_cmpstr(out->str, ==, CUTS[i].cuts);
    }
}

/* Only the bytes that were asked for count, and a part begins anew. */
static void test_part(void)
{
    static const char TEXT[] = "税收增长。经济";
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    g_autoptr(GString) out = g_string_new(NULL);
    jy_fold(TEXT, sizeof TEXT - 1, &folded);
    jy_segment(&folded, 3, 9, write_token, out);
    g_assert_cmpstr(out->str, ==, "收增 增!");
    g_string_truncate(out, 0);
    jy_segment(&folded, 6, 6, write_token, out);
    g_assert_cmpstr(out->str, ==, "");
}

/* A word longer than JY_TERM_MAX is cut on a character boundary; its span is the whole word. */
static void long_token(const jy_token *token, void *user)
{
    int *count = user;
    ++*count;
    g_assert_cmpuint(token->length, <=, JY_TERM_MAX);
    g_assert_cmpuint(token->length, >, JY_TERM_MAX - 4);
    g_assert_true(g_utf8_validate(token->term, token->length, NULL));
    g_assert_cmpuint(token->start, ==, 0);
    g_assert_cmpuint(token->end, >, JY_TERM_MAX);
}

static void test_long(void)
{
    static const char *const PIECES[] = {"a", "é", "अ", "\xf0\x90\x90\xa8", "7", "1,000"};
    for (size_t i = 0; i < G_N_ELEMENTS(PIECES); i++) {
        g_auto(jy_folded) folded = JY_FOLDED_INIT;
        g_autoptr(GString) text = g_string_new(i == 5 ? "1" : "");
        int count = 0;
        for (int n = 0; n < 100; n++) {
            g_string_append(text, i == 5 ? ",000" : PIECES[i]);
        }
        g_test_message("%s", PIECES[i]);
        jy_fold(text->str, (uint32_t)text->len, &folded);
        jy_segment(&folded, 0, folded.length, long_token, &count);
        g_assert_cmpint(count, ==, 1);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/segment/rows", test_rows);
    g_test_add_func("/text/segment/offsets", test_offsets);
    g_test_add_func("/text/segment/part", test_part);
    g_test_add_func("/text/segment/long", test_long);
    return g_test_run();
}
