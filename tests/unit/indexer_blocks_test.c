/* indexer_blocks_test.c: a document of a format with pages, headings and tables, from its extractor to its passages. */
#include "indexer/extract/blocks.h"

#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/passages/passages.h"

/* ---- a made format ---- */

static const struct {
    jy_extracted_kind kind;
    uint8_t level;
    uint32_t page;
    const char *text;
    const char *kept; /* as the document has it; NULL: as it is */
} BLOCKS[] = {
    {JY_EXTRACTED_TITLE, 0, 1, "\n岚水县政府工作报告 ", "岚水县政府工作报告"},
    {JY_EXTRACTED_HEADING, 1, 1, "工作回顾", NULL},
    {JY_EXTRACTED_PARAGRAPH, 0, 1, "一年来，全县改造茶园三千亩。", NULL},
    {JY_EXTRACTED_PARAGRAPH, 0, 1, " \u3000 ", ""},
    {JY_EXTRACTED_HEADING, 2, 2, "指标完成情况", NULL},
    {JY_EXTRACTED_ROW, 0, 2, "指标\t计划\t完成", NULL},
    {JY_EXTRACTED_ROW, 0, 2, "茶园改造\t3000\t3120", NULL},
    {JY_EXTRACTED_NOTE, 0, 2, "注：数据截至十二月。", NULL},
    {JY_EXTRACTED_HEADING, 1, 4, "明年工作", NULL},
    {JY_EXTRACTED_PARAGRAPH, 0, 4, "明年要修建紫藤大桥，\n并改造乡村道路。", NULL},
};

static bool extract_made(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    (void)source;
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    for (size_t i = 0; i < G_N_ELEMENTS(BLOCKS); i++) {
        const jy_extracted block = {
            .kind = BLOCKS[i].kind,
            .level = BLOCKS[i].level,
            .page = BLOCKS[i].page,
            .text = BLOCKS[i].text,
            .length = (uint32_t)strlen(BLOCKS[i].text),
        };
        g_assert_true(jy_blocks_add(blocks, &block, NULL));
    }
    jy_document document = {0};
    return to->emit(&document, blocks, 0, to->user, err);
}

/* ---- its outline ---- */

static bool check_outline(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    static const jy_block_kind KINDS[] = {JY_BLOCK_BODY,    JY_BLOCK_BODY, JY_BLOCK_TITLE,
                                          JY_BLOCK_HEADING, JY_BLOCK_BODY, JY_BLOCK_BODY};
    (void)document, (void)user, (void)err;
    g_autoptr(GArray) outline = jy_blocks_outline(blocks);
    guint at = 0;
    uint32_t line = 1;
    g_assert_cmpuint(record, ==, 0);
    g_assert_cmpuint(strlen(blocks->text), ==, blocks->length);
    for (size_t i = 0; i < G_N_ELEMENTS(BLOCKS); i++) {
        const char *wanted = BLOCKS[i].kept ? BLOCKS[i].kept : BLOCKS[i].text;
        if (!*wanted) {
            continue;
        }
        const jy_block *block = &g_array_index(outline, jy_block, at++);
        g_autofree char *text = g_strndup(blocks->text + block->start, block->end - block->start);
        g_test_message("%s", wanted);
        g_assert_cmpstr(text, ==, wanted);
        g_assert_cmpint(block->kind, ==, KINDS[BLOCKS[i].kind]);
        g_assert_cmpuint(block->level, ==, BLOCKS[i].level);
        g_assert_cmpuint(block->line, ==, line);
        g_assert_cmpuint(jy_blocks_page(blocks, block->start), ==, BLOCKS[i].page);
        g_assert_cmpuint(jy_blocks_page(blocks, block->end - 1), ==, BLOCKS[i].page);
        for (; *wanted; wanted++) {
            line += *wanted == '\n';
        }
        line++;
    }
    g_assert_cmpuint(outline->len, ==, at);
    return true;
}

static void test_outline(void)
{
    const jy_extract_target to = {.emit = check_outline};
    g_assert_true(extract_made(NULL, &to, NULL));
}

/* ---- its passages ---- */

static const struct {
    uint32_t page;
    const char *headings; /* joined by " > " */
    guint paragraphs;
    const char *part; /* stands in it */
} PASSAGES[] = {
    {1, "", 1, "岚水县政府工作报告"},
    {1, "工作回顾", 2, "改造茶园三千亩"},
    {2, "工作回顾 > 指标完成情况", 4, "茶园改造\t3000\t3120"},
    {4, "明年工作", 2, "修建紫藤大桥"},
};

static bool undertakes(const jy_passage *passage)
{
    bool found = false;
    for (guint i = 0; i < passage->statements->len; i++) {
        found |= g_array_index(passage->statements, jy_statement, i).kind == JY_STATEMENT_COMMITMENT;
    }
    return found;
}

