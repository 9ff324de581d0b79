/* text_numerals_test.c: numbers written the other way. */
#include <jiyan/text/numerals.h>

#include <glib.h>

/* NULL: there is nothing to change. */
static const struct {
    const char *text, *digits, *chinese;
} ROWS[] = {
    {"百分之六", "6%", NULL},
    {"增长百分之六点五", "增长6.5%", NULL},
    {"6%", NULL, "百分之六"},
    {"６％", NULL, "百分之六"},
    {"6.5%左右", NULL, "百分之六点五左右"},
    {"一百二十万", "120万", NULL},
    {"120万", NULL, "一百二十万"},
    {"1.5亿亩", NULL, "一点五亿亩"},
    {"十二所", "12所", NULL},
    {"12所", NULL, "十二所"},
    {"20所", NULL, "二十所"},
    {"105户", NULL, "一百零五户"},
    {"110户", NULL, "一百一十户"},
    {"1005户", NULL, "一千零五户"},
    {"三年行动", "3年行动", NULL},
    {"3年行动", NULL, "三年行动"},
    {"二〇二一年", "2021年", NULL},
    {"2021年", NULL, "二〇二一年"},
    {"三农", NULL, NULL},
    {"统一市场", NULL, NULL},
    {"数十万人", NULL, NULL},
    {"敬老院", NULL, NULL},
    {"", NULL, NULL},
};

static void test_rows(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *digits = jy_numerals_as_digits(ROWS[i].text), *chinese = jy_numerals_as_chinese(ROWS[i].text);
        g_test_message("%s", ROWS[i].text);
        g_assert_cmpstr(digits, ==, ROWS[i].digits);
        g_assert_cmpstr(chinese, ==, ROWS[i].chinese);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/numerals/rows", test_rows);
    return g_test_run();
}
