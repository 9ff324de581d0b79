/* window.c: windows into a sentence that is too long to be shown whole. */
#include "searcher/snippet/window.h"

#include <jiyan/text/character.h>
#include <string.h>

#include "searcher/snippet/quote.h"

/* A window may end up to this many columns early so that it ends with a clause. */
#define CLAUSE_SLACK 48
/* Marks at the end of a sentence that are shown even where they do not fit: nothing else would be left out. */
#define LAST_MARKS 2
/* Columns that a spaced number may have beside the match in it. */
#define SPACED_COLUMNS 12

static bool is_clause_end(gunichar character)
{
    return character == 0xFF0C || character == 0x3001 || character == 0xFF1B || character == 0xFF1A ||
           character == ',' || character == ';';
}

static bool is_of_word(gunichar character)
{
    gunichar twin = jy_character_narrow(character);
    return twin < JY_CHARACTER_WIDE && (g_unichar_isalnum(twin) || g_unichar_ismark(twin));
}

static bool is_blank(gunichar character)
{
    return character == ' ' || g_unichar_type(character) == G_UNICODE_SPACE_SEPARATOR;
}

/* Marks that a word or number may have inside or at its end. */
static bool is_inner_mark(gunichar character)
{
    return (character < 0x80 && character && strchr(".,%'-", (int)character)) || character == 0xFF05 ||
           character == 0xFF0E || character == 0x2030;
}

/* True inside of a match or a quotation. */
static bool is_inside(const snippet_choice *choice, uint32_t at)
{
    for (guint i = 0; i < choice->hit->matches->len; i++) {
        if (match_at(choice->hit, i)->start < at && at < match_at(choice->hit, i)->end) {
            return true;
        }
    }
    for (guint i = 0; choice->quotes && i < choice->quotes->len; i++) {
        const jy_span *quote = &g_array_index(choice->quotes, jy_span, i);
        if (quote->start < at && at < quote->end) {
            return true;
        }
    }
    return false;
}

/* True between the digits of a number that is spaced out: 75 000, 1 6 5 5. */
static bool parts_spaced_digits(const snippet_choice *choice, uint32_t at)
{
    uint32_t before = before_of(choice, at), behind = at;
    if (before && is_blank(character_at(choice, before))) {
        before = before_of(choice, before);
    }
    if (is_blank(character_at(choice, behind))) {
        behind = next_of(choice, behind);
    }
    return g_unichar_isdigit(character_at(choice, before)) && g_unichar_isdigit(character_at(choice, behind));
}

