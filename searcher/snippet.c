/* snippet.c: the words of a passage that answer. */
#include "searcher/snippet.h"

#include <jiyan/sentence.h>
#include <jiyan/terminal.h>
#include <string.h>

/* A window may end up to this many columns early so that it ends with a clause. */
#define CLAUSE_SLACK 24

/* What is chosen of a passage: sentences, and what of them is shown. */
typedef struct {
    const jy_hit *hit;
    uint32_t width;
    GArray *sentences; /* of jy_span */
    GArray *pieces;    /* of jy_span, in order: shown */
    uint32_t columns;  /* of the pieces */
} snippet_choice;

static const jy_span *span_at(const GArray *spans, guint i)
{
    return &g_array_index(spans, jy_span, i);
}

static uint32_t columns_of(const snippet_choice *choice, uint32_t start, uint32_t end)
{
    return jy_terminal_columns(choice->hit->passage.text + start, end - start);
}

/* True when a match stands in these bytes. */
static bool is_matched(const snippet_choice *choice, uint32_t start, uint32_t end)
{
    for (guint i = 0; i < choice->hit->matches->len; i++) {
        const jy_span *match = span_at(choice->hit->matches, i);
        if (match->start < end && match->end > start) {
            return true;
        }
    }
    return false;
}

/* Sentences of every paragraph; headings and titles only where a match stands in them or nothing else is there. */
static void cut_sentences(snippet_choice *choice)
{
    const jy_passage *passage = &choice->hit->passage;
    for (guint i = 0; i < passage->paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(passage->paragraphs, jy_paragraph, i);
        bool heading = paragraph->kind == JY_BLOCK_HEADING;
        if (heading && passage->paragraphs->len > 1 && !is_matched(choice, paragraph->start, paragraph->end)) {
            continue;
        }
        uint32_t at = 0, start, end;
        while (
            jy_sentence_next(passage->text + paragraph->start, paragraph->end - paragraph->start, &at, &start, &end)) {
            jy_span sentence = {paragraph->start + start, paragraph->start + end};
            g_array_append_val(choice->sentences, sentence);
        }
    }
}

static void show(snippet_choice *choice, uint32_t start, uint32_t end)
{
    jy_span piece = {start, end};
    g_array_append_val(choice->pieces, piece);
    choice->columns += columns_of(choice, start, end);
}

/* ---- a window into a long sentence ---- */

static gunichar character_at(const snippet_choice *choice, uint32_t at)
{
    return g_utf8_get_char(choice->hit->passage.text + at);
}

static uint32_t next_of(const snippet_choice *choice, uint32_t at)
{
    return (uint32_t)(g_utf8_next_char(choice->hit->passage.text + at) - choice->hit->passage.text);
}

static uint32_t before_of(const snippet_choice *choice, uint32_t at)
{
    const char *text = choice->hit->passage.text;
    return (uint32_t)(g_utf8_prev_char(text + at) - text);
}

static bool is_clause_end(gunichar character)
{
    return character == 0xFF0C || character == 0x3001 || character == 0xFF1B || character == 0xFF1A ||
           character == ',' || character == ';';
}

/* True where a cut would part a number, a word of letters, or a character from its marks. */
static bool parts_a_word(const snippet_choice *choice, uint32_t at)
{
    gunichar before = character_at(choice, before_of(choice, at)), behind = character_at(choice, at);
    if (g_unichar_ismark(behind) || g_unichar_iszerowidth(behind)) {
        return true;
    }
    bool left = (before < 0x3000 && g_unichar_isalnum(before)) || before == '.' || before == ',' || before == '%';
    bool right = (behind < 0x3000 && g_unichar_isalnum(behind)) || behind == '.' || behind == '%' || behind == 0xFF05;
    return (left && right) || (before >= 0xFF10 && before <= 0xFF19 && behind >= 0xFF0E && behind <= 0xFF19);
}

/* Moves the end of a window to the right by at most `columns`; to a clause's end where one is near. */
static uint32_t stretch_right(const snippet_choice *choice, uint32_t at, uint32_t limit, uint32_t columns)
{
    uint32_t used = 0, good = at, clause = 0, clause_used = 0;
    while (at < limit) {
        uint32_t next = next_of(choice, at);
        used += columns_of(choice, at, next);
        if (used > columns) {
            break;
        }
        bool ends_clause = is_clause_end(character_at(choice, at));
        at = next;
        if (at == limit || !parts_a_word(choice, at)) {
            good = at;
        }
        if (ends_clause) {
            clause = at;
            clause_used = used;
        }
    }
    return at < limit && clause && used - clause_used <= CLAUSE_SLACK ? clause : good;
}

