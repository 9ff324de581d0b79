/* indexer_ofd_test.c: documents of OFD: their parts by whatever name, pages, templates, notes; and hostile files. */
#include <jiyan/base/error.h>

#include "indexer/extract/ofd/numbers.h"
#include "indexer_ofd_made.h"

/* ---- numbers ---- */

static const struct {
    const char *offsets;
    double values[6];
    guint count;
} OFFSETS[] = {
    {NULL, {0}, 0},
    {"", {0}, 0},
    {"5", {5}, 1},
    {"2.8784 g 2 4 -1", {2.8784, 4, 4, -1}, 4},
    {"g 3 5.5033 1", {5.5033, 5.5033, 5.5033, 1}, 4},
    {"g 0 9 7", {7}, 1},
    {"g -3 9 7", {7}, 1},
    {"g 2", {0}, 0},
    {"g g 2 3", {0}, 0},
    {" 1\n2\t3 ", {1, 2, 3}, 3},
    {"1e2 .5 +3 4.", {100, 0.5, 3, 4}, 4},
    {"1 nan 3", {1}, 1},
    {"1e999 3", {0}, 0},
    {"99999999999999999999", {1e7}, 1},
};

static void test_offsets(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(OFFSETS); i++) {
        jy_numbers_offsets offsets = {.at = OFFSETS[i].offsets};
        double value = 0;
        g_test_message("%s", OFFSETS[i].offsets);
        for (guint k = 0; k < OFFSETS[i].count; k++) {
            g_assert_true(jy_numbers_next(&offsets, &value));
            g_assert_cmpfloat_with_epsilon(value, OFFSETS[i].values[k], 1e-9);
        }
        g_assert_false(jy_numbers_next(&offsets, &value));
    }
    /* A number that nobody unrolls. */
    jy_numbers_offsets endless = {.at = "g 4000000000 1"};
    double value = 0;
    for (guint i = 0; i < 1000; i++) {
        g_assert_true(jy_numbers_next(&endless, &value) && value > 0);
    }
}

/* ---- documents ---- */

#define ONE_PAGE OFD_DOCUMENT("", OFD_PAGE_AT("1", "Page.xml"), "")
#define TEXT_PAGE OFD_PAGE(OFD_LINE("20", "100", "修桥铺路"))
#define TWO_PAGES(one, two)                                                                                            \
    {"OFD.xml", OFD_ENTRY},                                                                                            \
        {"Doc_0/Document.xml", OFD_DOCUMENT("", OFD_PAGE_AT("1", "P1.xml") OFD_PAGE_AT("2", "P2.xml"), "")},           \
        {"Doc_0/P1.xml", OFD_PAGE(one)},                                                                               \
    {                                                                                                                  \
        "Doc_0/P2.xml", OFD_PAGE(two)                                                                                  \
    }
#define FULL_LINES                                                                                                     \
    OFD_LINE("30", "80", "春天里县里改造了")                                                                           \
    OFD_LINE("20", "88", "许多老茶园今年要再")
#define IMAGE_PAGE OFD_PAGE("<ofd:ImageObject ResourceID=\"9\" Boundary=\"0 0 210 297\"/>")
/* A document with an image 9, in three parts. */
#define IMAGE_DOCUMENT(pages)                                                                                          \
    {"Doc_0/Document.xml", OFD_DOCUMENT("<ofd:PublicRes>Res.xml</ofd:PublicRes>", pages, "")},                         \
        {"Doc_0/Res.xml", "<Res><M><MultiMedia ID=\"9\"><MediaFile>scan.jpg</MediaFile></MultiMedia></M></Res>"},      \
    {                                                                                                                  \
        "Doc_0/scan.jpg", "1"                                                                                          \
    }
#define ANNOTATION(type, text)                                                                                         \
    "<ofd:Annot Type=\"" type                                                                                          \
    "\"><ofd:Appearance Boundary=\"10 10 50 50\">" OFD_LINE("0", "0", text) "</ofd:Appearance>"                        \
                                                                            "</ofd:Annot>"

