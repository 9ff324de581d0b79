/* indexer_doc_test.c: Word documents made in code, whole, damaged and locked. */
#include <jiyan/base/error.h>
#include <string.h>

#include "indexer/extract/word/styles.h"
#include "indexer_doc_made.h"
#include "indexer_extracted.h"

#define CHANGES(s) s, sizeof s - 1

static const made_paragraph REPORT[] = {
    {0, "青禾县老旧小区改造工作方案\r", 3, CHANGES("")},
    {0, "青改〔2021〕7号\r", 0, CHANGES("")},
    {0, "总体要求\r", 1, CHANGES(MADE_LIST("\1", "\0"))},
    {0, "坚持⟦不⟧先急后缓，⟨内部稿⟩分三年改完。\r", 0, CHANGES("")},
    {0, "工作目标\r", 2, CHANGES(MADE_LIST("\1", "\1"))},
    {0, "今年改造四十二个小区。\x0B　　明年改造五十个。\r", 0, CHANGES("")},
    {0, "组织领导\r", 4, CHANGES(MADE_LIST("\1", "\1"))},
    {0, "成立专班\x02。\r", 0, CHANGES(MADE_LIST("\1", "\2"))},
    {0, "按月调度\r", 0, CHANGES(MADE_LIST("\1", "\2"))},
    {0, "要点\r", 0, CHANGES(MADE_LIST("\1", "\3"))},
    {0, "资金安排\r", 1, CHANGES(MADE_LIST("\1", "\0"))},
    {0,
     "见\x13 HYPERLINK \"http://a.example/\" \x14\u9644表\x15所列\x1F，a\x1E"
     "b\xC2\xA0"
     "c。\r",
     0, CHANGES("")},
    {0, "项目\x07", 0, CHANGES(MADE_IN_TABLE)},
    {0, "金额\r", 0, CHANGES(MADE_IN_TABLE)},
    {0, "（万元）\x07", 0, CHANGES(MADE_IN_TABLE)},
    {0, "\x07", 0, CHANGES(MADE_ROW_END)},
    {0, "道路\x07", 0, CHANGES(MADE_IN_TABLE)},
    {0, "120\x07", 0, CHANGES(MADE_IN_TABLE)},
    {0, "\x07", 0, CHANGES(MADE_ROW_END)},
    {0, "一格\r", 0, CHANGES(MADE_IN_TABLE)},
    {0, "的表是一页。\x07", 0, CHANGES(MADE_IN_TABLE)},
    {0, "\x07", 0, CHANGES(MADE_ROW_END)},
    {0, "下文\x08图旁。\r", 5, CHANGES("")},
    {0, "大纲\r", 0, CHANGES("\x40\x26\x02")},
    {0, "依样\r", 6, CHANGES("")},
    {0, "另起\r", 0, CHANGES(MADE_LIST("\2", "\0"))},
    {0, "Plain end.\x0C", 0, CHANGES("")},
    {0,
     "没有结果的\x13 PAGE \x15"
     "域和不完的\x13 域。\r",
     0, CHANGES("")},
    {1, "\x02 指县住建局牵头。\r", 0, CHANGES("")},
    {2, "份号 000123\r", 0, CHANGES("")},
    {4, "批注不取\r", 0, CHANGES("")},
    {5, "\x02 尾注一条。\r", 0, CHANGES("")},
    {6, "框里的字\r", 0, CHANGES("")},
};

static const char REPORT_TEXT[] = "p: 份号 000123\n"
                                  "title: 青禾县老旧小区改造工作方案\n"
                                  "p: 青改〔2021〕7号\n"
                                  "h1: 一、总体要求\n"
                                  "p: 坚持先急后缓，分三年改完。\n"
                                  "h2: （一）工作目标\n"
                                  "p: 今年改造四十二个小区。\n"
                                  "p: 明年改造五十个。\n"
                                  "h2: （二）组织领导\n"
                                  "p: 1. 成立专班。\n"
                                  "p: 2. 按月调度\n"
                                  "p: 要点\n"
                                  "h1: 二、资金安排\n"
                                  "p: 见附表所列，a-b c。\n"
                                  "row: 项目\t金额 （万元）\n"
                                  "row: 道路\t120\n"
                                  "p: 一格\n"
                                  "p: 的表是一页。\n"
                                  "h2: 下文图旁。\n"
                                  "p: 框里的字\n"
                                  "h3: 大纲\n"
                                  "p: （一）依样\n"
                                  "p: 五、另起\n"
                                  "p: Plain end.\n"
                                  "p: 没有结果的域和不完的 域。\n"
                                  "note: 指县住建局牵头。\n"
                                  "note: 尾注一条。\n";

static void test_report(void)
{
    g_autoptr(GByteArray) file = make_doc(REPORT, G_N_ELEMENTS(REPORT));
    g_autoptr(GError) err = NULL;
    g_autofree char *text = extract(jy_extract_doc, file->data, file->len, &err);
    g_assert_no_error(err);
    g_assert_cmpstr(text, ==, REPORT_TEXT);
}

