/* text_sentence_test.c: where sentences end, and that nothing but white space is lost between them. */
#include <jiyan/text/sentence.h>

#include <glib.h>
#include <string.h>

/* The sentences with | between them. */
static char *sentences(const char *text)
{
    GString *out = g_string_new(NULL);
    uint32_t at = 0, start, end, length = (uint32_t)strlen(text);
    while (jy_sentence_next(text, length, &at, &start, &end)) {
        if (out->len) {
            g_string_append_c(out, '|');
        }
        g_string_append_len(out, text + start, end - start);
    }
    return g_string_free(out, false);
}

static const struct {
    const char *label, *text, *cut;
} ROWS[] = {
    {"empty", "", ""},
    {"white space", " \n　\xe2\x80\x8b\n", ""},
    {"full stops", "要修渠。要种树。", "要修渠。|要种树。"},
    {"exclamation and question", "行不行？行！好。", "行不行？|行！|好。"},
    {"several ends are one", "真的吗？！好！！！", "真的吗？！|好！！！"},
    {"half-width stop", "要修渠｡要种树｡", "要修渠｡|要种树｡"},
    {"no ending", "要修渠。要种树", "要修渠。|要种树"},
    {"semicolon and comma end nothing", "一要修渠；二要种树，三要养鱼。", "一要修渠；二要种树，三要养鱼。"},
    {"colon ends nothing", "他说：要修渠。", "他说：要修渠。"},
    /* Closing marks. */
    {"closing quote", "他说：“要修渠。”大家鼓掌。", "他说：“要修渠。”|大家鼓掌。"},
    {"closing corner", "他說：「要修渠。」大家鼓掌。", "他說：「要修渠。」|大家鼓掌。"},
    {"nested quotes", "他说：“我要‘修渠。’”大家鼓掌。", "他说：“我要‘修渠。’”|大家鼓掌。"},
    {"closing bracket", "（此件公开发布。）下一份。", "（此件公开发布。）|下一份。"},
    {"quote and bracket", "（他说“好。”）大家鼓掌。", "（他说“好。”）|大家鼓掌。"},
    {"stop behind the quote", "这就是“两个维护”。要牢记。", "这就是“两个维护”。|要牢记。"},
    {"straight quotes", "他说\"要修渠。\"大家鼓掌。", "他说\"要修渠。\"|大家鼓掌。"},
    {"straight quote that opens", "要修渠。\"快\"是要求。", "要修渠。|\"快\"是要求。"},
    {"the sentence goes on: 的", "喊着“修渠！”的口号前进。好。", "喊着“修渠！”的口号前进。|好。"},
    {"the sentence goes on: comma", "他问“行吗？”，大家说行。好。", "他问“行吗？”，大家说行。|好。"},
    {"the sentence goes on: 、", "“好！”、“行”喊成一片。好。", "“好！”、“行”喊成一片。|好。"},
    /* Dots. */
    {"ellipsis at the end", "教育、医疗……", "教育、医疗……"},
    {"ellipsis inside", "教育……和医疗都要抓。好。", "教育……和医疗都要抓。|好。"},
    {"a title with a question", "《什么是改革？》一书发到各村。好。", "《什么是改革？》一书发到各村。|好。"},
    {"a title with a call", "大家看《加油吧！水库》好吗？好！", "大家看《加油吧！水库》好吗？|好！"},
    {"a title with a full stop", "《人勤。春早》〈水！火〉都演了。好。", "《人勤。春早》〈水！火〉都演了。|好。"},
    {"a title in a title", "《读〈谁是最可爱的人？〉有感！》获奖。好。", "《读〈谁是最可爱的人？〉有感！》获奖。|好。"},
    {"a title at the end", "他写了《怎么办？》。好。", "他写了《怎么办？》。|好。"},
    {"a title that does not end", "《修渠。大家鼓掌。", "《修渠。|大家鼓掌。"},
    {"who asked", "“水从哪里来？”他问道。大家想。", "“水从哪里来？”他问道。|大家想。"},
    {"who called", "“开闸喽！”管水员老李喊。水来了。", "“开闸喽！”管水员老李喊。|水来了。"},
    {"who asked, and went on", "“水够吗？”老张一边走一边问，脸上有汗。好。",
     "“水够吗？”老张一边走一边问，脸上有汗。|好。"},
    {"where somebody asked", "“水够吗？”会上，有人问。好。", "“水够吗？”会上，有人问。|好。"},
    {"who asked, in brackets of Taiwan", "「水夠嗎？」他問道。好。", "「水夠嗎？」他問道。|好。"},
    {"who asked, straight quotes", "\"水够吗？\"他问。好。", "\"水够吗？\"他问。|好。"},
    {"who said", "“渠要修。”他说。好。", "“渠要修。”他说。|好。"},
    {"who said, and said on", "“渠要修。”他说，“路也要修。”好。", "“渠要修。”他说，“路也要修。”|好。"},
    {"a sentence of its own that states", "“渠要修。”会议强调，路也要修。", "“渠要修。”|会议强调，路也要修。"},
    {"a call, then a meeting", "“渠要修！”会议指出，路也要修。", "“渠要修！”|会议指出，路也要修。"},
    {"who stated", "“水够吗？”他强调。好。", "“水够吗？”他强调。|好。"},
    {"a question within a sentence", "回答“水从哪里来？”这个问题。好。", "回答“水从哪里来？”这个问题。|好。"},
    {"a remark within a sentence", "这条渠（谁修的？）不通水。好。", "这条渠（谁修的？）不通水。|好。"},
    {"a question, then another sentence", "他问：“水够吗？”大家点头。", "他问：“水够吗？”|大家点头。"},
    {"ellipsis before a quotation", "他沉默了……“我去。”", "他沉默了……|“我去。”"},
    {"ellipsis before a blank line", "教育、医疗……\n\n还有养老。", "教育、医疗……|还有养老。"},
    {"decimal points", "增长6.5%，达到3.2亿元。好。", "增长6.5%，达到3.2亿元。|好。"},
    {"numbering", "1.修渠。2.种树。", "1.修渠。|2.种树。"},
    {"numbering with a space", "1. 修渠要快。", "1. 修渠要快。"},
    {"date with points", "2021.3.5开会。好。", "2021.3.5开会。|好。"},
    {"file name", "见plan.txt。好。", "见plan.txt。|好。"},
    /* Latin sentences. */
    {"English", "We build. They plant. It works!", "We build.|They plant.|It works!"},
    {"English question", "Is it done? Yes.", "Is it done?|Yes."},
    {"initials and titles", "Mr. Luo met J. Fang in the U.S. Office. Good.",
     "Mr. Luo met J. Fang in the U.S. Office.|Good."},
    {"English quotation", "He said \"Go on.\" We went.", "He said \"Go on.\"|We went."},
    {"English before Chinese", "Yes we can. 我们能。", "Yes we can.|我们能。"},
    {"lower case goes on", "approx. six o'clock. Then go.", "approx. six o'clock.|Then go."},
    {"ASCII marks in Chinese", "行不行?行!好.", "行不行?|行!|好."},
    /* Lines. */
    {"wrapped line", "要把渠\n修好。要把树\n种活。", "要把渠\n修好。|要把树\n种活。"},
    {"zero-width line is no blank line", "人\n\xe2\x80\x8b\n民满意。", "人\n\xe2\x80\x8b\n民满意。"},
    {"blank line", "要修渠\n\n要种树", "要修渠|要种树"},
    {"blank line of ideographic spaces", "要修渠\n　　\n要种树", "要修渠|要种树"},
    {"line ends of DOS", "要修渠\r\n\r\n要种树。", "要修渠|要种树。"},
    {"indent", "　　要修渠。\n　　要种树。", "要修渠。|要种树。"},
    {"zero width behind the stop", "要修渠。\xe2\x80\x8b”要种树。", "要修渠。\xe2\x80\x8b”|要种树。"},
};

