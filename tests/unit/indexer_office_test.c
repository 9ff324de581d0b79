/* indexer_office_test.c: sheets, slides and OpenDocument; numbers of lists and cells as they are shown. */
#include <jiyan/base/error.h>

#include "indexer/extract/office/cell_format.h"
#include "indexer/extract/office/numeral.h"
#include "indexer_parts.h"

/* ---- numbers ---- */

static void test_numerals(void)
{
    static const struct {
        const char *format;
        uint32_t number;
        const char *wanted;
    } ROWS[] = {
        {"decimal", 12, "12"},
        {"decimalZero", 7, "07"},
        {"chineseCounting", 1, "一"},
        {"chineseCounting", 10, "十"},
        {"chineseCounting", 11, "十一"},
        {"chineseCountingThousand", 20, "二十"},
        {"japaneseCounting", 21, "二十一"},
        {"taiwaneseCounting", 105, "一百零五"},
        {"chineseCountingThousand", 110, "一百一十"},
        {"chineseCountingThousand", 3010, "三千零一十"},
        {"chineseCountingThousand", 12345, "12345"},
        {"ideographDigital", 20, "二〇"},
        {"taiwaneseDigital", 105, "一〇五"},
        {"chineseLegalSimplified", 23, "贰拾叁"},
        {"ideographTraditional", 3, "丙"},
        {"ideographTraditional", 11, "11"},
        {"ideographZodiac", 12, "亥"},
        {"decimalEnclosedCircle", 1, "①"},
        {"decimalEnclosedCircleChinese", 20, "⑳"},
        {"decimalEnclosedCircle", 21, "21"},
        {"decimalEnclosedParen", 3, "⑶"},
        {"decimalEnclosedFullstop", 3, "⒊"},
        {"ideographEnclosedCircle", 2, "㊁"},
        {"lowerLetter", 26, "z"},
        {"upperLetter", 28, "BB"},
        {"lowerRoman", 14, "xiv"},
        {"upperRoman", 1999, "MCMXCIX"},
        {"upperRoman", 0, "0"},
        {"chineseCounting", 0, "0"},
        {"none", 3, ""},
        {"bullet", 3, ""},
        {"klingon", 3, "3"},
        {"lowerLetter", G_MAXUINT32, NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        jy_numeral_write(out, ROWS[i].format, ROWS[i].number);
        g_test_message("%s %u", ROWS[i].format, ROWS[i].number);
        if (ROWS[i].wanted) {
            g_assert_cmpstr(out->str, ==, ROWS[i].wanted);
        } else {
            g_assert_cmpuint(out->len, <, 64);
        }
    }
}

static void test_cells(void)
{
    static const struct {
        const char *code; /* or the number of a built-in one */
        double number;
        const char *wanted;
    } ROWS[] = {
        {NULL, 3120, "3120"},
        {NULL, 0.1 + 0.2, "0.3"},
        {NULL, -7.5, "-7.5"},
        {"General", 12.25, "12.25"},
        {"0", 2.6, "3"},
        {"0.00", 2.5, "2.50"},
        {"#,##0", 1234567, "1,234,567"},
        {"#,##0.00", -1234.5, "-1,234.50"},
        {"0%", 0.125, "12%"},
        {"0.0%", 0.125, "12.5%"},
        {"0\"亩\"", 3000, "3000亩"},
        {"\"约\"0\"人\";0", 20, "约20人"},
        {"0.0_ ", 7, "7.0"},
        {"@", 5, "5"},
        {"yyyy/m/d", 44260, "2021/3/5"},
        {"yyyy-mm-dd", 44260, "2021-03-05"},
        {"yyyy\"年\"m\"月\"d\"日\"", 44260, "2021年3月5日"},
        {"[$-804]yyyy\"年\"m\"月\"d\"日\";@", 44260, "2021年3月5日"},
        {"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", 44260, "二〇二一年三月五日"},
        {"[DBNum1][$-804]m\"月\"d\"日\"", 44185, "十二月二十日"},
        {"yy.m", 44260, "21.3"},
        {"aaaa", 44260, "星期五"},
        {"h:mm", 44260.375, "9:00"},
        {"yyyy/m/d h:mm:ss", 44260.5, "2021/3/5 12:00:00"},
        {"h:mm AM/PM", 44260.75, "18:00 下午"},
        {"mm:ss", 0.5 / 24 / 60, "00:30"},
        {"yyyy/m/d", 1, "1900/1/1"},
        {"yyyy/m/d", 61, "1900/3/1"},
        {"yyyy/m/d", -1, "-1"},
        {"yyyy/m/d", 1e300, "1e+300"},
        {"0", 1e300, "1e+300"},
        {"\"未", 3, "3"},
        {"[", 3, "3"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        jy_cell_format_write(out, ROWS[i].code, ROWS[i].number, false);
        g_test_message("%s %g", ROWS[i].code ? ROWS[i].code : "", ROWS[i].number);
        g_assert_cmpstr(out->str, ==, ROWS[i].wanted);
    }
    g_autoptr(GString) out = g_string_new(NULL);
    jy_cell_format_write(out, jy_cell_format_of_id(31), 42798, true);
    g_assert_cmpstr(out->str, ==, "2021年3月5日");
    g_assert_null(jy_cell_format_of_id(0));
}

/* ---- packages ---- */

/* Markup is cut apart by clang-format. */
/* clang-format off */

#define R "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
#define RELATIONS(rest) "<Relationships xmlns=\"x\">" rest "</Relationships>"
#define REL(id, type, target) "<Relationship Id=\"" id "\" Type=\"x/" type "\" Target=\"" target "\"/>"

static void assert_reads(jy_extract_fn *read, const char *type, const package_part *parts, const char *wanted)
{
    g_autoptr(GByteArray) zip = zip_of(parts);
    g_autoptr(GError) err = NULL;
    g_autofree char *got = extracted(read, type, zip->data, zip->len, &err);
    g_assert_no_error(err);
    g_assert_cmpstr(got, ==, wanted);
}

#define C(place, type, value) "<c r=\"" place "\" " type "><v>" value "</v></c>"

static void test_xlsx(void)
{
    static const package_part PARTS[] = {
        {"_rels/.rels", RELATIONS(REL("r1", "officeDocument", "xl/workbook.xml"))},
        {"xl/workbook.xml", "<workbook " R "><sheets><sheet name=\"指标\" sheetId=\"2\" r:id=\"b\"/>"
                            "<sheet name=\"说明\" sheetId=\"1\" r:id=\"a\"/><sheet name=\"缺\" sheetId=\"3\" "
                            "r:id=\"c\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         RELATIONS(REL("a", "worksheet", "worksheets/s1.xml") REL("b", "worksheet", "/xl/worksheets/s2.xml") REL(
             "c", "worksheet", "none.xml") REL("s", "sharedStrings", "strings.xml") REL("t", "styles", "st.xml"))},
        {"xl/strings.xml", "<sst><si><t>茶园</t></si><si><r><t>紫藤</t></r><r><t>大桥</t></r><rPh><t>zi "
                           "teng</t></rPh></si><si><t>甲&#10;乙</t></si></sst>"},
        {"xl/st.xml",
         "<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>"
         "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>"},
        {"xl/worksheets/s2.xml",
         "<worksheet><sheetData><row r=\"1\">" C("A1", "t=\"s\"", "0") C("B1", "", "3000")
             C("D1", "s=\"1\"", "44260") "</row>"
                                         "<row r=\"4\">" C("B4", "t=\"s\"", "1") C("C4", "s=\"2\"", "0.985")
                                             C("D4", "t=\"b\"", "1") C("E4", "t=\"e\"", "#REF!")
                                                 C("F4", "t=\"str\"",
                                                   "公式") "</row>"
                                                           "<row>" C("A5", "t=\"s\"", "2")
                                                               C("B5", "t=\"s\"",
                                                                 "99") "<c><is><t>无号</t></is></c><c "
                                                                       "t=\"inlineStr\"><is><t>行内</t></is></c></"
                                                                       "row></sheetData></worksheet>"},
        {"xl/worksheets/s1.xml",
         "<worksheet><sheetData><row r=\"2\">" C("A2", "t=\"s\"", "0") "</row><row r=\"3\"/></sheetData></worksheet>"},
        {NULL, NULL}};
    assert_reads(jy_extract_xlsx, "", PARTS,
                 "h1 指标\n=:1 茶园\t3000\t\t2021年3月\n=:4 紫藤大桥\t98.50%\tTRUE\t\t公式\n=:5 甲 乙\t\t\t行内\nh1 "
                 "说明\n=:2 茶园\n");
}

