/* text_particulars_test.c: what a statement says: by when, how much, who, and of what. */
#include <jiyan/text/particulars.h>

#include <glib.h>
#include <string.h>

static char *cut(const char *text, uint32_t start, uint32_t end)
{
    return g_strndup(text + start, end - start);
}

/* ---- who ---- */

static const struct {
    const char *label, *text, *owner;
} OWNERS[] = {
    {"led by", "由民政部牵头，会同有关部门制定办法", "民政部"},
    {"done by", "该项工作由市规划局负责落实", "市规划局"},
    {"done by, Traditional", "檢討工作由勞工處負責", "勞工處"},
    {"unit named", "完成旧管网改造。责任单位：住建局、水务局", "住建局、水务局"},
    {"leading unit named", "修订办事指南（牵头单位：政务办）", "政务办"},
    {"in brackets at the end", "开展普查。（水利部、农业农村部负责）", "水利部、农业农村部"},
    {"in brackets, of each their part", "建立台账（财政部、审计署按职责分工负责）", "财政部、审计署"},
    {"regions and departments", "各地区、各部门要建立台账", "各地区、各部门"},
    {"governments", "各级政府要带头过紧日子", "各级政府"},
    {"governments of regions", "各省、自治区、直辖市人民政府应当每年公布名录", "各省、自治区、直辖市人民政府"},
    {"provincial", "省级人民政府要落实主体责任", "省级人民政府"},
    {"ministry", "教育部将修订课程标准", "教育部"},
    {"departments of the centre", "国务院各部门都要清理收费", "国务院各部门"},
    {"local budgets", "地方财政也要增加投入", "地方财政"},
    {"government, Traditional", "政府會增設兩座圖書館", "政府"},
    {"in a later clause", "稳是大局，各地区要多出实招", "各地区"},
    {"party bodies and their members", "全县党员干部要深入一线", "全县党员干部"},
    {"of a party committee", "镇党委要一抓到底", "镇党委"},
    {"of a party committee that will", "下一步，镇党委将逐户走访", "镇党委"},
    {"of a congress that will", "县人大将组织视察", "县人大"},
    {"by all means", "我县工人和农民一定要齐心修渠", "我县工人和农民"},
    {"before a comma", "从今年起，全县各级机关，必须按时答复", "全县各级机关"},
    {"who is called upon", "大会号召，全县各族人民更加紧密地团结起来", "全县各族人民"},
    {"I am none", "我希望各部门的同志", ""},
    {"what something is before a comma is none", "信用社是农民的机构，必须服务农民", ""},
    {"a year before", "２００４年水利局将逐库检查", "水利局"},
    {"who is reached before a comma is none", "有些指标是硬的，下达到企业，必须执行", ""},
    {"what is before a comma is no body", "时间紧迫，必须按时答复", ""},
    {"愿 in a word is none", "党员志愿服务队伍扩大了", ""},
    {"拟 in a word is none", "法院模拟法庭开放", ""},
    {"a people", "全县各族人民要团结起来", "全县各族人民"},
    {"a country that is ready to", "中方愿同各方修渠", "中方"},
    {"who is asked", "爰此，要求水利部會同有關機關於三個月內提出報告", "水利部"},
    {"who is asked, not what", "要求建立台账并于年底前上报", ""},
    {"we are none", "我们要加强管理", ""},
    {"a noun is none", "住房制度改革要迈出大步", ""},
    {"要 in a word is none", "各部门主要职责如下", ""},
    {"a region that is only treated is none", "对有条件的地区要优先支持", ""},
    {"会 in a name is none", "各村委会换届已经完成", ""},
    {"no subject", "加快推进国有企业改革", ""},
    {"由 of a beginning is none", "由今年起发放津贴", ""},
    {"empty", "", ""},
};

static void test_owner(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(OWNERS); i++) {
        g_auto(jy_particulars) read = {0};
        g_test_message("%s", OWNERS[i].label);
        jy_particulars_read(OWNERS[i].text, (uint32_t)strlen(OWNERS[i].text), NULL, &read);
        g_autofree char *owner = cut(OWNERS[i].text, read.owner.start, read.owner.end);
        g_assert_cmpstr(owner, ==, OWNERS[i].owner);
    }
}

/* ---- of what ---- */

