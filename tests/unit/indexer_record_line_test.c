/* indexer_record_line_test.c: one line of a file of records, and the fields that lines and catalogues name. */
#include "indexer/extract/record_line.h"

#include <jiyan/base/error.h>
#include <string.h>

#include "indexer/catalogue/fields.h"

static const struct {
    const char *label, *line;
    const char *text; /* NULL: no record */
    const char *id, *title, *date, *docno;
    const char *odd; /* "" for nothing odd; the error's message where it is no record */
} LINES[] = {
    {"text only", "{\"text\":\"甲\"}", "甲", NULL, NULL, NULL, NULL, ""},
    {"all fields",
     "{\"id\":\"a-1\",\"title\":\"题\",\"date\":\"2021年3月5日\",\"docno\":\"某办发[2021]7号\",\"text\":\"甲\"}", "甲",
     "a-1", "题", "2021-03-05", "某办发〔2021〕7号", ""},
    {"Chinese names", "{\"档号\":\"a-1\",\"题名\":\"题\",\"成文日期\":\"2021\",\"正文\":\"甲\"}", "甲", "a-1", "题",
     "2021", NULL, ""},
    {"names in capitals", "{\"ID\":\"a\",\"Text\":\"甲\"}", "甲", "a", NULL, NULL, NULL, ""},
    {"number as id", "{\"id\":12345678901,\"text\":\"甲\"}", "甲", "12345678901", NULL, NULL, NULL, ""},
    {"year as a number", "{\"date\":2021,\"text\":\"甲\"}", "甲", NULL, NULL, "2021", NULL, ""},
    {"null is nothing", "{\"id\":null,\"title\":null,\"text\":\"甲\"}", "甲", NULL, NULL, NULL, NULL, ""},
    {"empty is nothing", "{\"id\":\"\",\"title\":\" \",\"text\":\"甲\"}", "甲", NULL, NULL, NULL, NULL, ""},
    {"empty text", "{\"text\":\"\"}", "", NULL, NULL, NULL, NULL, ""},
    {"other members", "{\"tags\":[1,2],\"path\":7,\"more\":{\"text\":\"乙\"},\"text\":\"甲\"}", "甲", NULL, NULL, NULL,
     NULL, ""},
    {"line ends", "{\"text\":\"甲\\r\\n乙\\r丙\\n\"}", "甲\n乙\n丙\n", NULL, NULL, NULL, NULL, ""},
    {"NULs are dropped", "{\"text\":\"甲\\u0000乙\"}", "甲乙", NULL, NULL, NULL, NULL, ""},
    {"escapes", "{\"text\":\"\\u7532\\ud840\\udc00\"}", "甲𠀀", NULL, NULL, NULL, NULL, ""},
    {"white space around", " \t{\"text\":\"甲\"}\r", "甲", NULL, NULL, NULL, NULL, ""},
    {"no date", "{\"date\":\"2021-13-01\",\"text\":\"甲\"}", "甲", NULL, NULL, NULL, NULL,
     "the field date is left out, as it cannot be read: 2021-13-01"},
    {"two no dates", "{\"date\":\"无\",\"日期\":\"否\",\"text\":\"甲\"}", "甲", NULL, NULL, NULL, NULL,
     "the field date is left out, as it cannot be read: 无; the field 日期 is left out, as it cannot be read: 否"},
    {"free docno is kept", "{\"docno\":\"无号\",\"text\":\"甲\"}", "甲", NULL, NULL, NULL, "无号", ""},
    {"no text", "{\"id\":\"1\"}", NULL, NULL, NULL, NULL, NULL, "a record without text"},
    {"text is null", "{\"text\":null}", NULL, NULL, NULL, NULL, NULL, "a record without text"},
    {"text is a list", "{\"text\":[\"甲\"]}", NULL, NULL, NULL, NULL, NULL, "the field text is no text"},
    {"title is an object", "{\"title\":{},\"text\":\"甲\"}", NULL, NULL, NULL, NULL, NULL,
     "the field title is no text"},
    {"array", "[\"text\"]", NULL, NULL, NULL, NULL, NULL, "no JSON object"},
    {"no JSON", "text", NULL, NULL, NULL, NULL, NULL, "no JSON: "},
    {"two objects", "{\"text\":\"甲\"}{\"text\":\"乙\"}", NULL, NULL, NULL, NULL, NULL, "no JSON: "},
    {"cut off", "{\"text\":\"甲", NULL, NULL, NULL, NULL, NULL, "no JSON: "},
    {"no UTF-8", "{\"text\":\"\xFF\"}", NULL, NULL, NULL, NULL, NULL, "no JSON: "},
    {"lone surrogate", "{\"text\":\"\\ud840\"}", NULL, NULL, NULL, NULL, NULL, "no JSON: "},
    {"empty line", "", NULL, NULL, NULL, NULL, NULL, "no JSON: "},
};

