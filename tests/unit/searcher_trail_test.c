/* searcher_trail_test.c: what links a later statement to a commitment, and what it says of it. */
#include <glib.h>
#include <string.h>

#include "searcher/trails/abroad.h"
#include "searcher/trails/clauses.h"
#include "searcher/trails/link.h"
#include "searcher/trails/relation.h"
#include "searcher/trails/subject.h"
#include "searcher/trails/thesaurus.h"

/* ---- links ---- */

/* `least` and `most`: between which the score lies. All words weigh the same. */
static const struct {
    const char *label, *topic, *sentence, *around;
    double least, most;
} LINKS[] = {
    {"word for word", "城镇新增就业", "全区城镇新增就业八千人。", "", 1, 1},
    {"another order", "城镇新增就业", "新增城镇就业八千人。", "", 1, 1},
    {"words of one meaning", "取消农业税", "全县免征农业税。", "", 1, 1},
    {"the long form", "高铁里程", "高速铁路里程翻了一番。", "", 1, 1},
    {"one character more", "保障性住房", "开工保障性安居工程住房六百套。", "", 1, 1},
    {"a part of a word", "失业率", "登记失业人员四百人。", "", 0.4, 0.6},
    {"empty words say nothing", "加快推进水库建设", "水库蓄水。", "", 1, 1},
    {"only empty words in common", "加快推进水库建设", "加快推进产业发展。", "", 0, 0},
    {"the measure counts less than the thing", "粮食产量", "粮食喜获丰收。", "", 0.7, 0.8},
    {"than the thing", "粮食产量", "煤炭产量下降。", "", 0, 0.4},
    {"the heading helps", "农村贫困人口", "帮助贫困人口增收。", "农村工作", 0.75, 0.9},
    {"the clause before", "渠道清淤", "关于渠道，清淤十二公里。", "", 0.85, 0.95},
    {"elsewhere in the sentence counts less", "渠道清淤", "渠道要修，路要通，清淤要快。", "", 0.7, 0.8},
    {"another item of a list", "渠道清淤", "渠道、道路、堤防的清淤。", "", 0.7, 0.8},
    {"nothing", "渠道清淤", "学校开学。", "", 0, 0},
    {"what words of one meaning hold", "棚户区", "开工棚户区改造六百套。", "", 1, 1},
    {"and words of one meaning in them", "医保", "新农合覆盖全县。", "", 0, 0},
    {"the same, the other way", "城乡居民医保补助", "新农合补助提高。", "", 1, 1},
    {"one group inside another", "合作医疗", "新型农村合作医疗覆盖全县。", "", 1, 1},
    {"a word that another only looks like", "产能", "提高粮食生产能力。", "", 0, 0},
    {"that word itself", "粮食生产能力", "提高粮食生产能力。", "", 1, 1},
    {"the other side of a goal", "化解过剩产能", "部分行业产能过剩。", "", 1, 1},
    {"marks inside a word", "放管服改革", "深化“放管服”改革。", "", 1, 1},
    {"Traditional", "水厂通电", "水廠通電。", "", 1, 1},
    {"letters", "建设5G基站", "新建5g基站。", "", 1, 1},
};

static void test_link(void)
{
    g_autoptr(jy_lexis) lexis = jy_lexis_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(LINKS); i++) {
        g_test_message("%s", LINKS[i].label);
        g_autoptr(jy_topic) topic = jy_topic_new(lexis, LINKS[i].topic);
        g_autoptr(GArray) tokens = g_array_new(false, false, sizeof(jy_sentence_token));
        g_autoptr(GArray) around = g_array_new(false, false, sizeof(jy_sentence_token));
        jy_tokens_cut(LINKS[i].sentence, tokens);
        jy_tokens_cut(LINKS[i].around, around);
        uint64_t bits = jy_topic_bits(topic, (const jy_sentence_token *)(void *)around->data, around->len);
        jy_link link = jy_link_score(topic, (const jy_sentence_token *)(void *)tokens->data, tokens->len, bits);
        g_assert_cmpfloat(link.score, >=, LINKS[i].least - 1e-9);
        g_assert_cmpfloat(link.score, <=, LINKS[i].most + 1e-9);
    }
}

