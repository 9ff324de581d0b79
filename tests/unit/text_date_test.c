/* text_date_test.c: dates: found in a text, read whole, written, bounded. */
#include <jiyan/text/date.h>

#include <glib.h>
#include <string.h>

/* ---- finding ---- */

/* `date` NULL: none is found; `cut`: what it stands on. */
static const struct {
    const char *label, *text, *date, *cut;
} FOUND[] = {
    {"day", "会议于2021年3月5日召开", "2021-03-05", "2021年3月5日"},
    {"zeros", "2021年03月05日", "2021-03-05", "2021年03月05日"},
    {"month", "到2021年3月底", "2021-03", "2021年3月"},
    {"year", "在2021年，", "2021", "2021年"},
    {"Chinese", "二〇二一年三月五日", "2021-03-05", "二〇二一年三月五日"},
    {"Chinese with tens", "二○一八年十二月三十一日", "2018-12-31", "二○一八年十二月三十一日"},
    {"廿", "一九八三年十月廿三日", "1983-10-23", "一九八三年十月廿三日"},
    {"full width", "２０２１年３月５日", "2021-03-05", "２０２１年３月５日"},
    {"spaced digits", "1 9 9 3 年 5 月 1 日", "1993-05-01", "1 9 9 3 年 5 月 1 日"},
    {"号 for 日", "2021年3月5号", "2021-03-05", "2021年3月5号"},
    {"hyphens", "日期：2021-03-05。", "2021-03-05", "2021-03-05"},
    {"points", "（2021.3.5）", "2021-03-05", "2021.3.5"},
    {"slashes", "2021/3/5", "2021-03-05", "2021/3/5"},
    {"year and month by hyphen", "2021-03期", "2021-03", "2021-03"},
    {"Republic", "中華民國一百零二年十月十日", "2013-10-10", "中華民國一百零二年十月十日"},
    {"Republic, Simplified, digits", "民国102年", "2013", "民国102年"},
    {"Republic's first", "民國元年，民國1年", "1912", "民國元年"},
    {"Republic, tens", "民国三十八年十月", "1949-10", "民国三十八年十月"},
    {"Republic, one by one", "民國一一〇年三月五日", "2021-03-05", "民國一一〇年三月五日"},
    {"Republic, 十 behind 百", "民國一百一十四年六月", "2025-06", "民國一百一十四年六月"},
    {"Republic, spaced", "民國 110 年 3 月 5 日", "2021-03-05", "民國 110 年 3 月 5 日"},
    {"people and state", "为人民国家出力", NULL, NULL},
    {"era", "公元2021年3月", "2021-03", "公元2021年3月"},
    {"before the era", "公元前1046年", NULL, NULL},
    {"letter O", "2O21年3月3O日", "2021-03-30", "2O21年3月3O日"},
    {"full-width letter Ｏ", "二Ｏ二一年三月二Ｏ日", "2021-03-20", "二Ｏ二一年三月二Ｏ日"},
    {"ASCII zero in Chinese", "二0二一年一0月五日", "2021-10-05", "二0二一年一0月五日"},
    {"circle", "二◯二一年三月五日", "2021-03-05", "二◯二一年三月五日"},
    {"small letter, points", "2o21.o3.o5", "2021-03-05", "2o21.o3.o5"},
    {"letters of a word", "2021Ore年", NULL, NULL},
    {"words", "两千零二十一年三月五日", "2021-03-05", "两千零二十一年三月五日"},
    {"older words", "一千九百四十九年十月一日", "1949-10-01", "一千九百四十九年十月一日"},
    {"words of a length", "两千二百年前，二千年来", NULL, NULL},
    {"first month", "2021年元月5日", "2021-01-05", "2021年元月5日"},
    {"NBSP", "2021\u00A0年\u00A03\u00A0月\u00A05\u00A0日", "2021-03-05", "2021\u00A0年\u00A03\u00A0月\u00A05\u00A0日"},
    {"thin and wide spaces", "2021\u2009年　3月\u202F5日", "2021-03-05", "2021\u2009年　3月\u202F5日"},
    {"several days", "2021年3月5—6日", "2021-03-05", "2021年3月5—6日"},
    {"two days", "2021年3月5、6日", "2021-03-05", "2021年3月5、6日"},
    {"first of two", "2020年至2021年", "2020", "2020年"},
    {"bare number is none", "共2021人", NULL, NULL},
    {"decimal is none", "增长2021.3亿", NULL, NULL},
    {"range of years is none", "2016-2020", NULL, NULL},
    {"range by short years is none", "2016-20", NULL, NULL},
    {"month 13 leaves the year", "2021年13月5日", "2021", "2021年"},
    {"30 February is passed over", "2021年2月30日", NULL, NULL},
    {"29 February of a common year is passed over", "2021年2月29日，2020年2月29日", "2020-02-29", "2020年2月29日"},
    {"impossible with points", "2021.2.30", NULL, NULL},
    {"more digits before", "12021年", NULL, NULL},
    {"more digits behind", "2021-03-051", NULL, NULL},
    {"version is none", "1.2021.3.5", NULL, NULL},
    {"marks differ", "2021-03.05", "2021-03", "2021-03"},
    {"two digits are no year", "21年3月5日", NULL, NULL},
    {"far year is none", "9021年", NULL, NULL},
    {"empty", "", NULL, NULL},
};

