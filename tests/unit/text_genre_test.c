/* text_genre_test.c: genres by the ends of titles. */
#include <glib.h>
#include <jiyan/text/genre.h>
#include <string.h>

static const struct {
    const char *title, *genre; /* NULL: none */
} TITLES[] = {
    {"岚水县人民政府工作报告", "报告"},
    {"2013-01-16 行政長官施政報告", "施政报告"},
    {"行政長官答問會", "答问"},
    {"在防汛会议上的讲话", "讲话"},
    {"在防汛會議上的講話", "讲话"},
    {"在古桥论坛上的致辞", "致辞"},
    {"在古桥论坛上的致词", "致辞"},
    {"新年贺词", "致辞"},
    {"在古桥论坛上的主旨演讲", "演讲"},
    {"关于防汛的通知", "通知"},
    {"關於防汛的通知", "通知"},
    {"关于防汛的指导意见", "意见"},
    {"关于同意迁址的批复", "批复"},
    {"关于黄金政策的复函", "函"},
    {"关于黄金政策的函", "函"},
    {"关于办理情况的答复", "答复"},
    {"县政府常务会议纪要", "纪要"},
    {"防汛管理暂行办法", "办法"},
    {"古桥保护条例", "条例"},
    {"关于审理案件的司法解释", "解释"},
    {"岚水县人民政府令", "令"},
    {"中华人民共和国国务院令", "令"},
    {"中华人民共和国文物保护法", "法律"},
    /* what stands behind the genre */
    {"政府工作报告（摘要）", "报告"},
    {"在防汛会议上的讲话(2020年3月5日)", "讲话"},
    {"关于防汛的规定（试行）（2018）", "规定"},
    {"印发《关于防汛的意见》", "意见"},
    {"发布“防汛方案”", "方案"},
    {"在防汛会议上的讲话 ", "讲话"},
    {"在防汛会议上的讲话全文", "讲话"},
    {"古桥大学讲话稿", "讲话"},
    /* none */
    {"县长出席防汛会议并讲话", NULL},
    {"县长在防汛会议上发表讲话", NULL},
    {"古桥档案", NULL},
    {"工作方法", NULL},
    {"怎样严格执法", NULL},
    {"通知发出以后", NULL},
    {"（报告）", NULL},
    {"", NULL},
};

static void test_genre(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(TITLES); i++) {
        g_test_message("%s", TITLES[i].title);
        g_assert_cmpstr(jy_genre_of(TITLES[i].title), ==, TITLES[i].genre);
    }
}

/* One list, but each class knows its own words. */
static void test_classes(void)
{
    static const struct {
        const char *text;
        unsigned classes, found;
    } ROWS[] = {{"烟花管理办法", JY_GENRE_RULES | JY_GENRE_NO_RULES, JY_GENRE_RULES},
                {"三种做法", JY_GENRE_RULES | JY_GENRE_NO_RULES, JY_GENRE_NO_RULES},
                {"防汛通知", JY_GENRE_DIRECTS, JY_GENRE_DIRECTS},
                {"防汛通知", JY_GENRE_RULES, 0},
                {"工作報告", JY_GENRE_TITLE, JY_GENRE_TITLE},
                {"施政報告", JY_GENRE_NAMED, 0},
                {"", JY_GENRE_NAMED, 0}};
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_test_message("%s", ROWS[i].text);
        unsigned found = jy_genre_at_end(ROWS[i].text, 0, (uint32_t)strlen(ROWS[i].text), ROWS[i].classes);
        g_assert_cmpuint(found & ROWS[i].classes, ==, ROWS[i].found);
    }
    g_assert_true(jy_genre_is_spoken("讲话") && jy_genre_is_spoken("答问"));
    g_assert_false(jy_genre_is_spoken("通知") || jy_genre_is_spoken(NULL));
    g_assert_true(jy_genre_begins("令第706号", JY_GENRE_ISSUED) && !jy_genre_begins("通知如下", JY_GENRE_ISSUED));
    g_assert_true(jy_genre_is_in("在会上的讲话摘要", 0, 24, JY_GENRE_LINE));
    g_assert_false(jy_genre_is_in("在会上的讲话摘要", 0, 15, JY_GENRE_LINE));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/genre/of", test_genre);
    g_test_add_func("/text/genre/classes", test_classes);
    return g_test_run();
}