static bool check_passage(const jy_passage *passage, void *user, GError **err)
{
    guint *seen = user;
    (void)err;
    g_assert_cmpuint(*seen, <, G_N_ELEMENTS(PASSAGES));
    g_autofree char *headings = g_strjoinv(" > ", passage->headings);
    g_test_message("%s", passage->text);
    g_assert_cmpuint(passage->place.page, ==, PASSAGES[*seen].page);
    g_assert_cmpstr(headings, ==, PASSAGES[*seen].headings);
    g_assert_cmpuint(passage->paragraphs->len, ==, PASSAGES[*seen].paragraphs);
    g_assert_nonnull(strstr(passage->text, PASSAGES[*seen].part));
    g_assert_cmpint(undertakes(passage), ==, passage->place.page == 4);
    (*seen)++;
    return true;
}

static bool cut(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    (void)document, (void)record;
    const jy_statement_source said = {.genre = "报告"};
    g_autoptr(GArray) outline = jy_blocks_outline(blocks);
    g_autoptr(GArray) statements = jy_statement_read(blocks->text, outline, &said);
    const jy_passages_source from = {blocks, outline, statements, "key"};
    return jy_passages(&from, check_passage, user, err);
}

static void test_passages(void)
{
    guint seen = 0;
    const jy_extract_target to = {.emit = cut, .user = &seen};
    g_assert_true(extract_made(NULL, &to, NULL));
    g_assert_cmpuint(seen, ==, G_N_ELEMENTS(PASSAGES));
}

/* ---- places that are no lines ---- */

/* A text with its page and line, and where words in it are said to be. */
static const struct {
    jy_extracted_kind kind;
    uint32_t page, line;
    const char *text;
} UNLINED[] = {
    {JY_EXTRACTED_PARAGRAPH, 1, 0, "甲段在第一页。\n甲段的下一行。"},
    {JY_EXTRACTED_PARAGRAPH, 1, 0, "乙段也在第一页。"},
    {JY_EXTRACTED_PARAGRAPH, 2, 0, "丙段在第二页。"},
    {JY_EXTRACTED_NOTE, 1, 0, "丁注是前一页的。"},
    {JY_EXTRACTED_PARAGRAPH, 5, 0, "戊段在第五页。"},
    {JY_EXTRACTED_HEADING, 0, 0, "表一"},
    {JY_EXTRACTED_ROW, 0, 2, "己行\t第二行"},
    {JY_EXTRACTED_ROW, 0, 3, "庚行\t一格\n两行"},
    {JY_EXTRACTED_ROW, 0, 7, "辛行\t空了几行"},
    {JY_EXTRACTED_RAW, 9, 0, "壬文没有结构。\n\n壬文的下一段，写满一行。\n"},
    {JY_EXTRACTED_RAW, 10, 0, "癸文在下一页。\n"},
};

static const struct {
    const char *words;
    uint32_t page, line;
} STANDS[] = {
    {"甲段在", 1, 0}, {"下一行", 1, 0}, {"乙段", 1, 0},  {"丙段", 2, 0},      {"丁注", 1, 0}, {"戊段", 5, 0},
    {"表一", 0, 0},   {"己行", 0, 2},   {"庚行", 0, 3},  {"两行", 0, 3},      {"辛行", 0, 7}, {"空了", 0, 7},
    {"壬文没", 9, 0}, {"写满", 9, 0},   {"癸文", 10, 0}, {"在下一页", 10, 0},
};

/* Notes which of the words the passage has, with the right place. */
static bool check_places(const jy_passage *passage, void *user, GError **err)
{
    guint *seen = user;
    (void)err;
    g_assert_cmpuint(passage->place.column, ==, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(STANDS); i++) {
        const char *at = strstr(passage->text, STANDS[i].words);
        if (at) {
            const jy_place place = jy_passage_place(passage, (uint32_t)(at - passage->text));
            g_test_message("%s", STANDS[i].words);
            g_assert_cmpuint(place.page, ==, STANDS[i].page);
            g_assert_cmpuint(place.line, ==, STANDS[i].line);
            g_assert_cmpuint(place.column, ==, 0);
            (*seen)++;
        }
    }
    return true;
}

static void test_unlined(void)
{
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    blocks->unlined = true;
    for (size_t i = 0; i < G_N_ELEMENTS(UNLINED); i++) {
        const jy_extracted block = {.kind = UNLINED[i].kind,
                                    .page = UNLINED[i].page,
                                    .line = UNLINED[i].line,
                                    .text = UNLINED[i].text,
                                    .length = (uint32_t)strlen(UNLINED[i].text)};
        g_assert_true(jy_blocks_add(blocks, &block, NULL));
    }
    g_autoptr(GArray) outline = jy_blocks_outline(blocks);
    g_autoptr(GArray) statements = jy_statement_read(blocks->text, outline, &(jy_statement_source){0});
    const jy_passages_source from = {blocks, outline, statements, "key"};
    guint seen = 0;
    g_assert_true(jy_passages(&from, check_places, &seen, NULL));
    g_assert_cmpuint(seen, ==, G_N_ELEMENTS(STANDS));
}

