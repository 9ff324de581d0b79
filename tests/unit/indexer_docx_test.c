/* indexer_docx_test.c: what a DOCX shows is what is read of it. */
#include <jiyan/base/error.h>

#include "indexer_parts.h"

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
#define STRICT "xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" "
#define R "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
#define TYPES "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

#define DOCUMENT(body) "<w:document " W R "><w:body>" body "</w:body></w:document>"
/* Paragraphs: of text, of runs, and with properties. */
#define RUN(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define P(text) "<w:p>" RUN(text) "</w:p>"
#define RUNS(runs) "<w:p>" runs "</w:p>"
#define PP(properties, text) "<w:p><w:pPr>" properties "</w:pPr>" RUN(text) "</w:p>"
#define STYLED(id, text) PP("<w:pStyle w:val=\"" id "\"/>", text)
#define ITEM(list, level, text)                                                                                        \
    PP("<w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" list "\"/></w:numPr>", text)
#define CELL(content) "<w:tc><w:tcPr/>" content "</w:tc>"
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define TABLE(rows) "<w:tbl><w:tblPr/>" rows "</w:tbl>"

#define STYLE(id, name, rest)                                                                                          \
    "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>" rest "</w:style>"
#define BASED(id) "<w:basedOn w:val=\"" id "\"/>"
#define OUTLINE(level) "<w:pPr><w:outlineLvl w:val=\"" level "\"/></w:pPr>"

