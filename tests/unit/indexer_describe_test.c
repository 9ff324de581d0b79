/* indexer_describe_test.c: what official documents say of themselves: every form of head and foot, and what stays
 * unknown. */
#include "indexer_described.h"

static const described OFFICIAL[] = {
    {.label = "mark, number, title, recipients, signature",
     .path = "a.txt",
     .text = "岚水县人民政府文件\n岚水政发〔2019〕8号\n\n岚水县人民政府\n关于推进河道整治的意见\n\n各乡镇人民政府，县直"
             "各单位：\n" BODY "岚水县人民政府\n2019年6月11日\n（此件公开发布）\n",
     .title = "岚水县人民政府关于推进河道整治的意见",
     .date = "2019-06-11",
     .issuer = "岚水县人民政府",
     .docno = "岚水政发〔2019〕8号",
     .genre = "意见"},
    {.label = "letterhead over several lines, letters apart",
     .path = "a.txt",
     .text = "000012\n机密★1年\n特急\n岚 水 县 人 民 政 府\n办 公 室 文 件\n岚政办发〔2020〕3号　　　签发人：陆青禾\n"
             "关于做好春季防火工作的通知\n各乡镇人民政府：\n" BODY,
     .title = "关于做好春季防火工作的通知",
     .issuer = "岚水县人民政府办公室",
     .docno = "岚政办发〔2020〕3号",
     .genre = "通知"},
    {.label = "the number of a template, labels of secrecy",
     .path = "a.txt",
     .text = "000001\n特急\nQHXX文件\nXX〔2023〕X号\n检测公文样张\n密级：内部\n紧急程度：特急\n" BODY
             "二〇二三年一月一日\n",
     .title = "检测公文样张",
     .date = "2023-01-01",
     .issuer = "QHXX",
     .docno = "XX〔2023〕X号"},
    {.label = "a mark that names nobody",
     .path = "a.txt",
     .text = "青槐机密文件\n青政发〔2023〕　号\n关于加强样张管理的通知\n" BODY,
     .title = "关于加强样张管理的通知",
     .docno = "青政发〔2023〕号",
     .genre = "通知"},
    {.label = "a letterhead of no body that is known",
     .path = "a.txt",
     .text = "青槐镇第一中学文件\n青一中〔2023〕4号\n关于加强校门管理的通知\n" BODY,
     .title = "关于加强校门管理的通知",
     .issuer = "青槐镇第一中学",
     .docno = "青一中〔2023〕4号",
     .genre = "通知"},
    {.label = "joint letterhead",
     .path = "a.txt",
     .text = "中共岚水县委\n岚水县人民政府\n文件\n岚发〔2021〕1号\n\n关于加快茶产业发展的若干意见\n\n各乡镇党委、政府："
             "\n" BODY,
     .title = "关于加快茶产业发展的若干意见",
     .issuer = "中共岚水县委、岚水县人民政府",
     .docno = "岚发〔2021〕1号",
     .genre = "意见"},
    {.label = "joint issuers in the title",
     .path = "a.txt",
     .text = "岚水县财政局、岚水县教育局\n关于下达校舍维修资金的通知\n岚财教[2017]22号\n各学校：\n" BODY
             "岚水县财政局　岚水县教育局\n二〇一七年四月六日\n",
     .title = "岚水县财政局、岚水县教育局关于下达校舍维修资金的通知",
     .date = "2017-04-06",
     .issuer = "岚水县财政局、岚水县教育局",
     .docno = "岚财教〔2017〕22号",
     .genre = "通知"},
    {.label = "joint signature on lines of their own",
     .path = "a.txt",
     .text = "关于开展联合检查的通告\n\n" BODY "岚水县公安局\n岚水县交通运输局\n2018年9月1日\n",
     .title = "关于开展联合检查的通告",
     .date = "2018-09-01",
     .issuer = "岚水县公安局、岚水县交通运输局",
     .genre = "通告"},
    {.label = "number below the title, in brackets, date in Chinese digits",
     .path = "a.txt",
     .text = "岚水县人民政府办公室关于公布名木古树的通知\n（岚政办【2016】第14号）\n各乡镇：\n" BODY
             "岚水县人民政府办公室\n二○一六年十二月三十日\n",
     .title = "岚水县人民政府办公室关于公布名木古树的通知",
     .date = "2016-12-30",
     .issuer = "岚水县人民政府办公室",
     .docno = "岚政办〔2016〕14号",
     .genre = "通知"},
    {.label = "number at the end of the title, signature on one line",
     .path = "a.txt",
     .text = "岚水县水利局关于水库调度的函（岚水函〔2022〕6号）\n县应急管理局：\n" BODY "岚水县水利局　2022年7月5日\n",
     .title = "岚水县水利局关于水库调度的函",
     .date = "2022-07-05",
     .issuer = "岚水县水利局",
     .docno = "岚水函〔2022〕6号",
     .genre = "函"},
    {.label = "title over several lines, letters set apart",
     .path = "a.txt",
     .text =
         "岚水县人民政府关于\n同意建立湿地保护区\n有 关 问 题 的 批 复\n岚政函〔2005〕9号\n\n柳桥镇人民政府：\n" BODY,
     .title = "岚水县人民政府关于同意建立湿地保护区有关问题的批复",
     .issuer = "岚水县人民政府",
     .docno = "岚政函〔2005〕9号",
     .genre = "批复"},
    {.label = "the attachment's signature and number are not its own",
     .path = "a.txt",
     .text =
         "岚水县人民政府办公室转发县民政局关于敬老院改造意见的通知\n岚政办发〔1998〕5号\n各乡镇人民政府：\n" BODY
         "岚水县人民政府办公室\n一九九八年三月二日\n\n关于敬老院改造的意见\n\n" BODY "县民政局\n一九九八年一月十九日\n",
     .title = "岚水县人民政府办公室转发县民政局关于敬老院改造意见的通知",
     .date = "1998-03-02",
     .issuer = "岚水县人民政府办公室",
     .docno = "岚政办发〔1998〕5号",
     .genre = "通知"},
    {.label = "several dates: that under the name counts, not the print's and not one that is told",
     .path = "a.txt",
     .text = "岚水县人民政府关于表彰先进的决定\n2014年5月4日，一场山火烧到村口，干部群众连夜扑救。\n" BODY
             "岚水县人民政府\n2014年8月20日\n附件：名单\n岚水县人民政府办公室　2014年8月25日印发\n",
     .title = "岚水县人民政府关于表彰先进的决定",
     .date = "2014-08-20",
     .issuer = "岚水县人民政府",
     .genre = "决定"},
    {.label = "a cited number stays out",
     .path = "a.txt",
     .text = "关于报送材料的通知\n根据岚政发〔2015〕3号文件要求，请各单位报送材料。\n你局《关于经费的请示》（岚教〔2015"
             "〕40号）收悉。\n",
     .title = "关于报送材料的通知",
     .genre = "通知"},
    {.label = "order: number below its name, called by what it makes public",
     .path = "a.txt",
     .text = "岚水县人民政府令\n\n第12号\n\n《岚水县烟花爆竹管理办法》已经县政府第八次常务会议通过，现予公布，自公布之"
             "日起施行。\n"
             "县长　陆青禾\n2011年10月9日\n\n岚水县烟花爆竹管理办法\n\n第一条　为了加强管理，制定本办法。\n",
     .title = "岚水县烟花爆竹管理办法",
     .date = "2011-10-09",
     .issuer = "岚水县人民政府",
     .docno = "岚水县人民政府令第12号",
     .genre = "办法"},
    {.label = "announcement: number below its name",
     .path = "a.txt",
     .text = "岚水县财政局　岚水县税务局公告\n2019年第3号\n关于延长申报期限的公告\n" BODY
             "岚水县财政局　岚水县税务局\n2019年3月9日\n",
     .title = "关于延长申报期限的公告",
     .date = "2019-03-09",
     .issuer = "岚水县财政局、岚水县税务局",
     .docno = "岚水县财政局岚水县税务局公告〔2019〕3号",
     .genre = "公告"},
    {.label = "order of the head of state, number in brackets and Chinese digits",
     .path = "a.txt",
     .text = "中华人民共和国主席令\n（第四十五号）\n《中华人民共和国古桥法》已由第十三届全国人民代表大会于2020年5月28日"
             "通过，现予公布。\n"
             "中华人民共和国主席　陆青禾\n2020年5月30日\n",
     .title = "中华人民共和国古桥法",
     .date = "2020-05-30",
     .issuer = "中华人民共和国主席",
     .docno = "中华人民共和国主席令第四十五号",
     .genre = "法律"},
    {.label = "issued with others: who signs first is who issues",
     .path = "a.txt",
     .text = "国家茶叶局等部门关于印发《茶山方案》的通知\n茶规〔2021〕49号\n各省茶叶局：\n" BODY
             "国家茶叶局\n国家林木局\n2021年4月13日\n",
     .title = "国家茶叶局等部门关于印发《茶山方案》的通知",
     .date = "2021-04-13",
     .issuer = "国家茶叶局、国家林木局",
     .docno = "茶规〔2021〕49号",
     .genre = "通知"},
    {.label = "a body alone over the number is the mark",
     .path = "a.txt",
     .text = "岚水县水务局\n和水发〔2020〕5号\n关于清淤的通知\n各乡镇：\n" BODY,
     .title = "关于清淤的通知",
     .issuer = "岚水县水务局",
     .docno = "和水发〔2020〕5号",
     .genre = "通知"},
    {.label = "what it passes on is signed by another body, before it",
     .path = "a.txt",
     .text = "岚水县人民政府转发县民政局关于敬老院情况的报告\n" BODY "县民政局\n1998年1月19日\n" BODY
             "岚水县人民政府 &sp;\n1998年3月2日\n",
     .title = "岚水县人民政府转发县民政局关于敬老院情况的报告",
     .date = "1998-03-02",
     .issuer = "岚水县人民政府",
     .genre = "报告"},
    {.label = "a body in the text above does not sign",
     .path = "a.txt",
     .text = "关于停水的通告\n\n" BODY "受理单位有\n县档案局\n以上请周知。\n岚水县水务局\n2018年9月1日\n",
     .title = "关于停水的通告",
     .date = "2018-09-01",
     .issuer = "岚水县水务局",
     .genre = "通告"},
    {.label = "history in brackets",
     .path = "a.txt",
     .text = "岚水县护林条例\n（2003年5月6日通过　2012年3月29日修订　2012年6月1日起施行）\n第一条　为了护林，制定本条例"
             "。\n",
     .title = "岚水县护林条例",
     .date = "2012-03-29",
     .genre = "条例"},
    {.label = "a name in the name of the file of a notice is of who filed it",
     .path = "顾南星_通知.txt",
     .text = "岚水县水务局关于清淤的通知\n各乡镇：\n" BODY,
     .title = "岚水县水务局关于清淤的通知",
     .issuer = "岚水县水务局",
     .genre = "通知"},
    {.label = "who signs for a body is no speaker",
     .path = "a.txt",
     .text = "岚水县人民政府关于封山的命令\n" BODY "县长　陆青禾\n2011年3月9日\n",
     .title = "岚水县人民政府关于封山的命令",
     .date = "2011-03-09",
     .issuer = "岚水县人民政府",
     .genre = "命令"},
    {.label = "minutes",
     .path = "a.txt",
     .text = "岚水县人民政府常务会议纪要\n〔2023〕4号\n\n2023年2月7日，县长陆青禾主持召开会议。纪要如下：\n一、关于供水"
             "\n" BODY,
     .title = "岚水县人民政府常务会议纪要",
     .docno = "〔2023〕4号",
     .genre = "纪要"},
    {.label = "law with its history: coming into force is no date of it",
     .path = "a.txt",
     .text = "# 岚水县古桥保护条例\n\n2003年5月6日 县人民代表大会常务委员会通过\n2012年3月29日 "
             "县人民代表大会常务委员会修订\n"
             "2012年6月1日 施行\n\n第一条　为了保护古桥，制定本条例。\n",
     .title = "岚水县古桥保护条例",
     .date = "2012-03-29",
     .genre = "条例"},
    {.label = "table of an official site",
     .path = "0042.txt",
     .text =
         "索 引 "
         "号：\n\n01234/"
         "2018-"
         "00206\n\n主题分类：\n\n农业\n\n发文机关：\n\n岚水县人民政府\n\n成文日期：\n\n2018年11月06日\n\n标　　题：\n\n"
         "关于禁渔的通告\n\n发文字号：\n\n岚政通〔2018〕2号\n\n发布日期：\n\n2018年11月19日\n\n" BODY BODY BODY BODY
             BODY BODY BODY BODY,
     .title = "关于禁渔的通告",
     .date = "2018-11-06",
     .issuer = "岚水县人民政府",
     .docno = "岚政通〔2018〕2号",
     .genre = "通告"},
    {.label = "order with the table of a site: its short number",
     .path = "a.txt",
     .text = "岚水县人民政府令\n第12号\n《岚水县护桥办法》现予公布。\n县长　陆青禾\n2011年10月9日\n第一条　为了护桥，制"
             "定本办法。\n"
             "索引号：\n\n01\n\n主题分类：\n\n农业\n\n发文机关：\n\n岚水县人民政府\n\n标　　题：\n\n护桥办法\n\n发文字"
             "号：\n\n岚令第12号\n",
     .title = "岚水县护桥办法",
     .date = "2011-10-09",
     .issuer = "岚水县人民政府",
     .docno = "岚令第12号",
     .genre = "办法"},
    {.label = "a seal between who signs and the date",
     .path = "a.txt",
     .text = "关于整修护桥工棚的通知\n各乡镇：\n" BODY "岚水县交通运输局\n（此处加盖公章）\n2021年5月6日\n",
     .title = "关于整修护桥工棚的通知",
     .date = "2021-05-06",
     .issuer = "岚水县交通运输局",
     .genre = "通知"},
    {.label = "Traditional",
     .path = "a.txt",
     .text = "澄州市政府辦公廳關於整理舊檔案的通知\n澄辦字〔2009〕7號\n各區政府：\n" BODY
             "澄州市政府辦公廳\n二〇〇九年二月三日\n",
     .title = "澄州市政府辦公廳關於整理舊檔案的通知",
     .date = "2009-02-03",
     .issuer = "澄州市政府辦公廳",
     .docno = "澄辦字〔2009〕7号",
     .genre = "通知"},
};

