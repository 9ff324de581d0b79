/* blocks.c: the text of a document put together of blocks. */
#include "indexer/extract/blocks.h"

#include <jiyan/base/error.h>
#include <libintl.h>

#define _(s) gettext(s)

#define TEXT_MOST (G_MAXUINT32 / 4)

typedef struct {
    uint32_t start, end; /* bytes of the text */
    uint32_t page, line;
    jy_extracted_kind kind;
    uint8_t level;
} block_span;

static const block_span *span_at(const jy_blocks *blocks, guint i)
{
    return &g_array_index(blocks->spans, block_span, i);
}

jy_blocks *jy_blocks_new(void)
{
    jy_blocks *blocks = g_new0(jy_blocks, 1);
    blocks->own = g_string_new(NULL);
    blocks->text = blocks->own->str;
    blocks->spans = g_array_new(false, false, sizeof(block_span));
    return blocks;
}

void jy_blocks_free(jy_blocks *blocks)
{
    if (!blocks) {
        return;
    }
    g_string_free(blocks->own, true);
    g_array_unref(blocks->spans);
    g_free(blocks);
}

/* Moves both ends of a text inwards, over the white space around it. */
static void trim(const char **start, const char **end)
{
    while (*start < *end && g_unichar_isspace(g_utf8_get_char(*start))) {
        *start = g_utf8_next_char(*start);
    }
    while (*start < *end && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(*end)))) {
        *end = g_utf8_prev_char(*end);
    }
}

bool jy_blocks_add(jy_blocks *blocks, const jy_extracted *block, GError **err)
{
    const char *start = block->text, *end = block->text + block->length;
    GString *own = blocks->own;
    if (block->kind != JY_EXTRACTED_RAW) {
        trim(&start, &end);
    }
    if (start == end) {
        return true;
    }
    if (own->len + (size_t)(end - start) > TEXT_MOST) {
        g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("a text of more than 1 GiB"));
        return false;
    }
    /* A page of raw text ends as it is: a word may go on behind it. */
    char last = own->len ? own->str[own->len - 1] : '\n';
    bool goes_on = block->kind == JY_EXTRACTED_RAW && last == '\f';
    if (last != '\n' && !goes_on) {
        g_string_append_c(own, '\n');
    }
    block_span span = {.start = (uint32_t)own->len,
                       .page = block->page,
                       .line = block->line,
                       .kind = block->kind,
                       .level = block->level};
    g_string_append_len(own, start, end - start);
    span.end = (uint32_t)own->len;
    g_array_append_val(blocks->spans, span);
    blocks->text = own->str;
    blocks->length = span.end;
    return true;
}

guint jy_blocks_count(const jy_blocks *blocks)
{
    return blocks->spans ? blocks->spans->len : blocks->length > 0;
}

jy_extracted jy_blocks_get(const jy_blocks *blocks, guint i)
{
    if (!blocks->spans) {
        return (jy_extracted){.kind = JY_EXTRACTED_RAW, .text = blocks->text, .length = blocks->length};
    }
    const block_span *span = span_at(blocks, i);
    return (jy_extracted){.kind = span->kind,
                          .level = span->level,
                          .page = span->page,
                          .line = span->line,
                          .text = blocks->text + span->start,
                          .length = span->end - span->start};
}

/* The number of the block that a byte of the text is in or behind; -1 before the first. */
static gint64 find_span(const jy_blocks *blocks, uint32_t offset)
{
    guint low = 0, high = blocks->spans ? blocks->spans->len : 0;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (span_at(blocks, middle)->start <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return (gint64)low - 1;
}

uint32_t jy_blocks_page(const jy_blocks *blocks, uint32_t offset)
{
    const gint64 found = find_span(blocks, offset);
    return found < 0 ? 0 : span_at(blocks, (guint)found)->page;
}

void jy_blocks_turns(const jy_blocks *blocks, uint32_t start, uint32_t end, GArray *turns)
{
    const gint64 first = find_span(blocks, start);
    jy_passage_turn turn = {0};
    for (guint i = first < 0 ? 0 : (guint)first; i < jy_blocks_count(blocks) && span_at(blocks, i)->start < end; i++) {
        const block_span *span = span_at(blocks, i);
        const jy_passage_turn next = {span->start > start ? span->start - start : 0, span->page, span->line};
        if (turns->len == 0 || next.page != turn.page || next.line != turn.line) {
            g_array_append_val(turns, next);
        }
        turn = next;
    }
}