/* True where a cut would part a match, a quotation, a number, a word of letters, or a character from its marks. */
static bool parts_a_word(const snippet_choice *choice, uint32_t at)
{
    if (is_inside(choice, at) || parts_spaced_digits(choice, at)) {
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
        used += snippet_columns(choice, at, next);
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
        used += snippet_columns(choice, before, at);
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

/* The run of matches with the most parts of the question that are not in `seen`; of equals the first. Returns false
 * where there is none. */
static bool best_run(const snippet_choice *choice, const snippet_sentence *sentence, uint32_t columns, uint64_t seen,
                     match_run *ret_run)
{
    unsigned most = 0;
    for (guint i = 0; i < choice->hit->matches->len; i++) {
        const jy_match_span *match = match_at(choice->hit, i);
        if (match->start < sentence->end && match->end > sentence->start) {
            /* With the neighbouring ones behind it that fit. */
            match_run run = {i, i, match->parts};
            for (guint j = i + 1; j < choice->hit->matches->len; j++) {
                const jy_match_span *next = match_at(choice->hit, j);
                if (next->start >= sentence->end || snippet_columns(choice, match->start, next->end) > columns) {
                    break;
                }
                run.last = j;
                run.parts |= next->parts;
            }
            if (snippet_count(run.parts & ~seen) > most) {
                most = snippet_count(run.parts & ~seen);
                *ret_run = run;
            }
        }
    }
    return most > 0;
}

/* ---- windows ---- */

/* Shows what of `room` fits round these bytes. */
static void show_round(snippet_choice *choice, const jy_span *core, uint32_t width, const jy_span *room)
{
    uint32_t taken = snippet_columns(choice, core->start, core->end);
    uint32_t left_over = width > taken ? width - taken : 0;
    uint32_t start = stretch_left(choice, core->start, room->start, left_over / 2);
    uint32_t used = snippet_columns(choice, start, core->start);
    uint32_t end = stretch_right(choice, core->end, room->end, left_over - MIN(used, left_over));
    /* What the right side did not need is the left's. */
    used = snippet_columns(choice, core->end, end);
    start = stretch_left(choice, core->start, room->start, left_over - MIN(used, left_over));
    /* To the end of the sentence, where nothing but marks would be left out of it. */
    uint32_t at = end;
    for (int marks = 0; at < room->end && marks < LAST_MARKS && g_unichar_ispunct(character_at(choice, at)); marks++) {
        at = next_of(choice, at);
    }
    snippet_show(choice, start, at == room->end ? at : end);
}

static void show_run(snippet_choice *choice, const snippet_sentence *sentence, const match_run *run, uint32_t width,
                     const jy_span *room)
{
    jy_span core = {MAX(match_at(choice->hit, run->first)->start, sentence->start),
                    MIN(match_at(choice->hit, run->last)->end, sentence->end)};
    const jy_span whole = {sentence->start, sentence->end};
    g_autoptr(GArray) quotes = g_array_new(false, false, sizeof(jy_span));
    jy_quote_find(&choice->hit->passage, &whole, quotes);

    /* Widens what has to be shown to the quotations that it is in, as far as they fit; keeps of the quotations those
     * that are apart from it and would fit. */
    guint kept = 0;
    for (guint i = 0; i < quotes->len; i++) {
        jy_span quote = g_array_index(quotes, jy_span, i);
        const jy_span both = {MIN(core.start, quote.start), MAX(core.end, quote.end)};
        bool apart = quote.end <= core.start || quote.start >= core.end;
        if (apart && snippet_columns(choice, quote.start, quote.end) <= width) {
            g_array_index(quotes, jy_span, kept++) = quote;
        } else if (!apart && both.start >= room->start && both.end <= room->end &&
                   snippet_columns(choice, both.start, both.end) <= width) {
            core = both;
        }
    }
    g_array_set_size(quotes, kept);
    choice->quotes = quotes;

    /* And to the whole of a spaced number that a match begins or ends in. */
    jy_span number = core;
    while (number.start > room->start && parts_spaced_digits(choice, number.start)) {
        number.start = before_of(choice, number.start);
    }
    while (number.end < room->end && parts_spaced_digits(choice, number.end)) {
        number.end = next_of(choice, number.end);
    }
    if (snippet_columns(choice, number.start, core.start) + snippet_columns(choice, core.end, number.end) <=
        SPACED_COLUMNS) {
        core = number;
    }
    show_round(choice, &core, width, room);
    choice->quotes = NULL;
}

void jy_window_cut(snippet_choice *choice, const snippet_sentence *sentence, uint32_t width)
{
    match_run run, other;
    const jy_span room = {sentence->start, sentence->end};
    if (!best_run(choice, sentence, width * 3 / 4, 0, &run)) {
        uint32_t start = MAX(sentence->start, choice->hit->statement.start);
        snippet_show(choice, start, stretch_right(choice, start, sentence->end, width));
        return;
    }
    bool two = snippet_count(sentence->parts & ~run.parts) && best_run(choice, sentence, width / 3, 0, &run) &&
               best_run(choice, sentence, width / 3, run.parts, &other) &&
               (other.first > run.last || other.last < run.first);
    if (!two) {
        best_run(choice, sentence, width * 3 / 4, 0, &run);
        show_run(choice, sentence, &run, width, &room);
        return;
    }
    const match_run *left = run.first < other.first ? &run : &other, *right = left == &run ? &other : &run;
    const jy_span before = {sentence->start, match_at(choice->hit, right->first)->start};
    show_run(choice, sentence, left, width / 2, &before);
    const jy_span behind = {piece_at(choice, choice->pieces->len - 1)->end, sentence->end};
    show_run(choice, sentence, right, width / 2, &behind);
}