static void test_link_place(void)
{
    g_autoptr(jy_lexis) lexis = jy_lexis_new(NULL);
    g_autoptr(jy_topic) topic = jy_topic_new(lexis, "渠道清淤");
    g_autoptr(GArray) tokens = g_array_new(false, false, sizeof(jy_sentence_token));
    jy_tokens_cut("一方面修路，另一方面桥梁、渠道清淤、植树、亮化。", tokens);
    jy_link link = jy_link_score(topic, (const jy_sentence_token *)(void *)tokens->data, tokens->len, 0);
    g_assert_cmpuint(link.clause, ==, 1);
    g_assert_cmpuint(link.items, ==, 4);
    g_assert_cmpfloat(link.part, ==, 1);
    g_autofree char *words = jy_topic_words(topic, link.here);
    g_assert_cmpstr(words, ==, "渠道 清淤");
}

/* A long form counts for all of its characters, what it holds for no more; pairs overlap. */
static void test_link_part(void)
{
    static const struct {
        const char *topic, *sentence;
        int own, all;
    } PARTS[] = {
        {"城乡居民医保", "提高城镇居民基本医疗保险补助。", 10, 14},
        {"医疗保险补助", "提高医疗保险补助。", 6, 8},
        {"渠道", "清理渠道淤泥。", 2, 6},
        {"5g", "建设5g基站。", 2, 6},
    };
    g_autoptr(jy_lexis) lexis = jy_lexis_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(PARTS); i++) {
        g_test_message("%s", PARTS[i].sentence);
        g_autoptr(jy_topic) topic = jy_topic_new(lexis, PARTS[i].topic);
        g_autoptr(GArray) tokens = g_array_new(false, false, sizeof(jy_sentence_token));
        jy_tokens_cut(PARTS[i].sentence, tokens);
        jy_link link = jy_link_score(topic, (const jy_sentence_token *)(void *)tokens->data, tokens->len, 0);
        g_assert_cmpfloat_with_epsilon(link.part, (double)PARTS[i].own / PARTS[i].all, 1e-9);
    }
}

static void test_clause(void)
{
    static const char TEXT[] = "投资1,200万元，修路；栽树。";
    g_assert_cmpuint(jy_clauses_at(TEXT, 0), ==, 0);
    g_assert_cmpuint(jy_clauses_at(TEXT, (uint32_t)(strstr(TEXT, "200") - TEXT)), ==, 0);
    g_assert_cmpuint(jy_clauses_at(TEXT, (uint32_t)(strstr(TEXT, "修") - TEXT)), ==, 1);
    g_assert_cmpuint(jy_clauses_at(TEXT, (uint32_t)(strstr(TEXT, "栽") - TEXT)), ==, 2);
}

/* ---- words of one meaning ---- */

static void test_thesaurus(void)
{
    g_autofree char *one = jy_thesaurus_spell("修高铁"), *other = jy_thesaurus_spell("修高速铁路");
    g_assert_cmpstr(one, ==, other);
    g_autofree char *road = jy_thesaurus_spell("修高速公路");
    g_assert_cmpstr(road, ==, "修高速公路");
    g_assert_true(g_str_has_prefix(jy_thesaurus_words(g_utf8_get_char(one + strlen("修"))), "高速铁路"));
    g_assert_null(jy_thesaurus_words(g_utf8_get_char("修")));
    /* A private character of a document is none of ours. */
    g_autofree char *foreign = jy_thesaurus_spell("\xEE\x80\x80");
    g_assert_cmpstr(foreign, ==, " ");
    g_assert_true(jy_thesaurus_is_empty("加强", strlen("加强")));
    g_assert_false(jy_thesaurus_is_empty("加", strlen("加")));
    g_assert_false(jy_thesaurus_is_empty("水库", strlen("水库")));
    g_assert_true(jy_thesaurus_is_measure("产量", strlen("产量")));
    g_assert_false(jy_thesaurus_is_measure("粮食", strlen("粮食")));
}

