/* indexer_record_line_test.c: one line of a file of records. */
#include "indexer/extract/record_line.h"

#include <jiyan/base/error.h>
#include <string.h>

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
#define HALF "half a character is replaced"
    {"lone surrogate", "{\"text\":\"甲\\ud840\"}", "甲\uFFFD", NULL, NULL, NULL, NULL, HALF},
    {"lone low surrogate", "{\"text\":\"\\uDC00甲\"}", "\uFFFD甲", NULL, NULL, NULL, NULL, HALF},
    {"two high surrogates", "{\"text\":\"\\ud840\\ud840\\udc00\"}", "\uFFFD𠀀", NULL, NULL, NULL, NULL, HALF},
    {"surrogates the wrong way round", "{\"text\":\"\\udc00\\ud840\"}", "\uFFFD\uFFFD", NULL, NULL, NULL, NULL,
     "2 halves of characters are replaced"},
    {"lone surrogate nobody reads", "{\"x\":[\"\\ud83d\"],\"text\":\"甲\"}", "甲", NULL, NULL, NULL, NULL, HALF},
    {"lone surrogate in a name", "{\"\\ud83d\":1,\"text\":\"甲\"}", "甲", NULL, NULL, NULL, NULL, HALF},
    {"surrogate in bytes", "{\"text\":\"甲\xED\xA0\xBD\"}", "甲\uFFFD", NULL, NULL, NULL, NULL, HALF},
    {"surrogates in bytes", "{\"text\":\"\xED\xA1\x80\xED\xB0\x80\"}", "𠀀", NULL, NULL, NULL, NULL, ""},
    {"an escaped backslash is no surrogate", "{\"n\":NaN,\"text\":\"\\\\ud840\"}", "\\ud840", NULL, NULL, NULL, NULL,
     ""},
    {"more than 64 bits", "{\"id\":123456789012345678901234567890,\"text\":\"甲\"}", "甲",
     "123456789012345678901234567890", NULL, NULL, NULL, ""},
    {"unsigned 64 bits", "{\"id\":18446744073709551615,\"text\":\"甲\"}", "甲", "18446744073709551615", NULL, NULL,
     NULL, ""},
    {"the largest that fits", "{\"id\":9223372036854775807,\"text\":\"甲\"}", "甲", "9223372036854775807", NULL, NULL,
     NULL, ""},
    {"negative, more than 64 bits", "{\"id\":-9223372036854775809,\"text\":\"甲\"}", "甲", "-9223372036854775809", NULL,
     NULL, NULL, ""},
    {"large numbers nobody reads", "{\"x\":{\"y\":[1e999,-1e400,99999999999999999999]},\"text\":\"甲\"}", "甲", NULL,
     NULL, NULL, NULL, ""},
    {"no numbers", "{\"a\":NaN,\"b\":Infinity,\"c\":[-Infinity],\"text\":\"NaN\"}", "NaN", NULL, NULL, NULL, NULL, ""},
    {"no number as a date", "{\"date\":NaN,\"text\":\"甲\"}", "甲", NULL, NULL, NULL, NULL, ""},
    {"a large number as a date", "{\"date\":20210305000000000000000,\"text\":\"甲\"}", "甲", NULL, NULL, NULL, NULL,
     "the field date is left out, as it cannot be read: 20210305000000000000000"},
    {"digits in a string", "{\"x\":NaN,\"text\":\"123456789012345678901234567890\"}", "123456789012345678901234567890",
     NULL, NULL, NULL, NULL, ""},
    {"tab and escape in a string", "{\"text\":\"甲\t乙\033\"}", "甲\t乙\033", NULL, NULL, NULL, NULL, ""},
    {"a field twice, and half a character", "{\"x\":1,\"x\":\"\\ud83d\",\"text\":\"甲\"}", "甲", NULL, NULL, NULL, NULL,
     "a field stands twice; its last value is taken; " HALF},
    {"half a character, cut off", "{\"text\":\"甲\\ud83d", NULL, NULL, NULL, NULL, NULL, "no JSON: "},
    {"digits cut off", "{\"text\":\"甲\",\"x\":99999999999999999999", NULL, NULL, NULL, NULL, NULL, "no JSON: "},
    {"a number that is none", "{\"text\":\"甲\",\"x\":1-2}", NULL, NULL, NULL, NULL, NULL, "no JSON: "},
#undef HALF
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

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/records/read", test_read);
    return g_test_run();
}