static const struct {
    const char *name;
    ofd_part parts[8];
    const char *text, *warning; /* NULL: none */
} DOCUMENTS[] = {
    {"plain",
     {{"OFD.xml", OFD_ENTRY}, {"Doc_0/Document.xml", ONE_PAGE}, {"Doc_0/Page.xml", TEXT_PAGE}},
     "0||r1 修桥铺路|",
     NULL},
    {"names in another case, with backslashes",
     {{"ofd.XML", OFD_ENTRY}, {"DOC_0\\document.xml", ONE_PAGE}, {"doc_0\\PAGE.XML", TEXT_PAGE}},
     "0||r1 修桥铺路|",
     NULL},
    {"no prefix, other namespace",
     {{"OFD.xml",
       "<OFD xmlns=\"http://www.ofdspec.org\"><DocBody><DocRoot> /D/Document.xml </DocRoot></DocBody></OFD>"},
      {"D/Document.xml", "<Document><Pages><Page ID=\"1\" BaseLoc=\"/D/p/页.xml\"/></Pages></Document>"},
      {"D/p/页.xml", "<Page><Content><Layer><TextObject Boundary=\"1 9 9 9\" Size=\"5\"><TextCode>无前缀</TextCode>"
                     "</TextObject></Layer></Content></Page>"}},
     "0||r1 无前缀|",
     NULL},
    {"a path from the root without a slash",
     {{"OFD.xml", OFD_ENTRY},
      {"Doc_0/Document.xml", OFD_DOCUMENT("", OFD_PAGE_AT("1", "Doc_0/Pages/Page.xml"), "")},
      {"Doc_0/Pages/Page.xml", TEXT_PAGE}},
     "0||r1 修桥铺路|",
     NULL},
    {"no OFD.xml", {{"Doc_0/Document.xml", ONE_PAGE}, {"Doc_0/Page.xml", TEXT_PAGE}}, "0||r1 修桥铺路|", NULL},
    {"two documents",
     {{"OFD.xml", "<OFD><DocBody><DocRoot>A/Document.xml</DocRoot></DocBody><DocBody><DocRoot>B/Document.xml</DocRoot>"
                  "</DocBody><DocBody><DocRoot>A/Document.xml</DocRoot></DocBody></OFD>"},
      {"A/Document.xml", ONE_PAGE},
      {"A/Page.xml", TEXT_PAGE},
      {"B/Document.xml", ONE_PAGE},
      {"B/Page.xml", OFD_PAGE(OFD_LINE("20", "100", "另一件"))}},
     "1||r1 修桥铺路|2||r1 另一件|",
     NULL},
    {"a title that the page has",
     {{"OFD.xml", OFD_HEAD "<ofd:Title>关于修桥的通知</ofd:Title>" OFD_TAIL},
      {"Doc_0/Document.xml", ONE_PAGE},
      {"Doc_0/Page.xml",
       OFD_PAGE(OFD_LINE("50", "60", "关于修桥的") OFD_LINE("57", "70", "通知") OFD_LINE("20", "90", "各乡镇："))}},
     "0|关于修桥的通知|r1 关于修桥的\n\n通知\n\n各乡镇：|",
     NULL},
    {"a title that goes on behind the page",
     {{"OFD.xml", OFD_HEAD "<ofd:Title>修桥铺路的通知</ofd:Title>" OFD_TAIL},
      {"Doc_0/Document.xml", ONE_PAGE},
      {"Doc_0/Page.xml", TEXT_PAGE}},
     "0||r1 修桥铺路|",
     NULL},
    {"a title of a template",
     {{"OFD.xml", OFD_HEAD "<ofd:Title>公文模板（定稿）</ofd:Title><ofd:Author>打字员</ofd:Author>" OFD_TAIL},
      {"Doc_0/Document.xml", ONE_PAGE},
      {"Doc_0/Page.xml", TEXT_PAGE}},
     "0||r1 修桥铺路|",
     NULL},
    {"a paragraph over the end of a page",
     {TWO_PAGES(FULL_LINES OFD_TEXT("100", "280", "5", "2.5", "1"),
                OFD_LINE("20", "40", "种新茶。") OFD_TEXT("100", "280", "5", "2.5", "2"))},
     "0||r1 春天里县里改造了许多老茶园今年要再\f|r2 种新茶。|",
     NULL},
    {"a paragraph of the next page",
     {TWO_PAGES(FULL_LINES, OFD_LINE("30", "40", "入夏以后开始修路"))},
     "0||r1 春天里县里改造了许多老茶园今年要再\n\n|r2 入夏以后开始修路|",
     NULL},
    {"a template",
     {{"OFD.xml", OFD_ENTRY},
      {"Doc_0/Document.xml",
       OFD_DOCUMENT("<ofd:TemplatePage ID=\"7\" BaseLoc=\"T/Content.xml\"/>", OFD_PAGE_AT("1", "Page.xml"), "")},
      {"Doc_0/T/Content.xml", OFD_PAGE(OFD_LINE("50", "60", "岚水县人民政府文件"))},
      {"Doc_0/Page.xml", "<Page><Template TemplateID=\"7\"/><Template TemplateID=\"8\"/><Content><Layer>" OFD_LINE(
                             "20", "100", "正文") "</Layer></Content></Page>"}},
     "0||r1 岚水县人民政府文件\n\n正文|",
     NULL},
    {"a composite object",
     {{"OFD.xml", OFD_ENTRY},
      {"Doc_0/Document.xml",
       OFD_DOCUMENT("<ofd:DocumentRes>Res.xml</ofd:DocumentRes>", OFD_PAGE_AT("1", "Page.xml"), "")},
      {"Doc_0/Res.xml", "<Res><CompositeGraphicUnits><CompositeGraphicUnit ID=\"5\"><Content>" OFD_LINE(
                            "0", "5", "图内") "</Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>"},
      {"Doc_0/Page.xml",
       OFD_PAGE(OFD_LINE("20", "100", "前面") "<ofd:CompositeObject ResourceID=\"5\" Boundary=\"30 95 20 20\"/>")}},
     "0||r1 前面图内|",
     NULL},
    {"annotations and attachments",
     {{"OFD.xml", OFD_ENTRY},
      {"Doc_0/Document.xml",
       OFD_DOCUMENT("", OFD_PAGE_AT("31", "Page.xml"),
                    "<ofd:Annotations>A/All.xml</ofd:Annotations><ofd:Attachments>Att.xml</ofd:Attachments>")},
      {"Doc_0/Page.xml", TEXT_PAGE},
      {"Doc_0/A/All.xml", "<Annotations><Page PageID=\"31\"><FileLoc>One.xml</FileLoc></Page></Annotations>"},
      {"Doc_0/A/One.xml", "<PageAnnot>" ANNOTATION("Highlight", "请核对") ANNOTATION("Highlight", "请核对")
                              ANNOTATION("Watermark", "内部资料") "<Annot><Remark>已核对</Remark></Annot></PageAnnot>"},
      {"Doc_0/Att.xml", "<Attachments><Attachment Name=\"名单\" Format=\"xlsx\"><FileLoc>a.bin</FileLoc></Attachment>"
                        "<Attachment><FileLoc>x/预算表.et</FileLoc></Attachment></Attachments>"}},
     "0||r1 修桥铺路|n1 请核对|n1 已核对|n0 名单.xlsx|n0 预算表.et|",
     NULL},
    {"a watermark",
     {{"OFD.xml", OFD_ENTRY},
      {"Doc_0/Document.xml", ONE_PAGE},
      {"Doc_0/Page.xml",
       OFD_PAGE(OFD_LINE("20", "100",
                         "正文") "<ofd:TextObject CTM=\"0.7 0.7 -0.7 0.7 0 0\" Boundary=\"20 90 9 9\" Size=\"5\">"
                                 "<ofd:TextCode X=\"0\" Y=\"0\" DeltaX=\"5\">水印</ofd:TextCode></ofd:TextObject>")}},
     "0||r1 正文|n1 水印|",
     NULL},
    {"faults of encoding",
     {{"OFD.xml", OFD_ENTRY},
      {"Doc_0/Document.xml",
       OFD_DOCUMENT("", OFD_PAGE_AT("1", "Page.xml"), "<ofd:Attachments>Att.xml</ofd:Attachments>")},
      {"Doc_0/Page.xml", TEXT_PAGE},
      {"Doc_0/Att.xml", "<?xml version=\"1.0\" encoding=\"GB18030\"?><A><Attachment Name=\"\xc3\xfb\xb5\xa5\"/></A>"}},
     "0||r1 修桥铺路|n0 名单|",
     NULL},
    {"missing pages",
     {{"OFD.xml", OFD_ENTRY},
      {"Doc_0/Document.xml", OFD_DOCUMENT("",
                                          OFD_PAGE_AT("1", "Gone.xml") OFD_PAGE_AT("2", "Page.xml") OFD_PAGE_AT(
                                              "3", "Page.xml") OFD_PAGE_AT("4", "Bad.xml") OFD_PAGE_AT("5", "Page.xml"),
                                          "")},
      {"Doc_0/Page.xml", TEXT_PAGE},
      {"Doc_0/Bad.xml", "\x01\x02"}},
     "0||r2 修桥铺路|",
     "4 of 5 pages are missing or damaged"},
    {"empty pages", {TWO_PAGES("", "")}, "0||", NULL},
    {"an image for a page",
     {{"OFD.xml", OFD_ENTRY},
      IMAGE_DOCUMENT(OFD_PAGE_AT("1", "Page.xml") OFD_PAGE_AT("2", "Image.xml")),
      {"Doc_0/Page.xml", TEXT_PAGE},
      {"Doc_0/Image.xml", IMAGE_PAGE}},
     "0||r1 修桥铺路|",
     "no text layer on 1 of 2 pages"},
    {"two documents, one of images",
     {{"OFD.xml",
       "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody><DocBody><DocRoot>B/Document.xml</DocRoot>"
       "</DocBody></OFD>"},
      IMAGE_DOCUMENT(OFD_PAGE_AT("2", "Image.xml")),
      {"Doc_0/Image.xml", IMAGE_PAGE},
      {"B/Document.xml", ONE_PAGE},
      {"B/Page.xml", TEXT_PAGE}},
     "1||2||r1 修桥铺路|",
     "no text layer on 1 of 1 pages"},
};

