/* text_phrase_test.c: phrases: what they ask the index for, and where they stand in a text. */
#include <jiyan/text/phrase.h>
#include <jiyan/text/segment.h>

#include <string.h>

/* ---- terms ---- */

static void write_term(const jy_token *token, void *user)
{
    static const char *const MARKS[] = {
        [JY_TOKEN_BIGRAM] = "", [JY_TOKEN_LAST] = "!", [JY_TOKEN_WORD] = "'", [JY_TOKEN_NUMBER] = "#"};
    GString *out = user;
    g_string_append_len(g_string_append(out, out->len ? " " : ""), token->term, token->length);
    g_string_append(out, MARKS[token->kind]);
}

static const struct {
    const char *label, *typed, *terms;
    bool is_term;
} TERMS[] = {
    {"lone character", "税", "税!", false},
    {"one bigram", "税收", "税收", true},
    {"run without its last character", "税收增长", "税收 收增 增长", false},
    {"one word", "GDP", "gdp'", true},
    {"one number", "2021", "2021#", true},
    {"thousands", "1,200", "1200#", true},
    {"run and word", "税收GDP", "税收 gdp'", false},
    {"character beside a word", "税GDP", "税! gdp'", false},
    {"two runs", "农业、农村", "农业 农村", false},
    {"two characters apart", "税、费", "税! 费!", false},
    {"punctuation around", "“税收”", "税收", true},
    {"open word", "gov*", "gov!", false},
    {"open number", "202*", "202!", false},
    {"only the last word is open", "local gov*", "local' gov!", false},
    {"a run has no open end", "税收*", "税收", true},
};

/* The same of patterns. */
static const struct {
    const char *label, *typed, *terms;
} PATTERN_TERMS[] = {
    {"pieces", "农村集体*改革", "农村 村集 集体 改革"},
    {"lone character", "第?次全体", "第! 次全 全体"},
    {"number before a wildcard goes on", "201?年底", "201! 年底"},
    {"word before a star", "gov*改革", "gov! 改革"},
    {"what may begin before it is typed", "第?5次会", "第! 次会"},
    {"number behind a star is whole", "增长*5个", "增长 5# 个!"},
    {"word in a word", "a*b", "a!"},
    {"star at the edges", "*农村*", "农村"},
    {"open word at the end", "农村*gov*", "农村 gov!"},
};

static void test_pattern_terms(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PATTERN_TERMS); i++) {
        g_autoptr(jy_phrase) phrase = jy_phrase_new_pattern(PATTERN_TERMS[i].typed, -1);
        g_autoptr(GString) out = g_string_new(NULL);
        g_test_message("%s", PATTERN_TERMS[i].label);
        jy_phrase_terms(phrase, write_term, out);
        g_assert_cmpstr(out->str, ==, PATTERN_TERMS[i].terms);
    }
    g_autoptr(jy_phrase) pair = jy_phrase_new_pattern("农?村", -1), plain = jy_phrase_new_pattern("农村*", -1);
    g_assert_false(jy_phrase_is_term(pair));
    g_assert_true(jy_phrase_is_term(plain));
}

static void test_terms(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(TERMS); i++) {
        g_autoptr(jy_phrase) phrase = jy_phrase_new(TERMS[i].typed, -1);
        g_autoptr(GString) out = g_string_new(NULL);
        g_test_message("%s", TERMS[i].label);
        g_assert_nonnull(phrase);
        jy_phrase_terms(phrase, write_term, out);
        g_assert_cmpstr(out->str, ==, TERMS[i].terms);
        g_assert_cmpint(jy_phrase_is_term(phrase), ==, TERMS[i].is_term);
    }
}

/* No letter and no digit is no phrase; bytes that are no UTF-8 are no accident. */
static void test_new(void)
{
    static const char *const NOTHING[] = {"", " ", "。、“”", "***", "\xe2\x80\x8b", "%"};
    for (size_t i = 0; i < G_N_ELEMENTS(NOTHING); i++) {
        g_assert_null(jy_phrase_new(NOTHING[i], -1));
    }
    g_autoptr(jy_phrase) damaged = jy_phrase_new("税\xff收", -1);
    g_assert_nonnull(damaged);
    g_autoptr(jy_phrase) cut = jy_phrase_new("税收增长", 6);
    g_assert_true(jy_phrase_is_term(cut));
    jy_phrase_free(NULL);
}

