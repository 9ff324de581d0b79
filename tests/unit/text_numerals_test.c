/* text_numerals_test.c: numbers written otherwise. */
#include <jiyan/text/numerals.h>

#include <glib.h>
#include <string.h>

/* All variants in their order, joined by spaces. */
static const struct {
    const char *text, *variants;
} ROWS[] = {
    {"百分之六", "6%"},
    {"增长百分之六点五", "增长6.5%"},
    {"6%", "百分之六"},
    {"6.5%左右", "百分之六点五左右"},
    {"12所", "十二所"},
    {"十二所", "12所"},
    {"20所", "二十所"},
    {"105户", "一百零五户 一〇五户"},
    {"110户", "一百一十户 一一〇户"},
    {"1005户", "一千零五户 一〇〇五户"},
    {"200人次", "二百人次 两百人次 二〇〇人次"},
    {"两百人次", "200人次 二百人次 二〇〇人次"},
    {"二百人次", "200人次 两百人次 二〇〇人次"},
    {"2次", "两次 二次"},
    {"两次", "2次 二次"},
    {"2月", "二月"},
    {"1,200元", "1200元 一千二百元 一千两百元 一二〇〇元"},
    {"2200元", "二千二百元 两千二百元 两千两百元 二二〇〇元"},
    {"15000亩", "一万五千亩 1.5万亩 一点五万亩"},
    {"1.5万亩", "15000亩 一万五千亩 一点五万亩"},
    {"一万五千亩", "15000亩 1.5万亩 一点五万亩"},
    {"一万五亩", "15000亩 一万五千亩 1.5万亩 一点五万亩"},
    {"2万户", "20000户 二万户 两万户"},
    {"13000亿斤", "一万三千亿斤 1.3万亿斤 一点三万亿斤"},
    {"1.3万亿斤", "13000亿斤 一万三千亿斤 一点三万亿斤"},
    {"120万", "1200000 一百二十万"},
    {"一百二十万", "1200000 120万"},
    {"1.2亿亩", "12000万亩 一亿二千万亩 1亿2000万亩 一亿两千万亩 一点二亿亩"},
    {"2020年", "二〇二〇年 二千零二十年 两千零二十年"},
    {"二〇二一年", "2021年 二千零二十一年 两千零二十一年"},
    {"两千零二十五年", "2025年 二〇二五年 二千零二十五年"},
    {"1998年", "一九九八年"},
    {"三年行动", "3年行动"},
    {"3年行动", "三年行动"},
    {"3年建12所", "三年建十二所 三年建12所 3年建十二所"},
    {"壹佰元", "100元 一百元 一〇〇元"},
    {"301医院", "三百零一医院 三〇一医院"},
    {"10000", "一万 1万"},
    {"三农", ""},
    {"统一市场", ""},
    {"数十万人", ""},
    {"20多万人", ""},
    {"5g基站", ""},
    {"g20峰会", ""},
    {"敬老院", ""},
    {"", ""},
};

static void test_rows(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(GPtrArray) variants = g_ptr_array_new_with_free_func(g_free);
        jy_numerals_vary(ROWS[i].text, variants);
        g_ptr_array_add(variants, NULL);
        g_autofree char *all = g_strjoinv(" ", (char **)variants->pdata);
        g_test_message("%s", ROWS[i].text);
        g_assert_cmpstr(all, ==, ROWS[i].variants);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/numerals/rows", test_rows);
    return g_test_run();
}
