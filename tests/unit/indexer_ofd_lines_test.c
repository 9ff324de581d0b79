/* indexer_ofd_lines_test.c: what a reader sees on a page of OFD: lines, cells, paragraphs, in their order. */
#include "indexer_ofd_made.h"

static const struct {
    const char *name, *page, *text;
} PAGES[] = {
    {"one text", OFD_PAGE(OFD_LINE("20", "30", "修桥铺路")), "修桥铺路"},
    {"order by place", OFD_PAGE(OFD_LINE("20", "60", "后来") OFD_LINE("20", "30", "起初")), "起初\n\n后来"},
    {"runs of a line",
     OFD_PAGE(OFD_LINE("60", "30", "年") OFD_TEXT("50", "30", "5", "2.5", "2021") OFD_LINE("40", "30.3", "共和")),
     "共和2021年"},
    {"letters apart", OFD_PAGE(OFD_TEXT("60", "30", "8", "16", "会议纪要")), "会议纪要"},
    {"letters apart, each by itself",
     OFD_PAGE(OFD_LINE("60", "30", "公") OFD_LINE("72", "30", "告") OFD_LINE("84", "30", "栏")), "公告栏"},
    {"letters apart by spaces", OFD_PAGE(OFD_LINE("60", "30", "通　知")), "通知"},
    {"a label of two characters",
     OFD_PAGE(OFD_LINE("20", "30", "名") OFD_LINE("45", "30", "称：") OFD_LINE("56", "30", "某厂")), "名称：某厂"},
    {"cells",
     OFD_PAGE(OFD_LINE("20", "30", "项目") OFD_LINE("60", "30", "数量") OFD_LINE("20", "40", "茶园")
                  OFD_LINE("60", "40", "三千")),
     "项目\t数量\n茶园\t三千"},
    {"words of Latin by gaps",
     OFD_PAGE("<ofd:TextObject Boundary=\"20 30 9 9\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"0\" "
              "DeltaX=\"2.5 4.5 2.5 2.5\">abcde</ofd:TextCode></ofd:TextObject>"),
     "ab cde"},
    {"words of Latin by spaces", OFD_PAGE(OFD_TEXT("20", "30", "5", "2.5", "ab cd")), "ab cd"},
    {"a typewriter's letters", OFD_PAGE(OFD_TEXT("20", "30", "5", "3", "hilt")), "hilt"},
    {"written twice to look bold", OFD_PAGE(OFD_LINE("20", "30", "加粗") OFD_LINE("20.2", "30", "加粗")), "加粗"},
    {"a raised number",
     OFD_PAGE(OFD_LINE("20", "30", "面积五") OFD_TEXT("35.2", "28", "2.5", "1.25", "2") OFD_LINE("37", "30", "亩")),
     "面积五2亩"},
    {"downwards in a narrow cell",
     OFD_PAGE("<ofd:TextObject Boundary=\"20 30 5 20\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"0\" DeltaY=\"6 6\">购买方"
              "</ofd:TextCode></ofd:TextObject>" OFD_LINE("40", "30", "某某公司") OFD_LINE("40", "36", "地址")),
     "购买方\t某某公司\n\n地址"},
    {"single characters downwards",
     OFD_PAGE(OFD_LINE("20", "30", "销") OFD_LINE("20", "38", "售") OFD_LINE("20", "46", "方")
                  OFD_LINE("50", "38", "某某公司")),
     "销售方\n\n某某公司"},
    {"a turned page",
     OFD_PAGE("<ofd:TextObject Boundary=\"100 30 5 40\" CTM=\"0 1 -1 0 0 0\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"0\" "
              "DeltaX=\"5 5\">第一行</ofd:TextCode></ofd:TextObject><ofd:TextObject Boundary=\"80 30 5 40\" "
              "CTM=\"0 1 -1 0 0 0\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"0\" DeltaX=\"5 5\">第二行</ofd:TextCode>"
              "</ofd:TextObject>"),
     "第一行\n\n第二行"},
    {"columns from right to left",
     OFD_PAGE(
         "<ofd:TextObject Boundary=\"80 30 5 40\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"0\" DeltaY=\"5 5 5\">左边一行"
         "</ofd:TextCode></ofd:TextObject><ofd:TextObject Boundary=\"100 30 5 40\" Size=\"5\"><ofd:TextCode X=\"0\" "
         "Y=\"0\" DeltaY=\"5 5 5\">右边一行</ofd:TextCode></ofd:TextObject>"),
     "右边一行\n\n左边一行"},
    {"a scaled text",
     OFD_PAGE(
         "<ofd:TextObject Boundary=\"20 30 50 9\" CTM=\"0.5 0 0 0.5 0 0\" Size=\"10\"><ofd:TextCode X=\"0\" Y=\"8\" "
         "DeltaX=\"10\">缩小</ofd:TextCode></ofd:TextObject>" OFD_LINE("30", "34", "之后")),
     "缩小之后"},
    {"nested blocks and a hidden one",
     OFD_PAGE("<ofd:PageBlock><ofd:PageBlock>" OFD_LINE("20", "30",
                                                        "里层") "</ofd:PageBlock></ofd:PageBlock>"
                                                                "<ofd:TextObject Visible=\"false\" Boundary=\"20 50 9 "
                                                                "9\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"0\">隐藏"
                                                                "</ofd:TextCode></ofd:TextObject>"),
     "里层"},
    {"glyphs for characters",
     OFD_PAGE("<ofd:TextObject Boundary=\"20 30 9 9\" Size=\"5\"><ofd:CGTransform CodePosition=\"0\" CodeCount=\"2\" "
              "GlyphCount=\"2\"><ofd:Glyphs>17 18</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X=\"0\" Y=\"0\" "
              "DeltaX=\"5\">字形</ofd:TextCode></ofd:TextObject>"),
     "字形"},
    {"no steps given",
     OFD_PAGE("<ofd:TextObject Boundary=\"20 30 9 9\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"0\">没有步长</ofd:TextCode>"
              "</ofd:TextObject>"),
     "没有步长"},
    {"a paragraph and its end",
     OFD_PAGE(OFD_LINE("30", "30", "春天里县里改造了") OFD_LINE("20", "38", "许多老茶园今年要再")
                  OFD_LINE("20", "46", "种新茶。") OFD_LINE("30", "54", "入夏以后开始修路。")),
     "春天里县里改造了许多老茶园今年要再种新茶。\n\n入夏以后开始修路。"},
    {"a short line ends it",
     OFD_PAGE(OFD_LINE("20", "30", "各乡镇：") OFD_LINE("20", "38", "请于本月底前把表格") OFD_LINE("20", "46", "报来")),
     "各乡镇：\n\n请于本月底前把表格报来"},
    {"a gap ends it",
     OFD_PAGE(OFD_LINE("20", "30", "这一行写满了整整一") OFD_LINE("20", "38", "行文字然后又写到了")
                  OFD_LINE("20", "60", "另起一段也是满满当")),
     "这一行写满了整整一行文字然后又写到了\n\n另起一段也是满满当"},
    {"a number of the page", OFD_PAGE(OFD_LINE("20", "30", "正文") OFD_TEXT("100", "280", "5", "5", "— 3 —")), "正文"},
    {"a number of copies", OFD_PAGE(OFD_TEXT("20", "20", "5", "2.5", "000123") OFD_LINE("20", "60", "正文")),
     "000123\n\n正文"},
    {"a signature on the right is no column",
     OFD_PAGE(OFD_LINE("40", "20", "岚水") OFD_LINE("55", "20", "县文件") OFD_LINE("20", "40", "各乡镇：") OFD_LINE(
         "30", "48", "一是修路。") OFD_LINE("30", "56", "二是架桥。") OFD_LINE("30", "64", "三是种树。")
                  OFD_LINE("30", "72", "四是办学。") OFD_LINE("30", "80", "五是治水。") OFD_LINE("30", "88", "此函。")
                      OFD_LINE("20", "96", "附件：名单") OFD_LINE("90", "120", "岚水县水务局")
                          OFD_LINE("95", "130", "三月五日")),
     "岚水 县文件\n\n各乡镇：\n\n一是修路。\n\n二是架桥。\n\n三是种树。\n\n四是办学。\n\n五是治水。\n\n此函。\n\n"
     "附件：名单\n\n岚水县水务局\n\n三月五日"},
    {"a cell of two lines",
     OFD_PAGE("<ofd:TextObject Boundary=\"20 30 30 20\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"0\" DeltaX=\"5 -5 5\" "
              "DeltaY=\"0 8 0\">长长地址</ofd:TextCode></ofd:TextObject>" OFD_LINE("60", "30", "甲方")
                  OFD_LINE("60", "38", "乙方")),
     "长长地址\t甲方\n\n乙方"},
};

