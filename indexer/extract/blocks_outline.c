/* blocks_outline.c: the outline of a document put together of blocks. text/outline reads all of it as one text, the
 * blocks that the format knows among the others, and what the format says of these beats what it found. */
#include <string.h>

#include "indexer/extract/blocks.h"

static uint32_t start_of(const jy_blocks *blocks, const jy_extracted *block)
{
    return (uint32_t)(block->text - blocks->text);
}

/* Headings and titles are typed in many files, whatever their styles; tables and notes are never anything else. */
static bool is_open(const jy_extracted *block)
{
    return block->kind == JY_EXTRACTED_RAW || block->kind == JY_EXTRACTED_PARAGRAPH;
}

static bool is_aside(const jy_extracted *block)
{
    return block->kind == JY_EXTRACTED_ROW || block->kind == JY_EXTRACTED_NOTE;
}

/* ---- the text as it is outlined ---- */

/* Where paragraphs begin for sure. Pages of raw text run into each other. Returns a new array; free with
 * g_array_unref. */
static GArray *begins_of(const jy_blocks *blocks)
{
    GArray *begins = g_array_new(false, false, sizeof(uint32_t));
    bool raw = true;
    for (guint i = 0; i < blocks->spans->len; i++) {
        const jy_extracted block = jy_blocks_get(blocks, i);
        const uint32_t start = start_of(blocks, &block);
        if (!raw || block.kind != JY_EXTRACTED_RAW) {
            g_array_append_val(begins, start);
        }
        raw = block.kind == JY_EXTRACTED_RAW;
    }
    return begins;
}

/* Returns the text as it is to be outlined, byte for byte as long: blank lines for tables and notes, whose numbers are
 * of no outline, and a line for what is one paragraph; free with g_free. NULL where it is so already. */
static char *to_outline(const jy_blocks *blocks)
{
    char *text = NULL;
    for (guint i = 0; i < blocks->spans->len; i++) {
        const jy_extracted block = jy_blocks_get(blocks, i);
        const bool aside = is_aside(&block);
        if (block.kind == JY_EXTRACTED_RAW || (!aside && !memchr(block.text, '\n', block.length))) {
            continue;
        }
        text = text ? text : g_memdup2(blocks->text, blocks->length + 1);
        char *at = text + start_of(blocks, &block);
        for (char *end = at + block.length; at < end; at++) {
            *at = aside || *at == '\n' ? ' ' : *at;
        }
    }
    return text;
}

/* ---- one order ---- */

/* The merge under way. */
typedef struct {
    const jy_blocks *blocks;
    GArray *outline;     /* of jy_block: the result */
    guint span;          /* the next block of the document */
    uint32_t end;        /* of the last that the format knew */
    uint32_t at, line;   /* a byte of the text and the line it is on */
    guint title;         /* a heading of the format that may be the title: the only one of its level */
    uint8_t known;       /* level of the last heading that the format gave */
    uint8_t found;       /* the one that text/outline gave it; 0 where that saw none */
    bool is_found_title; /* text/outline takes it for the title */
} outline_merge;

/* The line of a byte of the text, which is not before that of the last call. */
static uint32_t line_at(outline_merge *to, uint32_t offset)
{
    for (; to->at < offset; to->at++) {
        to->line += to->blocks->text[to->at] == '\n';
    }
    return to->line;
}

/* The first heading, where no other has its level or a higher one; the count of blocks where there is none. */
static guint sole_heading(const jy_blocks *blocks)
{
    guint sole = blocks->spans->len;
    uint8_t level = 0;
    for (guint i = 0; i < blocks->spans->len; i++) {
        const jy_extracted block = jy_blocks_get(blocks, i);
        if (block.kind == JY_EXTRACTED_TITLE || (block.kind == JY_EXTRACTED_HEADING && level && block.level <= level)) {
            return blocks->spans->len;
        }
        if (block.kind == JY_EXTRACTED_HEADING && !level) {
            sole = i;
            level = MAX(block.level, 1);
        }
    }
    return sole;
}

