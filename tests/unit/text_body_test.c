/* text_body_test.c: what is a body, and what only looks like one. */
#include <glib.h>
#include <jiyan/text/body.h>
#include <string.h>

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

static void test_list(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(BODIES); i++) {
        g_test_message("%s", BODIES[i].text);
        g_autofree char *bodies = jy_body_list(BODIES[i].text);
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

static void test_prefix(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(TITLES); i++) {
        g_test_message("%s", TITLES[i].title);
        size_t length = jy_body_prefix(TITLES[i].title);
        g_autofree char *prefix = g_strndup(TITLES[i].title, length);
        g_assert_cmpstr(prefix, ==, TITLES[i].prefix);
    }
}

static const struct {
    const char *title, *bodies;
} SESSIONS[] = {
    {"第三届岚水县人民代表大会第五次会议关于政府工作报告的决议", "岚水县人民代表大会"},
    {"岚水县第三届人民代表大会第五次会议关于财政预算的决议", "岚水县第三届人民代表大会"},
    {"岚水县人民政府、岚水县教育局关于校舍的通知", "岚水县人民政府、岚水县教育局"},
    {"岚水县防汛会议关于水库的决定", NULL},
    {"全县第三次会议关于水库的决定", NULL},
    {"贯彻第三次会议关于水库的决定", NULL},
    {"", NULL},
};

static void test_of_title(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SESSIONS); i++) {
        g_test_message("%s", SESSIONS[i].title);
        g_autofree char *bodies = jy_body_of_title(SESSIONS[i].title);
        g_assert_cmpstr(bodies, ==, SESSIONS[i].bodies);
    }
}

static void test_ends(void)
{
    static const struct {
        const char *text;
        bool acts, is_other;
    } ROWS[] = {{"县民政局", true, false}, {"各级財政", true, false}, {"服务大局", true, true},
                {"電視劇院", true, true},  {"到处", true, true},      {"岚水县", false, false},
                {"部", true, false},       {"", false, false}};
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_test_message("%s", ROWS[i].text);
        uint32_t end = (uint32_t)strlen(ROWS[i].text);
        g_assert_cmpint(jy_body_ends(ROWS[i].text, 0, end, JY_BODY_ACTOR), ==, ROWS[i].acts);
        g_assert_cmpint(jy_body_ends(ROWS[i].text, 0, end, JY_BODY_NO_ACTOR), ==, ROWS[i].is_other);
    }
    /* Not before its start, though 局 stands there. */
    g_assert_false(jy_body_ends("县民政局", 12, 12, JY_BODY_ACTOR));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/body/list", test_list);
    g_test_add_func("/text/body/prefix", test_prefix);
    g_test_add_func("/text/body/of_title", test_of_title);
    g_test_add_func("/text/body/ends", test_ends);
    return g_test_run();
}