/* Each line of the table: forms that mean the same, none of them in two groups. */
static void test_table(void)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < JY_THESAURUS_COUNT; i++) {
        g_test_message("%s", JY_THESAURUS_WORDS[i]);
        g_auto(GStrv) words = g_strsplit(jy_thesaurus_words(JY_THESAURUS_FIRST + (gunichar)i), " ", -1);
        for (char **word = words; *word; word++) {
            g_autofree char *spelled = jy_thesaurus_spell(*word);
            g_assert_cmpuint(g_utf8_get_char(spelled), ==, JY_THESAURUS_FIRST + i);
            g_assert_cmpstr(g_utf8_next_char(spelled), ==, "");
            g_assert_true(g_hash_table_add(seen, g_strdup(*word)));
        }
        const char *looser = jy_thesaurus_looser(JY_THESAURUS_FIRST + (gunichar)i);
        g_assert_true(!looser || *looser);
        g_assert_true(jy_thesaurus_is_whole(JY_THESAURUS_FIRST + (gunichar)i) ==
                      g_str_has_prefix(JY_THESAURUS_WORDS[i], "="));
    }
    g_autofree char *spelled = jy_thesaurus_spell("抓好棚改工作"), *plain = jy_thesaurus_unspell(spelled);
    g_assert_cmpstr(plain, ==, "抓好棚户区改造工作");
}

/* ---- requests ---- */

static const struct {
    const char *words, *topics[JY_SUBJECT_TOPICS];
} REQUESTS[] = {
    {"水库清淤", {"水库 清淤"}},
    {"棚改", {"棚户区改造", "棚户区"}},
    {"钢铁去产能", {"钢铁 去产能", "钢铁 产能", "钢铁 僵尸 企业"}},
    {"产能", {"产能"}}, /* not the other way round */
    {"改革", {"改革"}},
};

static void test_request(void)
{
    g_autoptr(jy_lexis) lexis = jy_lexis_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(REQUESTS); i++) {
        g_test_message("%s", REQUESTS[i].words);
        g_autoptr(jy_subject) subject = jy_subject_of_words(lexis, REQUESTS[i].words);
        for (guint j = 0; j < JY_SUBJECT_TOPICS; j++) {
            g_autofree char *words =
                j < subject->topics->len ? jy_topic_words(subject->topics->pdata[j], UINT64_MAX) : NULL;
            g_assert_cmpstr(words, ==, REQUESTS[i].topics[j]);
        }
    }
}

/* ---- other countries ---- */

static const struct {
    const char *label, *text;
    uint32_t clause;
    bool is_abroad;
} ABROAD[] = {
    {"at home", "去年失业率为百分之四。", 0, false},
    {"another country", "欧元区失业率居高不下。", 0, true},
    {"with a word before it", "去年美国失业率上升。", 0, true},
    {"the clause goes on", "发达经济体复苏乏力，失业率仍然很高。", 1, true},
    {"the world moves, we feel it", "世界经济复苏乏力，失业率上升。", 1, false},
    {"the world itself", "世界经济增长百分之三。", 0, true},
    {"back at home", "欧美需求下降，我国失业率保持稳定。", 1, false},
    {"named beside us", "美国对我国出口设限，失业率上升。", 1, false},
    {"two clauses before", "欧美需求下降，形势复杂，失业率保持稳定。", 2, false},
    {"compared with", "失业率远低于欧美水平。", 0, false},
    {"Traditional", "歐盟失業率上升。", 0, true},
};

static void test_abroad(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ABROAD); i++) {
        g_test_message("%s", ABROAD[i].label);
        g_assert_cmpint(jy_abroad_clause(ABROAD[i].text, ABROAD[i].clause), ==, ABROAD[i].is_abroad);
    }
    g_assert_true(jy_abroad_words("对外贸易"));
    g_assert_true(jy_abroad_words("欧盟 合作"));
    g_assert_false(jy_abroad_words("失业率"));
}

/* ---- rows ---- */

/* A sentence as the trace has it. */
typedef struct {
    jy_document document;
    char *headings[2];
    jy_statement statement;
    jy_hit hit;
    jy_claim claim;
} sentence;

