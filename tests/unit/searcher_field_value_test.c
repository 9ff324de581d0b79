/* searcher_field_value_test.c: the values of fields: ranges of dates, paths, kinds, and which documents have them. */
#include <glib.h>
#include <jiyan/base/error.h>

#include "searcher/query/field_value.h"

/* `lower` NULL: no range. */
static const struct {
    const char *value, *lower, *upper;
} RANGES[] = {
    {"2018", "20180000", "20181231"},
    {"２０１８", "20180000", "20181231"},
    {"2018年", "20180000", "20181231"},
    {"2018..2020", "20180000", "20201231"},
    {"２０１８．．２０２０", "20180000", "20201231"},
    {"2018...2020", "20180000", "20201231"},
    {"2018…2020", "20180000", "20201231"},
    {" 2018..2020 ", "20180000", "20201231"},
    {"2018..", "20180000", "99991231"},
    {"..2020", "00000000", "20201231"},
    {"2018-02", "20180200", "20180228"},
    {"2020-02", "20200200", "20200229"},
    {"2018-03..2019-06-15", "20180300", "20190615"},
    {"2021-03-05", "20210305", "20210305"},
    {"2021年3月5日", "20210305", "20210305"},
    {"2021年3月5日..2021年4月", "20210305", "20210430"},
    {"20210305", "20210305", "20210305"},
    {"2018-05..", "20180500", "99991231"},
    {"..2018年5月", "00000000", "20180531"},
    {"2018年5月..2019年3月", "20180500", "20190331"},
    {"二〇一八年五月..二○一九年三月五日", "20180500", "20190305"},
    {"2018.5.1..2019.3.2", "20180501", "20190302"},
    {"2018.5.1...2019.3.2", "20180501", "20190302"},
    {"20180501..201903", "20180501", "20190331"},
    {"2018/5/1..2019", "20180501", "20191231"},
    {"2018年5月至2019年3月", "20180500", "20190331"},
    {"2018到2020", "20180000", "20201231"},
    {"2018～2020", "20180000", "20201231"},
    {"2018—2020", "20180000", "20201231"},
    {"2018——2020年", "20180000", "20201231"},
    {"2018至", "20180000", "99991231"},
    {"至2018", "00000000", "20181231"},
    {"二Ｏ一八年", "20180000", "20181231"},
    {"2O18-O5", "20180500", "20180531"},
    {"二0二0", "20200000", "20201231"},
    {"2o2o5o1o", NULL, NULL},
    {"2O2OO3O5", "20200305", "20200305"},
    {"二◯二〇..2O21", "20200000", "20211231"},
    {"民國110年", "20210000", "20211231"},
    {"中華民國110年3月5日至民國111年", "20210305", "20221231"},
    {"两千零二十一年三月", "20210300", "20210331"},
    {"公元2021年", "20210000", "20211231"},
    {"2021\u00A0年　3月", "20210300", "20210331"},
    {"2021年3月5日（星期五）", "20210305", "20210305"},
    {"2021年3月5日至6日", "20210305", "20210306"},
    {"2021年3月5日—4月2日", "20210305", "20210402"},
    {"2021年3月至5月", "20210300", "20210531"},
    {"2021年至5月", NULL, NULL},
    {"至", NULL, NULL},
    {"2018年5月至今", "20180500", "99991231"},
    {"至今", NULL, NULL},
    {"2018至2019至2020", NULL, NULL},
    {"2018年13月..2019年", NULL, NULL},
    {"", NULL, NULL},
    {"..", NULL, NULL},
    {"去年", NULL, NULL},
    {"2018-13", NULL, NULL},
    {"2018-02-30", NULL, NULL},
    {"2018-2020", NULL, NULL},
    {"2018..明年", NULL, NULL},
    {"去年..2018", NULL, NULL},
    {"2018..2019..2020", NULL, NULL},
    {"2020..2018", NULL, NULL},
};

static void test_range(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(RANGES); i++) {
        char lower[JY_DATE_DAY], upper[JY_DATE_DAY];
        g_autoptr(GError) err = NULL;
        g_test_message("%s", RANGES[i].value);
        bool is_range = jy_field_value_range(RANGES[i].value, lower, upper, &err);
        g_assert_cmpint(is_range, ==, RANGES[i].lower != NULL);
        if (is_range && RANGES[i].lower) {
            g_assert_cmpstr(lower, ==, RANGES[i].lower);
            g_assert_cmpstr(upper, ==, RANGES[i].upper);
        } else if (!is_range) {
            g_assert_error(err, JY_ERROR, JY_ERROR_QUERY);
        }
    }
}

