/* passages.c: blocks to passages: short paragraphs under one heading together, long ones cut at sentence ends. */
#include "indexer/passages/passages.h"

#include <jiyan/text/character.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/sentence.h>
#include <jiyan/text/utf8.h>
#include <string.h>

/* Characters from which on a block makes two passages: each is then nearer to the aim than the whole. */
#define LONG_BLOCK (JY_PASSAGE_AIM * 3 / 2)
/* A sentence of more characters than this is cut at a comma. */
#define SENTENCE_MAX (2 * JY_PASSAGE_AIM)
/* Bytes of a character. */
#define UTF8_MOST 4
/* A run without any punctuation is cut here at last. */
#define RUN_MAX (8 * JY_PASSAGE_AIM)
/* Characters of a heading that are kept in a heading path. */
#define HEADING_MAX 120

typedef struct {
    uint8_t level;
    char *text;
} heading;

/* The passage being gathered, and the headings above it. */
typedef struct {
    const jy_passages_source *from;
    const char *text;
    jy_passages_fn *fn;
    void *user;
    GError *failure;        /* of fn: what comes after it is passed over */
    guint statement;        /* the next of the document's */
    GArray *own_statements; /* of the passage at hand */
    GArray *turns;          /* of jy_passage_turn, of the passage at hand */
    uint32_t line_start;    /* byte of the whole text at which the line of the last passage began */
    uint32_t line_tried;    /* up to where it was looked for */
    GArray *headings;       /* of heading */
    GArray *paragraphs;     /* of jy_paragraph, bytes of the whole text */
    uint32_t line;
    uint32_t characters;
    jy_block_kind last; /* kind of the last block taken, of noise only where nothing else is there */
} passage_draft;

static void clear_heading(void *item)
{
    g_free(((heading *)item)->text);
}

/* Where the passage from `start` to `end` begins, and where in it that changes, which is left in the draft. */
static jy_place find_place(passage_draft *draft, uint32_t start, uint32_t end)
{
    const jy_blocks *blocks = draft->from->blocks;
    g_array_set_size(draft->turns, 0);
    if (blocks->unlined) {
        jy_blocks_turns(blocks, start, end, draft->turns);
        const jy_passage_turn *first = &g_array_index(draft->turns, jy_passage_turn, 0);
        const jy_place place = {.page = first->page, .line = first->line};
        g_array_remove_index(draft->turns, 0);
        return place;
    }
    const char *from = draft->text + draft->line_tried, *end_of_line = memrchr(from, '\n', start - draft->line_tried);
    draft->line_start = end_of_line ? (uint32_t)(end_of_line - draft->text) + 1 : draft->line_start;
    draft->line_tried = start;
    return (jy_place){jy_blocks_page(blocks, start), draft->line, start - draft->line_start + 1};
}

static void flush(passage_draft *draft)
{
    guint count = draft->paragraphs->len;
    if (count == 0) {
        return;
    }
    jy_paragraph *paragraphs = (jy_paragraph *)(void *)draft->paragraphs->data;
    uint32_t start = paragraphs[0].start, end = paragraphs[count - 1].end;
    for (guint i = 0; i < count; i++) {
        paragraphs[i].start -= start;
        paragraphs[i].end -= start;
    }

    /* The statements that begin in it, as the passage has them. */
    g_array_set_size(draft->own_statements, 0);
    const GArray *all = draft->from->statements;
    for (; draft->statement < all->len; draft->statement++) {
        jy_statement statement = g_array_index(all, jy_statement, draft->statement);
        if (statement.start >= end) {
            break;
        }
        if (statement.start >= start) {
            statement.start -= start;
            statement.end = MIN(statement.end, end) - start;
            g_array_append_val(draft->own_statements, statement);
        }
    }

    g_autofree char *text = g_malloc(end - start + 1);
    memcpy(text, draft->text + start, end - start);
    text[end - start] = '\0';
    g_autofree char **headings = g_new0(char *, draft->headings->len + 1);
    for (guint i = 0; i < draft->headings->len; i++) {
        headings[i] = g_array_index(draft->headings, heading, i).text;
    }
    jy_passage passage = {
        .document = (char *)(uintptr_t)draft->from->document_key, /* borrowed: the passage lives for the call only */
        .offset = start,
        .place = find_place(draft, start, end),
        .turns = draft->turns,
        .headings = headings,
        .paragraphs = draft->paragraphs,
        .statements = draft->own_statements,
        .text = text,
        .length = end - start,
    };
    if (!draft->failure) {
        draft->fn(&passage, draft->user, &draft->failure);
    }
    g_array_set_size(draft->paragraphs, 0);
    draft->characters = 0;
}

