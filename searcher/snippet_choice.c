/* snippet_choice.c: what of a passage a snippet shows: whole sentences where they fit, else windows round the matches.
 */
#include "searcher/snippet_choice.h"

#include <jiyan/sentence.h>
#include <jiyan/terminal.h>
#include <string.h>

/* A window may end up to this many columns early so that it ends with a clause. */
#define CLAUSE_SLACK 48

static uint32_t columns_of(const snippet_choice *choice, uint32_t start, uint32_t end)
{
    return jy_terminal_columns(choice->hit->passage.text + start, end - start);
}

/* The parts of the question that stand in these bytes. */
static uint64_t parts_in(const snippet_choice *choice, uint32_t start, uint32_t end)
{
    uint64_t parts = 0;
    for (guint i = 0; i < choice->hit->matches->len; i++) {
        const jy_match_span *match = match_at(choice->hit, i);
        if (match->start < end && match->end > start) {
            parts |= match->parts;
        }
    }
    return parts;
}

static unsigned count_parts(uint64_t parts)
{
    return (unsigned)__builtin_popcountll(parts);
}

/* True where the statement that answers stands in these bytes, or a part of it. */
static bool holds_focus(const snippet_choice *choice, uint32_t start, uint32_t end)
{
    return start < choice->hit->focus.end && end > choice->hit->focus.start;
}