static void test_pages(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PAGES); i++) {
        g_test_message("%s", PAGES[i].name);
        g_auto(ofd_found) found = ofd_read_page(PAGES[i].page);
        g_autofree char *wanted = g_strdup_printf("0||r1 %s|", PAGES[i].text);
        g_assert_cmpstr(found.text->str, ==, wanted);
        g_assert_cmpuint(found.warnings->len, ==, 0);
    }
}

/* Two columns of six lines under a line that runs over both. */
static void test_columns(void)
{
    static const char *const LEFT[] = {"左边一行写到了头又", "左边二行写到了头又", "左边三行写到了头又",
                                       "左边四行写到了头又", "左边五行写到了头又", "左边六行。"};
    g_autoptr(GString) objects = g_string_new(OFD_LINE("40", "20", "这一行很长横跨左右两个栏目之上"));
    g_autoptr(GString) wanted = g_string_new("0||r1 这一行很长横跨左右两个栏目之上\n\n");
    for (guint side = 0; side < 2; side++) {
        for (guint i = 0; i < G_N_ELEMENTS(LEFT); i++) {
            g_autofree char *text = g_strdup(LEFT[i]);
            memcpy(text, side ? "右" : "左", 3);
            g_string_append_printf(objects,
                                   "<ofd:TextObject Boundary=\"%u %u 50 8\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"0\" "
                                   "DeltaX=\"g 20 5\">%s</ofd:TextCode></ofd:TextObject>",
                                   side ? 80 : 20, 30 + 8 * i, text);
            g_string_append(wanted, text);
        }
        g_string_append(wanted, side ? "|" : "\n\n");
    }
    g_autofree char *page = g_strdup_printf(OFD_PAGE("%s"), objects->str);
    g_auto(ofd_found) found = ofd_read_page(page);
    g_assert_cmpstr(found.text->str, ==, wanted->str);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/ofd/lines/pages", test_pages);
    g_test_add_func("/indexer/ofd/lines/columns", test_columns);
    return g_test_run();
}
