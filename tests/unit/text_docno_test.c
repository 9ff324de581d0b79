/* text_docno_test.c: document numbers: found in every bracket, read as typed, in one normal form. */
#include <jiyan/text/docno.h>

#include <string.h>

/* `normal` NULL: none is found; `cut`: what it stands on. */
static const struct {
    const char *label, *text, *normal, *cut;
} FOUND[] = {
    {"standard", "国办函〔2004〕25号", "国办函〔2004〕25号", "国办函〔2004〕25号"},
    {"square", "国发[2018]35号", "国发〔2018〕35号", "国发[2018]35号"},
    {"full-width square", "国发［2018］35号", "国发〔2018〕35号", "国发［2018］35号"},
    {"round", "国发(2018)35号", "国发〔2018〕35号", "国发(2018)35号"},
    {"full-width round", "国发（2018）35号", "国发〔2018〕35号", "国发（2018）35号"},
    {"black", "国发【2018】35号", "国发〔2018〕35号", "国发【2018】35号"},
    {"angle", "国发〈2018〉35号", "国发〔2018〕35号", "国发〈2018〉35号"},
    {"brackets that differ", "国发〔2018]35号", "国发〔2018〕35号", "国发〔2018]35号"},
    {"spaces", "国发 〔 2018 〕 第 35 号", "国发〔2018〕35号", "国发 〔 2018 〕 第 35 号"},
    {"第", "津政办发〔2018〕第35号", "津政办发〔2018〕35号", "津政办发〔2018〕第35号"},
    {"full-width digits", "国发〔２０１８〕３５号", "国发〔2018〕35号", "国发〔２０１８〕３５号"},
    {"Chinese digits", "国发〔二〇一八〕35号", "国发〔2018〕35号", "国发〔二〇一八〕35号"},
    {"Traditional", "院臺農〔2018〕35號", "院臺農〔2018〕35号", "院臺農〔2018〕35號"},
    {"年 inside", "国发〔2018年〕35号", "国发〔2018〕35号", "国发〔2018年〕35号"},
    {"in a sentence", "根据国发〔2018〕35号文件精神", "国发〔2018〕35号", "国发〔2018〕35号"},
    {"cited", "（见国发〔2018〕35号）", "国发〔2018〕35号", "国发〔2018〕35号"},
    {"a code like a citing word", "和政发〔2018〕3号", "和政发〔2018〕3号", "和政发〔2018〕3号"},
    {"in brackets", "《通知》（国发〔2018〕35号）", "国发〔2018〕35号", "国发〔2018〕35号"},
    {"first of two", "国发〔2018〕3号和国发〔2019〕4号", "国发〔2018〕3号", "国发〔2018〕3号"},
    {"zeros go", "国发〔2018〕05号", "国发〔2018〕5号", "国发〔2018〕05号"},
    {"no 号", "国发〔2018〕35", NULL, NULL},
    {"no code", "（2018）35号", NULL, NULL},
    {"one character is no code", "，发〔2018〕35号", NULL, NULL},
    {"no year", "国发〔18〕35号", NULL, NULL},
    {"no number", "国发〔2018〕号", NULL, NULL},
    {"a date", "讲话（2018年3月5日）", NULL, NULL},
    {"not closed", "国发〔2018 35号", NULL, NULL},
    {"number too long", "国发〔2018〕123456号", NULL, NULL},
    {"empty", "", NULL, NULL},
    {"ends in the middle", "国发〔20", NULL, NULL},
};

static void test_find(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FOUND); i++) {
        jy_docno docno = {0};
        g_test_message("%s", FOUND[i].label);
        bool found = jy_docno_find(FOUND[i].text, (uint32_t)strlen(FOUND[i].text), 0, &docno);
        g_assert_cmpstr(docno.normal, ==, FOUND[i].normal);
        g_assert_cmpint(found, ==, FOUND[i].normal != NULL);
        if (found) {
            g_autofree char *cut = g_strndup(FOUND[i].text + docno.start, docno.end - docno.start);
            g_assert_cmpstr(cut, ==, FOUND[i].cut);
        }
        jy_docno_clear(&docno);
    }
}