static const struct {
    const char *label, *text, *object;
} OBJECTS[] = {
    {"before the amount", "城镇新增就业1200万人以上", "城镇新增就业"},
    {"growth", "国内生产总值增长6%左右", "国内生产总值"},
    {"growth against a year", "国内生产总值比上年增长6%左右", "国内生产总值"},
    {"level", "高速铁路里程达到3万公里", "高速铁路里程"},
    {"limit", "居民消费价格涨幅控制在3%左右", "居民消费价格涨幅"},
    {"limit with 把", "把城镇登记失业率控制在4.5%以内", "城镇登记失业率"},
    {"base", "绿化率从31.5%提高到40%", "绿化率"},
    {"base, with words between", "起付线由每月8万元下调到6万元", "起付线"},
    {"base behind a colon", "水泥：从20万吨增加到30万吨", "水泥"},
    {"for as long as", "技能培训为期3年", "技能培训"},
    {"origin", "涉农贷款余额从2015年末的6万亿元增加到8万亿元", "涉农贷款余额"},
    {"verb before", "增加深松土地1.5亿亩", "深松土地"},
    {"two verbs before", "新开工建设保障性安居工程住房1000万套", "保障性安居工程住房"},
    {"deadline before", "今年退耕还林还草1500万亩以上", "退耕还林还草"},
    {"deadline and verb before", "到2020年，力争完成旧厂改造200座", "旧厂改造"},
    {"planned", "赤字率拟按3%安排", "赤字率"},
    {"subject before", "今年中央预算内投资拟安排7000亿元", "中央预算内投资"},
    {"behind the amount", "新建12所公办幼儿园", "公办幼儿园"},
    {"behind the amount, place before", "政府會在各區增設100個中速充電站", "中速充電站"},
    {"first of several", "粮食产量达到1.3万亿斤，棉花产量600万吨", "粮食产量"},
    {"no amount", "加快推进国有企业改革", "国有企业改革"},
    {"modal and verbs", "要进一步完善和落实就业优先政策", "就业优先政策"},
    {"adverb with 地", "更好地发挥市场作用", "市场作用"},
    {"up to the comma", "健全多层次资本市场，提高直接融资比重", "多层次资本市场"},
    {"subject that is no body", "企业技术进步要围绕提高效益", "企业技术进步"},
    {"with 将 and 纳入", "将消费扶贫纳入考核内容", "消费扶贫"},
    {"owner before", "各地区要深化户籍制度改革", "户籍制度改革"},
    {"leading clause", "为了方便群众，要简化办事程序", "办事程序"},
    {"connective", "此外，推动农村电网改造", "农村电网改造"},
    {"item of a list", "三要优化贸易结构", "贸易结构"},
    {"verb that begins a noun", "加快开发区建设", "开发区建设"},
    {"quoted", "继续实施“星火”工程", "“星火”工程"},
    {"empty", "", ""},
};

static void test_object(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(OBJECTS); i++) {
        g_auto(jy_particulars) read = {0};
        g_test_message("%s", OBJECTS[i].label);
        jy_particulars_read(OBJECTS[i].text, (uint32_t)strlen(OBJECTS[i].text), NULL, &read);
        g_autofree char *object = cut(OBJECTS[i].text, read.object.start, read.object.end);
        g_assert_cmpstr(object, ==, OBJECTS[i].object);
    }
}

/* It is cut where it grows too long, on a whole character. */
static void test_object_limit(void)
{
    GString *text = g_string_new("推进");
    for (int i = 0; i < 100; i++) {
        g_string_append(text, "渠");
    }
    g_auto(jy_particulars) read = {0};
    jy_particulars_read(text->str, (uint32_t)text->len, NULL, &read);
    g_assert_cmpuint(read.object.start, ==, strlen("推进"));
    g_assert_cmpuint(read.object.end - read.object.start, ==, 96);
    g_string_free(text, TRUE);
}

/* ---- by when, how much ---- */

static char *join_deadlines(const char *text, const GArray *deadlines)
{
    GString *joined = g_string_new(NULL);
    for (guint i = 0; i < deadlines->len; i++) {
        const jy_deadline *deadline = &g_array_index(deadlines, jy_deadline, i);
        g_autofree char *one = cut(text, deadline->start, deadline->end);
        g_string_append_printf(joined, "%s%s", i ? "|" : "", one);
    }
    return g_string_free(joined, FALSE);
}

static char *join_quantities(const char *text, const GArray *quantities)
{
    GString *joined = g_string_new(NULL);
    for (guint i = 0; i < quantities->len; i++) {
        const jy_quantity *quantity = &g_array_index(quantities, jy_quantity, i);
        g_autofree char *one = cut(text, quantity->start, quantity->end);
        g_string_append_printf(joined, "%s%s", i ? "|" : "", one);
    }
    return g_string_free(joined, FALSE);
}

static const struct {
    const char *label, *text, *deadlines, *quantities;
} LISTS[] = {
    {"one of each", "到2020年，建成50座水库", "到2020年", "50座"},
    {"equal deadlines once", "今年修三座桥，今年再修四座桥", "今年", "三座|四座"},
    {"several deadlines", "今年修三座桥，明年修四座桥", "今年|明年", "三座|四座"},
    {"no amount in a deadline", "用五年左右的时间，建成10个中心", "用五年左右的时间", "10个"},
    {"no amount in the second deadline", "建成10个中心，三年内再建4个，三个季度内公布", "三年内|三个季度内",
     "10个|4个"},
    {"equal amounts stay", "修三座桥，建三座坝", "", "三座|三座"},
    {"none", "加强队伍建设", "", ""},
};

static void test_lists(void)
{
    jy_date said = {2018, 3, 5};
    for (size_t i = 0; i < G_N_ELEMENTS(LISTS); i++) {
        g_auto(jy_particulars) read = {0};
        const char *text = LISTS[i].text;
        g_test_message("%s", LISTS[i].label);
        jy_particulars_read(text, (uint32_t)strlen(text), &said, &read);
        g_autofree char *deadlines = join_deadlines(text, read.deadlines);
        g_autofree char *quantities = join_quantities(text, read.quantities);
        g_assert_cmpstr(deadlines, ==, LISTS[i].deadlines);
        g_assert_cmpstr(quantities, ==, LISTS[i].quantities);
    }
}

static void test_clear(void)
{
    jy_particulars read = {0};
    jy_particulars_clear(&read);
    jy_particulars_read("今年修三座桥", (uint32_t)strlen("今年修三座桥"), NULL, &read);
    jy_particulars_clear(&read);
    jy_particulars_clear(&read);
    g_assert_null(read.deadlines);
    g_assert_null(read.quantities);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/particulars/owner", test_owner);
    g_test_add_func("/text/particulars/object", test_object);
    g_test_add_func("/text/particulars/object_limit", test_object_limit);
    g_test_add_func("/text/particulars/lists", test_lists);
    g_test_add_func("/text/particulars/clear", test_clear);
    return g_test_run();
}