#define SHAPE(place, paragraphs)                                                                                       \
    "<p:sp><p:nvSpPr><p:nvPr>" place "</p:nvPr></p:nvSpPr><p:txBody>" paragraphs "</p:txBody></p:sp>"
#define AP(text) "<a:p><a:r><a:t>" text "</a:t></a:r></a:p>"
#define SLIDE(shapes)                                                                                                  \
    "<p:sld xmlns:p=\"p\" xmlns:a=\"a\" " R "><p:cSld><p:spTree>" shapes "</p:spTree></p:cSld></p:sld>"

static void test_pptx(void)
{
    static const package_part PARTS[] = {
        {"_rels/.rels", RELATIONS(REL("r1", "officeDocument", "ppt/presentation.xml"))},
        {"ppt/presentation.xml", "<p:presentation xmlns:p=\"p\" " R
                                 "><p:sldIdLst><p:sldId id=\"256\" r:id=\"r2\"/><p:sldId id=\"257\" r:id=\"r1\"/>"
                                 "<p:sldId id=\"258\" r:id=\"r9\"/></p:sldIdLst></p:presentation>"},
        {"ppt/_rels/presentation.xml.rels",
         RELATIONS(REL("r1", "slide", "slides/slide1.xml") REL("r2", "slide", "slides/slide2.xml"))},
        {"ppt/slides/slide2.xml",
         SLIDE(SHAPE("<p:ph/>",
                     AP("先修引桥。") "<a:p><a:r><a:t>再修</a:t></a:r><a:br/><a:r><a:t>主桥。</a:t></a:r></a:p>")
                   SHAPE("<p:ph type=\"ctrTitle\"/>", AP("紫藤") AP("大桥")) SHAPE("<p:ph type=\"sldNum\"/>", AP("1"))
                       SHAPE("<p:ph type=\"ftr\"/>", AP("岚水县")))},
        {"ppt/slides/_rels/slide2.xml.rels", RELATIONS(REL("n", "notesSlide", "../notes/n1.xml"))},
        {"ppt/notes/n1.xml", SLIDE(SHAPE("<p:ph type=\"sldImg\"/>", AP("图")) SHAPE(
                                 "<p:ph type=\"body\"/>", AP("讲三分钟。")) SHAPE("<p:ph type=\"sldNum\"/>", AP("1")))},
        {"ppt/slides/slide1.xml",
         SLIDE("<p:grpSp>" SHAPE("", AP("组内")) "</p:grpSp><p:graphicFrame><a:tbl><a:tr><a:tc>" AP("甲") AP(
             "乙") "</a:tc><a:tc>" AP("丙") "</a:tc></a:tr></a:tbl></p:graphicFrame>"
                                            "<p:graphicFrame><d:relIds xmlns:d=\"d\" r:dm=\"d1\"/></p:graphicFrame>")},
        {"ppt/slides/_rels/slide1.xml.rels", RELATIONS(REL("d1", "diagramData", "../diagrams/data1.xml"))},
        {"ppt/diagrams/data1.xml", "<d:dataModel xmlns:d=\"d\" xmlns:a=\"a\"><d:ptLst><d:pt><d:t>" AP(
                                       "图示") "</d:t></d:pt></d:ptLst></d:dataModel>"},
        {NULL, NULL}};
    assert_reads(
        jy_extract_pptx, "", PARTS,
        "h1@1 紫藤 大桥\np@1 先修引桥。\np@1 再修\n主桥。\nn@1 讲三分钟。\np@2 组内\n=@2 甲 乙\t丙\np@2 图示\n");
}

