/* text_number_test.c: numbers in every form that amounts are written in. */
#include "text/number/number.h"

#include <glib.h>
#include <string.h>

/* `cut` NULL: none is read. */
static const struct {
    const char *label, *text, *cut;
    double low, high, power;
    bool is_vague, is_share, is_chinese;
} ROWS[] = {
    {"digits", "1500套", "1500", 1500, 1500, 1, 0, 0, 0},
    {"full width", "１２５个", "１２５", 125, 125, 1, 0, 0, 0},
    {"spaced one by one", "1 4 7 亿", "1 4 7 亿", 147e8, 147e8, 1e8, 0, 0, 0},
    {"thousands by space", "1 000個", "1 000", 1000, 1000, 1, 0, 0, 0},
    {"thousands by no-break space", "12 500个", "12 500", 12500, 12500, 1, 0, 0, 0},
    {"thousands by comma", "15,000元", "15,000", 15000, 15000, 1, 0, 0, 0},
    {"millions by comma", "1,234,567人", "1,234,567", 1234567, 1234567, 1, 0, 0, 0},
    {"full-width comma between full-width digits", "３，５００吨", "３，５００", 3500, 3500, 1, 0, 0, 0},
    {"full-width comma between digits", "1，200元", "1，200", 1200, 1200, 1, 0, 0, 0},
    {"full-width commas of millions", "3，456，789人", "3，456，789", 3456789, 3456789, 1, 0, 0, 0},
    {"a comma of the sentence", "30，25套", "30", 30, 30, 1, 0, 0, 0},
    {"a comma of the sentence, behind a year", "2021，300套", "2021", 2021, 2021, 1, 0, 0, 0},
    {"a comma before four digits", "12,3456", "12", 12, 12, 1, 0, 0, 0},
    {"a year and a number", "2020 100个", "2020", 2020, 2020, 1, 0, 0, 0},
    {"point", "1.5倍", "1.5", 1.5, 1.5, 1, 0, 0, 0},
    {"full-width point", "２．５％", "２．５", 2.5, 2.5, 1, 0, 0, 0},
    {"middle dot", "7·8％", "7·8", 7.8, 7.8, 1, 0, 0, 0},
    {"a point and no digit", "3.项目", "3", 3, 3, 1, 0, 0, 0},
    {"a point and a numeral", "3.三级", "3", 3, 3, 1, 0, 0, 0},
    {"version", "1.2.3版", NULL, 0, 0, 0, 0, 0, 0},
    {"万", "1000万套", "1000万", 1e7, 1e7, 1e4, 0, 0, 0},
    {"萬", "30萬個", "30萬", 3e5, 3e5, 1e4, 0, 0, 0},
    {"亿", "1.5亿亩", "1.5亿", 1.5e8, 1.5e8, 1e8, 0, 0, 0},
    {"万亿", "4.5万亿元", "4.5万亿", 4.5e12, 4.5e12, 1e12, 0, 0, 0},
    {"千万", "3千万", "3千万", 3e7, 3e7, 1e4, 0, 0, 0},
    {"space before 万", "1500 万元", "1500 万", 1.5e7, 1.5e7, 1e4, 0, 0, 0},
    {"two powers", "1亿2000万", "1亿2000万", 1.2e8, 1.2e8, 1e8, 0, 0, 0},
    {"two powers, thousands", "4億6,000萬", "4億6,000萬", 4.6e8, 4.6e8, 1e8, 0, 0, 0},
    {"a digit behind 万", "3万5", "3万5", 35000, 35000, 1e4, 0, 0, 0},
    {"a digit behind 亿", "2亿6以上", "2亿6", 2.6e8, 2.6e8, 1e8, 0, 0, 0},
    {"a digit behind 千", "4千7", "4千7", 4700, 4700, 1000, 0, 0, 0},
    {"four digits behind 万", "6万4321元", "6万4321", 64321, 64321, 1e4, 0, 0, 0},
    {"thousands behind 万", "8万3千", "8万3千", 83000, 83000, 1e4, 0, 0, 0},
    {"a year behind 万", "7万2021年", "7万", 7e4, 7e4, 1e4, 0, 0, 0},
    {"a month behind 万", "7万5月底", "7万", 7e4, 7e4, 1e4, 0, 0, 0},
    {"a decimal behind 万", "9万1.5倍", "9万", 9e4, 9e4, 1e4, 0, 0, 0},
    {"what is counted behind 万", "3万2个项目", "3万", 3e4, 3e4, 1e4, 0, 0, 0},
    {"powers of cheques behind digits", "5仟元", "5仟", 5000, 5000, 1, 0, 0, 0},
    {"几 behind digits", "30几座", "30几", 32, 39, 1, 1, 0, 0},
    {"多 inside", "2400多万户", "2400多万", 2.4e7, 2.4e7, 1e4, 1, 0, 0},
    {"余 inside", "30余万", "30余万", 3e5, 3e5, 1e4, 1, 0, 0},
    {"餘 inside", "30餘萬", "30餘萬", 3e5, 3e5, 1e4, 1, 0, 0},
    {"多 behind is left", "20多个", "20", 20, 20, 1, 0, 0, 0},
    {"千瓦 is a unit", "500千瓦", "500", 500, 500, 1, 0, 0, 0},
    {"万千瓦", "500万千瓦", "500万", 5e6, 5e6, 1e4, 0, 0, 0},
    {"千米 behind digits is a unit", "5千米", "5", 5, 5, 1, 0, 0, 0},
    {"千米 behind a numeral is thousands", "五千米", "五千", 5000, 5000, 1, 0, 0, 1},
    {"百分点 is a unit", "2百分点", "2", 2, 2, 1, 0, 0, 0},
    {"numeral", "八个", "八", 8, 8, 1, 0, 0, 1},
    {"两", "两个", "两", 2, 2, 1, 0, 0, 1},
    {"兩", "兩個", "兩", 2, 2, 1, 0, 0, 1},
    {"tens", "二十四个", "二十四", 24, 24, 1, 0, 0, 1},
    {"ten alone", "十五座", "十五", 15, 15, 1, 0, 0, 1},
    {"hundreds", "一百二十公里", "一百二十", 120, 120, 1, 0, 0, 1},
    {"zero inside", "一千零五十", "一千零五十", 1050, 1050, 1, 0, 0, 1},
    {"万 of numerals", "二百五十万吨", "二百五十万", 2.5e6, 2.5e6, 1e4, 0, 0, 1},
    {"万 and below", "七万八千吨", "七万八千", 78000, 78000, 1e4, 0, 0, 1},
    {"亿 and 万", "五亿五千万亩", "五亿五千万", 5.5e8, 5.5e8, 1e4, 0, 0, 1},
    {"万亿 of numerals", "三万亿元", "三万亿", 3e12, 3e12, 1e8, 0, 0, 1},
    {"numeral with a point", "三点五万", "三点五万", 35000, 35000, 1e4, 0, 0, 1},
    {"digits by their places", "二〇八所", "二〇八", 208, 208, 1, 0, 0, 1},
    {"about", "三四十个", "三四十", 30, 40, 1, 0, 0, 1},
    {"about at the end", "二十五六个", "二十五六", 25, 26, 1, 0, 0, 1},
    {"三五", "三五个", "三五", 3, 5, 1, 0, 0, 1},
    {"a digit behind 万 of a numeral", "三万五", "三万五", 35000, 35000, 1e4, 0, 0, 1},
    {"a digit behind 千", "两千八", "两千八", 2800, 2800, 1000, 0, 0, 1},
    {"a digit behind 百", "四百六", "四百六", 460, 460, 100, 0, 0, 1},
    {"a digit behind 亿", "一亿二", "一亿二", 1.2e8, 1.2e8, 1e8, 0, 0, 1},
    {"a digit behind 万, with hundreds", "十二万三左右", "十二万三", 123000, 123000, 1e4, 0, 0, 1},
    {"about, behind 千", "三千五六", "三千五六", 3500, 3600, 1000, 0, 0, 1},
    {"a digit behind 十", "四十六", "四十六", 46, 46, 1, 0, 0, 1},
    {"a digit behind zero", "一万零二", "一万零二", 10002, 10002, 1e4, 0, 0, 1},
    {"一 behind 万 at the end", "十四万一", "十四万一", 141000, 141000, 1e4, 0, 0, 1},
    {"一 of another word", "五万一年", "五万", 5e4, 5e4, 1e4, 0, 0, 1},
    {"两 that is a unit", "七万两白银", "七万", 7e4, 7e4, 1e4, 0, 0, 1},
    {"thousands and a zero", "两千零二十五", "两千零二十五", 2025, 2025, 1, 0, 0, 1},
    {"廿", "廿所", "廿", 20, 20, 1, 0, 0, 1},
    {"廿 and a digit", "廿七所", "廿七", 27, 27, 1, 0, 0, 1},
    {"卅", "卅六户", "卅六", 36, 36, 1, 0, 0, 1},
    {"卌", "卌八户", "卌八", 48, 48, 1, 0, 0, 1},
    {"百廿", "一百廿五里", "一百廿五", 125, 125, 1, 0, 0, 1},
    {"cheque", "伍仟元", "伍仟", 5000, 5000, 1, 0, 0, 1},
    {"cheque, 万", "壹佰贰拾万元", "壹佰贰拾万", 1.2e6, 1.2e6, 1e4, 0, 0, 1},
    {"cheque, one digit", "捌万元", "捌万", 8e4, 8e4, 1e4, 0, 0, 1},
    {"cheque, Traditional", "叁萬陸仟圓", "叁萬陸仟", 36000, 36000, 1e4, 0, 0, 1},
    {"cheque, zero", "柒佰零玖元", "柒佰零玖", 709, 709, 1, 0, 0, 1},
    {"cheque, a tail", "贰拾肆元", "贰拾肆", 24, 24, 1, 0, 0, 1},
    {"mixed, 百 behind a digit of cheques", "一千贰百万元", "一千贰百万", 1.2e7, 1.2e7, 1e4, 0, 0, 1},
    {"mixed, 十", "三百伍十元", "三百伍十", 350, 350, 1, 0, 0, 1},
    {"mixed, 千", "两万陆千人", "两万陆千", 26000, 26000, 1e4, 0, 0, 1},
    {"mixed, 佰 behind a common digit", "三佰二十元", "三佰二十", 320, 320, 1, 0, 0, 1},
    {"mixed, 参", "九百参十户", "九百参十", 930, 930, 1, 0, 0, 1},
    {"not mixed, 参加", "二百参加", "二百", 200, 200, 1, 0, 0, 1},
    {"not mixed, 陆续", "三千陆续到岗", "三千", 3000, 3000, 1, 0, 0, 1},
    {"cheque, ten", "拾万元", "拾万", 1e5, 1e5, 1e4, 0, 0, 1},
    {"伍 of 队伍", "伍建设", NULL, 0, 0, 0, 0, 0, 0},
    {"陆 of 大陆", "陆家", NULL, 0, 0, 0, 0, 0, 0},
    {"参 of 参加", "参加", NULL, 0, 0, 0, 0, 0, 0},
    {"拾 of 收拾", "拾家园", NULL, 0, 0, 0, 0, 0, 0},
    {"twice the same is none", "一一列举", NULL, 0, 0, 0, 0, 0, 0},
    {"几 behind", "十几个", "十几", 12, 19, 1, 1, 0, 1},
    {"几 before", "几百个", "几百", 200, 900, 1, 1, 0, 1},
    {"幾 before", "幾百個", "幾百", 200, 900, 1, 1, 0, 1},
    {"数 before", "数十万人", "数十万", 2e5, 9e5, 1e4, 1, 0, 1},
    {"若干", "若干个", "若干", 2, 9, 1, 1, 0, 1},
    {"half", "半公里", "半", 0.5, 0.5, 1, 0, 0, 1},
    {"bare hundred", "百亿斤", "百亿", 1e10, 1e10, 1e8, 0, 0, 1},
    {"bare 万 is none", "万元", NULL, 0, 0, 0, 0, 0, 0},
    {"bare 亿 is none", "亿元", NULL, 0, 0, 0, 0, 0, 0},
    {"percent", "百分之六", "百分之六", 6, 6, 1, 0, 1, 1},
    {"percent, tens and a point", "百分之七十八点六", "百分之七十八点六", 78.6, 78.6, 1, 0, 1, 1},
    {"percent in digits", "百分之5.5", "百分之5.5", 5.5, 5.5, 1, 0, 1, 0},
    {"all of it", "百分之百", "百分之百", 100, 100, 1, 0, 1, 1},
    {"per mille", "千分之三", "千分之三", 0.3, 0.3, 1, 0, 1, 1},
    {"one of ten thousand", "万分之五", "万分之五", 0.05, 0.05, 1, 0, 1, 1},
    {"a fourth", "四分之一", "四分之一", 25, 25, 1, 0, 1, 1},
    {"two thirds in digits", "2/3以上", "2/3", 200.0 / 3, 200.0 / 3, 1, 0, 1, 0},
    {"a fourth in full width", "１／４", "１／４", 25, 25, 1, 0, 1, 0},
    {"letters behind it", "4/5G", "4", 4, 4, 1, 0, 0, 0},
    {"months", "7/8月", "7", 7, 7, 1, 0, 0, 0},
    {"lines", "1/2号线", "1", 1, 1, 1, 0, 0, 0},
    {"a date is no fraction", "3/5/2020", "3", 3, 3, 1, 0, 0, 0},
    {"百分之 and nothing", "百分之", NULL, 0, 0, 0, 0, 0, 0},
    {"百 of a unit", "百分点", NULL, 0, 0, 0, 0, 0, 0},
    {"letter", "a1", NULL, 0, 0, 0, 0, 0, 0},
    {"empty", "", NULL, 0, 0, 0, 0, 0, 0},
};