static const described UNKNOWN[] = {
    {.label = "nothing anywhere", .path = "000_af842c12ffdfae9c.txt", .text = BODY BODY BODY},
    {.label = "empty", .path = "af842c12ffdfae9c.txt", .text = ""},
    {.label = "front matter", .path = "0007.txt", .text = "---\ndraft: true\n---\n" BODY},
    {.label = "dates and bodies that are only told",
     .path = "0007.txt",
     .text = "2019年3月5日，岚水县人民政府召开会议，县长陆青禾讲话，会议讨论了岚政发〔2019〕3号文件。\n" BODY},
    {.label = "a year that a title is about is no date",
     .path = "0007.txt",
     .text = "关于2019年部分节假日安排的通知\n各单位：\n" BODY,
     .title = "关于2019年部分节假日安排的通知",
     .genre = "通知"},
    {.label = "nor one that a report is about",
     .path = "0007.txt",
     .text = "关于2019年预算执行情况的报告\n各位代表：\n" BODY,
     .title = "关于2019年预算执行情况的报告",
     .genre = "报告"},
    {.label = "nor one that a notice begins with",
     .path = "0007.txt",
     .text = "2019年植树工作的通知\n各单位：\n" BODY,
     .title = "2019年植树工作的通知",
     .genre = "通知"},
    {.label = "the day of printing is no date",
     .path = "0007.txt",
     .text = "关于清淤的通知\n各单位：\n" BODY "岚水县水务局办公室　2014年8月25日印发\n",
     .title = "关于清淤的通知",
     .genre = "通知"},
    {.label = "a number that is cited on a line of its own",
     .path = "0007.txt",
     .text = "关于清淤的通知\n根据岚政发〔2015〕3号\n各单位：\n" BODY,
     .title = "关于清淤的通知",
     .genre = "通知"},
    {.label = "words that look like names are no speakers",
     .path = "0007.txt",
     .text = "在推进会上的讲话\n高度\n方案\n任务\n同志们：\n" BODY,
     .title = "在推进会上的讲话",
     .genre = "讲话"},
    {.label = "a date far from the end under no name",
     .path = "0007.txt",
     .text = "古桥档案\n" BODY "2001年2月3日\n" BODY BODY BODY BODY BODY BODY BODY BODY BODY,
     .title = "古桥档案"},
};