/* Adds bytes of a block; with what is there already they make one paragraph if they belong to the same block. */
static void take(passage_draft *draft, const jy_block *block, uint32_t start, uint32_t end, uint32_t line)
{
    GArray *paragraphs = draft->paragraphs;
    if (paragraphs->len == 0) {
        draft->line = line;
    }
    jy_paragraph *last = paragraphs->len ? &g_array_index(paragraphs, jy_paragraph, paragraphs->len - 1) : NULL;
    if (last && last->start >= block->start) {
        last->end = end;
    } else {
        jy_paragraph paragraph = {start, end, block->kind};
        g_array_append_val(paragraphs, paragraph);
    }
    draft->characters += jy_utf8_count(draft->text, start, end);
    if (paragraphs->len == 1 || block->kind != JY_BLOCK_NOISE) {
        draft->last = block->kind;
    }
}

/* Asked of the rest again for each part that is cut off: of a long rest its bytes tell. */
static bool is_overlong(const char *text, uint32_t start, uint32_t end)
{
    return end - start > UTF8_MOST * SENTENCE_MAX || jy_utf8_count(text, start, end) > SENTENCE_MAX;
}

/* Where to cut an overlong sentence: behind the first clause that reaches a passage's length, at RUN_MAX characters
 * where there is no clause end. */
static uint32_t cut_sentence(const char *text, uint32_t start, uint32_t end)
{
    static const char *const MARKS[] = {"，", "；", "、", "：", ",", ";"};
    uint32_t characters = 0;
    for (uint32_t i = start; i < end;) {
        uint32_t mark = 0; /* bytes of a comma or the like */
        for (size_t j = 0; !mark && j < G_N_ELEMENTS(MARKS); j++) {
            mark = jy_utf8_starts(text, i, end, MARKS[j]) ? (uint32_t)strlen(MARKS[j]) : 0;
        }
        if ((mark && characters >= JY_PASSAGE_AIM) || characters >= RUN_MAX) {
            return i + mark;
        }
        i = (uint32_t)(g_utf8_next_char(text + i) - text);
        characters++;
    }
    return end;
}

/* True where an item of an enumeration begins: 一是 … 十是, 第一， and the like: a good place to cut. */
static bool begins_item(const char *text, uint32_t start, uint32_t end)
{
    static const char *const NUMERALS = "一二三四五六七八九十";
    const char *at = text + start;
    if (end - start < 6 || !g_utf8_strchr(NUMERALS, -1, g_utf8_get_char(at))) {
        return end - start >= 9 && memcmp(at, "第", 3) == 0 && g_utf8_strchr(NUMERALS, -1, g_utf8_get_char(at + 3)) &&
               memcmp(at + 6, "，", 3) == 0;
    }
    return memcmp(at + 3, "是", 3) == 0;
}

/* Cuts a block that is longer than a passage into parts of about equal length. */
static void take_long(passage_draft *draft, const jy_block *block, uint32_t characters)
{
    uint32_t parts = (characters + JY_PASSAGE_AIM / 2) / JY_PASSAGE_AIM;
    uint32_t aim = characters / parts, left = characters;
    uint32_t at = 0, start, end, line = block->line, counted = block->start;
    const char *base = draft->text + block->start;
    while (jy_sentence_next(base, block->end - block->start, &at, &start, &end)) {
        start += block->start;
        end += block->start;
        while (start < end) {
            uint32_t stop = is_overlong(draft->text, start, end) ? cut_sentence(draft->text, start, end) : end;
            uint32_t taken = jy_utf8_count(draft->text, start, stop);
            bool full = draft->characters + taken / 2 > aim;
            if (left > aim / 3 && (full || (draft->characters > aim / 2 && begins_item(draft->text, start, stop)))) {
                flush(draft);
            }
            left -= taken;
            line += jy_utf8_count_lines(draft->text, counted, start);
            counted = start;
            take(draft, block, start, stop, line);
            start = stop;
        }
    }
}