static uint32_t stretch_left(const snippet_choice *choice, uint32_t at, uint32_t limit, uint32_t columns)
{
    uint32_t used = 0, good = at, clause = UINT32_MAX, clause_used = 0;
    while (at > limit) {
        uint32_t before = before_of(choice, at);
        used += columns_of(choice, before, at);
        if (used > columns) {
            break;
        }
        if (is_clause_end(character_at(choice, before))) {
            clause = at;
            clause_used = used;
        }
        at = before;
        if (at == limit || !parts_a_word(choice, at)) {
            good = at;
        }
    }
    return at > limit && clause != UINT32_MAX && used - clause_used <= CLAUSE_SLACK ? clause : good;
}

/* Shows what fits of a sentence round its first match. */
static void show_window(snippet_choice *choice, const jy_span *sentence)
{
    jy_span core = {sentence->start, sentence->start};
    for (guint i = 0; i < choice->hit->matches->len; i++) {
        const jy_span *match = span_at(choice->hit->matches, i);
        if (match->end > sentence->start && match->start < sentence->end) {
            core = (jy_span){MAX(match->start, sentence->start), MIN(match->end, sentence->end)};
            break;
        }
    }
    uint32_t taken = columns_of(choice, core.start, core.end);
    uint32_t left_over = choice->width > taken ? choice->width - taken : 0;
    uint32_t start = stretch_left(choice, core.start, sentence->start, left_over / 2);
    uint32_t used = columns_of(choice, start, core.start);
    uint32_t end = stretch_right(choice, core.end, sentence->end, left_over - MIN(used, left_over));
    show(choice, start, end);
}

/* ---- choosing ---- */

/* Number of the sentence that the first match stands in, 0 without one. */
static guint first_matched(const snippet_choice *choice)
{
    for (guint i = 0; i < choice->sentences->len; i++) {
        if (is_matched(choice, span_at(choice->sentences, i)->start, span_at(choice->sentences, i)->end)) {
            return i;
        }
    }
    return 0;
}

/* The best sentence to begin with: of partial hits the one with the most of the question in it. */
static guint best_matched(const snippet_choice *choice)
{
    guint best = first_matched(choice);
    uint32_t most = 0;
    for (guint i = 0; i < choice->sentences->len && !choice->hit->exact; i++) {
        const jy_span *sentence = span_at(choice->sentences, i);
        uint32_t sum = 0;
        for (guint j = 0; j < choice->hit->matches->len; j++) {
            const jy_span *match = span_at(choice->hit->matches, j);
            sum += match->start >= sentence->start && match->end <= sentence->end ? match->end - match->start : 0;
        }
        if (sum > most) {
            most = sum;
            best = i;
        }
    }
    return best;
}

static void choose(snippet_choice *choice, uint32_t context)
{
    guint count = choice->sentences->len;
    if (count == 0) {
        return;
    }
    guint first = best_matched(choice), from = first - MIN(first, context), to = MIN(first + context + 1, count);
    const jy_span *sentence = span_at(choice->sentences, first);
    if (context == 0 && columns_of(choice, sentence->start, sentence->end) > choice->width) {
        show_window(choice, sentence);
        return;
    }
    for (guint i = from; i < to; i++) {
        show(choice, span_at(choice->sentences, i)->start, span_at(choice->sentences, i)->end);
    }
    /* Further sentences while they fit: those with a match, or, without any match, just the next. */
    for (guint i = to; i < count; i++) {
        sentence = span_at(choice->sentences, i);
        bool wanted = choice->hit->matches->len == 0 || is_matched(choice, sentence->start, sentence->end);
        if (wanted && choice->columns + columns_of(choice, sentence->start, sentence->end) > choice->width) {
            break;
        }
        if (wanted) {
            show(choice, sentence->start, sentence->end);
        }
    }
}

/* ---- writing ---- */

/* The text that is written, with where its highlights are. */
typedef struct {
    const jy_hit *hit;
    GString *text;
    GArray *highlights;
    uint32_t count; /* code points */
    guint match;    /* the next that may begin or end */
    bool open;
} snippet_writer;

static void put(snippet_writer *writer, gunichar character)
{
    g_string_append_unichar(writer->text, character);
    writer->count++;
}

static void put_ellipsis(snippet_writer *writer)
{
    put(writer, 0x2026);
}