#define ODF                                                                                                            \
    "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:draw=\"d\" "                 \
    "xmlns:style=\"s\" xmlns:presentation=\"p\">"
#define STYLES                                                                                                         \
    "<office:automatic-styles><style:style style:name=\"P1\" style:family=\"paragraph\" "                              \
    "style:parent-style-name=\"Title\"/>"                                                                              \
    "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"一, 二, "  \
    "三, ...\" style:num-suffix=\"、\"/>"                                                                            \
    "<text:list-level-style-number text:level=\"2\" style:num-format=\"1\" style:num-suffix=\".\" "                    \
    "text:display-levels=\"2\"/>"                                                                                      \
    "<text:list-level-style-bullet text:level=\"3\"/></text:list-style></office:automatic-styles>"
#define ITEM(content) "<text:list-item>" content "</text:list-item>"
#define TP(text) "<text:p>" text "</text:p>"
#define NOTE(body) "<text:note><text:note-body>" body "</text:note-body></text:note>"
#define BOX(body) "<draw:frame><draw:text-box>" body "</draw:text-box></draw:frame>"

static const struct {
    const char *label, *kind, *content, *wanted;
} ODF_ROWS[] = {
    {"text", "text", TP("县里<text:s text:c=\"2\"/>修\n  桥。") TP("  ") TP("甲<text:tab/>乙<text:line-break/>丙"), "p 县里  修 桥。\np 甲\t乙\np 丙\n"},
    {"headings", "text", "<text:p text:style-name=\"P1\">关于修桥的通知</text:p><text:h text:outline-level=\"1\">总则</text:h><text:h text:outline-level=\"2\">目标</text:h><text:h text:outline-level=\"2\">原则</text:h><text:h text:outline-level=\"1\" text:is-list-header=\"true\">附则</text:h><text:h>保障</text:h>", "t 关于修桥的通知\nh1 第一章 总则\nh2 1.1 目标\nh2 1.2 原则\nh1 附则\nh1 第二章 保障\n"},
    {"a list", "text", "<text:list text:style-name=\"L1\">" ITEM(TP("甲") "<text:list>" ITEM(TP("子") TP("续")) ITEM(TP("丑") "<text:list>" ITEM(TP("点")) "</text:list>") "</text:list>") ITEM(TP("乙")) "</text:list><text:list text:style-name=\"L1\">" ITEM(TP("另")) "</text:list><text:list text:style-name=\"L1\" text:continue-numbering=\"true\">" ITEM(TP("接")) "</text:list>", "p 一、甲\np 一.1. 子\np 续\np 一.2. 丑\np 点\np 二、乙\np 一、另\np 二、接\n"},
    {"deletions, notes and boxes", "text", "<text:tracked-changes><text:changed-region><text:deletion>" TP("删去") "</text:deletion></text:changed-region></text:tracked-changes>" TP("产量<text:note><text:note-citation>1</text:note-citation><text:note-body>" TP("见年鉴。") "</text:note-body></text:note>增长<draw:frame><draw:text-box>" TP("框") "</draw:text-box></draw:frame><office:annotation>" TP("批注") "</office:annotation><text:ruby><text:ruby-base>紫</text:ruby-base><text:ruby-text>zi</text:ruby-text></text:ruby>"), "p 产量增长紫\np 框\nn 见年鉴。\n"},
    {"a table", "text", "<table:table><table:table-header-rows><table:table-row><table:table-cell>" TP("甲") TP("乙") "</table:table-cell><table:covered-table-cell/><table:table-cell>" TP("丙") "</table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell table:number-columns-repeated=\"2\">" TP("1") "</table:table-cell></table:table-row></table:table>", "= 甲 乙\t\t丙\n= 1\t1\n"},
    {"a section", "text", "<text:section>" TP("节内") "</text:section>", "p 节内\n"},
    {"pages", "text", TP("一") TP("<text:soft-page-break/>二"), "p@1 一\np@2 二\n"},
    {"a sheet", "spreadsheet", "<table:table table:name=\"指标\"><table:table-column/><table:table-row><table:table-cell>" TP("茶园") "</table:table-cell><table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row><table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row><table:table-row-group><table:table-row><table:table-cell/><table:table-cell>" TP("2021年3月5日") "</table:table-cell></table:table-row></table:table-row-group></table:table><table:table table:name=\"说明\"><table:table-row table:number-rows-repeated=\"99999999999\"><table:table-cell>" TP("注") "</table:table-cell></table:table-row></table:table>", "h1 指标\n=:1 茶园\n=:5 2021年3月5日\nh1 说明\n=:1 注\n"},
    {"a note in a note", "text", TP("甲" NOTE(TP("外" NOTE(TP("内"))))) "<table:table><table:table-row><table:table-cell>" TP("一") "</table:table-cell><table:table-cell>" TP("二") "</table:table-cell></table:table-row></table:table>", "p 甲\nn 外\nn 内\n= 一\t二\n"},
    {"a box in a note", "text", TP("甲" NOTE(TP("外" BOX(TP("框"))))) TP("乙"), "p 甲\nn 外\np 框\np 乙\n"},
    {"notes in the cell of a row", "text", "<table:table><table:table-row><table:table-cell>" TP("一" NOTE(TP("外" NOTE(TP("内" NOTE(TP("里"))))))) "</table:table-cell><table:table-cell>" TP("二") "</table:table-cell></table:table-row></table:table>" TP("尾"), "= 一\t二\nn 外\nn 内\nn 里\np 尾\n"},
    {"slides", "presentation", "<draw:page><draw:frame presentation:class=\"title\"><draw:text-box>" TP("紫藤大桥") "</draw:text-box></draw:frame><draw:frame><draw:text-box>" TP("先修引桥。") "</draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box>" TP("讲稿") "</draw:text-box></draw:frame></presentation:notes></draw:page><draw:page><draw:frame><draw:text-box><text:list>" ITEM(TP("点")) "</text:list></draw:text-box></draw:frame></draw:page>", "h1@1 紫藤大桥\np@1 先修引桥。\nn@1 讲稿\np@2 点\n"},
};

