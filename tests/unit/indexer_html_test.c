/* indexer_html_test.c: pages into blocks, title and date. Every text is of an invented county. */
#include "indexer/extract/html/html.h"

#include <jiyan/base/error.h>
#include <string.h>

/* What a page gives: title and date, then a line a block. */
static char *dump(const char *page, bool is_page, bool is_xml)
{
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    g_auto(jy_document) document = {0};
    g_autoptr(GString) out = g_string_new(NULL);
    const jy_html_source source = {page, (uint32_t)strlen(page), is_page, is_xml};
    g_assert_true(jy_html_read(&source, blocks, &document, &err));
    g_assert_no_error(err);
    if (document.title || document.date) {
        g_string_append_printf(out, "<%s %s>", document.title ? document.title : "",
                               document.date ? document.date : "");
    }
    for (guint i = 0; i < jy_blocks_count(blocks); i++) {
        static const char KINDS[] = "=pthrn";
        const jy_extracted block = jy_blocks_get(blocks, i);
        g_string_append_printf(out, "%c", KINDS[block.kind]);
        if (block.level) {
            g_string_append_printf(out, "%u", block.level);
        }
        g_string_append_printf(out, " %.*s|", (int)block.length, block.text);
    }
    return g_string_free(g_steal_pointer(&out), false);
}

/* ---- structure ---- */

static const struct {
    const char *label, *page, *blocks;
} PARTS[] = {
    {"paragraphs", "<p>甲</p><p>乙</p>", "p 甲|p 乙|"},
    {"paragraphs without end", "<p>甲<p>乙<div>丙", "p 甲|p 乙|p 丙|"},
    {"text between", "<div>甲<p>乙</p>丙</div>丁", "p 甲|p 乙|p 丙|p 丁|"},
    {"a stray end", "甲</p>乙</div>丙</b>丁", "p 甲|p 乙丙丁|"},
    {"lines", "<div>　　甲一。<br>　　乙二。<br/><br>丙</div>", "p 甲一。|p 乙二。|p 丙|"},
    {"lines wrapped by hand", "　　全县今年计划新修通村公路一百二十公里，<br>其中山区九十公里。<br>　　资金已经到位。",
     "p 全县今年计划新修通村公路一百二十公里，其中山区九十公里。|p 资金已经到位。|"},
    {"a source that is wrapped", "<p>新修\n   公路 one\n two</p>", "p 新修公路 one two|"},
    {"white space", "<p>&nbsp;&nbsp; 甲 &nbsp;  乙\t丙　丁 </p>", "p 甲 乙 丙　丁|"},
    {"headings", "<h2>甲</h2><h3>乙<br>丙</h3><p>丁", "h2 甲|h3 乙丙|p 丁|"},
    {"a heading without end", "<h3>甲<h3>乙</h3>丙", "h3 甲|h3 乙|p 丙|"},
    {"a list", "<ul><li>甲<ul><li>乙</ul><li>丙</ul>", "p 甲|p 乙|p 丙|"},
    {"terms", "<dl><dt>甲<dd>乙<dt>丙<dd>丁</dl>", "p 甲|p 乙|p 丙|p 丁|"},
    {"a table", "<table><tr><th>镇<th>公里<tr><td>东山<td>12<tr><td><td>7</table>", "r 镇\t公里|r 东山\t12|r 7|"},
    {"a cell of paragraphs", "<table><tr><td><p>甲</p><p>乙</p></td><td>丙<br>丁</td></tr></table>", "r 甲 乙\t丙 丁|"},
    {"labels", "<table><tr><td>发文机关：<td>县政府<td>文 号：<td>5号</table>", "r 发文机关：\t县政府|r 文 号：\t5号|"},
    {"layout", "<table><tr><td><p>甲</p><p>乙</p></table>", "p 甲|p 乙|"},
    {"tables in a table", "<table><tr><td>甲<td><table><tr><td>乙<td>丙</table></table>", "p 甲|r 乙\t丙|"},
    {"pre", "<pre>甲\n　乙 &lt;</pre>", "= 甲\n　乙 <|"},
    {"references", "&lt;&#x7532;&#20057;&amp;&copy;&#150;&unknown;&#0;&nbspA", "p <甲乙&©–&unknown;\357\277\275 A|"},
    {"unshown", "甲<script>a<b>'</p>'</script><style>x</style>乙<select><option>丙</select><noscript>丁</noscript>",
     "p 甲乙|"},
    {"hidden", "甲<span style=\"DISPLAY : none\">乙</span><i hidden>丙</i><i style='color:red'>丁</i>", "p 甲丁|"},
    {"comments", "甲<!-- <p>乙 --><!---->丙<!-->丁<![if x]>戊<?php x ?>", "p 甲丙丁戊|"},
    {"a comment without end", "甲<!-- 乙>丙<p>丁", "p 甲丙|p 丁|"},
    {"no tags", "甲 < 乙 <3 <", "p 甲 < 乙 <3 <|"},
    {"a quotation without end", "<p title=\"甲>乙</p>丙", "p 乙|p 丙|"},
    {"quoted", "<a title='甲>' href=x>乙</a>", "p 乙|"},
    {"a script without end", "<p>甲<script>乙", "p 甲|"},
    {"a title without end", "<title>甲<p>乙</p>", "p 乙|"},
    {"ruby", "<ruby>甲<rp>(</rp><rt>jiǎ</rt></ruby>乙", "p 甲乙|"},
    {"the end of the page", "<html><body>甲</body></html><p>乙</p>", "p 甲|p 乙|"},
    {"upper case", "<P ALIGN=CENTER>甲</P><TABLE><TR><TD>乙<TD>丙</TABLE>", "p 甲|r 乙\t丙|"},
    {"nothing", "", ""},
};