static void test_rows(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *cut = sentences(ROWS[i].text);
        g_test_message("%s", ROWS[i].label);
        g_assert_cmpstr(cut, ==, ROWS[i].cut);
    }
}

/* Starts anywhere, and goes on where it was told. */
static void test_position(void)
{
    static const char TEXT[] = "要修渠。要种树。";
    uint32_t at = 12, start = 7, end = 7;
    g_assert_true(jy_sentence_next(TEXT, sizeof TEXT - 1, &at, &start, &end));
    g_assert_cmpuint(start, ==, 12);
    g_assert_cmpuint(end, ==, sizeof TEXT - 1);
    g_assert_false(jy_sentence_next(TEXT, sizeof TEXT - 1, &at, &start, &end));
    g_assert_cmpuint(at, ==, sizeof TEXT - 1);
    at = 0;
    g_assert_true(jy_sentence_next(TEXT, 9, &at, &start, &end));
    g_assert_cmpuint(end, ==, 9);
}

/* Long runs of one thing: together the sentences hold all of it, in time that grows with its length. */
static void test_pathological(void)
{
    static const char *const PIECES[] = {"渠",  "。",   "…",    "!",  "\"",       "”",
                                         "A. ", "渠\n", "\n\n", "1.", "“渠。”，", "渠！的"};
    for (size_t i = 0; i < G_N_ELEMENTS(PIECES); i++) {
        g_autoptr(GString) text = g_string_new("起");
        uint32_t at = 0, start, end, before = 0, held = 0;
        while (text->len < 300000) {
            g_string_append(text, PIECES[i]);
        }
        g_autoptr(GTimer) timer = g_timer_new();
        while (jy_sentence_next(text->str, (uint32_t)text->len, &at, &start, &end)) {
            g_assert_cmpuint(start, >=, before);
            g_assert_cmpuint(end, >, start);
            for (; before < start; before++) {
                held += !g_ascii_isspace(text->str[before]);
            }
            before = end;
        }
        g_test_message("%s: %.0f ms", PIECES[i], g_timer_elapsed(timer, NULL) * 1000);
        g_assert_cmpuint(held, ==, 0);
        g_assert_cmpuint(at, ==, text->len);
        g_assert_cmpfloat(g_timer_elapsed(timer, NULL), <, 5);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/sentence/rows", test_rows);
    g_test_add_func("/text/sentence/position", test_position);
    g_test_add_func("/text/sentence/pathological", test_pathological);
    return g_test_run();
}