static const char ODF_STYLES[] =
    "<office:document-styles xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\"><office:styles><text:outline-style>"
    "<text:outline-level-style text:level=\"1\" style:num-format=\"一, 二, 三, ...\" style:num-prefix=\"第\" "
    "style:num-suffix=\"章\"/>"
    "<text:outline-level-style text:level=\"2\" style:num-format=\"1\" text:display-levels=\"1\" "
    "style:num-prefix=\"1.\"/></text:outline-style></office:styles></office:document-styles>";

/* clang-format on */

static void test_odf(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ODF_ROWS); i++) {
        g_autofree char *content =
            g_strdup_printf(ODF STYLES "<office:body><office:%s>%s</office:%s></office:body></office:document-content>",
                            ODF_ROWS[i].kind, ODF_ROWS[i].content, ODF_ROWS[i].kind);
        g_autofree char *type = g_strconcat("application/vnd.oasis.opendocument.", ODF_ROWS[i].kind, NULL);
        const package_part parts[] = {
            {"mimetype", type}, {"content.xml", content}, {"styles.xml", ODF_STYLES}, {NULL, NULL}};
        g_test_message("%s", ODF_ROWS[i].label);
        assert_reads(jy_extract_odf, type, parts, ODF_ROWS[i].wanted);
    }
}