/* ---- text without structure ---- */

static const char RAW[] = "关于修建大桥的通知\n\n一、总体要求\n\n修桥要快。\n\n二、工作安排\n\n年底前完成。\n";

static void check_same(const GArray *outline, guint at, const GArray *wanted, uint32_t offset, uint32_t lines)
{
    for (guint i = 0; i < wanted->len; i++) {
        const jy_block *one = &g_array_index(outline, jy_block, at + i), *other = &g_array_index(wanted, jy_block, i);
        g_assert_cmpuint(one->start, ==, other->start + offset);
        g_assert_cmpuint(one->end, ==, other->end + offset);
        g_assert_cmpuint(one->line, ==, other->line + lines);
        g_assert_cmpint(one->kind, ==, other->kind);
        g_assert_cmpuint(one->level, ==, other->level);
    }
}

/* One text that is borrowed, and the same as two pages: outlined alike. */
static void test_raw(void)
{
    uint32_t length = (uint32_t)strlen(RAW), half = (uint32_t)(strstr(RAW, "二、") - RAW);
    const jy_blocks whole = {.text = RAW, .length = length};
    g_autoptr(jy_blocks) pages = jy_blocks_new();
    const jy_extracted first = {JY_EXTRACTED_RAW, 0, 1, 0, RAW, half};
    const jy_extracted second = {JY_EXTRACTED_RAW, 0, 2, 0, RAW + half, length - half};
    g_assert_true(jy_blocks_add(pages, &first, NULL) && jy_blocks_add(pages, &second, NULL));
    g_assert_cmpstr(pages->text, ==, RAW);
    g_autoptr(GArray) wanted = jy_outline(RAW, length);
    g_autoptr(GArray) of_whole = jy_blocks_outline(&whole), of_pages = jy_blocks_outline(pages);
    g_assert_true(of_whole->len == wanted->len && of_pages->len == wanted->len);
    check_same(of_whole, 0, wanted, 0, 0);
    check_same(of_pages, 0, wanted, 0, 0);
    g_assert_cmpuint(jy_blocks_page(&whole, 0), ==, 0);
    g_assert_cmpuint(jy_blocks_page(pages, half - 1), ==, 1);
    g_assert_cmpuint(jy_blocks_page(pages, half), ==, 2);
}

/* Raw text behind a block of the format's own: its places are those of the whole. */
static void test_mixed(void)
{
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    const jy_extracted note = {JY_EXTRACTED_NOTE, 0, 0, 0, "第一行\n第二行", (uint32_t)strlen("第一行\n第二行")};
    const jy_extracted raw = {JY_EXTRACTED_RAW, 0, 0, 0, RAW, (uint32_t)strlen(RAW)};
    g_assert_true(jy_blocks_add(blocks, &note, NULL) && jy_blocks_add(blocks, &raw, NULL));
    g_autoptr(GArray) outline = jy_blocks_outline(blocks), wanted = jy_outline(RAW, raw.length);
    g_assert_cmpuint(outline->len, ==, wanted->len + 1);
    check_same(outline, 1, wanted, note.length + 1, 2);
}

/* ---- headings that are typed and headings that the format gives ---- */

typedef struct {
    jy_extracted_kind given;
    uint8_t given_level;
    const char *text;
    jy_block_kind kind;
    uint8_t level;
} mixed_row;

#define PARAGRAPH(text, kind, level)                                                                                   \
    {                                                                                                                  \
        JY_EXTRACTED_PARAGRAPH, 0, text, JY_BLOCK_##kind, level                                                        \
    }
#define HEADING(given, text, kind, level)                                                                              \
    {                                                                                                                  \
        JY_EXTRACTED_HEADING, given, text, JY_BLOCK_##kind, level                                                      \
    }

/* Nothing has a style: the outline is that of the same text in a file. */
static const mixed_row TYPED[] = {
    PARAGRAPH("岚水县人民政府文件", TITLE, 0),
    PARAGRAPH("岚政发〔2021〕3号", BODY, 0),
    PARAGRAPH("岚水县人民政府关于修建紫藤大桥的通知", TITLE, 0),
    PARAGRAPH("各乡镇人民政府：", BODY, 0),
    PARAGRAPH("一、总体要求", HEADING, 1),
    PARAGRAPH("修桥要快，也要好。", BODY, 0),
    PARAGRAPH("（一）基本原则", HEADING, 2),
    PARAGRAPH("质量第一。", BODY, 0),
    {JY_EXTRACTED_ROW, 0, "一、桥长\t300米", JY_BLOCK_BODY, 0},
    PARAGRAPH("二、工作安排", HEADING, 1),
    PARAGRAPH("年底前完成。", BODY, 0),
    {JY_EXTRACTED_NOTE, 0, "一、注：以竣工为准。", JY_BLOCK_BODY, 0},
};