static const struct {
    const char *value, *path;
    bool fits;
} PATHS[] = {
    {"讲话", "讲话/2018.txt", true},
    {"2018", "讲话/2018.txt", true},
    {"./讲话/", "讲话/2018.txt", true},
    {"报告", "讲话/2018.txt", false},
    {"讲话/*.txt", "讲话/2018.txt", true},
    {"*.txt", "讲话/2018.txt", true},
    {"20??.txt", "讲话/2018.txt", true},
    {"201[0-7].txt", "讲话/2018.txt", false},
    {"201[89].txt", "讲话/2018.txt", true},
    {"x/20*.txt", "讲话/2018.txt", false},
    {"2018*", "2018.txt", true},
    {"A", "a.txt", false},
    /* as they stand in an answer */
    {"通知[2021]3号.txt", "通知[2021]3号.txt", true},
    {"通知[2021]3号.txt", "存档/通知[2021]3号.txt", true},
    {"通知[2021]3号.txt", "通知23号.txt", true},
    {"通知[2021]3号.txt", "通知33号.txt", false},
    {"[2021]", "通知[2021]3号.txt", true},
    {"a*b?.txt", "a*b?.txt", true},
    {"a\\b.txt", "a\\b.txt", true},
    {"\"a\\\\b.txt\"", "a\\b.txt", true},
    {"\"a\\\"b.txt\"", "a\"b.txt", true},
    {"\"a\\033[31m.txt\"", "a\033[31m.txt", true},
    {"\"\\376.txt\"", "\376.txt", true},
    {"\"\\376.txt\"", "\377.txt", false},
    {"\\376.txt", "\376.txt", true},
    {"'-a.txt", "-a.txt", true},
    {"'-a.txt", "d/-a.txt", false},
    {"a\uFFFD.txt", "a\033.txt", true},
    {"a b.txt", "a\nb.txt", true},
    {"[a.txt", "[a.txt", true},
    {"a].txt", "a].txt", true},
    /* as --include reads it */
    {"讲话/*", "讲话/2018/1.txt", true},
    {"讲话/*.txt", "讲话/2018/1.txt", false},
    {"讲话/**/*.txt", "讲话/2018/1.txt", true},
    {"20*", "讲话/2018/1.txt", true},
    {"*/1.txt", "讲话/2018/1.txt", false},
    {"/*.txt", "讲话/2018.txt", false},
    {"2018*/", "讲话/2018.txt", false},
};

static void test_path(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PATHS); i++) {
        g_test_message("%s in %s", PATHS[i].value, PATHS[i].path);
        g_assert_cmpint(jy_field_value_fits_path(PATHS[i].value, PATHS[i].path), ==, PATHS[i].fits);
    }
}

#define COMMITMENT (1U << JY_STATEMENT_COMMITMENT)
#define REPORT (1U << JY_STATEMENT_REPORT)
#define PROBLEM (1U << JY_STATEMENT_PROBLEM)
#define OTHER (1U << JY_STATEMENT_OTHER)

/* `bits` 0: no list. */
static const struct {
    const char *value;
    unsigned bits;
} KINDS[] =
    {
        {"commitment", COMMITMENT},
        {" Problem ", PROBLEM},
        {"承诺", COMMITMENT},
        {"承諾", COMMITMENT},
        {"noise", JY_KIND_NOISE},
        {"other", OTHER},
        {"报告", REPORT},
        {"commitment,report", COMMITMENT | REPORT},
        {"commitment, 问题", COMMITMENT | PROBLEM},
        {"承诺、报告、问题、其他", COMMITMENT | REPORT | PROBLEM | OTHER},
        {"承诺，广告", COMMITMENT | JY_KIND_NOISE},
        {"report,report", REPORT},
        {"commit", 0},
        {"", 0},
        {",", 0},
        {"commitment,", 0},
        {"commitment,x", 0},
        {"commitment report", 0},
},
  STRENGTHS[] = {
      {"must", 1U << JY_STRENGTH_MUST},
      {"MUST", 1U << JY_STRENGTH_MUST},
      {"确保", 1U << JY_STRENGTH_MUST},
      {"確保、力爭", 1U << JY_STRENGTH_MUST | 1U << JY_STRENGTH_STRIVE},
      {"shall,strive", 1U << JY_STRENGTH_SHALL | 1U << JY_STRENGTH_STRIVE},
      {"将", 1U << JY_STRENGTH_SHALL},
      {"推进,explore", 1U << JY_STRENGTH_ADVANCE | 1U << JY_STRENGTH_EXPLORE},
      {"none", 0},
      {"", 0},
      {"must,", 0},
};

typedef bool list_fn(const char *value, unsigned *ret_bits);

static void check_list(list_fn *read, const char *value, unsigned bits)
{
    unsigned read_bits = 0;
    g_test_message("%s", value);
    g_assert_cmpint(read(value, &read_bits), ==, bits != 0);
    g_assert_cmphex(read_bits, ==, bits);
}

static void test_lists(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        check_list(jy_field_value_kinds, KINDS[i].value, KINDS[i].bits);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(STRENGTHS); i++) {
        check_list(jy_field_value_strengths, STRENGTHS[i].value, STRENGTHS[i].bits);
    }
}

