/* indexer_names_test.c: what is a person, an office, a body, and what only looks like one. */
#include "indexer/describe/names.h"

#include <string.h>

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
        g_autofree char *name = jy_name_person(PERSONS[i].text);
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
    {"陆青禾", "陆青禾"},
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
        g_autofree char *name = jy_name_in_line(LINES[i].line);
        g_assert_cmpstr(name, ==, LINES[i].name);
    }
}

static const struct {
    const char *text, *name;
} GLUED[] = {
    {"陆青禾同志们：今天", "陆青禾"},     {"陆青同志们：今天开会", "陆青"},
    {"县长 陆青禾各位来宾：", "陆青禾"},  {"中华人民共和国主席 习近平尊敬的各位同事", "习近平"},
    {"陆青禾古桥是先人留下的", "陆青禾"}, {"同志们：今天开会", NULL},
    {"古桥是先人留下的", NULL},           {"", NULL},
};

static void test_glued(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(GLUED); i++) {
        g_test_message("%s", GLUED[i].text);
        g_autofree char *name = jy_name_glued(GLUED[i].text);
        g_assert_cmpstr(name, ==, GLUED[i].name);
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
        g_assert_cmpint(jy_name_is_office(OFFICES[i].text), ==, OFFICES[i].office);
    }
}

/* `bodies` NULL: names something else. */
static const struct {
    const char *text, *bodies;
} BODIES[] = {
    {"国务院", "国务院"},
    {"国务院办公厅", "国务院办公厅"},
    {"中共中央", "中共中央"},
    {"中共岚水县委", "中共岚水县委"},
    {"岚水县人民政府办公室", "岚水县人民政府办公室"},
    {"国家发展改革委", "国家发展改革委"},
    {"国家发展和改革委员会", "国家发展和改革委员会"},
    {"财政部", "财政部"},
    {"全国人大常委会", "全国人大常委会"},
    {"和县人民政府", "和县人民政府"},
    {"对外贸易经济合作部", "对外贸易经济合作部"},
    {"为县人民政府", NULL},
    {"海关总署", "海关总署"},
    {"岚水县第十六届人民代表大会常务委员会", "岚水县第十六届人民代表大会常务委员会"},
    {"香港特別行政區政府", "香港特別行政區政府"},
    {"澄州市政府辦公廳", "澄州市政府辦公廳"},
    {"中国（岚水）自由贸易试验区管理委员会", "中国（岚水）自由贸易试验区管理委员会"},
    {"国 务 院", "国务院"},
    {"国务院　中央军委", "国务院、中央军委"},
    {"国务院、中央军委", "国务院、中央军委"},
    {"财政部 税务总局 海关总署", "财政部、税务总局、海关总署"},
    {"全部", NULL},
    {"基层干部", NULL},
    {"服务大局", NULL},
    {"县委常委", NULL},
    {"办公室", NULL},
    {"委员会", NULL},
    {"政府", NULL},
    {"转发国务院办公厅", NULL},
    {"做好工作的县政府", NULL},
    {"责任单位：县民政局", NULL},
    {"2018年县政府", NULL},
    {"岚水县", NULL},
    {"", NULL},
    {"县财政局 方案", NULL},
    {"司法解释 最高人民法院", NULL},
};

static void test_bodies(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(BODIES); i++) {
        g_test_message("%s", BODIES[i].text);
        g_autofree char *bodies = jy_name_bodies(BODIES[i].text);
        g_assert_cmpstr(bodies, ==, BODIES[i].bodies);
    }
}

/* `prefix` "": begins with none. */
static const struct {
    const char *title, *prefix;
} TITLES[] = {
    {"岚水县人民政府关于推进河道整治的意见", "岚水县人民政府"},
    {"国务院办公厅转发国家地震局关于防震减灾意见的通知", "国务院办公厅"},
    {"国务院、中央军委关于同意迁址的批复", "国务院、中央军委"},
    {"中共中央办公厅 国务院办公厅印发《关于茶叶的意见》", "中共中央办公厅 国务院办公厅"},
    {"岚水县人民政府工作报告", "岚水县人民政府"},
    {"中华人民共和国国务院政府工作报告", "中华人民共和国国务院"},
    {"国务院办公厅对全国政协提案的答复", "国务院办公厅"},
    {"中华人民共和国国务院令", "中华人民共和国国务院"},
    {"澄州市政府辦公廳關於整理檔案的通知", "澄州市政府辦公廳"},
    {"政府工作报告", ""},
    {"关于做好防火工作的通知", ""},
    {"转发国务院办公厅关于防火的通知", ""},
    {"贯彻落实国务院关于防火的通知的实施方案", ""},
    {"在县人民政府关于防火的会议上的讲话", ""},
    {"", ""},
};

static void test_body_prefix(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(TITLES); i++) {
        g_test_message("%s", TITLES[i].title);
        size_t length = jy_name_body_prefix(TITLES[i].title);
        g_autofree char *prefix = g_strndup(TITLES[i].title, length);
        g_assert_cmpstr(prefix, ==, TITLES[i].prefix);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/names/person", test_person);
    g_test_add_func("/indexer/names/in_line", test_in_line);
    g_test_add_func("/indexer/names/glued", test_glued);
    g_test_add_func("/indexer/names/office", test_office);
    g_test_add_func("/indexer/names/bodies", test_bodies);
    g_test_add_func("/indexer/names/body_prefix", test_body_prefix);
    return g_test_run();
}
