/* indexer_markdown_test.c: Markdown into fields and blocks. */
#include <jiyan/base/error.h>
#include <string.h>

#include "indexer/extract/extract.h"

static bool print(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    GString *out = user;
    (void)err;
    g_assert_cmpuint(record, ==, 0);
    const char *const fields[] = {document->title, document->date, document->issuer, document->speaker,
                                  document->docno};
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (fields[i]) {
            g_string_append_printf(out, "<%s>", fields[i]);
        }
    }
    for (guint i = 0; i < jy_blocks_count(blocks); i++) {
        static const char KINDS[] = "=pthrn";
        const jy_extracted block = jy_blocks_get(blocks, i);
        g_string_append_printf(out, "%c%u:%u %.*s|", KINDS[block.kind], block.level, block.line, (int)block.length,
                               block.text);
    }
    return true;
}

static char *dump(const char *text)
{
    g_autoptr(GError) err = NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    const jy_extract_source source = {
        .path = "a.md", .type = "text/markdown", .bytes = g_strdup(text), .length = strlen(text)};
    const jy_extract_target to = {.emit = print, .user = out, .entry = entry};
    g_assert_true(jy_extract(&source, &to, &err));
    g_assert_no_error(err);
    return g_string_free(g_steal_pointer(&out), false);
}

static const struct {
    const char *text, *blocks;
} TEXTS[] = {
    {"", ""},
    {"甲\n乙\n\n丙\n", "p0:1 甲乙|p0:4 丙|"},
    {"one\ntwo  \nthree\\\nfour", "p0:1 one two|p0:3 three|p0:4 four|"},
    {"甲。\n乙：\n丙\n", "p0:1 甲。|p0:2 乙：|p0:3 丙|"},
    {"# 甲\n## 乙 ##\n###丙\n# 丁\n#!x", "<甲>t0:1 甲|h2:2 乙|h3:3 丙|h1:4 丁|p0:5 #!x|"},
    {"甲\n===\n乙\n---\n", "<甲>t0:1 甲|h2:3 乙|"},
    {"- 甲\n* 乙\n  续\n1. 丙\n2) 丁\n> 戊\n", "p0:1 甲|p0:2 乙续|p0:4 1. 丙|p0:5 2) 丁戊|"},
    {"| 镇 | 公里 |\n|:--|--:|\n| **东山** | 12 |\n|  | 7|", "r0:1 镇\t公里|r0:3 东山\t12|r0:4 7|"},
    {"```c\n# 甲 *x*\n```\n乙", "p0:2 # 甲 *x*|p0:4 乙|"},
    {"**甲**乙*丙*`丁` a_b_c _d_ 2 * 3 \\*e\\*", "p0:1 甲乙丙丁 a_b_c d 2 * 3 *e*|"},
    {"[甲](http://x) ![图](y.png)<br>[乙] <b>丙</b> 1 < 2", "p0:1 甲 [乙] 丙 1 < 2|"},
    {"---\ntitle: '甲'\n成文日期：2021年3月5日\nissuer: 云溪县人民政府\n文号: 云政〔2021〕5号\npath: /x\n---\n# 乙\n",
     "<甲><2021-03-05><云溪县人民政府><云政〔2021〕5号>t0:8 乙|"},
    {"---\n甲\n", "p0:2 甲|"},
    {"甲\n\n---\n\n乙\n", "p0:1 甲|p0:5 乙|"},
};

static void test_texts(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        g_test_message("%s", TEXTS[i].text);
        g_autofree char *blocks = dump(TEXTS[i].text);
        g_assert_cmpstr(blocks, ==, TEXTS[i].blocks);
    }
}

static void test_hostile(void)
{
    static const char *const PARTS[] = {"[", "![", "<a", "](", "\\", "*", "> ", "|", "\n#", "- "};
    for (size_t i = 0; i < G_N_ELEMENTS(PARTS); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (unsigned n = 0; n < 200000; n++) {
            g_string_append(text, PARTS[i]);
        }
        g_string_append(text, "\n\n甲");
        g_test_message("%s", PARTS[i]);
        g_autofree char *blocks = dump(text->str);
        g_assert_true(g_str_has_suffix(blocks, " 甲|"));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/markdown/texts", test_texts);
    g_test_add_func("/markdown/hostile", test_hostile);
    return g_test_run();
}