static void test_find_all(void)
{
    static const char TEXT[] = "国发〔2018〕3号、国办发〔2019〕4号以及津政发[2020]5号";
    static const char *const NORMAL[] = {"国发〔2018〕3号", "国办发〔2019〕4号", "津政发〔2020〕5号"};
    uint32_t from = 0, count = 0;
    jy_docno docno;
    while (jy_docno_find(TEXT, sizeof TEXT - 1, from, &docno)) {
        g_assert_cmpuint(count, <, G_N_ELEMENTS(NORMAL));
        g_assert_cmpstr(docno.normal, ==, NORMAL[count]);
        g_assert_cmpuint(docno.year, ==, 2018 + count);
        g_assert_cmpuint(docno.start, >=, from);
        count++;
        from = docno.end;
        jy_docno_clear(&docno);
    }
    g_assert_cmpuint(count, ==, 3);
}

static const struct {
    const char *typed, *normal;
} PARSED[] = {
    {"国办函〔2004〕25号", "国办函〔2004〕25号"},
    {"国办函[2004]25号", "国办函〔2004〕25号"},
    {"国办函2004年25号", "国办函〔2004〕25号"},
    {"国办函〔2004〕25", "国办函〔2004〕25号"},
    {" 国办函 (2004) 第25号 ", "国办函〔2004〕25号"},
    {"国办函〔２００４〕２５号", "国办函〔2004〕25号"},
    {"国办函", NULL},
    {"〔2004〕25号", NULL},
    {"2004年25号", NULL},
    {"国办函〔2004〕", NULL},
    {"国办函〔2004〕25号文件", NULL},
    {"2021年3月5日", NULL},
    {"", NULL},
};

static void test_parse(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PARSED); i++) {
        g_autofree char *normal = jy_docno_parse(PARSED[i].typed, -1);
        g_test_message("%s", PARSED[i].typed);
        g_assert_cmpstr(normal, ==, PARSED[i].normal);
    }
}

/* A normal form is read as itself. */
static void test_normal_is_stable(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FOUND); i++) {
        if (FOUND[i].normal) {
            g_autofree char *again = jy_docno_parse(FOUND[i].normal, -1);
            g_assert_cmpstr(again, ==, FOUND[i].normal);
        }
    }
}

/* Numbers of templates and drafts. */
static void test_unfilled(void)
{
    static const struct {
        const char *line, *normal;
    } ROWS[] = {
        {"XX〔2023〕X号", "XX〔2023〕X号"},
        {"XX〔2023〕X 号", "XX〔2023〕X号"},
        {"云政发〔2023〕  号", "云政发〔2023〕号"},
        {"云政发〔2023〕　号", "云政发〔2023〕号"},
        {"云政办函[2023]××号", "云政办函〔2023〕××号"},
        {"云 政 发（2023）___号", "云政发〔2023〕___号"},
        {"云政发〔2023〕**号", "云政发〔2023〕**号"},
        {"云政发〔2023〕第X号", "云政发〔2023〕X号"},
        {"云政发〔２０２３〕Ｘ号", "云政发〔2023〕Ｘ号"},
        {"云政发〔2023〕3号", NULL},
        {"根据云政发〔2023〕X号", NULL},
        {"〔2023〕X号", NULL},
        {"云政发〔2023〕X", NULL},
        {"云政发〔XX〕X号", NULL},
        {"根据：云政发〔2023〕X号", NULL},
        {"号", NULL},
        {"第X号", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *normal = jy_docno_unfilled(ROWS[i].line, (uint32_t)strlen(ROWS[i].line));
        g_test_message("%s", ROWS[i].line);
        g_assert_cmpstr(normal, ==, ROWS[i].normal);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/docno/find", test_find);
    g_test_add_func("/text/docno/find_all", test_find_all);
    g_test_add_func("/text/docno/unfilled", test_unfilled);
    g_test_add_func("/text/docno/parse", test_parse);
    g_test_add_func("/text/docno/normal_is_stable", test_normal_is_stable);
    return g_test_run();
}