/* `of` is year:kind:text, kind C, R or P. */
static sentence *say(const char *of, const char *heading, const char *before)
{
    static const char KINDS[] = "?CRP";
    g_auto(GStrv) parts = g_strsplit(of, ":", 3);
    sentence *made = g_new0(sentence, 1);
    made->document =
        (jy_document){.path = g_strdup("a.txt"), .date = g_strdup(parts[0]), .title = g_strdup("工作报告")};
    made->headings[0] = g_strdup(heading);
    made->hit.document = &made->document;
    made->hit.passage = (jy_passage){
        .document = g_strdup(parts[0]),
        .headings = made->headings,
        .text = g_strdup(parts[2]),
        .length = (uint32_t)strlen(parts[2]),
    };
    made->statement =
        (jy_statement){.end = made->hit.passage.length, .kind = (jy_statement_kind)(strchr(KINDS, *parts[1]) - KINDS)};
    jy_row *row = jy_row_new(&made->hit, &made->statement);
    made->claim = (jy_claim){.row = row, .is_own = true, .amounts = g_array_new(false, false, sizeof(jy_amount))};
    g_autoptr(GArray) all = jy_amount_read(row);
    jy_amount_choose(all, 0, NULL, made->claim.amounts);
    uint32_t at = made->claim.amounts->len ? g_array_index(made->claim.amounts, jy_amount, 0).quantity->start : 0;
    made->claim.years = jy_years_of(row, at, before, (uint32_t)strlen(before));
    return made;
}

static void forget(sentence *made)
{
    jy_row_free((jy_row *)(uintptr_t)made->claim.row);
    g_array_unref(made->claim.amounts);
    g_free(made->document.path);
    g_free(made->document.date);
    g_free(made->document.title);
    g_free(made->hit.passage.document);
    g_free(made->hit.passage.text);
    g_free(made->headings[0]);
    g_free(made);
}

/* ---- years ---- */

static const struct {
    const char *label, *said, *heading, *before;
    int first, last;
    bool is_long;
} YEARS[] = {
    {"a commitment: this year", "2016:C:新建水厂3座。", "", "", 2016, 2016, false},
    {"a work report: the year before", "2016:R:新建水厂2座。", "", "", 2015, 2015, false},
    {"去年", "2016:R:去年新建水厂2座。", "", "", 2015, 2015, false},
    {"今年 in a report", "2016:R:今年以来新建水厂2座。", "", "", 2016, 2016, false},
    {"a year", "2016:R:2013年新建水厂2座。", "", "", 2013, 2013, false},
    {"the last of two years", "2016:R:2013年和2014年新建水厂2座。", "", "", 2014, 2014, false},
    {"not the year that is compared with", "2016:R:新建水厂比2013年多建2座，达到9座。", "", "", 2015, 2015, false},
    {"nor 去年 that is compared with", "2016:C:新建水厂比去年增加2座。", "", "", 2016, 2016, false},
    {"五年来", "2016:R:五年来新建水厂20座。", "", "", 2011, 2015, true},
    {"今后五年", "2016:C:今后五年新建水厂20座。", "", "", 2016, 2020, true},
    {"a plan", "2016:C:“十三五”期间新建水厂20座。", "", "", 2016, 2020, true},
    {"a plan named only", "2016:R:“十三五”规划编制完成，新建水厂2座。", "", "", 2015, 2015, false},
    {"a report tells of no year to come", "2016:R:实施科技2030年项目，新建水厂2座。", "", "", 2015, 2015, false},
    {"第五年 is no length", "2016:R:这是第五年，新建水厂2座。", "", "", 2015, 2015, false},
    {"年均", "2016:R:水厂年均新增2座。", "", "", 2015, 2015, true},
    {"before the sentence", "2016:R:新建水厂20座。", "", "过去五年，成绩很大。", 2011, 2015, true},
    {"the nearer", "2016:R:新建水厂2座。", "", "过去五年，成绩很大。去年，", 2015, 2015, false},
    {"a length that heads nothing", "2016:R:新建水厂2座。", "", "用三年时间建成水库。", 2015, 2015, false},
    {"the heading", "2016:R:新建水厂20座。", "一、过去五年工作回顾", "", 2011, 2015, true},
    {"by the end of a year", "2016:C:到2020年建成水厂9座。", "", "", 2020, 2020, false},
};