static void test_documents(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(DOCUMENTS); i++) {
        g_test_message("%s", DOCUMENTS[i].name);
        g_auto(ofd_found) found = ofd_read(ofd_zip(DOCUMENTS[i].parts));
        g_assert_no_error(found.failure);
        g_assert_cmpstr(found.text->str, ==, DOCUMENTS[i].text);
        g_assert_cmpuint(found.warnings->len, ==, DOCUMENTS[i].warning != NULL);
        if (DOCUMENTS[i].warning && found.warnings->len) {
            g_assert_cmpstr(g_ptr_array_index(found.warnings, 0), ==, DOCUMENTS[i].warning);
        }
    }
}

/* What stands at the head of every page is taken once: in its place on the first page, as a note from a later one. */
static void test_heads(void)
{
    g_autoptr(GString) pages = g_string_new(NULL);
    GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
    ofd_part parts[9] = {{"OFD.xml", OFD_ENTRY}};
    for (guint i = 1; i <= 4; i++) {
        char *name = g_strdup_printf("Doc_0/P%u.xml", i);
        char *text =
            g_strdup_printf(OFD_PAGE("%s%s" OFD_LINE("20", "100", "第%u页的话。")), OFD_LINE("20", "15", "岚水公报"),
                            i > 1 ? OFD_TEXT("20", "290", "4", "4", "县府办印") : "", i);
        g_ptr_array_add(texts, name);
        g_ptr_array_add(texts, text);
        parts[1 + i] = (ofd_part){name, text};
        g_string_append_printf(pages, "<ofd:Page ID=\"%u\" BaseLoc=\"P%u.xml\"/>", i, i);
    }
    g_autofree char *document = g_strdup_printf(OFD_DOCUMENT("", "%s", ""), pages->str);
    parts[1] = (ofd_part){"Doc_0/Document.xml", document};
    g_auto(ofd_found) found = ofd_read(ofd_zip(parts));
    g_assert_cmpstr(
        found.text->str, ==,
        "0||r1 岚水公报\n\n第1页的话。\n\n|r2 第2页的话。\n\n|r3 第3页的话。\n\n|r4 第4页的话。|n2 县府办印|");
    g_ptr_array_unref(texts);
}