/* ---- finding ---- */

/* `found` is what of the original is found, NULL for nothing. */
static const struct {
    const char *label, *typed, *text, *found;
} ROWS[] = {
    {"run", "税收", "全年税收增长", "税收"},
    {"not there", "税费", "全年税收增长", NULL},
    {"character in a run", "税", "全年税收", "税"},
    {"last character", "收", "全年税收", "收"},
    {"Traditional in the text", "经济", "發展經濟。", "經濟"},
    {"Traditional typed", "經濟", "发展经济。", "经济"},
    {"full width in the text", "GDP", "全年ＧＤＰ增长", "ＧＤＰ"},
    {"wrapped line in the text", "高质量", "推动高质\n量发展", "高质\n量"},
    {"zero width in the text", "人民满意", "一份人\n\xe2\x80\x8b\n民满意的", "人\n\xe2\x80\x8b\n民满意"},
    {"not across a full stop", "发展经济", "发展。经济", NULL},
    {"not across a comma", "发展经济", "发展，经济", NULL},
    {"not across a space between Han", "发展经济", "发展 经济", NULL},
    {"typed space matches nothing", "发展 经济", "发展经济", "发展经济"},
    {"typed space matches a space", "发展 经济", "发展 经济", "发展 经济"},
    {"typed space matches a comma", "发展 经济", "发展，经济", "发展，经济"},
    {"typed space matches several marks", "发展　经济", "《发展》（经济）", "发展》（经济"},
    {"typed space, far apart", "发展 经济", "发展——————————————经济", NULL},
    {"typed space between a number and a run", "12 所", "12，所", NULL},
    {"typed comma matches the comma", "发展，经济", "发展，经济", "发展，经济"},
    {"typed comma matches other marks", "发展，经济", "发展》、“经济", "发展》、“经济"},
    {"typed full stop over a line end", "发展。经济", "发展。\n　　经济", "发展。\n　　经济"},
    {"typed comma, far apart", "发展，经济", "发展——————————————经济", NULL},
    {"a long gap that was typed so", "发展——————————————经济", "发展——————————————经济", "发展——————————————经济"},
    {"no half number", "12", "建成112所", NULL},
    {"no half number behind", "12", "建成120所", NULL},
    {"whole number", "12", "建成12所", "12"},
    {"no half decimal", "6", "增长6.5%", NULL},
    {"thousands in the text", "1200", "新增1,200个", "1,200"},
    {"thousands typed", "1,200", "新增1200个", "1200"},
    {"other number first", "12", "112和12", "12"},
    {"number and run", "建成12所", "建成12所学校", "建成12所"},
    {"spaces around a number", "建成12所", "建成 12 所学校", "建成 12 所"},
    {"spaces typed around a number", "建成 12 所", "建成12所学校", "建成12所"},
    {"wrap beside a number", "建成12所", "建成\n12所学校", "建成\n12所"},
    {"no comma beside a number", "建成12所", "建成，12所学校", NULL},
    {"no half word", "gov", "government", NULL},
    {"open word", "gov*", "the Government’s", "Government’s"},
    {"open word itself", "gov*", "gov.", "gov"},
    {"open word begins the word", "gov*", "misgovern", NULL},
    {"open number", "202*", "在2021年", "2021"},
    {"open number goes on as a word", "5*", "5G网络", "5G"},
    {"words", "work report", "the Work  Report of", "Work  Report"},
    {"words over a wrap", "work report", "work\nreport", "work\nreport"},
    {"words not joined", "work report", "workreport", NULL},
    {"words not across a mark", "work report", "work, report", NULL},
    {"words with a mark typed", "work-report", "work: report", "work: report"},
    {"begins again", "人人民", "人人人民", "人人民"},
    {"begins again behind a false start", "人民政府", "人民政策和人民政府", "人民政府"},
    {"first of several", "税", "收税缴税", "税"},
    {"beyond the plane", "\xf0\xa0\xae\xb7", "姓\xf0\xa0\xae\xb7名", "\xf0\xa0\xae\xb7"},
    {"punctuation around what was typed", "《税收》", "税收", "税收"},
    {"square unit", "50m2", "占地50㎡。", "50㎡"},
};