static void test_parse(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        jy_number number = {0};
        g_test_message("%s", ROWS[i].label);
        uint32_t end = jy_number_parse(ROWS[i].text, 0, (uint32_t)strlen(ROWS[i].text), &number);
        g_autofree char *cut = g_strndup(ROWS[i].text, end);
        g_assert_cmpstr(cut, ==, ROWS[i].cut ? ROWS[i].cut : "");
        g_assert_cmpfloat_with_epsilon(number.low, ROWS[i].low, ROWS[i].low * 1e-12 + 1e-12);
        g_assert_cmpfloat_with_epsilon(number.high, ROWS[i].high, ROWS[i].high * 1e-12 + 1e-12);
        g_assert_cmpfloat(number.power, ==, ROWS[i].power);
        g_assert_cmpint(number.is_vague, ==, ROWS[i].is_vague);
        g_assert_cmpint(number.is_share, ==, ROWS[i].is_share);
        g_assert_cmpint(number.is_chinese, ==, ROWS[i].is_chinese);
    }
}

/* The number ends where the text does, whatever stands behind it. */
static void test_length(void)
{
    static const char TEXT[] = "1500万套";
    for (uint32_t length = 0; length <= 4; length++) {
        jy_number number;
        g_assert_cmpuint(jy_number_parse(TEXT, 0, length, &number), ==, length);
    }
}

