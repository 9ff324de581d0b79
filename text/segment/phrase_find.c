/* phrase_find.c: finds in a text what must occur there as it was typed.
 *
 * A phrase is the list of its lexemes. In a text they must follow each other; what may be between two of them:
 *   typed together, two characters of a run        nothing, or a wrapped line
 *   typed together, a character and a word/number  nothing or white space (GDP 增长 = GDP增长)
 *   white space typed between words or numbers     white space
 *   punctuation typed, or white space between two  nothing, or up to GAP_BYTES (as much as was typed, if that is more)
 *   characters, which write none                   of anything that is neither letter nor digit
 * The wildcards of a pattern cut it into pieces, each of which is found so; between two of them is what the
 * wildcards allow. */
#include <jiyan/text/utf8.h>
#include <string.h>

#include "text/fold/script.h"
#include "text/segment/phrase.h"

/* Punctuation in a quotation may differ from the text's: this many bytes of it are passed over. */
#define GAP_BYTES 24

/* Compares the i-th lexeme of the phrase with one of the text; *ret_end is where it ends there. */
static bool same_text(const jy_phrase *phrase, const jy_phrase_piece *piece, guint i, const char *text,
                      const jy_lexeme *found, uint32_t *ret_end)
{
    const jy_lexeme *wanted = jy_phrase_lexeme(phrase, i);
    const bool cut = piece->open_end && i + 1 == piece->end;
    const bool open = phrase->goes_on && i + 1 == phrase->lexemes->len;
    const char *a = phrase->folded.text + wanted->start, *b = text + found->start;
    uint32_t a_length = wanted->end - wanted->start, b_length = found->end - found->start;
    *ret_end = cut ? found->start + a_length : found->end;
    if (cut || (piece->open_start && i == piece->first)) {
        /* A word or number that may be a part of the text's: their bytes as they are. */
        return found->kind != LEXEME_GRAM && (cut || open ? a_length <= b_length : a_length == b_length) &&
               memcmp(a, b, a_length) == 0;
    }
    if (wanted->kind != found->kind && !(open && found->kind == LEXEME_WORD)) {
        return false;
    }
    char left[JY_TERM_MAX], right[JY_TERM_MAX];
    if (wanted->kind == LEXEME_NUMBER) {
        a_length = jy_lexeme_term(phrase->folded.text, wanted, left, &a);
        b_length = jy_lexeme_term(text, found, right, &b);
    }
    return (open ? a_length <= b_length : a_length == b_length) && memcmp(a, b, a_length) == 0;
}

static bool gap_fits(const jy_lexeme *wanted_before, const jy_lexeme *wanted, const jy_lexeme *found)
{
    bool grams = wanted_before->kind == LEXEME_GRAM && wanted->kind == LEXEME_GRAM;
    bool words = wanted_before->kind != LEXEME_GRAM && wanted->kind != LEXEME_GRAM;
    if (wanted->gap == GAP_BREAK || (grams && wanted->gap == GAP_SPACE)) {
        return found->start - found->gap_start <= MAX(GAP_BYTES, wanted->start - wanted->gap_start);
    }
    if (grams) {
        return found->gap <= GAP_WRAP;
    }
    if (words && wanted->gap != GAP_NONE) {
        return found->gap == GAP_SPACE || found->gap == GAP_WRAP;
    }
    return found->gap != GAP_BREAK;
}

/* Compares a piece with the text from `found`, its first lexeme, on. */
static bool piece_fits(const jy_phrase *phrase, const jy_phrase_piece *piece, const char *text, uint32_t end,
                       const jy_lexeme *found, uint32_t *ret_end)
{
    jy_lexer lexer = {text, found->end, end, true};
    jy_lexeme next;
    if (!same_text(phrase, piece, piece->first, text, found, ret_end)) {
        return false;
    }
    for (guint i = piece->first + 1; i < piece->end; i++) {
        if (!jy_lexeme_next(&lexer, &next) ||
            !gap_fits(jy_phrase_lexeme(phrase, i - 1), jy_phrase_lexeme(phrase, i), &next) ||
            !same_text(phrase, piece, i, text, &next, ret_end)) {
            return false;
        }
    }
    return true;
}

/* Where a phrase may begin: its first piece matches. */
typedef struct {
    uint32_t start, end;
    uint32_t next; /* from where to look on */
} phrase_start;