static void test_official(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(OFFICIAL); i++) {
        check_described(&OFFICIAL[i]);
    }
}

static void test_unknown(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(UNKNOWN); i++) {
        check_described(&UNKNOWN[i]);
    }
}

/* 5 March 2021 in the spellings of scans, web pages and minutes. */
static const char *const SAME_DAY[] = {
    "2021年3月5日",
    "二Ｏ二一年三月五日",
    "2O21年3月5日",
    "二0二一年三月五日",
    "兩千零二十一年三月五日",
    "中華民國110年3月5日",
    "民國一百一十年三月五日",
    "公元2021年3月5日",
    "2021\u00A0年\u00A03\u00A0月\u00A05\u00A0日",
    "2021年　3月\u20095日",
    "二 〇 二 一 年 三 月 五 日",
    "2021年3月5日星期五",
    "2021年3月5日（周五）上午9时30分",
    "2021年3月5日下午3点半",
    "2021年3月5日至6日",
    "2021年3月5—6日",
    "2021-03-05 10:30:00",
    "2021．03．05",
};

/* Each is read over a speech, in brackets too, and under a notice. */
static void test_spellings(void)
{
    static const char *const FRAMES[] = {"在古桥推进会上的讲话\n%s\n\n同志们：\n" BODY,
                                         "在古桥推进会上的讲话\n（%s）\n\n同志们：\n" BODY,
                                         "岚县人民政府关于修桥的通知\n各乡镇：\n" BODY "岚县人民政府\n%s\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(SAME_DAY); i++) {
        for (size_t frame = 0; frame < G_N_ELEMENTS(FRAMES); frame++) {
            g_auto(GStrv) halves = g_strsplit(FRAMES[frame], "%s", 2);
            g_autofree char *text = g_strconcat(halves[0], SAME_DAY[i], halves[1], NULL);
            g_auto(jy_document) document = {.path = g_strdup("0007.txt")};
            g_autoptr(GArray) blocks = jy_outline(text, (uint32_t)strlen(text));
            jy_describe(text, blocks, &document);
            g_test_message("%s", text);
            g_assert_cmpstr(document.date, ==, "2021-03-05");
        }
    }
}

