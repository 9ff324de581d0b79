/* choice.c: what of a passage a snippet shows: whole sentences where they fit, else windows round the matches.
 */
#include "searcher/snippet/choice.h"

#include <jiyan/text/sentence.h>
#include <string.h>

#include "searcher/snippet/quote.h"
#include "searcher/snippet/window.h"

/* Columns of a mark of omission, and those below which no window into another sentence is opened. */
#define ELLIPSIS_COLUMNS 2
#define LEAST_WINDOW 32

/* The parts of the question that match in these bytes. */
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

/* True where the statement that answers is in these bytes, or a part of it. */
static bool holds_statement(const snippet_choice *choice, uint32_t start, uint32_t end)
{
    return start < choice->hit->statement.end && end > choice->hit->statement.start;
}

/* Sentences of every paragraph. A heading is named beside the snippet: it is only shown where something of the question
 * is in it and nowhere below, or nothing else is there. */
static void cut_sentences(snippet_choice *choice)
{
    const jy_passage *passage = &choice->hit->passage;
    const GArray *paragraphs = passage->paragraphs;
    uint64_t below = 0; /* parts of the question that are elsewhere than in headings */
    for (guint i = 0; i < paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(paragraphs, jy_paragraph, i);
        below |= paragraph->kind == JY_BLOCK_HEADING ? 0 : parts_in(choice, paragraph->start, paragraph->end);
    }
    for (guint i = 0; i < paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(paragraphs, jy_paragraph, i);
        const uint32_t from = paragraph->start, to = paragraph->end;
        if (paragraph->kind == JY_BLOCK_HEADING && paragraphs->len > 1 && !holds_statement(choice, from, to) &&
            !(parts_in(choice, from, to) & ~below)) {
            continue;
        }
        uint32_t at = 0, start, end;
        while (jy_sentence_next(passage->text + from, to - from, &at, &start, &end)) {
            snippet_sentence sentence = {from + start, from + end, i, paragraph->kind == JY_BLOCK_BODY,
                                         parts_in(choice, from + start, from + end)};
            g_array_append_val(choice->sentences, sentence);
        }
    }
}

/* ---- choosing ---- */

/* What is left of the width, without the mark of omission that comes before another piece. */
static uint32_t room_left(const snippet_choice *choice)
{
    uint32_t taken = choice->columns + ELLIPSIS_COLUMNS;
    return choice->width > taken ? choice->width - taken : 0;
}

static bool is_shown(const snippet_choice *choice, const snippet_sentence *sentence)
{
    for (guint i = 0; i < choice->pieces->len; i++) {
        if (piece_at(choice, i)->start < sentence->end && piece_at(choice, i)->end > sentence->start) {
            return true;
        }
    }
    return false;
}

/* The sentence with most of what is not shown yet; of equals the first. NULL where none has anything of it. */
static const snippet_sentence *missing_most(const snippet_choice *choice)
{
    const snippet_sentence *best = NULL;
    uint64_t seen = 0;
    for (guint i = 0; i < choice->pieces->len; i++) {
        seen |= parts_in(choice, piece_at(choice, i)->start, piece_at(choice, i)->end);
    }
    unsigned most = 0;
    for (guint i = 0; i < choice->sentences->len; i++) {
        const snippet_sentence *sentence = sentence_at(choice, i);
        unsigned count = snippet_count(sentence->parts & ~seen);
        if (count > most && !is_shown(choice, sentence)) {
            most = count;
            best = sentence;
        }
    }
    return best;
}

/* What the first sentence does not hold of the question, from others, as long as there is room: whole, or a window
 * into one that is too long. */
static void show_missing(snippet_choice *choice)
{
    const snippet_sentence *next;
    while ((next = missing_most(choice)) && room_left(choice) >= LEAST_WINDOW) {
        if (snippet_columns(choice, next->start, next->end) <= room_left(choice)) {
            snippet_show(choice, next->start, next->end);
        } else {
            jy_window_cut(choice, next, room_left(choice));
        }
    }
}

/* Further sentences while they fit: those with a match; behind a heading, or without any match, the next ones. */
static void show_more(snippet_choice *choice, guint from)
{
    bool any = choice->hit->matches->len == 0 || !sentence_at(choice, from - 1)->is_body;
    for (guint i = from; i < choice->sentences->len; i++) {
        const snippet_sentence *sentence = sentence_at(choice, i);
        if ((!any && !sentence->parts) || is_shown(choice, sentence)) {
            continue;
        }
        if (choice->columns + snippet_columns(choice, sentence->start, sentence->end) > choice->width) {
            break;
        }
        snippet_show(choice, sentence->start, sentence->end);
    }
}

static int by_start(const void *a, const void *b)
{
    const jy_span *left = a, *right = b;
    return (left->start > right->start) - (left->start < right->start);
}

static void choose(snippet_choice *choice, uint32_t context)
{
    guint count = choice->sentences->len;
    if (count == 0) {
        return;
    }

    /* Begins with the sentence of the statement that answers, where the question is bound to kinds; else with the first
     * that holds the most parts of the question. */
    guint first = 0;
    for (guint i = 0; i < count; i++) {
        if (holds_statement(choice, sentence_at(choice, i)->start, sentence_at(choice, i)->end)) {
            first = i;
            break;
        }
        if (snippet_count(sentence_at(choice, i)->parts) > snippet_count(sentence_at(choice, first)->parts)) {
            first = i;
        }
    }

    guint from = first - MIN(first, context), to = MIN(first + context + 1, count);
    const snippet_sentence *sentence = sentence_at(choice, first);
    if (context == 0 && snippet_columns(choice, sentence->start, sentence->end) > choice->width) {
        uint64_t all = 0;
        for (guint i = 0; i < count; i++) {
            all |= sentence_at(choice, i)->parts;
        }
        /* Less where others have to be shown too. */
        jy_window_cut(choice, sentence, all & ~sentence->parts ? choice->width * 2 / 3 : choice->width);
        show_missing(choice);
    } else {
        for (guint i = from; i < to; i++) {
            snippet_show(choice, sentence_at(choice, i)->start, sentence_at(choice, i)->end);
        }
        show_missing(choice);
        show_more(choice, to);
    }
    g_array_sort(choice->pieces, by_start);

    /* A quotation that goes on behind a piece is closed where that fits. */
    const jy_passage *passage = &choice->hit->passage;
    for (guint i = 0; i < choice->pieces->len; i++) {
        jy_span *piece = &g_array_index(choice->pieces, jy_span, i);
        uint32_t limit = i + 1 < choice->pieces->len ? piece_at(choice, i + 1)->start : passage->length;
        uint32_t end = jy_quote_end(passage, piece, limit);
        uint32_t more = snippet_columns(choice, piece->end, end);
        if (more <= room_left(choice)) {
            piece->end = end;
            choice->columns += more;
        }
    }
}

void jy_choice_make(const jy_hit *hit, uint32_t width, uint32_t context, snippet_choice *ret_choice)
{
    *ret_choice = (snippet_choice){.hit = hit, .width = width};
    ret_choice->sentences = g_array_new(false, false, sizeof(snippet_sentence));
    ret_choice->pieces = g_array_new(false, false, sizeof(jy_span));
    cut_sentences(ret_choice);
    choose(ret_choice, context);
}

void jy_choice_clear(snippet_choice *choice)
{
    g_clear_pointer(&choice->sentences, g_array_unref);
    g_clear_pointer(&choice->pieces, g_array_unref);
}