static const struct {
    jy_field field;
    const char *value;
    bool holds;
} HELD[] = {
    {JY_FIELD_SPEAKER, "林一木", true},
    {JY_FIELD_SPEAKER, "林", true},
    {JY_FIELD_SPEAKER, " 林一木 ", true},
    {JY_FIELD_SPEAKER, "周", false},
    {JY_FIELD_ISSUER, "青石鎮", true},
    {JY_FIELD_ISSUER, "青石县", false},
    {JY_FIELD_GENRE, "通知", true},
    {JY_FIELD_GENRE, "报告", false},
    {JY_FIELD_DOCNO, "青政发[2021]3号", true},
    {JY_FIELD_DOCNO, "青政发（2021）3号", true},
    {JY_FIELD_DOCNO, "青政发", true},
    {JY_FIELD_DOCNO, "青政发〔2021〕13号", false},
    {JY_FIELD_DOCNO, "政发〔2021〕3号", false},
    {JY_FIELD_TYPE, "text/plain", true},
    {JY_FIELD_TYPE, "TXT", true},
    {JY_FIELD_TYPE, ".txt", true},
    {JY_FIELD_TYPE, "pdf", false},
    {JY_FIELD_YEAR, "2021", true},
    {JY_FIELD_YEAR, "2020..2022", true},
    {JY_FIELD_YEAR, "2022..", false},
    {JY_FIELD_DATE, "2021-03", true},
    {JY_FIELD_DATE, "2021-03-15", true},
    {JY_FIELD_DATE, "2021-04..", false},
    {JY_FIELD_DATE, "..2021-02", false},
    {JY_FIELD_DATE, "去年", false},
    {JY_FIELD_PATH, "文件", true},
    {JY_FIELD_PATH, "*.pdf", false},
    {JY_FIELD_KIND, "commitment", false},
    {JY_FIELD_DUE, "2021", false},
    {JY_FIELD_FILE, "0", false},
    {JY_FIELD_TITLE, "水", false},
};

static void test_holds(void)
{
    /* Known to the month. */
    jy_document document = {
        .path = (char *)"文件/甲.txt",
        .date = (char *)"2021-03",
        .speaker = (char *)"林一木",
        .issuer = (char *)"青石镇人民政府",
        .docno = (char *)"青政发〔2021〕3号",
        .genre = (char *)"通知",
        .type = (char *)"text/plain",
    };
    const jy_document bare = {.path = (char *)"乙"};
    for (size_t i = 0; i < G_N_ELEMENTS(HELD); i++) {
        g_test_message("%s:%s", jy_fields_row(HELD[i].field)->name, HELD[i].value);
        g_assert_cmpint(jy_field_value_holds(HELD[i].field, HELD[i].value, &document), ==, HELD[i].holds);
        g_assert_false(jy_field_value_holds(HELD[i].field, HELD[i].value, &bare));
        g_assert_false(jy_field_value_holds(HELD[i].field, HELD[i].value, NULL));
    }
}

/* Moments by a clock eight hours ahead of UTC; -1: none. */
static void test_moment(void)
{
    static const struct {
        const char *value;
        int64_t moment;
    } ROWS[] = {
        {"2026-11-01", 1793462400},
        {" 2026年11月1日 ", 1793462400},
        {"2026-11", 1793462400},
        {"2026", 1767196800},
        {"2026-11-01T08:30", 1793493000},
        {"2026-11-01 08:30", 1793493000},
        {"2026-11-01T08:30:05", 1793493005},
        {"2026-11-01T08:30Z", 1793521800},
        {"2026-11-01T08:30:00+00:00", 1793521800},
        {"2026-11-01T08:30-01:00", 1793525400},
        {"1960-01-01", -315648000},
        {"2026-11-01T25:00", -1},
        {"2026-11-31", -1},
        {"7d", -1},
        {"昨天", -1},
        {"2026..2027", -1},
        {"", -1},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        int64_t moment = -1;
        g_test_message("%s", ROWS[i].value);
        g_assert_cmpint(jy_field_value_moment(ROWS[i].value, &moment), ==, ROWS[i].moment != -1);
        g_assert_cmpint(moment, ==, ROWS[i].moment);
        g_assert_cmpint(jy_field_value_check(JY_FIELD_SINCE, ROWS[i].value, NULL), ==, ROWS[i].moment != -1);
    }
    const jy_document known = {.indexed = 1793462400}, unknown = {0};
    g_assert_true(jy_field_value_holds(JY_FIELD_SINCE, "2026-11-01", &known));
    g_assert_false(jy_field_value_holds(JY_FIELD_SINCE, "2026-11-01T00:00:01", &known));
    g_assert_false(jy_field_value_holds(JY_FIELD_SINCE, "1960-01-01", &unknown));
}

int main(int argc, char **argv)
{
    g_setenv("TZ", "UTC-8", true);
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/searcher/value/range", test_range);
    g_test_add_func("/searcher/value/path", test_path);
    g_test_add_func("/searcher/value/lists", test_lists);
    g_test_add_func("/searcher/value/holds", test_holds);
    g_test_add_func("/searcher/value/moment", test_moment);
    return g_test_run();
}