/* What a catalogue or a record said before stays. */
static void test_given_stays(void)
{
    const described *official = &OFFICIAL[0];
    uint32_t length = (uint32_t)strlen(official->text);
    g_auto(jy_document) document = {.path = g_strdup("a.txt"), .title = g_strdup("名目"), .date = g_strdup("1999")};
    document.issuer = g_strdup("档案馆");
    document.docno = g_strdup("档〔1999〕1号");
    g_autoptr(GArray) blocks = jy_outline(official->text, length);
    jy_describe(official->text, blocks, &document);
    g_assert_cmpstr(document.title, ==, "名目");
    g_assert_cmpstr(document.date, ==, "1999");
    g_assert_cmpstr(document.issuer, ==, "档案馆");
    g_assert_cmpstr(document.docno, ==, "档〔1999〕1号");
}

/* A record's path is that of its file of records, which says nothing of it. */
static void test_record_has_no_file_name(void)
{
    g_auto(jy_document) document = {.path = g_strdup("2021-03-05_顾南星_讲话汇编.jsonl"), .id = g_strdup("7")};
    g_autoptr(GArray) blocks = jy_outline(BODY, (uint32_t)strlen(BODY));
    jy_describe(BODY, blocks, &document);
    g_assert_null(document.title);
    g_assert_null(document.date);
    g_assert_null(document.speaker);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/describe/official", test_official);
    g_test_add_func("/indexer/describe/unknown", test_unknown);
    g_test_add_func("/indexer/describe/spellings", test_spellings);
    g_test_add_func("/indexer/describe/given_stays", test_given_stays);
    g_test_add_func("/indexer/describe/record_has_no_file_name", test_record_has_no_file_name);
    return g_test_run();
}
