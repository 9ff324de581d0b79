/* text_numeral_test.c: digits in every form that documents write them in. */
#include "text/number/numeral.h"

#include <string.h>

static const struct {
    const char *label, *text;
    uint32_t number, count, end; /* end 0: none is read */
} ROWS[] = {
    {"ASCII", "2021年", 2021, 4, 4},
    {"full width", "２０２１年", 2021, 4, 12},
    {"Chinese", "二〇二一年", 2021, 4, 12},
    {"circle for zero", "二○一八年", 2018, 4, 12},
    {"large circle for zero", "二◯一八年", 2018, 4, 12},
    {"零", "二零一八年", 2018, 4, 12},
    {"spaced", "1 9 9 3 年", 1993, 4, 7},
    {"spaced Chinese", "一 九 九 三年", 1993, 4, 15},
    {"two numbers are not one", "2019 2020", 2019, 4, 4},
    {"letter for zero", "2O25年", 2025, 4, 4},
    {"small letter for zero", "2o2o年", 2020, 4, 4},
    {"full-width letter for zero", "二Ｏ二Ｏ年", 2020, 4, 12},
    {"Cyrillic and Greek letters for zero", "2О2Ο年", 2020, 4, 6},
    {"ASCII zero in Chinese", "二0二0年", 2020, 4, 8},
    {"full-width zero in Chinese", "二０一零年", 2010, 4, 12},
    {"〇 among ASCII", "2〇20年", 2020, 4, 6},
    {"letter for zero, in brackets", "202O〕5号", 2020, 4, 4},
    {"letter for zero, at the end", "202O", 2020, 4, 4},
    {"letter for zero, first", "O6月", 6, 2, 2},
    {"letter for zero, day", "3O日", 30, 2, 2},
    {"letters of a word", "2021Olympics", 2021, 4, 4},
    {"oxygen", "O两瓶", 0, 0, 0},
    {"circles for what is left out", "5○○人", 50, 2, 4},
    {"NBSP between", "1\u00A09\u00A09\u00A03年", 1993, 4, 10},
    {"thin space between", "二\u2009〇\u2009二\u2009一年", 2021, 4, 21},
    {"wide space between", "二　〇　二　一年", 2021, 4, 21},
    {"spaced tens", "三 十 一 日", 31, 0, 11},
    {"spaced twelve", "十 二 月", 12, 0, 7},
    {"two numbers, the second with ten", "三 十 人", 3, 1, 3},
    {"ten and another number", "十 二人", 10, 0, 3},
    {"forms do not mix", "20二一", 20, 2, 2},
    {"one digit", "5日", 5, 1, 1},
    {"zero first", "05", 5, 2, 2},
    {"ten", "十月", 10, 0, 3},
    {"twelve", "十二月", 12, 0, 6},
    {"twenty", "二十日", 20, 0, 6},
    {"twenty-nine", "二十九日", 29, 0, 9},
    {"thirty-one", "三十一日", 31, 0, 9},
    {"廿三", "廿三日", 23, 0, 6},
    {"卅", "卅日", 30, 0, 3},
    {"ten and no unit", "十分", 10, 0, 3},
    {"ten and an ASCII digit", "十2", 10, 0, 3},
    {"eight digits at most", "1234567890", 12345678, 8, 8},
    {"letter", "a1", 0, 0, 0},
    {"mark", "〔2021", 0, 0, 0},
    {"empty", "", 0, 0, 0},
};

static void test_parse(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        uint32_t number = 0, count = 0;
        g_test_message("%s", ROWS[i].label);
        uint32_t end = jy_numeral_parse(ROWS[i].text, 0, (uint32_t)strlen(ROWS[i].text), &number, &count);
        g_assert_cmpuint(end, ==, ROWS[i].end);
        g_assert_cmpuint(number, ==, ROWS[i].number);
        g_assert_cmpuint(count, ==, ROWS[i].count);
    }
}

/* The length is the end, whatever stands behind it. */
static void test_length(void)
{
    static const char TEXT[] = "2021年";
    for (uint32_t length = 0; length <= 4; length++) {
        uint32_t number, count;
        g_assert_cmpuint(jy_numeral_parse(TEXT, 0, length, &number, &count), ==, length);
        g_assert_cmpuint(count, ==, length);
    }
}

static const struct {
    const char *character;
    int value;
    bool chinese;
} DIGITS[] = {
    {"0", 0, false}, {"9", 9, false}, {"〇", 0, true},  {"○", 0, true},   {"零", 0, true},  {"一", 1, true},
    {"九", 9, true}, {"a", -1, true}, {"十", -1, true}, {"年", -1, true}, {"０", 0, false}, {"９", 9, false},
};

static void test_digits(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(DIGITS); i++) {
        uint32_t size;
        bool chinese;
        gunichar character = jy_numeral_read(DIGITS[i].character, 0, (uint32_t)strlen(DIGITS[i].character), &size);
        g_test_message("%s", DIGITS[i].character);
        g_assert_cmpuint(size, ==, strlen(DIGITS[i].character));
        g_assert_cmpint(jy_numeral_digit(character, &chinese), ==, DIGITS[i].value);
        if (DIGITS[i].value >= 0) {
            g_assert_cmpint(chinese, ==, DIGITS[i].chinese);
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/numeral/parse", test_parse);
    g_test_add_func("/text/numeral/length", test_length);
    g_test_add_func("/text/numeral/digits", test_digits);
    return g_test_run();
}