/* True when the block has to begin a passage of its own. */
static bool begins_passage(const passage_draft *draft, const jy_block *block, uint32_t characters)
{
    if (draft->paragraphs->len == 0) {
        return false;
    }
    if (block->kind == JY_BLOCK_NOISE) {
        return draft->last != JY_BLOCK_NOISE && draft->characters > 2 * JY_PASSAGE_AIM;
    }
    if (block->kind != JY_BLOCK_HEADING) {
        bool heads_it = draft->last == JY_BLOCK_HEADING && block->kind == JY_BLOCK_BODY;
        return !heads_it && (block->kind != draft->last || draft->characters + characters > JY_PASSAGE_AIM);
    }
    if (draft->last != JY_BLOCK_HEADING) {
        return true;
    }
    guint count = draft->headings->len;
    return count && g_array_index(draft->headings, heading, count - 1).level >= block->level;
}

/* A heading as a path shows it: one line, words set apart closed up, no closing full stop. */
static char *heading_text(const char *text, uint32_t start, uint32_t end)
{
    GString *out = g_string_sized_new(end - start);
    for (uint32_t at = start; at < end;) {
        uint32_t next = jy_character_skip_han(text, end, at);
        bool is_shown = next > at;
        if (!is_shown) {
            uint32_t character = jy_utf8_next(text, end, &next);
            is_shown = character != '\n' && !g_unichar_iscntrl(character) && !g_unichar_iszerowidth(character);
        }
        g_string_append_len(out, text + at, is_shown ? next - at : 0);
        at = next;
    }
    g_strstrip(out->str);
    static const char *const ENDS[] = {"。", "：", ":"};
    for (size_t i = 0; i < G_N_ELEMENTS(ENDS); i++) {
        if (g_str_has_suffix(out->str, ENDS[i])) {
            out->str[strlen(out->str) - strlen(ENDS[i])] = '\0';
            break;
        }
    }
    char *closed = jy_fold_close_up(out->str);
    g_string_free(out, true);
    if (g_utf8_strlen(closed, -1) > HEADING_MAX) {
        *g_utf8_offset_to_pointer(closed, HEADING_MAX) = '\0';
    }
    return closed;
}

static void take_block(passage_draft *draft, const jy_block *block)
{
    uint32_t characters = jy_utf8_count(draft->text, block->start, block->end);
    if (begins_passage(draft, block, characters)) {
        flush(draft);
    }
    if (block->kind == JY_BLOCK_HEADING) {
        GArray *headings = draft->headings;
        guint keep = headings->len;
        while (keep && g_array_index(headings, heading, keep - 1).level >= block->level) {
            keep--;
        }
        g_array_set_size(headings, keep);
        heading fresh = {block->level, heading_text(draft->text, block->start, block->end)};
        g_array_append_val(headings, fresh);
    }
    if (block->kind != JY_BLOCK_HEADING && characters >= LONG_BLOCK) {
        take_long(draft, block, characters);
    } else {
        take(draft, block, block->start, block->end, block->line);
    }
}

bool jy_passages(const jy_passages_source *from, jy_passages_fn *fn, void *user, GError **err)
{
    passage_draft draft = {
        .from = from,
        .text = from->blocks->text,
        .fn = fn,
        .user = user,
        .own_statements = g_array_new(false, false, sizeof(jy_statement)),
        .turns = g_array_new(false, false, sizeof(jy_passage_turn)),
        .headings = g_array_new(false, false, sizeof(heading)),
        .paragraphs = g_array_new(false, false, sizeof(jy_paragraph)),
    };
    g_array_set_clear_func(draft.headings, clear_heading);
    for (guint i = 0; i < from->outline->len && !draft.failure; i++) {
        take_block(&draft, &g_array_index(from->outline, jy_block, i));
    }
    flush(&draft);
    g_array_unref(draft.own_statements);
    g_array_unref(draft.turns);
    g_array_unref(draft.paragraphs);
    g_array_unref(draft.headings);
    if (draft.failure) {
        g_propagate_error(err, draft.failure);
    }
    return !draft.failure;
}