/* Sentences of every paragraph; headings only where a match stands in them or nothing else is there. */
static void cut_sentences(snippet_choice *choice)
{
    const jy_passage *passage = &choice->hit->passage;
    for (guint i = 0; i < passage->paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(passage->paragraphs, jy_paragraph, i);
        if (paragraph->kind == JY_BLOCK_HEADING && passage->paragraphs->len > 1 &&
            !holds_focus(choice, paragraph->start, paragraph->end) &&
            !parts_in(choice, paragraph->start, paragraph->end)) {
            continue;
        }
        uint32_t at = 0, start, end;
        while (
            jy_sentence_next(passage->text + paragraph->start, paragraph->end - paragraph->start, &at, &start, &end)) {
            snippet_sentence sentence = {paragraph->start + start, paragraph->start + end, i,
                                         paragraph->kind == JY_BLOCK_BODY, 0};
            sentence.parts = parts_in(choice, sentence.start, sentence.end);
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

static bool is_clause_end(gunichar character)
{
    return character == 0xFF0C || character == 0x3001 || character == 0xFF1B || character == 0xFF1A ||
           character == ',' || character == ';';
}

/* A full-width letter, digit or mark as its ASCII twin. */
static gunichar twin_of(gunichar character)
{
    return character >= 0xFF01 && character <= 0xFF5E ? character - 0xFEE0 : character;
}

static bool is_of_word(gunichar character)
{
    gunichar twin = twin_of(character);
    return twin < 0x2E80 && (g_unichar_isalnum(twin) || g_unichar_ismark(twin));
}

/* Marks that a word or number may have inside or at its end. */
static bool is_inner_mark(gunichar character)
{
    return (character < 0x80 && character && strchr(".,%'-", (int)character)) || character == 0xFF05 ||
           character == 0xFF0E || character == 0x2030;
}

static bool is_in_match(const snippet_choice *choice, uint32_t at)
{
    for (guint i = 0; i < choice->hit->matches->len; i++) {
        if (match_at(choice->hit, i)->start < at && at < match_at(choice->hit, i)->end) {
            return true;
        }
    }
    return false;
}

/* True where a cut would part a match, a number, a word of letters, or a character from its marks. */
static bool parts_a_word(const snippet_choice *choice, uint32_t at)
{
    if (is_in_match(choice, at)) {
        return true;
    }
    gunichar before = character_at(choice, before_of(choice, at)), behind = character_at(choice, at);
    return g_unichar_iszerowidth(behind) ||
           ((is_of_word(before) || is_inner_mark(before)) && (is_of_word(behind) || is_inner_mark(behind)));
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
        if (ends_clause && good == at) {
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
        if (good == at && is_clause_end(character_at(choice, before))) {
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

/* Matches [first, last] that a window holds. */
typedef struct {
    guint first, last;
    uint64_t parts;
} match_run;

/* The neighbouring matches of a sentence from number `first` on that fit into `columns`; one always does. */
static match_run run_from(const snippet_choice *choice, const snippet_sentence *sentence, guint first, uint32_t columns)
{
    match_run run = {first, first, match_at(choice->hit, first)->parts};
    uint32_t start = match_at(choice->hit, first)->start;
    for (guint i = first + 1; i < choice->hit->matches->len; i++) {
        const jy_match_span *match = match_at(choice->hit, i);
        if (match->start >= sentence->end || columns_of(choice, start, match->end) > columns) {
            break;
        }
        run.last = i;
        run.parts |= match->parts;
    }
    return run;
}

/* The run of matches with the most parts of the question that are not in `seen`; of equals the first. Returns false
 * where there is none. */
static bool best_run(const snippet_choice *choice, const snippet_sentence *sentence, uint32_t columns, uint64_t seen,
                     match_run *ret_run)
{
    unsigned most = 0;
    for (guint i = 0; i < choice->hit->matches->len; i++) {
        const jy_match_span *match = match_at(choice->hit, i);
        if (match->start < sentence->end && match->end > sentence->start) {
            match_run run = run_from(choice, sentence, i, columns);
            if (count_parts(run.parts & ~seen) > most) {
                most = count_parts(run.parts & ~seen);
                *ret_run = run;
            }
        }
    }
    return most > 0;
}

/* Shows what of `room` fits round a run of matches of a sentence. */
static void show_round(snippet_choice *choice, const snippet_sentence *sentence, const match_run *run, uint32_t width,
                       const jy_span *room)
{
    jy_span core = {MAX(match_at(choice->hit, run->first)->start, sentence->start),
                    MIN(match_at(choice->hit, run->last)->end, sentence->end)};
    uint32_t taken = columns_of(choice, core.start, core.end);
    uint32_t left_over = width > taken ? width - taken : 0;
    uint32_t start = stretch_left(choice, core.start, room->start, left_over / 2);
    uint32_t used = columns_of(choice, start, core.start);
    uint32_t end = stretch_right(choice, core.end, room->end, left_over - MIN(used, left_over));
    /* What the right side did not need is the left's. */
    used = columns_of(choice, core.end, end);
    start = stretch_left(choice, core.start, room->start, left_over - MIN(used, left_over));
    show(choice, start, end);
}

/* A sentence that is too long: one window, or two where the question stands in two places of it. */
static void show_windows(snippet_choice *choice, const snippet_sentence *sentence)
{
    match_run run, other;
    const jy_span room = {sentence->start, sentence->end};
    if (!best_run(choice, sentence, choice->width * 3 / 4, 0, &run)) {
        uint32_t start = MAX(sentence->start, choice->hit->focus.start);
        show(choice, start, stretch_right(choice, start, sentence->end, choice->width));
        return;
    }
    bool two = count_parts(sentence->parts & ~run.parts) && best_run(choice, sentence, choice->width / 3, 0, &run) &&
               best_run(choice, sentence, choice->width / 3, run.parts, &other) &&
               (other.first > run.last || other.last < run.first);
    if (!two) {
        best_run(choice, sentence, choice->width * 3 / 4, 0, &run);
        show_round(choice, sentence, &run, choice->width, &room);
        return;
    }
    const match_run *left = run.first < other.first ? &run : &other, *right = left == &run ? &other : &run;
    const jy_span before = {sentence->start, match_at(choice->hit, right->first)->start};
    show_round(choice, sentence, left, choice->width / 2, &before);
    const jy_span behind = {piece_at(choice, choice->pieces->len - 1)->end, sentence->end};
    show_round(choice, sentence, right, choice->width / 2, &behind);
}

/* ---- choosing ---- */

/* Number of the sentence to begin with: the one of the statement that answers, where kinds are asked for; else the
 * first that holds the most parts of the question. */
static guint best_matched(const snippet_choice *choice)
{
    guint best = 0;
    for (guint i = 0; i < choice->sentences->len; i++) {
        if (holds_focus(choice, sentence_at(choice, i)->start, sentence_at(choice, i)->end)) {
            return i;
        }
        if (count_parts(sentence_at(choice, i)->parts) > count_parts(sentence_at(choice, best)->parts)) {
            best = i;
        }
    }
    return best;
}

/* Further sentences while they fit: those with a match; behind a heading, or without any match, the next ones. */
static void show_more(snippet_choice *choice, guint from)
{
    bool any = choice->hit->matches->len == 0 || !sentence_at(choice, from - 1)->is_body;
    for (guint i = from; i < choice->sentences->len; i++) {
        const snippet_sentence *sentence = sentence_at(choice, i);
        if (!any && !sentence->parts) {
            continue;
        }
        if (choice->columns + columns_of(choice, sentence->start, sentence->end) > choice->width) {
            break;
        }
        show(choice, sentence->start, sentence->end);
    }
}

static void choose(snippet_choice *choice, uint32_t context)
{
    guint count = choice->sentences->len;
    if (count == 0) {
        return;
    }
    guint first = best_matched(choice), from = first - MIN(first, context), to = MIN(first + context + 1, count);
    const snippet_sentence *sentence = sentence_at(choice, first);
    if (context == 0 && columns_of(choice, sentence->start, sentence->end) > choice->width) {
        show_windows(choice, sentence);
        return;
    }
    for (guint i = from; i < to; i++) {
        show(choice, sentence_at(choice, i)->start, sentence_at(choice, i)->end);
    }
    show_more(choice, to);
}

void jy_snippet_choose(const jy_hit *hit, uint32_t width, uint32_t context, snippet_choice *ret_choice)
{
    *ret_choice = (snippet_choice){.hit = hit, .width = width};
    ret_choice->sentences = g_array_new(false, false, sizeof(snippet_sentence));
    ret_choice->pieces = g_array_new(false, false, sizeof(jy_span));
    cut_sentences(ret_choice);
    choose(ret_choice, context);
}

void jy_snippet_choice_clear(snippet_choice *choice)
{
    g_clear_pointer(&choice->sentences, g_array_unref);
    g_clear_pointer(&choice->pieces, g_array_unref);
}