/* The same of patterns. */
static const struct {
    const char *label, *typed, *text, *found;
} PATTERNS[] = {
    {"star", "农村*改革", "推进农村集体产权制度改革。", "农村集体产权制度改革"},
    {"star for nothing", "农村*改革", "推进农村改革。", "农村改革"},
    {"star for sixteen characters", "农村*改革", "农村一二三四五六七八九十一二三四五六改革",
     "农村一二三四五六七八九十一二三四五六改革"},
    {"star for seventeen", "农村*改革", "农村一二三四五六七八九十一二三四五六七改革", NULL},
    {"white space does not count", "农村*改革", "农村一二三四五六七\n　　八九十一二三四五六改革",
     "农村一二三四五六七\n　　八九十一二三四五六改革"},
    {"over a comma", "农村*改革", "农村稳定，改革深入", "农村稳定，改革"},
    {"not over a full stop", "农村*改革", "农村稳定。改革深入", NULL},
    {"not over a semicolon", "农村*改革", "农村稳定；改革深入", NULL},
    {"not over a question mark", "农村*改革", "农村稳定吗？改革深入", NULL},
    {"not over an exclamation mark", "农村*改革", "农村稳定!改革深入", NULL},
    {"not over an English full stop", "rural*reform", "rural areas. reform", NULL},
    {"over a decimal point", "增长*以上", "增长6.5%以上", "增长6.5%以上"},
    {"the closest beginning", "农村*改革", "农村和农村的改革", "农村的改革"},
    {"the closest end", "农村*改革", "农村改革和改革", "农村改革"},
    {"a first beginning in vain", "农村*改革", "农村。农村改革", "农村改革"},
    {"Traditional", "农村*改革", "農村產權改革", "農村產權改革"},
    {"full-width star", "农村＊改革", "农村产权改革", "农村产权改革"},
    {"several stars", "农*产*革", "农村产权改革", "农村产权改革"},
    {"the shorter way is wrong", "农*产?改", "农产品产权改", "农产品产权改"},
    {"not in order", "农村*改革", "改革农村", NULL},
    {"overlapping", "农村村*村民", "农村村民", NULL},
    /* one character */
    {"one character", "第?次全体会议", "党的第三次全体会议", "第三次全体会议"},
    {"one figure", "第?次全体会议", "第3次全体会议", "第3次全体会议"},
    {"full-width question mark", "第？次全体会议", "第三次全体会议", "第三次全体会议"},
    {"not two", "第?次全体会议", "第十三次全体会议", NULL},
    {"not two figures", "第?次全体会议", "第13次全体会议", NULL},
    {"not none", "第?次全体会议", "第次全体会议", NULL},
    {"two", "第??次会议", "第十三次会议", "第十三次会议"},
    {"no mark", "农村?改革", "农村，改革", NULL},
    {"over a wrapped line", "第?次会议", "第\n三\n次会议", "第\n三\n次会议"},
    {"one and a star", "农村?*改革", "农村改革和改革", "农村改革和改革"},
    {"beyond the plane", "姓?名", "姓\xf0\xa0\xae\xb7名", "姓\xf0\xa0\xae\xb7名"},
    {"two on their own", "第?次", "第三次", "第三次"},
    /* words and numbers */
    {"figure in a year", "201?年", "在2018年", "2018年"},
    {"not another year", "201?年", "在2028年", NULL},
    {"figures in a year", "20??年", "在2018年", "2018年"},
    {"star behind a number", "202*年", "在2021年", "2021年"},
    {"number behind a star is whole", "增长*5%", "增长6.5%", NULL},
    {"number behind a star", "增长*5%", "增长了5%", "增长了5"},
    {"number behind a question mark", "第?5次", "第15次", "第15次"},
    {"number begins where it should", "12?所", "建成112个所", NULL},
    {"star in a word", "gov*ment", "the government of", "government"},
    {"letter in a word", "organi?ation", "Organisation", "Organisation"},
    {"a whole word", "organi?ation", "organisations", NULL},
    {"a longer word", "organi?ation*", "organisations", "organisations"},
    {"over two words", "work*report", "work and report", "work and report"},
    {"the middle of a number", "1?3?5", "12345", "12345"},
    /* no wildcards */
    {"star at the end of Chinese", "农村*", "农村改革", "农村"},
    {"star at the end of a word", "gov*", "government", "government"},
    {"question mark at the end", "农村?", "农村", "农村"},
    {"question mark behind a question", "为何务农？如何务农", "为何务农？如何务农", "为何务农？如何务农"},
    {"wildcards and punctuation", "农村、*改革", "农村改革", "农村改革"},
};

