/* indexer_pdf_test.c: PDF files, made in code, as the text that they give. */
#include <jiyan/base/error.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "tests/unit/pdf_fixture.h"

/* ---- reading ---- */

typedef struct {
    GString *text; /* blocks, each led by its page: "1|…"; "1*…" for a note; pages are parted by lines */
    GPtrArray *warnings;
    GError *error;
} pdf_reading;

static bool take_blocks(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    (void)document, (void)err;
    GString *text = user;
    g_assert_cmpuint(record, ==, 0);
    g_assert_true(blocks->unlined);
    for (guint i = 0; i < jy_blocks_count(blocks); i++) {
        const jy_extracted block = jy_blocks_get(blocks, i);
        g_string_append_printf(text, "%s%u%c%.*s", text->len ? "\n" : "", block.page,
                               block.kind == JY_EXTRACTED_RAW ? '|' : '*', (int)block.length, block.text);
    }
    return true;
}

static void read_pdf(const GString *file, pdf_reading *ret_reading)
{
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    *ret_reading = (pdf_reading){g_string_new(NULL), g_ptr_array_new_with_free_func(g_free), NULL};
    const jy_extract_source source = {.path = "made.pdf",
                                      .type = "application/pdf",
                                      .bytes = g_memdup2(file->str, file->len + 1),
                                      .length = file->len,
                                      .ocr = JY_EXTRACT_OCR_NEVER};
    const jy_extract_target to = {
        .emit = take_blocks, .user = ret_reading->text, .entry = entry, .warnings = ret_reading->warnings};
    bool done = jy_extract_pdf(&source, &to, &ret_reading->error);
    g_assert_true(done == !ret_reading->error);
}

static void clear_reading(pdf_reading *reading)
{
    g_string_free(reading->text, true);
    g_ptr_array_unref(reading->warnings);
    g_clear_error(&reading->error);
}

static void check(const char *name, const pdf_line *lines, const pdf_shape *shape, const char *text)
{
    g_autoptr(GString) file = pdf_make(lines, shape);
    pdf_reading reading;
    read_pdf(file, &reading);
    g_assert_no_error(reading.error);
    if (strcmp(reading.text->str, text) != 0) {
        g_test_message("%s", name);
    }
    g_assert_cmpstr(reading.text->str, ==, text);
    clear_reading(&reading);
}

/* ---- lines and paragraphs ---- */

static const pdf_shape PLAIN = {0};

/* A page of 20 characters a line, each of 16 points, as GB/T 9704 has it. */
#define BODY(page, row, text)                                                                                          \
    {                                                                                                                  \
        page, 90, 150 + 28 * (row), 16, text                                                                           \
    }
#define INDENTED(page, row, text)                                                                                      \
    {                                                                                                                  \
        page, 122, 150 + 28 * (row), 16, text                                                                          \
    }
#define PAGE_ONE                                                                                                       \
    INDENTED(1, 0, "一年来，全县新修乡村道路四十二公里，村"),                                                          \
        BODY(1, 1, "村都有了班车，群众出行比往年方便了许多，学"), BODY(1, 2, "生上学也不再走山路。"),                  \
        INDENTED(1, 3, "今年要把余下的七个村都接上公路，并给老"), BODY(1, 4, "桥换上新栏杆，在河口修一座能过农机的便")

static void test_paragraphs(void)
{
    static const pdf_line TURNED[] = {PAGE_ONE, BODY(2, 0, "桥，秋收之前通车。"), {0}};
    check("a paragraph over a page's end", TURNED, &PLAIN,
          "1|一年来，全县新修乡村道路四十二公里，村村都有了班车，群众出行比往年方便了许多，学生上学也不再走山路。\n"
          "今年要把余下的七个村都接上公路，并给老桥换上新栏杆，在河口修一座能过农机的便\f\n2|桥，秋收之前通车。");
    static const pdf_line ENDED[] = {PAGE_ONE, BODY(1, 5, "桥。"), INDENTED(2, 0, "秋收之前通车。"), {0}};
    check("a paragraph at a page's end", ENDED, &PLAIN,
          "1|一年来，全县新修乡村道路四十二公里，村村都有了班车，群众出行比往年方便了许多，学生上学也不再走山路。\n"
          "今年要把余下的七个村都接上公路，并给老桥换上新栏杆，在河口修一座能过农机的便桥。\n\n2|秋收之前通车。");
    static const pdf_line HEADED[] = {{1, 186, 80, 22, "岚水县修路工作汇报"},
                                      INDENTED(1, -1, "一、道路"),
                                      PAGE_ONE,
                                      BODY(1, 5, "桥。"),
                                      {1, 250, 350, 16, "岚水县交通局"},
                                      {1, 250, 378, 16, "二〇二六年三月二日"},
                                      {0}};
    check("a title, a heading, a signature", HEADED, &PLAIN,
          "1|岚水县修路工作汇报\n一、道路\n"
          "一年来，全县新修乡村道路四十二公里，村村都有了班车，群众出行比往年方便了许多，学生上学也不再走山路。\n"
          "今年要把余下的七个村都接上公路，并给老桥换上新栏杆，在河口修一座能过农机的便桥。\n"
          "岚水县交通局\n二〇二六年三月二日");
}

