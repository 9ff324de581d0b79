/* indexer_filename_test.c: what names of files say: date, person, number, title, and which say nothing. */
#include "indexer/describe/filename.h"

static const struct {
    const char *path, *date, *title, *speaker, *docno; /* NULL: not said */
} NAMES[] = {
    {"2021-03-05_陆青禾_在防汛会议上的讲话.txt", "2021-03-05", "在防汛会议上的讲话", "陆青禾", NULL},
    {"讲话/县里/2021-03-05 陆青禾 在防汛会议上的讲话.docx", "2021-03-05", "在防汛会议上的讲话", "陆青禾", NULL},
    {"20210305_在防汛会议上的讲话.txt", "2021-03-05", "在防汛会议上的讲话", NULL, NULL},
    {"20210305在防汛会议上的讲话.txt", "2021-03-05", "在防汛会议上的讲话", NULL, NULL},
    {"2021年3月5日陆青禾在防汛会议上的讲话.txt", "2021-03-05", "陆青禾在防汛会议上的讲话", NULL, NULL},
    {"2021.3.5 防汛会议.pdf", "2021-03-05", "防汛会议", NULL, NULL},
    {"防汛条例(2020-12-04).txt", "2020-12-04", "防汛条例", NULL, NULL},
    {"防汛会议讲话（20210305）.txt", "2021-03-05", "防汛会议讲话", NULL, NULL},
    {"二〇二一年三月五日防汛会议.txt", "2021-03-05", "防汛会议", NULL, NULL},
    {"20210305.txt", "2021-03-05", NULL, NULL, NULL},
    {"2021.txt", "2021", NULL, NULL, NULL},
    {"2021_岚水县政府工作报告.txt", "2021", "岚水县政府工作报告", NULL, NULL},
    {"2021年岚水县政府工作报告.txt", "2021", "2021年岚水县政府工作报告", NULL, NULL},
    {"关于2021年部分节假日安排的通知.txt", NULL, "关于2021年部分节假日安排的通知", NULL, NULL},
    {"20211305_会议.txt", NULL, "会议", NULL, NULL},
    {"2013-01-16_行政長官_施政報告.txt", "2013-01-16", "行政長官施政報告", "行政長官", NULL},
    {"2013-01-16_县长　陆青禾_工作报告.txt", "2013-01-16", "工作报告", "陆青禾", NULL},
    {"縣長.txt", NULL, "縣長", NULL, NULL},
    {"03_方案_防汛.txt", NULL, "方案 防汛", NULL, NULL},
    {"01.在防汛会议上的讲话.txt", NULL, "在防汛会议上的讲话", NULL, NULL},
    {"3、关于防汛的通知.txt", NULL, "关于防汛的通知", NULL, NULL},
    {"12-关于防汛的通知.txt", NULL, "关于防汛的通知", NULL, NULL},
    /* numbers of documents */
    {"岚政发〔2018〕7号.txt", NULL, NULL, NULL, "岚政发〔2018〕7号"},
    {"和政发〔2018〕7号.txt", NULL, NULL, NULL, "和政发〔2018〕7号"},
    {"岚政发[2018]7号 关于防汛的通知.txt", NULL, "关于防汛的通知", NULL, "岚政发〔2018〕7号"},
    {"岚政发（2018）7号关于防汛的通知.txt", NULL, "关于防汛的通知", NULL, "岚政发〔2018〕7号"},
    {"关于防汛的通知（岚政发〔2018〕7号）.txt", NULL, "关于防汛的通知", NULL, "岚政发〔2018〕7号"},
    {"2018-03-05_岚政发〔2018〕7号_关于防汛的通知.txt", "2018-03-05", "关于防汛的通知", NULL, "岚政发〔2018〕7号"},
    {"关于贯彻岚政发〔2018〕7号文件的通知.txt", NULL, "关于贯彻岚政发〔2018〕7号文件的通知", NULL, NULL},
    {"岚政发〔2018〕7号文件学习笔记.txt", NULL, "岚政发〔2018〕7号文件学习笔记", NULL, NULL},
    /* say nothing */
    {"000_af842c12ffdfae9c.txt", NULL, NULL, NULL, NULL},
    {"d41d8cd98f00b204e9800998ecf8427e", NULL, NULL, NULL, NULL},
    {"af842c12-ffdf-4e9c-8000-000000000001.txt", NULL, NULL, NULL, NULL},
    {"0042.txt", NULL, NULL, NULL, NULL},
    {"新建文本文档.txt", NULL, NULL, NULL, NULL},
    {"新建文本文档 (2).txt", NULL, NULL, NULL, NULL},
    {"untitled.txt", NULL, NULL, NULL, NULL},
    {"a.txt", NULL, NULL, NULL, NULL},
    {"", NULL, NULL, NULL, NULL},
    /* GB18030 bytes of 讲话: no UTF-8 */
    {"2021-03-05_\xBD\xB2\xBB\xB0.txt", "2021-03-05", NULL, NULL, NULL},
    {"\xBD\xB2\xBB\xB0.txt", NULL, NULL, NULL, NULL},
    /* words that begin like names of programs or like hashes */
    {"document of the county.txt", NULL, "of the county", NULL, NULL},
    {"documentary.txt", NULL, "documentary", NULL, NULL},
    {"facade.txt", NULL, "facade", NULL, NULL},
};

static void test_read(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        g_test_message("%s", NAMES[i].path);
        g_auto(jy_filename) name = {0};
        jy_filename_read(NAMES[i].path, &name);
        g_assert_cmpstr(name.date, ==, NAMES[i].date);
        g_assert_cmpstr(name.title, ==, NAMES[i].title);
        g_assert_cmpstr(name.speaker, ==, NAMES[i].speaker);
        g_assert_cmpstr(name.docno, ==, NAMES[i].docno);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/filename/read", test_read);
    return g_test_run();
}