static const char STYLES[] =
    "<w:styles " W
    "><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>" STYLE(
        "1", "heading 1", BASED("a")) STYLE("2", "heading 2", BASED("a")) STYLE("x", "我的样式", BASED("2"))
        STYLE("y", "条款", OUTLINE("3")) STYLE("z", "标题 3", "") STYLE("g1", "公文一级标题", "") STYLE(
            "g2", "公文标题2", "") STYLE("t", "Title", BASED("1")) STYLE("gt", "公文标题", "") STYLE("s", "副标题", "")
            STYLE("toc", "TOC Heading", BASED("1") OUTLINE("9")) STYLE("loop", "甲", BASED("loop2"))
                STYLE("loop2", "乙", BASED("loop")) STYLE("hid", "藏", "<w:rPr><w:vanish/></w:rPr>")
                    STYLE("num", "自动编号", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>") "</w:styles>";

#define LEVEL(level, format, text, rest)                                                                               \
    "<w:lvl w:ilvl=\"" level "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/><w:lvlText w:val=\"" text       \
    "\"/>" rest "</w:lvl>"
#define KIND(id, levels) "<w:abstractNum w:abstractNumId=\"" id "\">" levels "</w:abstractNum>"
#define USE(id, kind, rest) "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" kind "\"/>" rest "</w:num>"
#define START(level, at) "<w:lvlOverride w:ilvl=\"" level "\"><w:startOverride w:val=\"" at "\"/></w:lvlOverride>"

static const char NUMBERING[] = "<w:numbering " W ">" KIND(
    "0", LEVEL("0", "chineseCountingThousand", "%1、", "") LEVEL("1", "chineseCounting", "（%2）", "")
             LEVEL("2", "decimal", "%3.", "") LEVEL("3", "decimalEnclosedCircle", "%4", "<w:suff w:val=\"nothing\"/>"))
    KIND("1", LEVEL("0", "japaneseCounting", "第%1章", "") LEVEL("1", "decimal", "%1.%2", "<w:isLgl/>")
                  LEVEL("2", "lowerLetter", "%3)", "") LEVEL("3", "upperRoman", "%4.", "<w:lvlRestart w:val=\"0\"/>"))
        KIND("2", LEVEL("0", "bullet", "\xEF\x82\xB7", "")) KIND("3", "<w:numStyleLink w:val=\"L\"/>")
            KIND("4", "<w:styleLink w:val=\"L\"/>" LEVEL("0", "ideographTraditional", "%1、", "")) USE("1", "0", "")
                USE("2", "1", "") USE("3", "2", "") USE("4", "0", START("0", "1")) USE("5", "3", "")
                    USE("6", "0", START("0", "5")) "</w:numbering>";

#define NOTE(id, text) "<w:footnote w:id=\"" id "\">" P(text) "</w:footnote>"
static const char FOOTNOTES[] =
    "<w:footnotes " W "><w:footnote w:type=\"separator\" w:id=\"0\">" P("——") "</w:footnote>" NOTE("2", " 见统计年鉴。")
        NOTE("3", "下同。") "</w:footnotes>";
static const char ENDNOTES[] = "<w:endnotes " W "><w:endnote w:id=\"1\">" P("尾注在最后。") "</w:endnote></w:endnotes>";

#define HEADER(lines) "<w:hdr " W ">" lines "</w:hdr>"

typedef struct {
    const char *label, *document, *wanted;
} docx_row;

#define CONTROL(content)                                                                                               \
    "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>" content "</w:sdtContent></w:sdt>"
#define TAG(content) "<w:smartTag>" content "</w:smartTag>"

#define MC(choice, fallback)                                                                                           \
    "<mc:AlternateContent xmlns:mc=\"mc\"><mc:Choice Requires=\"wps\">" choice "</mc:Choice><mc:Fallback>" fallback    \
    "</mc:Fallback></mc:AlternateContent>"
#define BOX(paragraphs)                                                                                                \
    "<w:pict><v:textbox xmlns:v=\"v\"><w:txbxContent>" paragraphs "</w:txbxContent></v:textbox></w:pict>"
#define FIELD(code, result)                                                                                            \
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" code "</w:instrText></w:r>"                    \
    "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" RUN(result) "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"

/* Markup is cut apart by clang-format. */
/* clang-format off */
static const docx_row ROWS[] = {
    {"paragraphs", P("县里修桥。") P("  ") "<w:p/>" P("年底通车。"), "p 县里修桥。\np 年底通车。\n"},
    {"headings by name",
     STYLED("1", "一、总则") STYLED("2", "（一）目标") STYLED("z", "三级") STYLED("g1", "公文一级")
         STYLED("g2", "公文二级"),
     "h1 一、总则\nh2 （一）目标\nh3 三级\nh1 公文一级\nh2 公文二级\n"},
    {"headings by what they are based on", STYLED("x", "承上") STYLED("y", "条款"), "h2 承上\nh4 条款\n"},
    {"a level of the paragraph's own",
     PP("<w:outlineLvl w:val=\"0\"/>", "总则") PP("<w:pStyle w:val=\"1\"/><w:outlineLvl w:val=\"9\"/>", "正文"),
     "h1 总则\np 正文\n"},
    {"no heading", STYLED("toc", "目录") STYLED("loop", "循环") STYLED("none", "无此样式") STYLED("s", "副题"),
     "p 目录\np 循环\np 无此样式\np 副题\n"},
    {"the title", STYLED("t", "关于修建紫藤大桥") STYLED("t", "的通知") P("各村：") STYLED("t", "附件"),
     "t 关于修建紫藤大桥\nt 的通知\np 各村：\nh1 附件\n"},
    {"the title of a document by its house style", STYLED("gt", "关于修桥的通知") P("各村："),
     "t 关于修桥的通知\np 各村：\n"},
    {"numbers",
     ITEM("1", "0", "总体要求") ITEM("1", "1", "原则") ITEM("1", "2", "质量") ITEM("1", "3", "甲") ITEM("1", "3", "乙")
         ITEM("1", "1", "目标") ITEM("1", "2", "通车") ITEM("1", "0", "保障"),
     "p 一、总体要求\np （一）原则\np 1. 质量\np ①甲\np ②乙\np （二）目标\np 1. 通车\np 二、保障\n"},
    {"numbers that hold those above",
     ITEM("2", "0", "总则") ITEM("2", "1", "甲") ITEM("2", "1", "乙") ITEM("2", "2", "子") ITEM("2", "2", "丑"),
     "p 第一章 总则\np 1.1 甲\np 1.2 乙\np a) 子\np b) 丑\n"},
    {"a level that is never begun again", ITEM("2", "3", "甲") ITEM("2", "0", "章") ITEM("2", "3", "乙"),
     "p I. 甲\np 第二章 章\np II. 乙\n"},
    {"a list that begins again, and one that goes on",
     ITEM("1", "0", "甲") ITEM("1", "0", "乙") ITEM("4", "0", "丙") ITEM("4", "0", "丁") ITEM("6", "0", "戊")
         ITEM("1", "0", "己"),
     "p 一、甲\np 二、乙\np 一、丙\np 二、丁\np 五、戊\np 六、己\n"},
    {"bullets, a linked list, none",
     ITEM("3", "0", "甲") ITEM("5", "0", "乙") ITEM("5", "0", "丙") ITEM("0", "0", "丁") ITEM("99", "0", "戊"),
     "p 甲\np 甲、乙\np 乙、丙\np 丁\np 戊\n"},
    {"numbers by style",
     STYLED("num", "甲") STYLED("num", "乙")
         PP("<w:pStyle w:val=\"num\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", "丙"),
     "p 一、甲\np 二、乙\np 丙\n"},
    {"deletions and insertions",
     RUNS(RUN("修") "<w:del><w:r><w:delText>路</w:delText></w:r></w:del><w:ins>" RUN(
         "桥") "</w:ins>"
               "<w:moveFrom>" RUN("旧处") "</w:moveFrom><w:moveTo>" RUN("新处") "</w:moveTo>"),
     "p 修桥新处\n"},
    {"fields",
     RUNS(RUN("见第") FIELD(" PAGEREF _Toc1 \\h ", "12")
              RUN("页") "<w:fldSimple w:instr=\"DATE\">" RUN("五月") "</w:fldSimple>"),
     "p 见第12页五月\n"},
    {"a field in a field",
     RUNS(FIELD("IF ", "甲") "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" FIELD(
         "X", "暗") "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" RUN("明") "<w:r><w:fldChar "
                                                                                   "w:fldCharType=\"end\"/></w:r>"),
     "p 甲明\n"},
    {"a field that never ends", RUNS("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" RUN("码")) P("正文"),
     "p 正文\n"},
    {"wrapped runs",
     RUNS("<w:hyperlink r:id=\"r1\">" RUN("链接") "</w:hyperlink>" CONTROL(RUN("控件")) TAG(RUN("标签")))
         CONTROL(P("块")),
     "p 链接控件标签\np 块\n"},
    {"ruby, signs, hyphens",
     RUNS("<w:r><w:ruby><w:rt>" RUN("zi") "</w:rt><w:rubyBase>" RUN(
         "紫") "</w:rubyBase></w:ruby></w:r>"
               "<w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/><w:t>是</w:t><w:sym w:font=\"Wingdings\" "
               "w:char=\"F0A8\"/><w:t>否</w:t>"
               "<w:noBreakHyphen/><w:t>co\xC2\xADop</w:t><w:softHyphen/></w:r>"),
     "p 紫☑是□否-coop\n"},
    {"tabs and lines", RUNS("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>丁</w:t></w:r>"),
     "p 甲\t乙\np 丙\np 丁\n"},
    {"hidden text",
     RUNS("<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:rPr><w:vanish "
          "w:val=\"0\"/></w:rPr><w:t>明</w:t></w:r>") STYLED("hid", "藏"),
     "p 明\n"},
    {"a text box once, below its paragraph", RUNS(RUN("正文") "<w:r>" MC(BOX(P("框")), BOX(P("框"))) "</w:r>"),
     "p 正文\np 框\n"},
    {"a text box over its paragraph", RUNS("<w:r>" BOX(P("岚水县文件") P("岚政发〔2021〕3号")) "</w:r>" RUN("正文")),
     "p 岚水县文件\np 岚政发〔2021〕3号\np 正文\n"},
    {"what only the fallback shows", RUNS("<w:r>" MC("<w:drawing/>", BOX(P("框"))) "</w:r>"), "p 框\n"},
    {"a table",
     TABLE(ROW(CELL(P("指标")) CELL(P("计划"))) ROW(CELL(P("茶园") P("改造")) CELL(P("3000")))
               ROW(CELL("<w:p/>") CELL(P("甲\t乙")))),
     "= 指标\t计划\n= 茶园 改造\t3000\n= 甲 乙\n"},
    {"merged cells and a row that is deleted",
     TABLE(ROW("<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" P("合") "</w:tc>" CELL(P("一")))
               ROW("<w:tc><w:tcPr><w:vMerge/></w:tcPr>" P("藏") "</w:tc>" CELL(
                   P("二"))) "<w:tr><w:trPr><w:del/></w:trPr>" CELL(P("删")) CELL(P("除")) "</w:tr>"),
     "= 合\t一\n= 二\n"},
    {"a table in a table", TABLE(ROW(CELL(P("外") TABLE(ROW(CELL(P("内一")) CELL(P("内二"))))) CELL(P("右")))),
     "= 外 内一 内二\t右\n"},
    {"a frame", TABLE(ROW(CELL(STYLED("1", "总则") P("正文。"))) ROW(CELL(TABLE(ROW(CELL(P("甲")) CELL(P("乙"))))))),
     "h1 总则\np 正文。\n= 甲\t乙\n"},
    {"notes",
     RUNS(RUN("产量") "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" RUN(
         "增长。") "<w:r><w:endnoteReference w:id=\"1\"/></w:r>") P("后文。")
         RUNS(RUN("又") "<w:r><w:footnoteReference w:id=\"3\"/><w:footnoteReference w:id=\"2\"/><w:footnoteReference "
                        "w:id=\"77\"/></w:r>"),
     "p 产量增长。\nn 见统计年鉴。\np 后文。\np 又\nn 下同。\nn 尾注在最后。\n"},
    {"pages that were typed", P("一") RUNS("<w:r><w:br w:type=\"page\"/></w:r>" RUN("二")) P("又"),
     "p@1 一\np@2 二\np@2 又\n"},
    {"pages as they were last seen",
     P("一") RUNS(RUN("跨") "<w:r><w:lastRenderedPageBreak/><w:t>页</w:t><w:br w:type=\"page\"/></w:r>")
         RUNS("<w:r><w:lastRenderedPageBreak/><w:t>三</w:t></w:r>"),
     "p@1 一\np@1 跨页\np@3 三\n"},
    {"the header of the first page",
     P("正文") "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h1\"/></w:sectPr>",
     "p 000012\np 机密★5年\np 特急\np 正文\n"},
    {"a running head", P("正文") "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h2\"/></w:sectPr>",
     "p 正文\n"},
    {"a long paragraph with the style of a heading",
     STYLED("1", "这一段虽然用了标题样式，写的却是一整段正文：县里今年要修建紫藤大桥，改造乡村道路，整治河道，"
                 "新建三所小学和两所卫生院，并在年底以前全部完工，交付使用，请各乡镇抓紧落实，不得延误。"),
     "p 这一段虽然用了标题样式，写的却是一整段正文：县里今年要修建紫藤大桥，改造乡村道路，整治河道，"
     "新建三所小学和两所卫生院，并在年底以前全部完工，交付使用，请各乡镇抓紧落实，不得延误。\n"},
};
/* clang-format on */

#define REL(id, type, target) "<Relationship Id=\"" id "\" Type=\"" TYPES type "\" Target=\"" target "\"/>"

static char *read_parts(const package_part *parts, GError **err)
{
    g_autoptr(GByteArray) zip = zip_of(parts);
    return extracted(jy_extract_docx, "", zip->data, zip->len, err);
}

/* Parts of odd names: what counts are the relations. */
static void test_blocks(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(GError) err = NULL;
        g_autofree char *document =
            g_strconcat("<w:document " W R "><w:body>", ROWS[i].document, "</w:body></w:document>", NULL);
        const package_part parts[] = {
            {"_rels/.rels", RELATIONS REL("r", "officeDocument", "/doc/Main.XML") "</Relationships>"},
            {"doc/_rels/main.xml.rels",
             RELATIONS REL("s", "styles", "st.xml") REL("n", "numbering", "../num.xml") REL("f", "footnotes", "f.xml")
                 REL("e", "endnotes", "./e.xml") REL("h1", "header", "header1.xml")
                     REL("h2", "header", "header2.xml") "</Relationships>"},
            {"doc/main.xml", document},
            {"doc/st.xml", STYLES},
            {"num.xml", NUMBERING},
            {"doc/f.xml", FOOTNOTES},
            {"doc/e.xml", ENDNOTES},
            {"doc/header1.xml", HEADER(P("000012") P("机密★5年") P("特急"))},
            {"doc/header2.xml", HEADER(P("岚水县件件有回音"))},
            {NULL, NULL}};
        g_autofree char *got = read_parts(parts, &err);
        g_test_message("%s", ROWS[i].label);
        g_assert_no_error(err);
        g_assert_cmpstr(got, ==, ROWS[i].wanted);
    }
}