/* ---- hostile files ---- */

static const struct {
    const char *name;
    ofd_part parts[6];
    int code;
} BROKEN[] = {
    {"no document", {{"a.xml", "<a/>"}}, JY_ERROR_MALFORMED},
    {"no root part", {{"OFD.xml", OFD_ENTRY}}, JY_ERROR_MALFORMED},
    {"a root part that is no XML", {{"OFD.xml", OFD_ENTRY}, {"Doc_0/Document.xml", "\x01"}}, JY_ERROR_MALFORMED},
    {"encrypted",
     {{"OFD.xml", OFD_ENTRY}, {"Encryptions.xml", "<Encryptions/>"}, {"Doc_0/x.dat", "0"}},
     JY_ERROR_ENCRYPTED},
    {"images alone",
     {{"OFD.xml", OFD_ENTRY}, IMAGE_DOCUMENT(OFD_PAGE_AT("1", "Image.xml")), {"Doc_0/Image.xml", IMAGE_PAGE}},
     JY_ERROR_UNSUPPORTED},
    {"composite objects that draw each other",
     {{"OFD.xml", OFD_ENTRY},
      {"Doc_0/Document.xml", OFD_DOCUMENT("<ofd:PublicRes>Res.xml</ofd:PublicRes>", OFD_PAGE_AT("1", "Page.xml"), "")},
      {"Doc_0/Res.xml",
       "<Res><C><CompositeGraphicUnit ID=\"5\"><Content>"
       "<CompositeObject ResourceID=\"5\"/><CompositeObject ResourceID=\"5\"/><CompositeObject ResourceID=\"5\"/>"
       "<CompositeObject ResourceID=\"5\"/><CompositeObject ResourceID=\"5\"/><CompositeObject ResourceID=\"5\"/>"
       "<CompositeObject ResourceID=\"5\"/><CompositeObject ResourceID=\"5\"/><CompositeObject ResourceID=\"5\"/>"
       "<CompositeObject ResourceID=\"5\"/><CompositeObject ResourceID=\"5\"/><CompositeObject ResourceID=\"5\"/>"
       "</Content></CompositeGraphicUnit></C></Res>"},
      {"Doc_0/Page.xml", OFD_PAGE("<ofd:CompositeObject ResourceID=\"5\"/>")}},
     JY_ERROR_TOO_BIG},
};