/* Han characters of 16 points are a square wide, letters half of one. */
static void test_gaps(void)
{
    static const pdf_line AUTO[] = {{1, 90, 150, 16, "保密"}, {1, 126, 150, 16, "5"},    {1, 138, 150, 16, "年"},
                                    {1, 158, 150, 16, "GB"},  {1, 178, 150, 16, "文件"}, {0}};
    check("a fourth of an em between Han and letters", AUTO, &PLAIN, "1|保密5年GB文件");
    static const pdf_line TYPED[] = {{1, 90, 150, 16, "保密"}, {1, 130, 150, 16, "5"}, {0}};
    check("half an em is a space", TYPED, &PLAIN, "1|保密 5");
    static const pdf_line WORDS[] = {{1, 90, 150, 16, "ab"}, {1, 110, 150, 16, "cd"}, {0}};
    check("a fourth of an em between letters", WORDS, &PLAIN, "1|ab cd");
}

static void test_edges(void)
{
    static const pdf_line SHORT[] = {{1, 117, 150, 16, "村村通车以后，山里的笋和茶当天就能够"},
                                     BODY(1, 1, "运到县城，价钱比往年高出了三成，乡亲们盼着"),
                                     BODY(1, 2, "来年再把仓库修到村口，免得雨天误了时辰和收"),
                                     BODY(1, 3, "成。"),
                                     {0}};
    check(
        "an indented line that is nearly in the middle", SHORT, &PLAIN,
        "1|村村通车以后，山里的笋和茶当天就能够运到县城，价钱比往年高出了三成，乡亲们盼着来年再把仓库修到村口，免得雨天"
        "误了时辰和收成。");
    static const pdf_line LIST[] = {INDENTED(1, 0, "会议定了下面三件事，由各村在月底前办好："),
                                    INDENTED(1, 1, "1.清理沟渠。"),
                                    INDENTED(1, 2, "2.修补围栏，从东坡一直修到西岭的大松树；"),
                                    INDENTED(1, 3, "3.登记农机。"),
                                    {0}};
    check("items", LIST, &PLAIN,
          "1|会议定了下面三件事，由各村在月底前办好：\n1.清理沟渠。\n2.修补围栏，从东坡一直修到西岭的大松树；\n3."
          "登记农机。");
}

static void test_words(void)
{
    static const pdf_line ENGLISH[] = {{1, 90, 150, 12, "The county has built forty kilometres of road, and ev-"},
                                       {1, 90, 170, 12, "ery village can now be reached by bus in less than an"},
                                       {1, 90, 190, 12, "hour, which the old people like best."},
                                       {0}};
    check(
        "words of letters", ENGLISH, &PLAIN,
        "1|The county has built forty kilometres of road, and every village can now be reached by bus in less than an "
        "hour, which the old people like best.");
    static const pdf_line SPACED[] = {
        {1, 200, 100, 22, "通"}, {1, 266, 100, 22, "知"}, {1, 90, 150, 16, "各村民小组："}, {0}};
    check("a letter-spaced title", SPACED, &PLAIN, "1|通知\n各村民小组：");
    static const pdf_line RADICALS[] = {{1, 90, 150, 16, "\u2FA7\u6C5F两岸的\u2EA0\u751F工程。"}, {0}};
    check("radicals stay as they are", RADICALS, &PLAIN, "1|\u2FA7\u6C5F两岸的\u2EA0\u751F工程。");
    static const pdf_line CONTENTS[] = {{1, 90, 150, 16, "第一章 道路…………………………………1"},
                                        {1, 90, 178, 16, "第二章 桥梁…………………………………4"},
                                        {1, 90, 206, 16, "第三章 渡口…………………………………9"},
                                        {0}};
    check("a table of contents", CONTENTS, &PLAIN,
          "1|第一章 道路…………………………………1\n第二章 桥梁…………………………………4\n第三章 渡口…………………………………9");
    static const pdf_line PRESSED[] = {
        {1, 90, 150, 16, "请大家守住，"}, {1, 178, 150, 16, "《一米线》的规矩"}, {1, 298, 150, 16, "。"}, {0}};
    check("marks set half over others", PRESSED, &PLAIN, "1|请大家守住，《一米线》的规矩。");
    static const pdf_line TWICE[] = {{1, 90, 150, 16, "修路专班"}, {1, 90.4, 150, 16, "修路专班"}, {0}};
    check("bold by striking twice", TWICE, &PLAIN, "1|修路专班");
}