static void test_years(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(YEARS); i++) {
        g_test_message("%s", YEARS[i].label);
        sentence *made = say(YEARS[i].said, YEARS[i].heading, YEARS[i].before);
        g_assert_cmpint(made->claim.years.first, ==, YEARS[i].first);
        g_assert_cmpint(made->claim.years.last, ==, YEARS[i].last);
        g_assert_cmpint(made->claim.years.is_long, ==, YEARS[i].is_long);
        forget(made);
    }
}

/* ---- relations ---- */

/* What is said, after the commitments before it; NULL for none. */
static const struct {
    const char *label, *first, *second, *later;
    jy_relation relation;
    const char *promised, *reported, *earlier;
} RELATIONS[] = {
    {"a first one", NULL, NULL, "2016:C:新建水厂3座。", JY_RELATION_PROMISED, "3座", NULL, NULL},
    {"reached", "2016:C:新建水厂3座。", NULL, "2017:R:新建水厂4座。", JY_RELATION_DONE, "3座", "4座", NULL},
    {"not reached", "2016:C:新建水厂3座。", NULL, "2017:R:新建水厂2座。", JY_RELATION_PART, "3座", "2座", NULL},
    {"a limit kept", "2016:C:物价涨幅控制在3%以内。", NULL, "2017:R:物价上涨2.1%。", JY_RELATION_DONE, "3%以内", "2.1%",
     NULL},
    {"a limit broken", "2016:C:物价涨幅控制在3%以内。", NULL, "2017:R:物价上涨4.8%。", JY_RELATION_PROBLEM, "3%以内",
     "4.8%", NULL},
    {"the verb apart from the number", "2016:C:减少贫困人口900人。", NULL, "2017:R:贫困人口减少950人。",
     JY_RELATION_DONE, "900人", "950人", NULL},
    {"Traditional", "2016:C:減少貧困人口900人。", NULL, "2017:R:過去一年，貧困人口減少950人。", JY_RELATION_DONE,
     "900人", "950人", NULL},
    {"more is not less", "2016:C:库存减少9套。", NULL, "2017:R:库存增加9套。", JY_RELATION_REPORTED, NULL, "9套", NULL},
    {"another unit", "2016:C:新建水厂3座。", NULL, "2017:R:改造渠道40公里。", JY_RELATION_REPORTED, NULL, "40公里",
     NULL},
    {"a sum of years is not a year's", "2016:C:新建水厂3座。", NULL, "2017:R:五年新建水厂9座。", JY_RELATION_REPORTED,
     NULL, "9座", NULL},
    {"an average is not a sum", "2016:C:“十三五”期间新建水厂30座。", NULL, "2021:R:“十三五”时期水厂年均新增31座。",
     JY_RELATION_REPORTED, NULL, "31座", NULL},
    {"a sum of the same years", "2016:C:“十三五”期间新建水厂30座。", NULL, "2021:R:“十三五”时期新建水厂31座。",
     JY_RELATION_DONE, "30座", "31座", NULL},
    {"a sum of other years", "2016:C:“十三五”期间新建水厂30座。", NULL, "2018:R:五年来新建水厂31座。",
     JY_RELATION_REPORTED, NULL, "31座", NULL},
    {"too much to be of one year", "2016:C:新建水厂3座。", NULL, "2017:R:新建水厂13座。", JY_RELATION_REPORTED, NULL,
     "13座", NULL},
    {"a year too late", "2016:C:新建水厂3座。", NULL, "2018:R:新建水厂4座。", JY_RELATION_REPORTED, NULL, "4座", NULL},
    {"a level on its way", "2016:C:到2020年，自来水普及率达到90%。", NULL, "2018:R:自来水普及率达到85%。",
     JY_RELATION_PART, "90%", "85%", NULL},
    {"a level later than due", "2016:C:到2020年，自来水普及率达到90%。", NULL, "2023:R:自来水普及率从85%提高到93%。",
     JY_RELATION_DONE, "90%", "93%", NULL},
    {"from and to, twice", "2016:C:到2020年，水渠里程达到90公里。", NULL,
     "2018:R:水渠里程从30公里增加到40公里，道路里程从50公里增加到60公里。", JY_RELATION_PART, "90公里", "40公里", NULL},
    {"growth is no level", "2016:C:今年用水普及率达到90%。", NULL, "2017:R:去年用水人口增长95%。", JY_RELATION_REPORTED,
     NULL, "95%", NULL},
    {"the latest", "2016:C:新建水厂3座。", "2017:C:新建水厂5座。", "2018:R:新建水厂4座。", JY_RELATION_PART, "5座",
     "4座", NULL},
    {"the measure with the same words", "2016:C:今年基本建成住房50套、新开工住房70套。", NULL,
     "2017:R:新开工住房72套，基本建成住房49套。", JY_RELATION_DONE, "70套", "72套", NULL},
    {"not of the same document", "2016:C:新建水厂3座。", NULL, "2016:R:今年新建水厂4座。", JY_RELATION_REPORTED, NULL,
     "4座", NULL},
    {"done by words", "2016:C:新建水厂。", NULL, "2017:R:水厂建设任务圆满完成。", JY_RELATION_DONE, NULL, NULL, NULL},
    {"all of it by words", "2016:C:取消渡口收费。", NULL, "2017:R:取消所有渡口收费。", JY_RELATION_DONE, NULL, NULL,
     NULL},
    {"done to the end", "2016:C:整治渡口。", NULL, "2017:R:渡口整治彻底完成。", JY_RELATION_DONE, NULL, NULL, NULL},
    {"everywhere", "2016:C:渡口实名登记。", NULL, "2017:R:全面实行渡口实名登记。", JY_RELATION_DONE, NULL, NULL, NULL},
    {"not all of it", "2016:C:取消渡口收费。", NULL, "2017:R:取消部分渡口收费。", JY_RELATION_REPORTED, NULL, NULL,
     NULL},
    {"in part by words", "2016:C:新建水厂。", NULL, "2017:R:水厂建设取得积极进展。", JY_RELATION_PART, NULL, NULL,
     NULL},
    {"missed by words", "2016:C:新建水厂。", NULL, "2017:R:水厂建设任务没有完成。", JY_RELATION_PROBLEM, NULL, NULL,
     NULL},
    {"only reported", "2016:C:新建水厂。", NULL, "2017:R:水厂运行。", JY_RELATION_REPORTED, NULL, NULL, NULL},
    {"a difference is no amount", "2016:C:新建水厂3座。", NULL, "2017:R:新建水厂比上年多2座。", JY_RELATION_REPORTED,
     NULL, NULL, NULL},
    {"a problem", "2016:C:新建水厂3座。", NULL, "2017:P:水厂仍然不足。", JY_RELATION_PROBLEM, NULL, NULL, NULL},
    {"repeated", "2016:C:新建水厂3座。", NULL, "2017:C:新建水厂3座。", JY_RELATION_REPEATED, "3座", NULL, NULL},
    {"repeated, the bound spelt out", "2016:C:新建水厂3座。", NULL, "2017:C:新建水厂不低于3座。", JY_RELATION_REPEATED,
     "3座", NULL, NULL},
    {"repeated without numbers", "2016:C:推进水厂建设。", NULL, "2017:C:推进水厂建设。", JY_RELATION_REPEATED, NULL,
     NULL, NULL},
    {"another number", "2016:C:新建水厂3座。", NULL, "2017:C:新建水厂5座。", JY_RELATION_CHANGED, "5座", NULL, "3座"},
    {"another bound", "2016:C:新建水厂3座左右。", NULL, "2017:C:新建水厂3座以上。", JY_RELATION_CHANGED, "3座以上",
     NULL, "3座左右"},
    {"a number where there was none", "2016:C:推进水厂建设。", NULL, "2017:C:新建水厂5座。", JY_RELATION_CHANGED, "5座",
     NULL, NULL},
    {"another measure", "2016:C:新建水厂3座。", NULL, "2017:C:改造水厂管网40公里。", JY_RELATION_PROMISED, "40公里",
     NULL, NULL},
    {"another time", "2016:C:到2020年建成水厂。", NULL, "2017:C:到2019年建成水厂。", JY_RELATION_CHANGED, NULL, NULL,
     NULL},
    {"the year's own goal again", "2016:C:年底前建成水厂。", NULL, "2017:C:年底前建成水厂。", JY_RELATION_REPEATED,
     NULL, NULL, NULL},
    {"a commitment that tells of the past", "2016:C:新建水厂3座。", NULL, "2017:C:去年新建水厂4座。", JY_RELATION_DONE,
     "3座", "4座", NULL},
};