/* ---- packages that are not as they should be ---- */

static const struct {
    const char *label, *document, *wanted; /* NULL: malformed */
} DAMAGED[] = {
    {"strict", "<w:document " STRICT "><w:body>" P("严格") "</w:body></w:document>", "p 严格\n"},
    {"no prefix", "<document><body><p><r><t>无前缀</t></r></p></body></document>", "p 无前缀\n"},
    {"cut off", "<w:document " W "><w:body>" P("前文") "<w:p><w:r><w:t>半",
     "p 前文\np 半\n! the part word/document.xml is damaged: read as far as it can be\n"},
    {"an entity of its own",
     "<!DOCTYPE a [<!ENTITY b \"<w:t>x</w:t>\">]><w:document " W "><w:body>" P("前&b;文") "</w:body></w:document>",
     "p 前文\n"},
    {"empty", "", NULL},
    {"no XML", "正文", NULL},
    {"an empty body", DOCUMENT(""), ""},
};

static void test_damaged(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(DAMAGED); i++) {
        g_autoptr(GError) err = NULL;
        const package_part parts[] = {{"word/document.xml", DAMAGED[i].document}, {NULL, NULL}};
        g_autofree char *got = read_parts(parts, &err);
        g_test_message("%s", DAMAGED[i].label);
        if (!DAMAGED[i].wanted) {
            g_assert_error(err, JY_ERROR, JY_ERROR_MALFORMED);
        }
        g_assert_cmpstr(got, ==, DAMAGED[i].wanted);
    }
}