/* ---- documents that are one file of XML ---- */

#define PARAGRAPH(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define STYLE_A                                                                                                        \
    "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"a1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
#define WORD_2003(body)                                                                                                \
    XML "<w:wordDocument xmlns:w=\"x\" xmlns:wx=\"y\">" STYLE_A "<w:body><wx:sect>" body                               \
        "<w:sectPr><w:hdr>" PARAGRAPH("页眉") "</w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>"
#define PART(name, xml) "<pkg:part pkg:name=\"" name "\"><pkg:xmlData>" xml "</pkg:xmlData></pkg:part>"
#define FLAT(body)                                                                                                     \
    XML "<pkg:package xmlns:pkg=\"x\" xmlns:w=\"y\">" PART(                                                            \
        "/_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" "                             \
                        "Target=\"word/document.xml\"/></Relationships>")                                              \
        PART("/word/_rels/document.xml.rels",                                                                          \
             "<Relationships><Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>")        \
            PART("/word/styles.xml", STYLE_A)                                                                          \
                PART("/word/document.xml",                                                                             \
                     "<w:document><w:body>" body                                                                       \
                     "</w:body></w:document>") "<pkg:part "                                                            \
                                               "pkg:name=\"/word/media/1.png\"><pkg:binaryData>AAAA</"                 \
                                               "pkg:binaryData></pkg:part>"                                            \
                                               "</pkg:package>"
#define BOOK(rows)                                                                                                     \
    XML "<Workbook xmlns:ss=\"x\"><Worksheet ss:Name=\"台账\"><Table>" rows "</Table></Worksheet></Workbook>"
#define CELL(text) "<Cell><Data ss:Type=\"String\">" text "</Data></Cell>"