/* Ends and begins highlights at byte `at`. */
static void mark(snippet_writer *writer, uint32_t at, bool piece_ends)
{
    const GArray *matches = writer->hit->matches;
    while (writer->match < matches->len) {
        const jy_span *match = span_at(matches, writer->match);
        if (writer->open && (at >= match->end || piece_ends)) {
            g_array_index(writer->highlights, jy_span, writer->highlights->len - 1).end = writer->count;
            writer->open = false;
            if (at < match->end) {
                return;
            }
        }
        if (at >= match->end) {
            writer->match++;
            continue;
        }
        if (!writer->open && !piece_ends && at >= match->start) {
            jy_span highlight = {writer->count, writer->count};
            g_array_append_val(writer->highlights, highlight);
            writer->open = true;
        }
        return;
    }
}

/* White space with a line end in it: nothing between Han, a space between words. */
static bool joins_without_space(gunichar before, gunichar behind)
{
    return before >= 0x2E80 || behind >= 0x2E80 || before == 0x2026;
}

static void write_piece(snippet_writer *writer, const jy_span *piece)
{
    const char *text = writer->hit->passage.text;
    gunichar before = 0;
    bool space = false, line_end = false;
    for (uint32_t at = piece->start; at < piece->end; at = (uint32_t)(g_utf8_next_char(text + at) - text)) {
        gunichar character = g_utf8_get_char(text + at);
        if (g_unichar_isspace(character)) {
            space = true;
            line_end |= character == '\n';
            continue;
        }
        if (g_unichar_iscntrl(character) || g_unichar_iszerowidth(character) ||
            g_unichar_type(character) == G_UNICODE_FORMAT) {
            continue;
        }
        if (space && before && !(line_end && joins_without_space(before, character))) {
            put(writer, ' ');
        }
        space = line_end = false;
        mark(writer, at, false);
        put(writer, character);
        before = character;
    }
    mark(writer, piece->end, true);
}

/* True where nothing is left out between two places. */
static bool follows_on(const snippet_choice *choice, uint32_t end, uint32_t start)
{
    const char *text = choice->hit->passage.text;
    for (const char *at = text + end; at < text + start; at = g_utf8_next_char(at)) {
        if (!g_unichar_isspace(g_utf8_get_char(at)) && !g_unichar_iszerowidth(g_utf8_get_char(at))) {
            return false;
        }
    }
    return true;
}

/* True where a piece begins or ends inside a sentence. */
static bool is_cut(const snippet_choice *choice, uint32_t at, bool at_start)
{
    for (guint i = 0; i < choice->sentences->len; i++) {
        const jy_span *sentence = span_at(choice->sentences, i);
        if ((at_start ? sentence->start : sentence->end) == at) {
            return false;
        }
    }
    return true;
}

static void write_pieces(snippet_writer *writer, const snippet_choice *choice)
{
    for (guint i = 0; i < choice->pieces->len; i++) {
        const jy_span *piece = span_at(choice->pieces, i);
        if (i && !follows_on(choice, span_at(choice->pieces, i - 1)->end, piece->start)) {
            put_ellipsis(writer);
        }
        if (is_cut(choice, piece->start, true)) {
            put_ellipsis(writer);
        }
        write_piece(writer, piece);
        if (is_cut(choice, piece->end, false)) {
            put_ellipsis(writer);
        }
    }
}

static void place(const jy_hit *hit, jy_snippet *snippet)
{
    const jy_passage *passage = &hit->passage;
    jy_span first = hit->matches->len ? *span_at(hit->matches, 0) : (jy_span){0, 0};
    snippet->line = passage->line;
    for (uint32_t i = 0; i < first.start; i++) {
        snippet->line += passage->text[i] == '\n';
    }
    snippet->offset = passage->offset + first.start;
    snippet->length = hit->matches->len ? first.end - first.start : passage->length;
}

void jy_snippet_make(const jy_hit *hit, uint32_t width, uint32_t context, jy_snippet *ret_snippet)
{
    snippet_choice choice = {.hit = hit, .width = width};
    choice.sentences = g_array_new(false, false, sizeof(jy_span));
    choice.pieces = g_array_new(false, false, sizeof(jy_span));
    cut_sentences(&choice);
    choose(&choice, context);
    snippet_writer writer = {
        .hit = hit, .text = g_string_new(NULL), .highlights = g_array_new(false, false, sizeof(jy_span))};
    write_pieces(&writer, &choice);
    g_array_unref(choice.sentences);
    g_array_unref(choice.pieces);
    *ret_snippet = (jy_snippet){.text = g_string_free(writer.text, false), .highlights = writer.highlights};
    place(hit, ret_snippet);
}

void jy_snippet_clear(jy_snippet *snippet)
{
    g_clear_pointer(&snippet->text, g_free);
    g_clear_pointer(&snippet->highlights, g_array_unref);
}