/* In a phrase that is no pattern they are marks like others. */
static void test_no_patterns(void)
{
    g_autoptr(jy_phrase) star = jy_phrase_new("农村*改革", -1), one = jy_phrase_new("第?次", -1);
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    uint32_t start, end;
    static const char TEXT[] = "农村的改革，第三次";
    jy_fold(TEXT, sizeof TEXT - 1, &folded);
    g_assert_false(jy_phrase_find(star, &folded, 0, folded.length, &start, &end));
    g_assert_false(jy_phrase_find(one, &folded, 0, folded.length, &start, &end));
}

static char *find(const char *typed, const char *text, bool pattern)
{
    g_autoptr(jy_phrase) phrase = pattern ? jy_phrase_new_pattern(typed, -1) : jy_phrase_new(typed, -1);
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    uint32_t start, end, from, to;
    jy_fold(text, (uint32_t)strlen(text), &folded);
    if (!jy_phrase_find(phrase, &folded, 0, folded.length, &start, &end)) {
        g_assert_false(jy_phrase_find_bytes(phrase, text, (uint32_t)strlen(text)));
        return NULL;
    }
    jy_fold_span(&folded, start, end, &from, &to);
    return g_strndup(text + from, to - from);
}

static void test_find(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *found = find(ROWS[i].typed, ROWS[i].text, false);
        g_test_message("%s", ROWS[i].label);
        g_assert_cmpstr(found, ==, ROWS[i].found);
    }
}

static void test_find_patterns(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PATTERNS); i++) {
        g_autofree char *found = find(PATTERNS[i].typed, PATTERNS[i].text, true);
        g_test_message("%s", PATTERNS[i].label);
        g_assert_cmpstr(found, ==, PATTERNS[i].found);
    }
}

/* Whatever stands before and behind its bytes, a run of Han is there. */
static void test_find_bytes(void)
{
    g_autoptr(jy_phrase) run = jy_phrase_new("经济", -1), mixed = jy_phrase_new("经济A", -1);
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    for (gunichar character = 1; character <= 0x10FFFF; character++) {
        if (character >= 0xD800 && character <= 0xDFFF) {
            continue;
        }
        char text[32];
        uint32_t start, end, length = (uint32_t)g_unichar_to_utf8(character, text);
        memcpy(text + length, "经济", 6);
        length += 6 + (uint32_t)g_unichar_to_utf8(character, text + length + 6);
        jy_fold(text, length, &folded);
        g_assert_true(jy_phrase_find(run, &folded, 0, folded.length, &start, &end));
        g_assert_true(jy_phrase_find_bytes(run, text, length));
        g_assert_false(jy_phrase_find_bytes(mixed, text, length));
    }
    g_assert_false(jy_phrase_find_bytes(run, "經濟", 6));
}

/* Sixteen stars in a text of one character: if time exploded, ctest would end it. */
static void test_pattern_time(void)
{
    g_autoptr(GString) typed = g_string_new("水"), text = g_string_new(NULL);
    for (int i = 0; i < 15; i++) {
        g_string_append(typed, "*水");
    }
    g_string_append(typed, "*渠");
    for (int i = 0; i < 600; i++) {
        g_string_append(text, "水");
    }
    gint64 begun = g_get_monotonic_time();
    g_autofree char *found = find(typed->str, text->str, true);
    g_assert_null(found);
    g_test_message("%" G_GINT64_FORMAT " us", g_get_monotonic_time() - begun);
}