/* What is nested deeper than anyone writes costs no more than the document. */
static void test_deep(void)
{
    static const char *const PIECES[][2] = {{"<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"},
                                            {"<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"},
                                            {"<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"}};
    for (size_t i = 0; i < G_N_ELEMENTS(PIECES); i++) {
        g_autoptr(GError) err = NULL;
        g_autoptr(GString) document = g_string_new("<w:document " W "><w:body>" P("前文"));
        for (unsigned k = 0; k < 10000; k++) {
            g_string_append(document, PIECES[i][0]);
        }
        g_string_append(document, P("深处"));
        for (unsigned k = 0; k < 10000; k++) {
            g_string_append(document, PIECES[i][1]);
        }
        g_string_append(document, "</w:body></w:document>");
        const package_part parts[] = {{"word/document.xml", document->str}, {NULL, NULL}};
        g_autofree char *got = read_parts(parts, &err);
        g_assert_no_error(err);
        g_assert_true(g_str_has_prefix(got, "p 前文\n"));
        g_assert_nonnull(strstr(got, "! "));
    }
}

#define CHUNK(id) "<w:altChunk r:id=\"" id "\"/>"

/* Other files that the text takes in are read behind it, and what cannot be read is named. */
static void test_chunks(void)
{
    const package_part parts[] = {
        {"word/document.xml", DOCUMENT(CHUNK("r1") P("正文") CHUNK("r2") CHUNK("r3") CHUNK("r9"))},
        {"word/_rels/document.xml.rels", RELATIONS REL("r1", "aFChunk", "a.htm") REL("r2", "aFChunk", "/word/b.txt")
                                             REL("r3", "aFChunk", "gone.htm") "</Relationships>"},
        {"word/a.htm", "<html><body><p>网页里的一段话。</p></body></html>"},
        {"word/b.txt", "文本里的一段话。"},
        {NULL, NULL}};
    g_autoptr(GError) err = NULL;
    g_autofree char *got = read_parts(parts, &err);
    g_assert_no_error(err);
    g_assert_cmpstr(got, ==,
                    "p 正文\np 网页里的一段话。\nr 文本里的一段话。\n"
                    "! word/gone.htm: the package has no part word/gone.htm\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/docx/blocks", test_blocks);
    g_test_add_func("/indexer/docx/damaged", test_damaged);
    g_test_add_func("/indexer/docx/deep", test_deep);
    g_test_add_func("/indexer/docx/chunks", test_chunks);
    return g_test_run();
}
