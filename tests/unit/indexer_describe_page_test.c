/* indexer_describe_page_test.c: what pages of sites, minutes of councils and news say of themselves. */
#include "indexer_described.h"

static const described PAGES[] = {
    {.label = "the name of the page, a menu, the title again",
     .path = "a1.txt",
     .text = "岚水县修复三座古桥 — "
             "云溪在线\nEnglish\n\n首页\n\n领导致辞\n\n政务公开\n\n岚水县修复三座古桥\n\n2021-03-05\n\n" BODY BODY,
     .title = "岚水县修复三座古桥",
     .date = "2021-03-05"},
    {.label = "the name of the page with a body's behind it, and the title not again",
     .path = "a2.txt",
     .text = "岚水县修复三座古桥 - 云溪县人民政府\n首页\n领导致辞\n政务公开\n\n" BODY BODY,
     .title = "岚水县修复三座古桥"},
    {.label = "a menu, the title twice, a label of who put it up",
     .path = "a3.txt",
     .text =
         "首页\n古桥\n古桥资讯\n古桥还能走多远？\n\n\n古桥还能走多远？\n\n发布时间：2019-04-07\n发布人：陆青禾\n\n" BODY
             BODY,
     .title = "古桥还能走多远？",
     .date = "2019-04-07"},
    {.label = "a trail of links with the author, a note at the title",
     .path = "a4.txt",
     .text = "云溪文苑\n\n往事 > 桥边 > 沈怀谷：修桥的人们（摘自《桥边集》）\n\n> "
             "正文\n\n修桥的人们①\n\n献给石匠\n\n陆青禾\n\n" BODY BODY,
     .title = "修桥的人们",
     .speaker = "沈怀谷"},
    {.label = "a subtitle behind the title's dash is no site",
     .path = "a5.txt",
     .text = "让古桥活在今天——在古桥保护论坛上的演讲\n\n" BODY BODY,
     .title = "让古桥活在今天——在古桥保护论坛上的演讲",
     .genre = "演讲"},
};

static const described MINUTES[] = {
    {.label = "labels set wide, without colons, years of the Republic, an office behind the surname",
     .path = "b1.txt",
     .text =
         "云溪議會第3屆第2會期內政委員會第7次會議紀錄\n\n時　　間　中華民國99年4月6日（星期二）上午9時5分\n地　　點　"
         "本會201會議室\n主　　席　沈委員南星\n主席：現在開會。進行報告事項。\n" BODY BODY,
     .title = "云溪議會第3屆第2會期內政委員會第7次會議紀錄",
     .date = "2010-04-06",
     .speaker = "沈南星"},
    {.label = "a day apart at the end of a title",
     .path = "b2.txt",
     .text = "云溪議會會議過程紀錄 2015年6月7日\n出席議員：\n" BODY BODY,
     .title = "云溪議會會議過程紀錄 2015年6月7日",
     .date = "2015-06-07"},
    {.label = "a session's resolution is its body's",
     .path = "b3.txt",
     .text = "第三届云溪县人民代表大会第五次会议关于政府工作报告的决议\n\n" BODY BODY,
     .title = "第三届云溪县人民代表大会第五次会议关于政府工作报告的决议",
     .issuer = "云溪县人民代表大会",
     .genre = "决议"},
};

static const described SPEAKERS[] = {
    {.label = "a name with its office in the title against the prefix of a folder",
     .path = "陆青禾_7_沈怀谷县长古桥中心演讲全文.txt",
     .text = "女士们，先生们：\n" BODY BODY,
     .title = "沈怀谷县长古桥中心演讲全文",
     .speaker = "沈怀谷",
     .genre = "演讲"},
    {.label = "a name before a colon against the prefix",
     .path = "陆青禾_8_沈怀谷：古桥是先人留下的.txt",
     .text = BODY BODY,
     .title = "沈怀谷：古桥是先人留下的",
     .speaker = "沈怀谷"},
    {.label = "a surname with half an office is no name",
     .path = "c.txt",
     .text = "陆副主席在古桥论坛上的主旨演讲\n\n女士们，先生们：\n" BODY BODY,
     .title = "陆副主席在古桥论坛上的主旨演讲",
     .genre = "演讲"},
    {.label = "nor with the office of a secretary",
     .path = "c.txt",
     .text = "陆总书记古桥大学演讲\n\n女士们，先生们：\n" BODY BODY,
     .title = "陆总书记古桥大学演讲",
     .genre = "演讲"},
    {.label = "words of the party are no names",
     .path = "2020-05-06_党旗红_产业兴.txt",
     .text = "党旗红 产业兴\n2020-05-06\n" BODY BODY,
     .title = "党旗红 产业兴",
     .date = "2020-05-06"},
    {.label = "news of a speech is no speech",
     .path = "d.txt",
     .text = "沈怀谷在古桥论坛上发表讲话\n2020-05-06\n" BODY BODY,
     .title = "沈怀谷在古桥论坛上发表讲话",
     .date = "2020-05-06",
     .speaker = "沈怀谷"},
};

static void check_all(const described *documents, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        check_described(&documents[i]);
    }
}

static void test_pages(void)
{
    check_all(PAGES, G_N_ELEMENTS(PAGES));
}

static void test_minutes(void)
{
    check_all(MINUTES, G_N_ELEMENTS(MINUTES));
}

static void test_speakers(void)
{
    check_all(SPEAKERS, G_N_ELEMENTS(SPEAKERS));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/describe_page/pages", test_pages);
    g_test_add_func("/indexer/describe_page/minutes", test_minutes);
    g_test_add_func("/indexer/describe_page/speakers", test_speakers);
    return g_test_run();
}