/* Each number of the table begins with a character that a search stops at. */
static void test_begins(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_test_message("%s", ROWS[i].label);
        g_assert_true(!ROWS[i].cut || !*ROWS[i].cut || jy_number_begins(g_utf8_get_char(ROWS[i].text)));
    }
    static const char *const OTHERS[] = {"人", "年", "a", "第", "％", "仅"};
    for (size_t i = 0; i < G_N_ELEMENTS(OTHERS); i++) {
        g_assert_false(jy_number_begins(g_utf8_get_char(OTHERS[i])));
    }
}

/* Thousands of digits are read in one go and stay finite. */
static void test_long(void)
{
    g_autofree char *text = g_strnfill(5000, '9');
    jy_number number;
    g_assert_cmpuint(jy_number_parse(text, 0, 5000, &number), ==, 5000);
    g_assert_cmpfloat(number.high, <, 1e19);
    g_autoptr(GString) powers = g_string_new("三");
    for (int i = 0; i < 100; i++) {
        g_string_append(powers, "亿");
    }
    g_assert_cmpuint(jy_number_parse(powers->str, 0, (uint32_t)powers->len, &number), >, 3);
    g_assert_cmpfloat(number.high, <, 1e25);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/number/parse", test_parse);
    g_test_add_func("/text/number/length", test_length);
    g_test_add_func("/text/number/begins", test_begins);
    g_test_add_func("/text/number/long", test_long);
    return g_test_run();
}