static void test_flat(void)
{
    static const struct {
        jy_extract_fn *read;
        const char *bytes, *wanted;
    } ROWS[] = {
        {jy_extract_docx, WORD_2003(PARAGRAPH("鹿鸣书院动工。")), "p 鹿鸣书院动工。\n"},
        {jy_extract_docx, WORD_2003(STYLED("a1", "总则") PARAGRAPH("甲。")), "h1 总则\np 甲。\n"},
        {jy_extract_docx,
         WORD_2003("<w:p><w:pPr><w:listPr><w:ilvl w:val=\"0\"/><wx:t wx:val=\"一、\"/></w:listPr></w:pPr>"
                   "<w:r><w:t>组织领导</w:t></w:r></w:p>"),
         "p 一、组织领导\n"},
        {jy_extract_docx,
         WORD_2003("<w:tbl><w:tr><w:tc>" PARAGRAPH("单位") "</w:tc><w:tc>" PARAGRAPH("数量") "</w:tc></w:tr></w:tbl>"),
         "= 单位\t数量\n"},
        {jy_extract_docx, FLAT(PARAGRAPH("紫金庵修缮。")), "p 紫金庵修缮。\n"},
        {jy_extract_docx, FLAT(STYLED("a1", "范围") PARAGRAPH("乙。")), "h1 范围\np 乙。\n"},
        {jy_extract_odf,
         XML "<office:document xmlns:office=\"x\" xmlns:text=\"y\"><office:body><office:text><text:p>迎仙阁。</text:p>"
             "</office:text></office:body></office:document>",
         "p 迎仙阁。\n"},
        {jy_extract_xml, BOOK("<Row>" CELL("名称") CELL("数量") "</Row><Row>" CELL("望江亭") CELL("35") "</Row>"),
         "h1 台账\n=:1 名称\t数量\n=:2 望江亭\t35\n"},
        {jy_extract_xml, BOOK("<Row ss:Index=\"7\">" CELL("甲") "<Cell/>" CELL("乙") "</Row><Row>" CELL("丙") "</Row>"),
         "h1 台账\n=:7 甲\t\t乙\n=:8 丙\n"},
        {jy_extract_xml,
         XML
         "<rss><title>要闻</title><description>&lt;p&gt;秋水亭&lt;b&gt;开工&lt;/b&gt;。&lt;/p&gt;</description></rss>",
         "p 要闻\np 秋水亭开工。\n"},
        {jy_extract_xml, XML "<档案><题名>听雨轩</题名><段落><句>修缮</句><句>完毕。</句></段落></档案>",
         "p 听雨轩\np 修缮完毕。\n"},
        {jy_extract_xml,
         "<?xml version=\"1.0\" encoding=\"gb2312\"?><a>\xcf\xd8\xc0\xef\xbe\xf6\xb6\xa8\xd0\xde\xbd\xa8</a>",
         "p 县里决定修建\n"},
        {jy_extract_xml, XML "<a><b>甲一</b><c>乙二",
         "p 甲一\np 乙二\n! the XML is damaged: read as far as it can be\n"},
        {jy_extract_xml, XML "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>甲&x;乙</a>", "p 甲\np 乙\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(GError) err = NULL;
        g_autofree char *got = extracted(ROWS[i].read, "", ROWS[i].bytes, strlen(ROWS[i].bytes), &err);
        g_test_message("%s", ROWS[i].bytes);
        g_assert_no_error(err);
        g_assert_cmpstr(got, ==, ROWS[i].wanted);
    }
}

/* ---- what cannot be read ---- */

static void test_errors(void)
{
    static const struct {
        jy_extract_fn *read;
        package_part part;
        jy_error code;
    } ROWS[] = {
        {jy_extract_docx, {"word/other.xml", "<a/>"}, JY_ERROR_MALFORMED},
        {jy_extract_xlsx, {"xl/other.xml", "<a/>"}, JY_ERROR_MALFORMED},
        {jy_extract_pptx, {"ppt/other.xml", "<a/>"}, JY_ERROR_MALFORMED},
        {jy_extract_odf, {"other.xml", "<a/>"}, JY_ERROR_MALFORMED},
        {jy_extract_odf, {"META-INF/manifest.xml", "<m><manifest:encryption-data/></m>"}, JY_ERROR_ENCRYPTED},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        const package_part parts[] = {ROWS[i].part, {NULL, NULL}};
        g_autoptr(GByteArray) zip = zip_of(parts);
        g_autoptr(GError) err = NULL;
        g_assert_null(extracted(ROWS[i].read, "", zip->data, zip->len, &err));
        g_assert_error(err, JY_ERROR, (int)ROWS[i].code);
        g_clear_error(&err);
        g_assert_null(extracted(ROWS[i].read, "", "县里", 6, &err));
        g_assert_error(err, JY_ERROR, JY_ERROR_MALFORMED);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/office/numerals", test_numerals);
    g_test_add_func("/indexer/office/cells", test_cells);
    g_test_add_func("/indexer/office/xlsx", test_xlsx);
    g_test_add_func("/indexer/office/pptx", test_pptx);
    g_test_add_func("/indexer/office/odf", test_odf);
    g_test_add_func("/indexer/office/flat", test_flat);
    g_test_add_func("/indexer/office/errors", test_errors);
    return g_test_run();
}