/* Chapters have a style, what is below them does not. */
static const mixed_row CHAPTERS[] = {
    {JY_EXTRACTED_TITLE, 0, "紫藤大桥建设规划", JY_BLOCK_TITLE, 0},
    HEADING(1, "总则", HEADING, 1),
    PARAGRAPH("规划期五年。", BODY, 0),
    HEADING(1, "一、总体要求", HEADING, 1),
    PARAGRAPH("（一）基本原则", HEADING, 2),
    PARAGRAPH("质量第一。", BODY, 0),
    HEADING(2, "（二）主要目标", HEADING, 2),
    PARAGRAPH("年底前通车。", BODY, 0),
    PARAGRAPH("二、工作安排", HEADING, 1),
    PARAGRAPH("先修引桥。", BODY, 0),
    HEADING(3, "三、保障措施", HEADING, 3),
    PARAGRAPH("（一）组织领导", HEADING, 4),
    PARAGRAPH("县长任组长。", BODY, 0),
};

/* The title is the only heading of its level. */
static const mixed_row ABOVE_ALL[] = {
    HEADING(1, "关于修建紫藤大桥的报告", TITLE, 0),
    PARAGRAPH("县人大常委会：", BODY, 0),
    HEADING(2, "进展", HEADING, 2),
    PARAGRAPH("桥墩已经修好。", BODY, 0),
    HEADING(2, "问题", HEADING, 2),
    PARAGRAPH("资金不足。", BODY, 0),
};

/* A line that is as wide as others goes on only where the format does not part them. */
static const mixed_row WIDE[] = {
    PARAGRAPH("各村修路的情况如下。", BODY, 0),
    PARAGRAPH("甲村修了从村口到县道的水泥路三公里并装了路灯", BODY, 0),
    PARAGRAPH("乙村修了从村口到县道的水泥路四公里并装了路灯", BODY, 0),
    PARAGRAPH("丙村修了从村口到县道的水泥路五公里并装了路灯", BODY, 0),
    PARAGRAPH("丁村修了从村口到县道的水泥路六公里并装了路灯", BODY, 0),
    PARAGRAPH("戊村修了从村口到县道的水泥路七公里并装了路灯。", BODY, 0),
};

static void check_rows(const mixed_row *rows, size_t count)
{
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    blocks->unlined = true;
    for (size_t i = 0; i < count; i++) {
        const jy_extracted block = {rows[i].given,   rows[i].given_level, 0,
                                    (uint32_t)i + 1, rows[i].text,        (uint32_t)strlen(rows[i].text)};
        g_assert_true(jy_blocks_add(blocks, &block, NULL));
    }
    g_autoptr(GArray) outline = jy_blocks_outline(blocks);
    g_assert_cmpuint(outline->len, ==, count);
    for (size_t i = 0; i < count; i++) {
        const jy_block *block = &g_array_index(outline, jy_block, i);
        g_autofree char *text = g_strndup(blocks->text + block->start, block->end - block->start);
        g_test_message("%s", rows[i].text);
        g_assert_cmpstr(text, ==, rows[i].text);
        g_assert_cmpint(block->kind, ==, rows[i].kind);
        g_assert_cmpuint(block->level, ==, rows[i].level);
        g_assert_cmpuint(block->line, ==, i + 1);
    }
}

static void test_typed(void)
{
    check_rows(TYPED, G_N_ELEMENTS(TYPED));
    check_rows(CHAPTERS, G_N_ELEMENTS(CHAPTERS));
    check_rows(ABOVE_ALL, G_N_ELEMENTS(ABOVE_ALL));
    check_rows(WIDE, G_N_ELEMENTS(WIDE));
}

static void test_empty(void)
{
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    g_autoptr(GArray) outline = jy_blocks_outline(blocks);
    g_assert_cmpuint(outline->len, ==, 0);
    g_assert_cmpstr(blocks->text, ==, "");
    g_assert_cmpuint(jy_blocks_page(blocks, 0), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/blocks/outline", test_outline);
    g_test_add_func("/indexer/blocks/passages", test_passages);
    g_test_add_func("/indexer/blocks/unlined", test_unlined);
    g_test_add_func("/indexer/blocks/raw", test_raw);
    g_test_add_func("/indexer/blocks/mixed", test_mixed);
    g_test_add_func("/indexer/blocks/typed", test_typed);
    g_test_add_func("/indexer/blocks/empty", test_empty);
    return g_test_run();
}
