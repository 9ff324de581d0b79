/* text_noise_test.c: what is no part of a document is marked, and what only looks so is kept. */
#include <jiyan/text/outline.h>

#include <string.h>

#define LONG "全县上下要把工作抓实抓细，一件一件办好，让群众看得见摸得着。"
#define SPEECH "在全县农业工作会议上的讲话\n同志们：\n" LONG "\n" LONG "\n" LONG "\n" LONG "\n"

/* The lines that are noise, one a line. */
static char *noise(const char *text)
{
    g_autoptr(GArray) blocks = jy_outline(text, (uint32_t)strlen(text));
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < blocks->len; i++) {
        const jy_block *block = &g_array_index(blocks, jy_block, i);
        if (block->kind == JY_BLOCK_NOISE) {
            g_string_append_len(out, text + block->start, block->end - block->start);
            g_string_append_c(out, '\n');
        }
    }
    return g_string_free(out, false);
}

static const struct {
    const char *label, *text, *noise;
} ROWS[] = {
    /* What is noise. */
    {"adverts at the head",
     "仅供学习　禁止外传\n笔杆小屋\n自建平台，天天更新\n现在订阅，立享三年资料\n【举报倒卖】\n会员群：　　免费QQ群：\n"
     "\n" SPEECH,
     "仅供学习　禁止外传\n笔杆小屋\n自建平台，天天更新\n现在订阅，立享三年资料\n【举报倒卖】\n会员群：　　免费QQ群："
     "\n"},
    {"adverts at the tail", SPEECH "更多精品范文\n关注我们的公众号\n加微信：bigan\n",
     "更多精品范文\n关注我们的公众号\n加微信：bigan\n"},
    {"a strong cue alone", SPEECH "责任编辑：方小满\n", "责任编辑：方小满\n"},
    {"page lines", "在会议上的讲话\n- 1 -\n" LONG "\n—2—\n" LONG "\n第3页\n" LONG "\n第4页 / 共4页\n" LONG "\n",
     "- 1 -\n—2—\n第3页\n第4页 / 共4页\n"},
    {"page lines, full width", "在会议上的讲话\n" LONG "\n－ １２ －\n" LONG "\n", "－ １２ －\n"},
    {"buttons of a web page", "【字体：大 中 小】 打印本页\n" SPEECH "扫一扫在手机打开当前页\n",
     "【字体：大 中 小】 打印本页\n扫一扫在手机打开当前页\n"},
    {"address of the source", SPEECH "链接地址：http://example.org/1\n", "链接地址：http://example.org/1\n"},
    {"mark of a sharing site", SPEECH "本文档共26页\n", "本文档共26页\n"},
    {"licence", SPEECH "\n本作品在中国大陆属于公有领域。\n", "本作品在中国大陆属于公有领域。\n"},
    {"licence, Traditional", SPEECH "\n此作品屬於公有領域。\n", "此作品屬於公有領域。\n"},
    {"licence with its notes and what the export leaves",
     SPEECH "\n\n本作品是公文，依照\n著作权法\n的规定属于\n公有领域\n。\n\n\n↑\n\n参看社群的讨论。\n\n\nPublic "
            "domain\nfalse\n",
     "本作品是公文，依照\n著作权法\n的规定属于\n公有领域\n。\n↑\n参看社群的讨论。\nPublic domain\nfalse\n"},
    /* What is not. */
    {"a speech about 公众号",
     "在新媒体工作会议上的讲话\n同志们：\n要办好公众号，让群众扫码就能办事。\n" LONG "\n" LONG "\n", ""},
    {"its headings", "新媒体建设\n一、办好公众号\n" LONG "\n二、管好会员群\n" LONG "\n三、打击倒卖号码\n" LONG "\n",
     ""},
    {"a title that holds a cue", "关于打击倒卖火车票的通知\n各乡镇：\n" LONG "\n" LONG "\n", ""},
    {"a title with a weak cue", "深入推进公众号建设\n同志们：\n" LONG "\n" LONG "\n", ""},
    {"a speech about 版权", SPEECH "保护版权，严禁侵权，是我们的责任，也是我们的义务，必须抓好。\n", ""},
    {"a speech that ends with it", SPEECH "要关注我们的农民，关注我们的农村，关注我们的农业，一刻也不能放松。\n", ""},
    {"contact above signature and date", SPEECH "微信公众号：云溪发布\n云溪县人民政府\n2021年3月5日\n", ""},
    {"a cue above signature and date", SPEECH "加微信：云溪发布\n云溪县人民政府\n2021年3月5日\n", ""},
    {"weak cues without a strong one", "会员须知\n公众号使用\n同志们：\n" LONG "\n" LONG "\n" LONG "\n", ""},
    {"years between dashes", SPEECH "—2016—2020—\n" LONG "\n", ""},
    {"date with hyphens", "在会议上的讲话\n2021-03-05\n" LONG "\n" LONG "\n", ""},
    {"years", SPEECH "2016-2020\n" LONG "\n", ""},
    {"negative number of a table", SPEECH "-3\n" LONG "\n", ""},
    {"number of pages in a catalogue", SPEECH "26页\n" LONG "\n", ""},
    {"sentence that begins as noise does", SPEECH "微信扫一扫已经成为群众办事的常用方式，要继续推广。\n" LONG "\n", ""},
    {"a work that is praised", SPEECH "本作品获得全县农民画展一等奖，请大家鼓掌。\n", ""},
    {"false in the middle", "变量说明\n" LONG "\nfalse\n" LONG "\n" LONG "\n", ""},
    {"remark (此件公开发布)", SPEECH "云溪县人民政府\n2021年3月5日\n（此件公开发布）\n", ""},
    {"weak cues deep in the text", SPEECH LONG "\n" LONG "\n订阅会员\n公众号扫码\n" LONG "\n" LONG "\n" LONG "\n", ""},
};

static void test_rows(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *lines = noise(ROWS[i].text);
        g_test_message("%s", ROWS[i].label);
        g_assert_cmpstr(lines, ==, ROWS[i].noise);
    }
}

/* Noise keeps its place: nothing is lost between it and the text. */
static void test_kept(void)
{
    static const char TEXT[] = "免费QQ群：1234\n" SPEECH "- 7 -\n";
    g_autoptr(GArray) blocks = jy_outline(TEXT, sizeof TEXT - 1);
    const jy_block *first = &g_array_index(blocks, jy_block, 0),
                   *last = &g_array_index(blocks, jy_block, blocks->len - 1);
    g_assert_cmpint(first->kind, ==, JY_BLOCK_NOISE);
    g_assert_cmpuint(first->start, ==, 0);
    g_assert_cmpint(g_array_index(blocks, jy_block, 1).kind, ==, JY_BLOCK_TITLE);
    g_assert_cmpint(last->kind, ==, JY_BLOCK_NOISE);
    g_assert_cmpuint(last->end, ==, sizeof TEXT - 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/noise/rows", test_rows);
    g_test_add_func("/text/noise/kept", test_kept);
    return g_test_run();
}