static void test_read(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(LINES); i++) {
        g_test_message("%s", LINES[i].label);
        g_auto(jy_document) document = {0};
        g_autofree char *text = NULL;
        g_autoptr(GString) odd = g_string_new(NULL);
        g_autoptr(GError) err = NULL;
        uint32_t length = 0;
        bool done = jy_record_line_read(LINES[i].line, strlen(LINES[i].line), &document, &text, &length, odd, &err);
        g_assert_cmpstr(text, ==, LINES[i].text);
        if (!done) {
            g_assert_error(err, JY_ERROR, JY_ERROR_MALFORMED);
            g_assert_true(err && g_str_has_prefix(err->message, LINES[i].odd));
            continue;
        }
        g_assert_cmpuint(length, ==, strlen(text));
        g_assert_cmpstr(document.id, ==, LINES[i].id);
        g_assert_cmpstr(document.title, ==, LINES[i].title);
        g_assert_cmpstr(document.date, ==, LINES[i].date);
        g_assert_cmpstr(document.docno, ==, LINES[i].docno);
        g_assert_cmpstr(odd->str, ==, LINES[i].odd);
    }
}

/* ---- fields ---- */

static const struct {
    const char *name;
    jy_field field;
} NAMES[] = {
    {"path", JY_FIELD_PATH},  {"文件名", JY_FIELD_PATH},   {" Title ", JY_FIELD_TITLE},   {"题名", JY_FIELD_TITLE},
    {"DATE", JY_FIELD_DATE},  {"成文日期", JY_FIELD_DATE}, {"讲话人", JY_FIELD_SPEAKER},  {"责任者", JY_FIELD_ISSUER},
    {"文号", JY_FIELD_DOCNO}, {"文种", JY_FIELD_GENRE},    {"副标题", JY_FIELD_SUBTITLE}, {"档号", JY_FIELD_ID},
    {"正文", JY_FIELD_TEXT},  {"titles", JY_FIELD_NONE},   {"", JY_FIELD_NONE},           {"备注", JY_FIELD_NONE},
};

static void test_names(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        g_test_message("%s", NAMES[i].name);
        g_assert_cmpint(jy_field_named(NAMES[i].name), ==, NAMES[i].field);
    }
}

static const struct {
    jy_field field;
    const char *value;
    bool taken;
    const char *result; /* where "先前" stood before */
} VALUES[] = {
    {JY_FIELD_TITLE, " 题 ", true, "题"},          {JY_FIELD_TITLE, "  ", true, "先前"},
    {JY_FIELD_DATE, "2021年3月", true, "2021-03"}, {JY_FIELD_DATE, "", true, "先前"},
    {JY_FIELD_DATE, "去年", false, "先前"},        {JY_FIELD_DOCNO, "某办发(2021)7号", true, "某办发〔2021〕7号"},
    {JY_FIELD_DOCNO, "无号", true, "无号"},
};

static void test_set(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(VALUES); i++) {
        g_test_message("%s", VALUES[i].value);
        g_auto(jy_document) document = {0};
        document.title = g_strdup("先前");
        document.date = g_strdup("先前");
        document.docno = g_strdup("先前");
        g_assert_cmpint(jy_field_set(&document, VALUES[i].field, VALUES[i].value), ==, VALUES[i].taken);
        const char *result = VALUES[i].field == JY_FIELD_TITLE  ? document.title
                             : VALUES[i].field == JY_FIELD_DATE ? document.date
                                                                : document.docno;
        g_assert_cmpstr(result, ==, VALUES[i].result);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/records/read", test_read);
    g_test_add_func("/indexer/fields/names", test_names);
    g_test_add_func("/indexer/fields/set", test_set);
    return g_test_run();
}