static void test_parts(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PARTS); i++) {
        g_test_message("%s", PARTS[i].label);
        g_autofree char *blocks = dump(PARTS[i].page, false, false);
        g_assert_cmpstr(blocks, ==, PARTS[i].blocks);
    }
    g_autofree char *xml = dump("<title/><p/>甲<script src='a'/><![CDATA[<乙>&amp;]]>", false, true);
    g_assert_cmpstr(xml, ==, "p 甲<乙>&amp;|");
}

/* ---- a site around an article ---- */

#define PROSE "紫藤大桥今年三月开工，全长四百二十米，由县交通局负责，明年年底以前建成通车，总投资六千万元。"
#define TEXT "<p>" PROSE "</p>"
#define PROSE_OUT "p " PROSE "|"
#define MENU                                                                                                           \
    "<div class=\"menu\"><ul><li><a href=\"/\">首页</a></li><li><a href=\"/a\">政务公开</a></li>"                \
    "<li><a href=\"/b\">办事服务</a></li></ul></div>"

static const struct {
    const char *label, *page, *blocks;
} SITES[] = {
    {"a menu", MENU TEXT, PROSE_OUT},
    {"links that are not called a menu",
     "<div><a href=1>县情概况</a> | <a href=2>机构设置</a></div><div id=a>" TEXT "</div>", PROSE_OUT},
    {"a path", "<div>当前位置：<a href=/>首页</a> &gt; 公告</div>" TEXT, PROSE_OUT},
    {"next and previous", TEXT "<p>上一篇：<a href=1>关于清明节放假的通知</a></p><p>下一篇：没有了</p>", PROSE_OUT},
    {"buttons", TEXT "<div>【打印】 【关闭】</div><div>[字体：<a href='#'>大</a> 中 小]</div>", PROSE_OUT},
    {"the owner", TEXT "<div>版权所有：云溪县人民政府 X ICP备00000000号</div>", PROSE_OUT},
    {"the foot of a page", TEXT "<footer>云溪县人民政府办公室<br>电话：0000-000000</footer>", PROSE_OUT},
    {"other pages", "<div>" TEXT "</div><h3>相关链接</h3><ul><li><a href=1>县里召开春耕会议</a>(2021-03-02)</li></ul>",
     PROSE_OUT},
    {"other pages in the article", "<div>" TEXT "<p>相关新闻：</p><p><a href=1>县里召开春耕会议</a></p></div>",
     PROSE_OUT},
    {"a chapter of that name", "<div>" TEXT "<p>友情链接</p>" TEXT "</div>", PROSE_OUT "p 友情链接|" PROSE_OUT},
    {"short lines of the article",
     "<div><p>各乡镇：</p>" TEXT "<p>特此通知。</p><p>云溪县人民政府</p><p>2021年3月5日</p></div>",
     "p 各乡镇：|" PROSE_OUT "p 特此通知。|p 云溪县人民政府|p 2021年3月5日|"},
    {"a signature beside the article", "<div>" TEXT TEXT "</div><div>云溪县人民政府</div><div>2021年3月5日</div>",
     PROSE_OUT PROSE_OUT "p 云溪县人民政府|p 2021年3月5日|"},
    {"attachments", "<div>" TEXT "</div><div><a href='files/1.DOC'>附件：工程清单</a></div>",
     PROSE_OUT "p 附件：工程清单|"},
    {"links in the article", "<div>" TEXT "<p><a href=1>紫藤大桥施工图说明</a></p>" TEXT "</div>",
     PROSE_OUT "p 紫藤大桥施工图说明|" PROSE_OUT},
    {"a page of links", "<ul><li><a href=1>关于春耕的通知</a></li><li><a href=2>关于防汛的通知</a></li></ul>",
     "p 关于春耕的通知|p 关于防汛的通知|"},
    {"all of it in a form", "<form id=aspnetForm>" MENU TEXT "</form>", PROSE_OUT},
    {"hidden and all there is", "<div style='display:none'>" TEXT "</div>", PROSE_OUT},
    {"the article twice", "<td id=c>" TEXT TEXT TEXT "</td><td id=c>" TEXT TEXT TEXT "</td>",
     PROSE_OUT PROSE_OUT PROSE_OUT},
    {"two articles of one id", "<td id=c>" TEXT TEXT TEXT "</td><td id=c>" TEXT TEXT TEXT "甲</td>",
     PROSE_OUT PROSE_OUT PROSE_OUT PROSE_OUT PROSE_OUT PROSE_OUT "p 甲|"},
};