static bool find_start(const jy_phrase *phrase, const jy_folded *folded, uint32_t from, uint32_t end,
                       phrase_start *ret_start)
{
    const jy_lexeme *first = jy_phrase_lexeme(phrase, 0);
    const jy_phrase_piece *piece = jy_phrase_piece_at(phrase, 0);
    if (first->kind == LEXEME_GRAM) {
        /* One that begins with a character is looked for by its bytes: no other character holds them. */
        uint32_t size = first->end - first->start;
        const char *at = folded->text + from, *stop = folded->text + end;
        while (at < stop && (at = memmem(at, (size_t)(stop - at), phrase->folded.text + first->start, size)) != NULL) {
            uint32_t start = (uint32_t)(at - folded->text);
            jy_lexeme gram = {.start = start, .end = start + size, .kind = LEXEME_GRAM};
            *ret_start = (phrase_start){.start = start, .next = start + size};
            if (piece_fits(phrase, piece, folded->text, end, &gram, &ret_start->end)) {
                return true;
            }
            at += size;
        }
        return false;
    }

    /* One that begins with a word or number is looked for lexeme by lexeme. */
    jy_lexer lexer = {folded->text, from, end, false};
    jy_lexeme found;
    while (jy_lexeme_next(&lexer, &found)) {
        *ret_start = (phrase_start){.start = found.start, .next = found.end};
        if (piece_fits(phrase, piece, folded->text, end, &found, &ret_start->end)) {
            return true;
        }
    }
    return false;
}

/* ---- finding the pieces behind the first ---- */

/* Passes over one character that a wildcard matches. Returns false where it matches no such. */
static bool step_wild(const jy_phrase_piece *piece, const char *text, uint32_t *at, uint32_t end, uint32_t *count)
{
    uint32_t next = *at, character = jy_utf8_next(text, end, &next);
    jy_script script = jy_script_of(character);
    /* Nothing of a pattern goes on over the end of a clause. */
    bool stops = character == '.' && (next >= end || g_ascii_isspace(text[next]));
    if (stops || character == 0x3002 || character == '!' || character == '?' || character == ';') {
        return false;
    }
    if (script != SCRIPT_SPACE && script != SCRIPT_LINE) {
        if (script == SCRIPT_OTHER && piece->most == piece->least) {
            return false;
        }
        ++*count;
    }
    *at = next;
    return true;
}

/* Adds where the piece may end when the one before it ends at `from`. */
static void reach(const jy_phrase *phrase, const jy_phrase_piece *piece, const jy_folded *folded, uint32_t from,
                  uint32_t end, GArray *ends)
{
    jy_lexer lexer = {folded->text, from, end, true};
    jy_lexeme next;
    bool more = jy_lexeme_next(&lexer, &next);
    uint32_t at = from, count = 0, stop = 0;
    while (more && count <= piece->most) {
        bool inside = at > next.start;
        if (count >= piece->least && at >= next.start && (!inside || piece->open_start)) {
            jy_lexeme found = next;
            found.start = at;
            bool is_new = piece_fits(phrase, piece, folded->text, end, &found, &stop);
            for (guint i = ends->len; is_new && i-- > 0;) { /* the last ones are the likeliest */
                is_new = g_array_index(ends, uint32_t, i) != stop;
            }
            if (is_new) {
                g_array_append_val(ends, stop);
            }
        }
        more = step_wild(piece, folded->text, &at, end, &count);
        while (more && next.end <= at) {
            more = jy_lexeme_next(&lexer, &next);
        }
    }
}

/* Where the phrase ends at the earliest when its first piece ends at `from`: piece by piece every end that can be
 * reached. Returns false where it does not match. */
static bool find_end(const jy_phrase *phrase, const jy_folded *folded, uint32_t from, uint32_t end, uint32_t *ret_end)
{
    *ret_end = from;
    if (phrase->pieces->len == 1) {
        return true;
    }
    g_autoptr(GArray) ends = g_array_new(false, false, sizeof(uint32_t));
    g_array_append_val(ends, from);
    for (guint i = 1; i < phrase->pieces->len && ends->len; i++) {
        GArray *reached = g_array_new(false, false, sizeof(uint32_t));
        for (guint j = 0; j < ends->len; j++) {
            reach(phrase, jy_phrase_piece_at(phrase, i), folded, g_array_index(ends, uint32_t, j), end, reached);
        }
        g_array_unref(ends);
        ends = reached;
    }
    *ret_end = UINT32_MAX;
    for (guint i = 0; i < ends->len; i++) {
        *ret_end = MIN(*ret_end, g_array_index(ends, uint32_t, i));
    }
    return ends->len > 0;
}

bool jy_phrase_find(const jy_phrase *phrase, const jy_folded *folded, uint32_t from, uint32_t end, uint32_t *ret_start,
                    uint32_t *ret_end)
{
    phrase_start at;
    bool found = false;
    uint32_t stop;
    while (!found && find_start(phrase, folded, from, end, &at)) {
        found = find_end(phrase, folded, at.end, end, &stop);
        from = at.next;
        *ret_start = at.start;
        *ret_end = stop;
    }
    /* A later beginning with the same end is the closer one. */
    while (found && phrase->pieces->len > 1 && find_start(phrase, folded, from, *ret_end, &at)) {
        if (find_end(phrase, folded, at.end, *ret_end, &stop)) {
            *ret_start = at.start;
        }
        from = at.next;
    }
    return found;
}

bool jy_phrase_find_bytes(const jy_phrase *phrase, const char *text, uint32_t length)
{
    const char *run = phrase->folded.text + jy_phrase_lexeme(phrase, 0)->start;
    return phrase->run && memmem(text, length, run, phrase->run) != NULL;
}