/* A number answers those of its own side first, and those of another only where it speaks of the same plainly. */
static void test_sides(void)
{
    g_autoptr(GArray) commitments = g_array_new(false, false, sizeof(jy_claim));
    sentence *own = say("2016:C:新建水厂3座。", "", ""), *other = say("2016-05:C:新建水厂9座。", "", "");
    sentence *later = say("2017:R:新建水厂4座。", "", "");
    other->claim.is_own = false;
    g_array_append_val(commitments, own->claim);
    g_array_append_val(commitments, other->claim);
    jy_verdict verdict = jy_relation_of(&later->claim, commitments);
    g_assert_cmpstr(verdict.promised, ==, "3座");
    g_assert_true(verdict.against == own->claim.row);
    g_free(verdict.promised);
    g_free(verdict.reported);
    g_array_remove_index(commitments, 0);
    for (int close = 0; close < 2; close++) {
        later->claim.is_close = close;
        verdict = jy_relation_of(&later->claim, commitments);
        g_assert_cmpstr(jy_relation_name(verdict.relation), ==, close ? "part" : "reported");
        g_free(verdict.promised);
        g_free(verdict.reported);
    }
    forget(own);
    forget(other);
    forget(later);
}

static void test_relation(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(RELATIONS); i++) {
        g_test_message("%s", RELATIONS[i].label);
        g_autoptr(GArray) commitments = g_array_new(false, false, sizeof(jy_claim));
        sentence *before[] = {RELATIONS[i].first ? say(RELATIONS[i].first, "", "") : NULL,
                              RELATIONS[i].second ? say(RELATIONS[i].second, "", "") : NULL};
        sentence *later = say(RELATIONS[i].later, "", "");
        for (size_t j = 0; j < G_N_ELEMENTS(before) && before[j]; j++) {
            g_array_append_val(commitments, before[j]->claim);
        }
        jy_verdict verdict = jy_relation_of(&later->claim, commitments);
        g_assert_cmpstr(jy_relation_name(verdict.relation), ==, jy_relation_name(RELATIONS[i].relation));
        g_assert_cmpstr(verdict.promised, ==, RELATIONS[i].promised);
        g_assert_cmpstr(verdict.reported, ==, RELATIONS[i].reported);
        g_assert_cmpstr(verdict.earlier, ==, RELATIONS[i].earlier);
        g_free(verdict.promised);
        g_free(verdict.reported);
        g_free(verdict.earlier);
        forget(later);
        for (size_t j = 0; j < G_N_ELEMENTS(before) && before[j]; j++) {
            forget(before[j]);
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/trace/link", test_link);
    g_test_add_func("/trace/link_place", test_link_place);
    g_test_add_func("/trace/link_part", test_link_part);
    g_test_add_func("/trace/clause", test_clause);
    g_test_add_func("/trace/thesaurus", test_thesaurus);
    g_test_add_func("/trace/table", test_table);
    g_test_add_func("/trace/request", test_request);
    g_test_add_func("/trace/abroad", test_abroad);
    g_test_add_func("/trace/years", test_years);
    g_test_add_func("/trace/relation", test_relation);
    g_test_add_func("/trace/sides", test_sides);
    return g_test_run();
}