static void test_sites(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SITES); i++) {
        g_test_message("%s", SITES[i].label);
        g_autofree char *blocks = dump(SITES[i].page, true, false);
        g_assert_cmpstr(blocks, ==, SITES[i].blocks);
    }
}

/* ---- title and date ---- */

#define CALLED "关于修建紫藤大桥的通知"

static const struct {
    const char *label, *page, *blocks;
} NAMES[] = {
    {"before the site", "<title>" CALLED " - 云溪县人民政府</title><div>" CALLED "</div>" TEXT,
     "<" CALLED " >t " CALLED "|" PROSE_OUT},
    {"before a column", "<title>" CALLED "_通知公告_云溪县</title><h1>" CALLED "</h1>" TEXT,
     "<" CALLED " >t " CALLED "|" PROSE_OUT},
    {"over two lines", "<title>" CALLED "</title><p>关于修建</p><p>紫藤大桥的通知</p>" TEXT,
     "<" CALLED " >t 关于修建|t 紫藤大桥的通知|" PROSE_OUT},
    {"for machines", "<meta name=\"ArticleTitle\" content=\"" CALLED "\"><title>云溪县</title><p>" CALLED "</p>" TEXT,
     "<" CALLED " >t " CALLED "|" PROSE_OUT},
    {"the only heading", "<title>云溪县人民政府门户网站</title><h1>" CALLED "</h1>" TEXT,
     "<" CALLED " >t " CALLED "|" PROSE_OUT},
    {"not in the text", "<title>" CALLED "_云溪县</title>" TEXT, "<" CALLED " >" PROSE_OUT},
    {"nameless", "<title>无标题文档</title>" TEXT, PROSE_OUT},
    {"headings are raised", "<title>云溪</title><h1>桥梁工程</h1><h3>东山</h3>" TEXT "<h4>工期</h4>",
     "<桥梁工程 >t 桥梁工程|h1 东山|" PROSE_OUT "h2 工期|"},
    {"two headings", "<title>云溪</title><h1>桥梁工程</h1>" TEXT "<h1>公路工程</h1>" TEXT,
     "h1 桥梁工程|" PROSE_OUT "h1 公路工程|" PROSE_OUT},
    {"put up", "<meta name=PubDate content='2021-03-05 10:30'>" TEXT, "< 2021-03-05>" PROSE_OUT},
    {"put up, by the time", "<meta property='article:published_time' content='2021-03-05T10:30:00+08:00'>" TEXT,
     "< 2021-03-05>" PROSE_OUT},
    {"the text has a date", "<meta name=PubDate content='2021-03-09'><div>" TEXT "<p>2021年3月5日</p></div>",
     PROSE_OUT "p 2021年3月5日|"},
    {"a table has it", "<meta name=PubDate content='2021-03-09'><table><tr><td>成文日期：<td>2021年3月5日</table>" TEXT,
     "r 成文日期：\t2021年3月5日|" PROSE_OUT},
};

static void test_names(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        g_test_message("%s", NAMES[i].label);
        g_autofree char *blocks = dump(NAMES[i].page, true, false);
        g_assert_cmpstr(blocks, ==, NAMES[i].blocks);
    }
}

/* ---- encodings ---- */

#define GB_BRIDGE "\xcf\xd8\xc0\xef\xbe\xf6\xb6\xa8\xd0\xde\xbd\xa8\xd7\xcf\xcc\xd9\xb4\xf3\xc7\xc5\xa1\xa3"