static void test_broken(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(BROKEN); i++) {
        g_test_message("%s", BROKEN[i].name);
        g_auto(ofd_found) found = ofd_read(ofd_zip(BROKEN[i].parts));
        g_assert_error(found.failure, JY_ERROR, BROKEN[i].code);
        g_assert_cmpstr(found.text->str, ==, "");
    }
}

/* A page of what its numbers make of it: nothing crashes, the words are there. */
static void test_odd_numbers(void)
{
    static const char *const ATTRIBUTES[] = {
        "",
        "Size=\"0\"",
        "Size=\"-5\"",
        "Size=\"1e300\"",
        "Size=\"x\" Boundary=\"1 2\"",
        "Size=\"5\" CTM=\"0 0 0 0 0 0\"",
        "Size=\"5\" CTM=\"1 2\"",
        "Size=\"5\" HScale=\"0\"",
        "Size=\"5\" ReadDirection=\"90\"",
        "Size=\"5\" CTM=\"1e9 0 0 1e9 1e9 1e9\"",
        "Size=\"5\" Boundary=\"-1e9 -1e9 0 0\" ReadDirection=\"270\"",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ATTRIBUTES); i++) {
        g_autofree char *page =
            g_strdup_printf(OFD_PAGE("<ofd:TextObject %s><ofd:TextCode X=\"1\" Y=\"1\" "
                                     "DeltaX=\"g 1000000000 5\">修桥</ofd:TextCode></ofd:TextObject>"),
                            ATTRIBUTES[i]);
        g_test_message("%s", ATTRIBUTES[i]);
        g_auto(ofd_found) found = ofd_read_page(page);
        g_assert_no_error(found.failure);
        g_assert_nonnull(strstr(found.text->str, "修"));
        g_assert_nonnull(strstr(found.text->str, "桥"));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/ofd/offsets", test_offsets);
    g_test_add_func("/indexer/ofd/documents", test_documents);
    g_test_add_func("/indexer/ofd/heads", test_heads);
    g_test_add_func("/indexer/ofd/broken", test_broken);
    g_test_add_func("/indexer/ofd/numbers", test_odd_numbers);
    return g_test_run();
}