/* Adds the next block of the document as the format gives it. */
static void add_known(outline_merge *to, const jy_extracted *given)
{
    static const jy_block_kind KINDS[] = {
        [JY_EXTRACTED_TITLE] = JY_BLOCK_TITLE,
        [JY_EXTRACTED_HEADING] = JY_BLOCK_HEADING,
        [JY_EXTRACTED_ROW] = JY_BLOCK_BODY,
        [JY_EXTRACTED_NOTE] = JY_BLOCK_BODY,
    };
    jy_block block = {.start = start_of(to->blocks, given), .kind = KINDS[given->kind]};
    block.end = block.start + given->length;
    const uint32_t line = line_at(to, block.start);
    block.line = to->blocks->unlined ? given->line : line;
    if (block.kind == JY_BLOCK_HEADING) {
        block.level = MAX(given->level, 1);
        to->known = block.level;
    }
    if (to->span == to->title && to->is_found_title) {
        block.kind = JY_BLOCK_TITLE;
        block.level = to->known = 0;
    }
    g_array_append_val(to->outline, block);
    to->end = block.end;
    to->span++;
}

/* The level of a typed heading among those of the format: as far below or above the last of these as text/outline has
 * it. */
static uint8_t level_among(const outline_merge *to, uint8_t level)
{
    const int raised = to->known + level - to->found;
    return to->known ? (uint8_t)CLAMP(raised, 1, G_MAXUINT8) : level;
}

/* Adds a part of what text/outline found, without the white space around it. */
static void add_found(outline_merge *to, const jy_block *found, uint32_t start, uint32_t end)
{
    const char *text = to->blocks->text;
    while (start < end && g_ascii_isspace(text[start])) {
        start++;
    }
    while (start < end && g_ascii_isspace(text[end - 1])) {
        end--;
    }
    if (start == end) {
        return;
    }
    jy_block block = *found;
    block.start = start;
    block.end = end;
    block.run_in = found->run_in && start == found->start;
    const uint32_t line = line_at(to, start);
    const bool is_placed = to->span < to->blocks->spans->len;
    block.line = !to->blocks->unlined ? line : is_placed ? jy_blocks_get(to->blocks, to->span).line : 0;
    if (block.kind == JY_BLOCK_HEADING) {
        block.level = level_among(to, block.level);
    }
    g_array_append_val(to->outline, block);
}

/* Adds what text/outline found but for what lies in blocks that the format knows, and these up to its end. */
static void merge(outline_merge *to, const jy_block *found)
{
    uint32_t at = MAX(found->start, to->end);
    while (to->span < to->blocks->spans->len) {
        const jy_extracted given = jy_blocks_get(to->blocks, to->span);
        const uint32_t start = start_of(to->blocks, &given);
        if (start >= found->end) {
            break;
        }
        if (is_open(&given)) {
            if (start + given.length >= found->end) {
                break;
            }
            to->span++;
            continue;
        }
        if (start > at) {
            add_found(to, found, at, start);
        }
        to->found = found->kind == JY_BLOCK_HEADING && start + given.length > found->start ? found->level : 0;
        to->is_found_title = found->kind == JY_BLOCK_TITLE && start + given.length > found->start;
        add_known(to, &given);
        at = MAX(at, to->end);
    }
    if (at < found->end) {
        add_found(to, found, at, found->end);
    }
}

static void merge_all(outline_merge *to, const GArray *found)
{
    for (guint i = 0; found && i < found->len; i++) {
        merge(to, &g_array_index(found, jy_block, i));
    }
    while (to->span < to->blocks->spans->len) {
        const jy_extracted given = jy_blocks_get(to->blocks, to->span);
        if (is_open(&given)) {
            to->span++;
        } else {
            add_known(to, &given);
        }
    }
}

static bool has_open(const jy_blocks *blocks)
{
    for (guint i = 0; i < blocks->spans->len; i++) {
        const jy_extracted block = jy_blocks_get(blocks, i);
        if (is_open(&block)) {
            return true;
        }
    }
    return false;
}

GArray *jy_blocks_outline(const jy_blocks *blocks)
{
    if (!blocks->spans) {
        return jy_outline(blocks->text, blocks->length);
    }
    outline_merge to = {.blocks = blocks, .outline = g_array_new(false, false, sizeof(jy_block)), .line = 1};
    to.title = sole_heading(blocks);
    g_autoptr(GArray) found = NULL;
    if (has_open(blocks)) {
        g_autoptr(GArray) begins = begins_of(blocks);
        g_autofree char *text = to_outline(blocks);
        found = jy_outline_parted(text ? text : blocks->text, blocks->length, begins);
    }
    merge_all(&to, found);
    return to.outline;
}