/* What is looked for stands inside [from, end), and the search goes on behind a match. */
static void test_bounds(void)
{
    static const char TEXT[] = "税收，税收，税";
    g_autoptr(jy_phrase) phrase = jy_phrase_new("税收", -1);
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    uint32_t start, end, from = 0, count = 0;
    jy_fold(TEXT, sizeof TEXT - 1, &folded);
    while (jy_phrase_find(phrase, &folded, from, folded.length, &start, &end)) {
        g_assert_cmpuint(start, >=, from);
        from = end;
        count++;
    }
    g_assert_cmpuint(count, ==, 2);
    g_assert_false(jy_phrase_find(phrase, &folded, 0, 3, &start, &end));
    g_assert_false(jy_phrase_find(phrase, &folded, 3, 8, &start, &end));
    g_assert_false(jy_phrase_find(phrase, &folded, folded.length, folded.length, &start, &end));
}

/* ---- terms against texts ---- */

typedef struct {
    const jy_folded *folded;
    const jy_token *wanted;
    bool found;
} term_search;

static void compare_term(const jy_token *token, void *user)
{
    term_search *search = user;
    uint32_t length = search->wanted->length;
    bool prefix = search->wanted->kind == JY_TOKEN_LAST && token->length >= length;
    search->found |= (prefix || token->length == length) && memcmp(token->term, search->wanted->term, length) == 0;
}

static void require_term(const jy_token *token, void *user)
{
    term_search search = {user, token, false};
    jy_segment(search.folded, 0, search.folded->length, compare_term, &search);
    if (!search.found) {
        g_test_message("no term %.*s", (int)token->length, token->term);
    }
    g_assert_true(search.found);
}

/* Every text that holds the phrase has each of its terms; a text that has its only term holds it. */
static void test_terms_are_necessary(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(jy_phrase) phrase = jy_phrase_new(ROWS[i].typed, -1);
        g_auto(jy_folded) folded = JY_FOLDED_INIT;
        jy_fold(ROWS[i].text, (uint32_t)strlen(ROWS[i].text), &folded);
        g_test_message("%s", ROWS[i].label);
        if (ROWS[i].found) {
            jy_phrase_terms(phrase, require_term, &folded);
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(PATTERNS); i++) {
        g_autoptr(jy_phrase) phrase = jy_phrase_new_pattern(PATTERNS[i].typed, -1);
        g_auto(jy_folded) folded = JY_FOLDED_INIT;
        jy_fold(PATTERNS[i].text, (uint32_t)strlen(PATTERNS[i].text), &folded);
        g_test_message("%s", PATTERNS[i].label);
        if (PATTERNS[i].found) {
            jy_phrase_terms(phrase, require_term, &folded);
        }
    }
}

static void note_term(const jy_token *token, void *user)
{
    term_search *search = user;
    term_search inner = {search->folded, token, false};
    jy_segment(inner.folded, 0, inner.folded->length, compare_term, &inner);
    search->found = inner.found;
}

static void test_terms_are_sufficient(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(jy_phrase) phrase = jy_phrase_new(ROWS[i].typed, -1);
        g_auto(jy_folded) folded = JY_FOLDED_INIT;
        jy_fold(ROWS[i].text, (uint32_t)strlen(ROWS[i].text), &folded);
        if (jy_phrase_is_term(phrase)) {
            term_search search = {&folded, NULL, false};
            jy_phrase_terms(phrase, note_term, &search);
            g_test_message("%s", ROWS[i].label);
            g_assert_cmpint(search.found, ==, ROWS[i].found != NULL);
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/phrase/terms", test_terms);
    g_test_add_func("/text/phrase/new", test_new);
    g_test_add_func("/text/phrase/find", test_find);
    g_test_add_func("/text/phrase/pattern_terms", test_pattern_terms);
    g_test_add_func("/text/phrase/find_patterns", test_find_patterns);
    g_test_add_func("/text/phrase/find_bytes", test_find_bytes);
    g_test_add_func("/text/phrase/no_patterns", test_no_patterns);
    g_test_add_func("/text/phrase/pattern_time", test_pattern_time);
    g_test_add_func("/text/phrase/bounds", test_bounds);
    g_test_add_func("/text/phrase/terms_are_necessary", test_terms_are_necessary);
    g_test_add_func("/text/phrase/terms_are_sufficient", test_terms_are_sufficient);
    return g_test_run();
}