/* A file that is cut off gives what is there, or says that it is damaged. */
static void test_cut(void)
{
    g_autoptr(GByteArray) file = make_doc(REPORT, G_N_ELEMENTS(REPORT));
    for (guint length = 0; length < file->len; length += 131) {
        g_autoptr(GError) err = NULL;
        g_autofree char *text = extract(jy_extract_doc, file->data, length, &err);
        g_assert_true(text || g_error_matches(err, JY_ERROR, JY_ERROR_MALFORMED));
    }
}

/* Returns a compound file with a document stream of these bytes; free with g_byte_array_unref. */
static GByteArray *wrap(const GByteArray *document)
{
    made_compound made = made_begin();
    made_add(&made, "WordDocument", document);
    return made_end(&made);
}

/* Word 95 has bytes of the system's code page: GBK, or Big5 in Taiwan. */
static void test_old(void)
{
    static const struct {
        unsigned language;
        const char *bytes, *text;
    } OLD[] = {
        {0x804, "\xCF\xD8\xC0\xEF\xD0\xDE\xC7\xC5\xA1\xA3\r2\xC4\xEA\x07", "p: 县里修桥。\np: 2年\n"},
        {0x804,
         "a\x07"
         "b\x07\x07"
         "c\x07"
         "d\x07\x07"
         "e\r",
         "row: a\tb\nrow: c\td\np: e\n"},
        {0x404, "\xB1\x6A\xA6\xE6\r", "p: 強行\n"},
        {0x409,
         "Plain \xC7\xC5\r\x13 PAGE \x14"
         "3\x15 end\r",
         "p: Plain 桥\np: 3 end\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(OLD); i++) {
        g_autoptr(GByteArray) document = g_byte_array_new();
        put_number(document, 0x5FF, 0, 1);
        put_number(document, 0, 0xA5DC, 2);
        put_number(document, 2, 0x68, 2);
        put_number(document, 6, OLD[i].language, 2);
        put_number(document, 0x18, 0x600, 4);
        put_number(document, 0x1C, 0x600 + (uint32_t)strlen(OLD[i].bytes), 4);
        put_number(document, 0x34, (uint32_t)strlen(OLD[i].bytes), 4);
        g_byte_array_append(document, (const guint8 *)OLD[i].bytes, (guint)strlen(OLD[i].bytes));
        g_autoptr(GByteArray) file = wrap(document);
        g_autoptr(GError) err = NULL;
        g_autofree char *text = extract(jy_extract_doc, file->data, file->len, &err);
        g_assert_no_error(err);
        g_assert_cmpstr(text, ==, OLD[i].text);
    }
}

static void test_errors(void)
{
    static const struct {
        unsigned magic, version, flags;
        jy_error code;
    } HEADS[] = {
        {0xA5EC, 0xC1, 0x0100, JY_ERROR_ENCRYPTED}, {0xA5EC, 0xC1, 0x8300, JY_ERROR_ENCRYPTED},
        {0xA5EC, 0x21, 0, JY_ERROR_UNSUPPORTED},    {0x1234, 0xC1, 0, JY_ERROR_MALFORMED},
        {0xA5EC, 0xC1, 0, JY_ERROR_MALFORMED},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(HEADS); i++) {
        g_autoptr(GByteArray) document = g_byte_array_new();
        put_number(document, 0x5FF, 0, 1);
        put_number(document, 0, HEADS[i].magic, 2);
        put_number(document, 2, HEADS[i].version, 2);
        put_number(document, 10, HEADS[i].flags, 2);
        g_autoptr(GByteArray) file = wrap(document);
        g_autoptr(GError) err = NULL;
        g_assert_null(extract(jy_extract_doc, file->data, file->len, &err));
        g_assert_error(err, JY_ERROR, (int)HEADS[i].code);
    }
    g_autoptr(GError) err = NULL;
    g_assert_null(extract(jy_extract_encrypted, "", 0, &err));
    g_assert_error(err, JY_ERROR, JY_ERROR_ENCRYPTED);
}

static void test_style_names(void)
{
    static const struct {
        const char *name;
        uint8_t level;
        bool is_title;
    } NAMES[] = {
        {"heading 1", 1, false}, {"Heading 3,h3", 3, false}, {"标题 2", 2, false},     {"标题2", 2, false},
        {"一级标题", 1, false},  {"3级标题", 3, false},      {"标题", 0, true},        {"Title", 0, true},
        {"正文", 0, false},      {"标题 2 Char", 0, false},  {"heading 10", 0, false}, {"图表标题", 0, false},
        {"公文标题", 0, true},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        uint8_t level = 0;
        bool is_title = false;
        g_test_message("%s", NAMES[i].name);
        jy_styles_name(NAMES[i].name, &level, &is_title);
        g_assert_cmpuint(level, ==, NAMES[i].level);
        g_assert_cmpint(is_title, ==, NAMES[i].is_title);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/doc/report", test_report);
    g_test_add_func("/indexer/doc/cut", test_cut);
    g_test_add_func("/indexer/doc/old", test_old);
    g_test_add_func("/indexer/doc/errors", test_errors);
    g_test_add_func("/indexer/doc/style_names", test_style_names);
    return g_test_run();
}
