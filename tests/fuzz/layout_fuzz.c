/* layout_fuzz.c: any boxes become lines and paragraphs that hold each Han character that was given, page by page, and
 * once only. A glyph is 8 bytes; its first chooses what kind of character it is, or ends a run or a page. */
#include <jiyan/text/character.h>
#include <string.h>

#include "fuzz.h"
#include "indexer/extract/layout/page_flow.h"
#include "indexer/extract/layout/page_lines.h"

#define BYTES 8

static float read_number(const uint8_t *bytes)
{
    const int number = bytes[0] << 8 | bytes[1];
    switch (number) {
    case 0xFFFF:
        return __builtin_nanf("");
    case 0xFFFE:
        return __builtin_inff();
    case 0xFFFD:
        return -1e30F;
    default:
        return (float)number / 64;
    }
}

static uint32_t choose_character(uint8_t kind, uint8_t choice)
{
    static const uint32_t OTHERS[] = {'\n',   '\n',   ' ',    'a',    '-', '.',    '7',     0x3002,
                                      0xFF0C, 0x201C, 0x3000, 0x2026, 0,   0xD800, 0x110000};
    return kind < 0xC0 ? 0x4E00U + choice : OTHERS[choice % G_N_ELEMENTS(OTHERS)];
}

static uint32_t count_han(const char *text, uint32_t length)
{
    uint32_t count = 0;
    for (uint32_t at = 0; at < length;) {
        count += jy_character_is_han(jy_utf8_next(text, length, &at));
    }
    return count;
}

static void check_blocks(const jy_blocks *blocks, uint32_t han, guint pages)
{
    must(g_utf8_validate(blocks->text, blocks->length, NULL));
    uint32_t last = 0, found = 0;
    for (guint i = 0; i < jy_blocks_count(blocks); i++) {
        const jy_extracted block = jy_blocks_get(blocks, i);
        must(block.page >= 1 && block.page <= pages);
        must(block.kind == JY_EXTRACTED_NOTE || block.page > last);
        last = block.page;
        found += block.kind == JY_EXTRACTED_RAW ? count_han(block.text, block.length) : 0;
    }
    must(found <= han);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(jy_page_lines) lines = jy_page_lines_new();
    g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof(jy_page_glyph));
    uint32_t han = 0;
    for (size_t at = 0; at + BYTES <= size; at += BYTES) {
        const uint8_t *bytes = data + at;
        if (bytes[0] == 0xFF) {
            jy_page_lines_add_page(lines, (jy_page_glyph *)(void *)glyphs->data, glyphs->len, read_number(bytes + 2),
                                   842);
            g_array_set_size(glyphs, 0);
            continue;
        }
        jy_page_glyph glyph = {.character = choose_character(bytes[0], bytes[1]),
                               .left = read_number(bytes + 2),
                               .top = read_number(bytes + 4),
                               .size = (float)(bytes[6] % 64),
                               .font = bytes[7] % 3};
        glyph.right = glyph.left + glyph.size;
        glyph.bottom = glyph.top + (float)bytes[7];
        g_array_append_val(glyphs, glyph);
        han += jy_character_is_han(glyph.character);
    }
    jy_page_lines_add_page(lines, (jy_page_glyph *)(void *)glyphs->data, glyphs->len, 595, 842);
    must(g_utf8_validate(lines->text->str, (gssize)lines->text->len, NULL));
    must(count_han(lines->text->str, (uint32_t)lines->text->len) == han);
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    must(jy_page_flow_add(lines, blocks, NULL));
    check_blocks(blocks, han, lines->pages->len);
    return 0;
}