static const struct {
    const char *label, *charset, *bytes, *text, *encoding;
} ENCODED[] = {
    {"declared", NULL, "<meta charset=gb2312><p>" GB_BRIDGE, "县里决定修建紫藤大桥。", "GB18030"},
    {"by its header", "GBK", "<p>" GB_BRIDGE, "县里决定修建紫藤大桥。", "GB18030"},
    {"as equivalent", NULL, "<meta http-equiv=Content-Type content=\"text/html; charset = 'gbk'\"><p>" GB_BRIDGE,
     "县里决定修建紫藤大桥。", "GB18030"},
    {"not declared", NULL, "<p>" GB_BRIDGE, "县里决定修建紫藤大桥。", "GB18030"},
    {"wrongly as UTF-8", NULL, "<meta charset=\"utf-8\"><p>" GB_BRIDGE, "县里决定修建紫藤大桥。", "GB18030"},
    {"wrongly as Latin", NULL, "<meta charset=iso-8859-1><p>" GB_BRIDGE, "县里决定修建紫藤大桥。", "GB18030"},
    {"wrongly as GBK", NULL, "<meta charset=gbk><p>县里决定修桥。", "县里决定修桥。", "UTF-8"},
    {"BOM", "gbk", "\xEF\xBB\xBF<p>县里决定修桥。", "县里决定修桥。", "UTF-8"},
    {"of an unknown name", NULL, "<meta charset=foo><p>县里决定修桥。", "县里决定修桥。", "UTF-8"},
    {"XML", NULL, "<?xml version='1.0' encoding='GB2312'?><p>" GB_BRIDGE, "县里决定修建紫藤大桥。", "GB18030"},
    {"two characters", NULL, "<meta charset=big5><p>\xbf\xa4\xa9\xb2", "縣府", "Big5"},
};

static void test_encodings(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ENCODED); i++) {
        g_autoptr(GError) err = NULL;
        g_autoptr(jy_blocks) blocks = jy_blocks_new();
        g_auto(jy_document) document = {0};
        g_test_message("%s", ENCODED[i].label);
        const char *bytes = ENCODED[i].bytes;
        g_assert_true(jy_html_read_bytes(bytes, strlen(bytes), ENCODED[i].charset, blocks, &document, &err));
        g_assert_no_error(err);
        g_assert_cmpuint(jy_blocks_count(blocks), ==, 1);
        g_assert_cmpstr(blocks->text, ==, ENCODED[i].text);
        g_assert_cmpstr(document.encoding, ==, ENCODED[i].encoding);
    }
}

/* ---- hostile pages ---- */

static void repeat(GString *to, const char *part, unsigned times)
{
    for (unsigned i = 0; i < times; i++) {
        g_string_append(to, part);
    }
}

static const struct {
    const char *label, *before;
    unsigned many;
    const char *part;
    unsigned times;
    const char *after;
} HOSTILE[] = {
    {"deep elements", "", 1, "<div>", 200000, "甲"},
    {"deep tables", "", 1, "<table><tr><td>", 100000, "甲"},
    {"deep lists", "", 1, "<ul><li>", 100000, "甲"},
    {"ends of nothing", "<div>", 200, "</b></p></td>", 200000, "甲"},
    {"many attributes", "<p ", 1, "a=1 ", 500000, ">甲"},
    {"many tags of attributes", "", 1, "<b id=x class='y z' style=\"color : red\" a b c d e f>", 50000, "甲"},
    {"comments", "", 1, "<!--x-->", 300000, "甲"},
    {"comments without end", "", 1, "<!--", 300000, "x>甲"},
    {"titles without end", "", 1, "<title>", 300000, "<p>甲"},
    {"quotations without end", "", 1, "<a b='\">", 300000, "甲"},
    {"line breaks", "", 1, "<br>", 500000, "甲"},
    {"references", "<p>", 1, "&nbsp;&#", 300000, "甲"},
    {"the same id", "", 1, "<div id=a>", 100000, "甲"},
    {"open brackets", "", 1, "<", 500000, "<p>甲"},
    {"paragraphs in styles", "", 1, "<p><b><i>", 200000, "甲"},
    {"a script in the deep", "", 1, "<div>", 300, "<script>乙</script><p>甲"},
};

static void test_hostile(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(HOSTILE); i++) {
        g_autoptr(GString) page = g_string_new(NULL);
        repeat(page, HOSTILE[i].before, HOSTILE[i].many);
        repeat(page, HOSTILE[i].part, HOSTILE[i].times);
        g_string_append(page, HOSTILE[i].after);
        g_test_message("%s", HOSTILE[i].label);
        const gint64 begun = g_get_monotonic_time();
        g_autofree char *blocks = dump(page->str, true, false);
        g_test_message("%.2f s", (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC);
        g_assert_true(g_str_has_suffix(blocks, "甲|"));
        g_assert_null(strstr(blocks, "乙"));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/html/parts", test_parts);
    g_test_add_func("/html/sites", test_sites);
    g_test_add_func("/html/names", test_names);
    g_test_add_func("/html/encodings", test_encodings);
    g_test_add_func("/html/hostile", test_hostile);
    return g_test_run();
}