static void test_columns(void)
{
    static const pdf_line LINES[] = {{1, 60, 150, 12, "　　渡口的船夫老秦说，桥修好以后"},
                                     {1, 60, 170, 12, "他要把船送给县里的博物馆，让后来"},
                                     {1, 60, 190, 12, "的孩子知道从前怎样过河。博物馆已"},
                                     {1, 60, 210, 12, "经在院子里给船留了地方，连船桨也"},
                                     {1, 60, 230, 12, "一并收下，还请他每周来讲一次行船"},
                                     {1, 320, 150, 12, "的故事。"},
                                     {1, 344, 170, 12, "孩子们听得入神，常常忘了回家"},
                                     {1, 320, 190, 12, "的时间，老师只好在门口等。讲到发"},
                                     {1, 320, 210, 12, "大水的那一年，谁也不说话，老秦就"},
                                     {1, 320, 230, 12, "停下来喝一口茶，再接着往下讲。"},
                                     {0}};
    check("two columns", LINES, &PLAIN,
          "1|渡口的船夫老秦说，桥修好以后他要把船送给县里的博物馆，让后来的孩子知道从前怎样过河。博物馆已经在院子里给"
          "船留了地方，连船桨也一并收下，还请他每周来讲一次行船的故事。\n"
          "孩子们听得入神，常常忘了回家的时间，老师只好在门口等。讲到发大水的那一年，谁也不说话，老秦就停下来喝一口茶"
          "，再接着往下讲。");
    static const pdf_line ROWS[] = {{1, 90, 150, 12, "村名"},
                                    {1, 250, 150, 12, "里程"},
                                    {1, 400, 150, 12, "班次"},
                                    {1, 90, 180, 12, "石桥"},
                                    {1, 250, 180, 12, "12.5"},
                                    {1, 400, 180, 12, "每日4班"},
                                    {0}};
    check("rows of a table", ROWS, &PLAIN, "1|村名\t里程\t班次\n石桥\t12.5\t每日4班");
}

/* ---- heads ---- */

static void test_heads(void)
{
    static const pdf_line LINES[] = {{1, 90, 50, 9, "岚水县年鉴 2025"},
                                     {1, 90, 300, 16, "第一页的话。"},
                                     {1, 280, 800, 9, "- 1 -"},
                                     {2, 90, 50, 9, "岚水县年鉴 2025"},
                                     {2, 90, 300, 16, "第二页的话。"},
                                     {2, 280, 800, 9, "- 2 -"},
                                     {3, 90, 50, 9, "岚水县年鉴 2025"},
                                     {3, 90, 300, 16, "第三页的话。"},
                                     {3, 280, 800, 9, "- 3 -"},
                                     {4, 90, 420, 16, "只有这一句。"},
                                     {4, 280, 800, 9, "4"},
                                     {0}};
    check("heads and page numbers", LINES, &PLAIN,
          "1|第一页的话。\n\n2|第二页的话。\n\n3|第三页的话。\n\n4|只有这一句。\n4\n1*岚水县年鉴 2025");
    static const pdf_line ALONE[] = {
        {1, 90, 50, 16, "关于修路的通知"}, {1, 90, 300, 16, "请照办。"}, {1, 280, 800, 12, "— 1 —"}, {0}};
    check("one page", ALONE, &PLAIN, "1|关于修路的通知\n请照办。");
    static const pdf_line BARE[] = {{1, 90, 300, 16, "甲村通车。"},
                                    {1, 280, 800, 12, "7"},
                                    {2, 90, 300, 16, "乙村通车。"},
                                    {2, 280, 800, 12, "8"},
                                    {0}};
    check("bare numbers", BARE, &PLAIN, "1|甲村通车。\n\n2|乙村通车。");
}

/* ---- odd files ---- */

static void test_shapes(void)
{
    static const pdf_line LINES[] = {{1, 300, 300, 16, "桥头立着一块石碑"}, {0}};
    check("a page turned", LINES, &(pdf_shape){.rotate = 90}, "1|桥头立着一块石碑");
    check("a page upside down", LINES, &(pdf_shape){.rotate = 180}, "1|桥头立着一块石碑");
    check("lines upwards", LINES, &(pdf_shape){.matrix = "0 1 -1 0"}, "1|桥头立着一块石碑");
    check("lines downwards", LINES, &(pdf_shape){.matrix = "0 -1 1 0"}, "1|桥头立着一块石碑");
    check("a damaged table of objects", LINES, &(pdf_shape){.no_xref = TRUE}, "1|桥头立着一块石碑");
}