static void test_find(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FOUND); i++) {
        jy_date date;
        uint32_t start, end;
        char text[JY_DATE_TEXT];
        g_test_message("%s", FOUND[i].label);
        bool found = jy_date_find(FOUND[i].text, (uint32_t)strlen(FOUND[i].text), 0, &date, &start, &end);
        g_assert_cmpint(found, ==, FOUND[i].date != NULL);
        if (found && FOUND[i].date) {
            g_autofree char *cut = g_strndup(FOUND[i].text + start, end - start);
            jy_date_format(&date, text);
            g_assert_cmpstr(text, ==, FOUND[i].date);
            g_assert_cmpstr(cut, ==, FOUND[i].cut);
        }
    }
}

/* From where a search is told to begin, one after the other. */
static void test_find_all(void)
{
    static const char TEXT[] = "2019年、2020.1.2和二〇二一年三月";
    static const char *const DATES[] = {"2019", "2020-01-02", "2021-03"};
    uint32_t at = 0, start, end, count = 0;
    jy_date date;
    while (jy_date_find(TEXT, sizeof TEXT - 1, at, &date, &start, &end) && count < 3) {
        char text[JY_DATE_TEXT];
        jy_date_format(&date, text);
        g_assert_cmpstr(text, ==, DATES[count++]);
        at = end;
    }
    g_assert_cmpuint(count, ==, 3);
}

/* ---- reading ---- */

static const struct {
    const char *text, *date;
} PARSED[] = {
    {"2021", "2021"},
    {"2021-03", "2021-03"},
    {"2021-3", NULL},
    {"20210305", "2021-03-05"},
    {"202103", "2021-03"},
    {"2021-03-05", "2021-03-05"},
    {"2021.3.5", "2021-03-05"},
    {"2021年3月5日", "2021-03-05"},
    {"二〇二一年三月五日", "2021-03-05"},
    {" 2021年3月 ", "2021-03"},
    {"　2021年", "2021"},
    {"２０２１", "2021"},
    {"民國102年", "2013"},
    {"中華民國110年3月5日", "2021-03-05"},
    {"公元 2021年", "2021"},
    {"2O2O", "2020"},
    {"二Ｏ二一", "2021"},
    {"2021O3O5", "2021-03-05"},
    {"\u00A02021年3月5日\u00A0", "2021-03-05"},
    {"2021年3月5日星期五", "2021-03-05"},
    {"2021年3月5日　（星期五）", "2021-03-05"},
    {"2021年3月5日(周五)", "2021-03-05"},
    {"二〇二一年三月五日，星期五", "2021-03-05"},
    {"2021年3月5日上午9时", "2021-03-05"},
    {"2021年3月5日 上午 9 时 30 分", "2021-03-05"},
    {"2021年3月5日（星期五）下午三点半至五点", "2021-03-05"},
    {"2021年3月5日9：30—11：30", "2021-03-05"},
    {"2021年3月5日9时─11时", "2021-03-05"},
    {"2021年3月5日晚", "2021-03-05"},
    {"2021-03-05 10:30:00", "2021-03-05"},
    {"2021-03-05T10:30:00.000+08:00", "2021-03-05"},
    {"2021-03-05T02:30:00Z", "2021-03-05"},
    {"2021/3/5 9:05", "2021-03-05"},
    {"2021年3月5日至6日", "2021-03-05"},
    {"2021年3月5日—4月2日", "2021-03-05"},
    {"2021年12月30日至2022年1月2日", "2021-12-30"},
    {"2021年3月5日 - 6日（星期六）", "2021-03-05"},
    {"2021年3月5-6日", "2021-03-05"},
    {"2021年3月5日25时", NULL},
    {"2021年3月5日至", NULL},
    {"2021年3月5日（星期五", NULL},
    {"2021年3月至5月", NULL},
    {"20211305", NULL},
    {"20210230", NULL},
    {"20210300", NULL},
    {"0000", NULL},
    {"21", NULL},
    {"2021年3月5日讲话", NULL},
    {"在2021年", NULL},
    {"-2021", NULL},
    {"", NULL},
    {" ", NULL},
};

