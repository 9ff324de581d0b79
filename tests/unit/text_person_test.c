/* text_person_test.c: what is a person or an office, and what only looks like one. */
#include <glib.h>
#include <jiyan/text/person.h>

/* `name` NULL: no person. */
static const struct {
    const char *text, *name;
} PERSONS[] = {
    {"陆青禾", "陆青禾"},
    {"张三", "张三"},
    {"李　强", "李强"},
    {"习 近 平", "习近平"},
    {"欧阳修", "欧阳修"},
    {"诸葛小满", "诸葛小满"},
    {"司马光", "司马光"},
    {"葉知秋", "葉知秋"},
    {"歐陽舒", "歐陽舒"},
    {"陳\u200B大文", "陳大文"},
    {"陶行远", "陶行远"},
    {"阿依古丽·买买提", "阿依古丽·买买提"},
    {"帕提古丽・克力木", "帕提古丽・克力木"},
    {"艾合买提•吾守尔", "艾合买提•吾守尔"},
    /* not surnames, or too long, or not Han */
    {"全体", NULL},
    {"全体同志", NULL},
    {"张", NULL},
    {"张三李四", NULL},
    {"张3", NULL},
    {"Zhang San", NULL},
    {"", NULL},
    {"　", NULL},
    /* words that begin with a surname */
    {"高度重视", NULL},
    {"高度", NULL},
    {"方案", NULL},
    {"党旗红", NULL},
    {"马鞍山", NULL},
    {"安全", NULL},
    {"文件", NULL},
    {"任务", NULL},
    {"常委会", NULL},
    {"江苏省", NULL},
    {"于洪区", NULL},
    {"白皮书", NULL},
    {"李主任", NULL},
    {"石油", NULL},
    /* dots that are no name's */
    {"·买买提", NULL},
    {"买买提·", NULL},
    {"在希望的田野上·三夏时节", NULL},
    {"学思想·强党性·重实践·建新功", NULL},
};

static void test_person(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PERSONS); i++) {
        g_test_message("%s", PERSONS[i].text);
        g_autofree char *name = jy_person_of(PERSONS[i].text);
        g_assert_cmpstr(name, ==, PERSONS[i].name);
    }
}

static const struct {
    const char *line, *name;
} LINES[] = {
    {"国务院总理 陆青禾", "陆青禾"},
    {"国务院总理陆青禾", "陆青禾"},
    {"岚水县人民政府县长　张三", "张三"},
    {"县委副书记、代县长　顾南星", "顾南星"},
    {"县委常委、常务副县长　顾南星", "顾南星"},
    {"澄州市副市長　葉知秋", "葉知秋"},
    {"中共中央总书记、国家主席、中央军委主席　习近平", "习近平"},
    {"州长　阿依古丽·买买提", "阿依古丽·买买提"},
    {"陆青禾同志", "陆青禾"},
    {"陆青禾县长", "陆青禾"},
    {"陆委員青禾", "陆青禾"},
    {"歐陽部長舒", "歐陽舒"},
    {"陆青禾", "陆青禾"},
    {"陆副主席", NULL},
    {"陆总书记", NULL},
    {"县长", NULL},
    {"县长方案", NULL},
    {"县长办公会议纪要", NULL},
    {"各位代表", NULL},
    {"县长陆青禾主持召开了会议并作了重要讲话，会议还研究了其他事项", NULL},
    {"", NULL},
};

static void test_in_line(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(LINES); i++) {
        g_test_message("%s", LINES[i].line);
        g_autofree char *name = jy_person_in_line(LINES[i].line);
        g_assert_cmpstr(name, ==, LINES[i].name);
    }
}

static const struct {
    const char *text, *name;
} STARTS[] = {
    {"陆青禾同志们：今天", "陆青禾"},     {"陆青同志们：今天开会", "陆青"},
    {"县长 陆青禾各位来宾：", "陆青禾"},  {"中华人民共和国主席 习近平尊敬的各位同事", "习近平"},
    {"陆青禾古桥是先人留下的", "陆青禾"}, {"同志们：今天开会", NULL},
    {"古桥是先人留下的", NULL},           {"", NULL},
};

static void test_at_start(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(STARTS); i++) {
        g_test_message("%s", STARTS[i].text);
        g_autofree char *name = jy_person_at_start(STARTS[i].text);
        g_assert_cmpstr(name, ==, STARTS[i].name);
    }
}

static const struct {
    const char *title, *name;
} TITLES[] = {
    {"陆青禾县长古桥中心演讲", "陆青禾"},
    {"陆青禾：古桥是先人留下的", "陆青禾"},
    {"张三书记的讲话", "张三"},
    {"陆青禾在古桥论坛上的讲话", "陆青禾"},
    {"张三：古桥", NULL},
    {"陆青禾古桥", NULL},
    {"陆总书记古桥大学演讲", NULL},
    {"马鞍山：古桥修好了", NULL},
    {"陆青禾会见来宾", NULL},
    {"常州市长古桥中心演讲", NULL},
    {"", NULL},
};

static void test_of_title(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(TITLES); i++) {
        g_test_message("%s", TITLES[i].title);
        g_autofree char *name = jy_person_of_title(TITLES[i].title);
        g_assert_cmpstr(name, ==, TITLES[i].name);
    }
}

static const struct {
    const char *text;
    bool office;
} OFFICES[] = {
    {"行政長官", true},    {"县长", true},      {"省委书记", true}, {"国务院总理", true}, {"代表", false},
    {"陆青禾同志", false}, {"施政報告", false}, {"长", false},      {"", false},          {"办公室主任会议", false},
};

static void test_office(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(OFFICES); i++) {
        g_test_message("%s", OFFICES[i].text);
        g_assert_cmpint(jy_person_is_office(OFFICES[i].text), ==, OFFICES[i].office);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/person/of", test_person);
    g_test_add_func("/text/person/in_line", test_in_line);
    g_test_add_func("/text/person/at_start", test_at_start);
    g_test_add_func("/text/person/of_title", test_of_title);
    g_test_add_func("/text/person/office", test_office);
    return g_test_run();
}