static void check_fails(const GString *file, jy_error code, const char *message)
{
    pdf_reading reading;
    read_pdf(file, &reading);
    g_assert_error(reading.error, JY_ERROR, (int)code);
    g_assert_nonnull(strstr(reading.error->message, message));
    clear_reading(&reading);
}

static void test_errors(void)
{
    static const pdf_line NOTHING[] = {{0}}, ONE[] = {{2, 90, 300, 16, "第二页才有字。"}, {0}};
    g_autoptr(GString) scan = pdf_make(NOTHING, &(pdf_shape){.pages = 3});
    check_fails(scan, JY_ERROR_UNSUPPORTED, "no text layer on any of 3 pages");
    g_autoptr(GString) locked =
        pdf_make(ONE, &(pdf_shape){.trailer = "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O "
                                              "<0000000000000000000000000000000000000000000000000000000000000000> /U "
                                              "<0000000000000000000000000000000000000000000000000000000000000000> >>"});
    check_fails(locked, JY_ERROR_ENCRYPTED, "password");
    g_autoptr(GString) junk = g_string_new("%PDF-1.7\nnothing follows");
    check_fails(junk, JY_ERROR_MALFORMED, "no PDF that can be read");
    g_autoptr(GString) half = pdf_make(ONE, &PLAIN);
    pdf_reading reading;
    read_pdf(half, &reading);
    g_assert_no_error(reading.error);
    g_assert_cmpstr(reading.text->str, ==, "2|第二页才有字。");
    g_assert_cmpuint(reading.warnings->len, ==, 1);
    g_assert_cmpstr(g_ptr_array_index(reading.warnings, 0), ==, "no text layer on 1 of 2 pages");
    clear_reading(&reading);
}

/* ---- notes ---- */

/* What people wrote on a page stands behind it, but for what it shows; windows, links and what is hidden are no text.
 */
static void test_notes(void)
{
    static const pdf_line LINES[] = {{1, 80, 100, 16, "修建紫藤大桥。"}, {0, 0, 0, 0, NULL}};
    static const pdf_line NONE[] = {{0, 0, 0, 0, NULL}};
    const pdf_shape shape = {
        .pages = 1,
        .page = "/Annots [9 0 R << /Type /Annot /Subtype /Text /Rect [10 10 60 30] /Contents <FEFF8BF768385"
                "BF990204EF7>  >><< /Type /Annot /Subtype /Highlight /QuadPoints [10 30 60 30 10 10 60 10] "
                "/Rect [10 10 60 30] /Contents <FEFF8FD94E0053E565395199>  >><< /Type /Annot /Subtype /Text"
                " /Rect [10 10 60 30] /Contents <FEFF4FEE5EFA7D2B85E459276865>  >><< /Type /Annot /Subtype "
                "/Popup /Rect [10 10 60 30] /Contents <FEFF8BF768385BF990204EF7>  >><< /Type /Annot /Subtyp"
                "e /Link /Rect [10 10 60 30] /Contents <FEFF94FE63A5>  >><< /Type /Annot /Subtype /Text /Re"
                "ct [10 10 60 30] /Contents <FEFF85CF77407684> /F 2 >>]",
        .catalog = "/AcroForm << /Fields [9 0 R] >>",
        .object = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V <FEFF5C9A6C3453BF8D22653F5C40> /Rect [1"
                  "0 10 60 30] /P 6 0 R >>",
    };
    check("notes and a field", LINES, &shape, "1|修建紫藤大桥。\n1*请核对造价\n1*这一句改写\n1*岚水县财政局");
    check("nothing but notes", NONE, &shape, "1*请核对造价\n1*这一句改写\n1*修建紫藤大桥\n1*岚水县财政局");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/indexer/pdf/notes", test_notes);
    g_test_add_func("/pdf/paragraphs", test_paragraphs);
    g_test_add_func("/pdf/gaps", test_gaps);
    g_test_add_func("/pdf/edges", test_edges);
    g_test_add_func("/pdf/words", test_words);
    g_test_add_func("/pdf/columns", test_columns);
    g_test_add_func("/pdf/heads", test_heads);
    g_test_add_func("/pdf/shapes", test_shapes);
    g_test_add_func("/pdf/errors", test_errors);
    return g_test_run();
}