static void test_parse(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PARSED); i++) {
        jy_date date;
        char text[JY_DATE_TEXT];
        g_test_message("%s", PARSED[i].text);
        bool is_date = jy_date_parse(PARSED[i].text, (uint32_t)strlen(PARSED[i].text), &date);
        g_assert_cmpint(is_date, ==, PARSED[i].date != NULL);
        if (is_date && PARSED[i].date) {
            jy_date_format(&date, text);
            g_assert_cmpstr(text, ==, PARSED[i].date);
        }
    }
}

/* More hours than a stack has room for. */
static void test_many_hours(void)
{
    g_autoptr(GString) text = g_string_new("2021年3月5日9时");
    for (int i = 0; i < 1 << 19; i++) {
        g_string_append(text, "至9时");
    }
    jy_date date;
    g_assert_true(jy_date_parse(text->str, (uint32_t)text->len, &date));
}

/* Every day of four centuries is written and read again. */
static void test_round_trip(void)
{
    for (uint16_t year = 1700; year < 2100; year = (uint16_t)(year + 7)) {
        for (uint8_t month = 1; month <= 12; month++) {
            for (uint8_t day = 1; day <= 31; day++) {
                jy_date date = {year, month, day}, again;
                char text[JY_DATE_TEXT];
                jy_date_format(&date, text);
                bool valid = g_date_valid_dmy(day, (GDateMonth)month, year);
                g_assert_cmpint(jy_date_parse(text, (uint32_t)strlen(text), &again), ==, valid);
                if (valid) {
                    g_assert_true(again.year == year && again.month == month && again.day == day);
                }
            }
        }
    }
}

static const struct {
    jy_date date, first, last;
} BOUNDS[] = {
    {{2021, 0, 0}, {2021, 1, 1}, {2021, 12, 31}}, {{2021, 4, 0}, {2021, 4, 1}, {2021, 4, 30}},
    {{2020, 2, 0}, {2020, 2, 1}, {2020, 2, 29}},  {{2021, 2, 0}, {2021, 2, 1}, {2021, 2, 28}},
    {{2021, 3, 5}, {2021, 3, 5}, {2021, 3, 5}},
};

static void assert_same(const jy_date *a, const jy_date *b)
{
    g_assert_cmpuint(a->year, ==, b->year);
    g_assert_cmpuint(a->month, ==, b->month);
    g_assert_cmpuint(a->day, ==, b->day);
}

static void test_bounds(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(BOUNDS); i++) {
        jy_date first, last;
        jy_date_bounds(&BOUNDS[i].date, &first, &last);
        assert_same(&first, &BOUNDS[i].first);
        assert_same(&last, &BOUNDS[i].last);
    }
}

static const struct {
    jy_date date;
    const char *day;
} DAYS[] = {{{2021, 3, 5}, "20210305"}, {{2021, 11, 0}, "20211100"}, {{987, 0, 0}, "09870000"}};

static void test_day(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(DAYS); i++) {
        char day[JY_DATE_DAY];
        jy_date_day(&DAYS[i].date, day);
        g_assert_cmpstr(day, ==, DAYS[i].day);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/date/find", test_find);
    g_test_add_func("/text/date/find_all", test_find_all);
    g_test_add_func("/text/date/parse", test_parse);
    g_test_add_func("/text/date/round_trip", test_round_trip);
    g_test_add_func("/text/date/bounds", test_bounds);
    g_test_add_func("/text/date/day", test_day);
    g_test_add_func("/text/date/many-hours", test_many_hours);
    return g_test_run();
}
