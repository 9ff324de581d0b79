/* phrase.c: what has to stand in a text as it was typed.
 *
 * A phrase is the list of its lexemes. In a text they have to follow each other; what may stand between two of them:
 *   typed together, two characters of a run        nothing, or a wrapped line
 *   typed together, a character and a word/number  nothing or white space (GDP 增长 = GDP增长)
 *   white space typed between two characters       nothing or white space
 *   white space typed between words or numbers     white space
 *   punctuation typed                              nothing, or up to GAP_BYTES (as much as was typed, if that is more)
 *                                                  of anything that is neither letter nor digit */
#include <jiyan/segment.h>

#include <string.h>

#include "text/lexeme.h"

/* Punctuation in a quotation may differ from the text's: this many bytes of it are passed over. */
#define GAP_BYTES 24

struct jy_phrase {
    jy_folded folded; /* of `typed` */
    char *typed;
    GArray *lexemes; /* of jy_lexeme */
    bool goes_on;    /* the last word or number may be longer in the text */
};

jy_phrase *jy_phrase_new(const char *text, gssize length)
{
    jy_phrase *phrase = g_new0(jy_phrase, 1);
    phrase->typed = g_utf8_make_valid(text, length);
    phrase->lexemes = g_array_new(false, false, sizeof(jy_lexeme));
    jy_fold(phrase->typed, (uint32_t)strlen(phrase->typed), &phrase->folded);
    jy_lexer lexer = {phrase->folded.text, 0, phrase->folded.length, false};
    jy_lexeme lexeme;
    while (jy_lexer_next(&lexer, &lexeme)) {
        g_array_append_val(phrase->lexemes, lexeme);
    }
    if (phrase->lexemes->len == 0) {
        g_clear_pointer(&phrase, jy_phrase_free);
    } else {
        phrase->goes_on = phrase->folded.text[phrase->folded.length - 1] == '*' && lexeme.kind != LEXEME_GRAM;
    }
    return phrase;
}

void jy_phrase_free(jy_phrase *phrase)
{
    if (!phrase) {
        return;
    }
    jy_folded_clear(&phrase->folded);
    g_array_unref(phrase->lexemes);
    g_free(phrase->typed);
    g_free(phrase);
}

static const jy_lexeme *lexeme_at(const jy_phrase *phrase, guint i)
{
    return &g_array_index(phrase->lexemes, jy_lexeme, i);
}

/* ---- terms ---- */

/* The last character of a run of several is left out: in a text the run may go on. */
typedef struct {
    jy_token_fn *fn;
    void *user;
    bool in_run;
    uint32_t open_start; /* of a last word that may go on: it is found by prefix, as a lone character is */
} term_filter;

static void filter_term(const jy_token *token, void *user)
{
    term_filter *filter = user;
    bool is_run_end = token->kind == JY_TOKEN_LAST && filter->in_run;
    filter->in_run = token->kind == JY_TOKEN_BIGRAM;
    if (!is_run_end) {
        jy_token term = *token;
        term.kind = token->start == filter->open_start ? JY_TOKEN_LAST : token->kind;
        filter->fn(&term, filter->user);
    }
}

void jy_phrase_terms(const jy_phrase *phrase, jy_token_fn *fn, void *user)
{
    const jy_lexeme *last = lexeme_at(phrase, phrase->lexemes->len - 1);
    term_filter filter = {fn, user, false, phrase->goes_on ? last->start : UINT32_MAX};
    jy_segment(&phrase->folded, 0, phrase->folded.length, filter_term, &filter);
}

bool jy_phrase_is_term(const jy_phrase *phrase)
{
    const jy_lexeme *first = lexeme_at(phrase, 0);
    if (phrase->goes_on) {
        return false;
    }
    if (phrase->lexemes->len == 2) {
        return jy_lexeme_continues(first, lexeme_at(phrase, 1));
    }
    return phrase->lexemes->len == 1 && first->kind != LEXEME_GRAM && first->end - first->start <= JY_TERM_MAX;
}

/* ---- finding ---- */

static bool same_text(const jy_phrase *phrase, const jy_lexeme *wanted, const char *text, const jy_lexeme *found)
{
    bool open = phrase->goes_on && wanted == lexeme_at(phrase, phrase->lexemes->len - 1);
    if (wanted->kind != found->kind && !(open && found->kind == LEXEME_WORD)) {
        return false;
    }
    char left[JY_TERM_MAX], right[JY_TERM_MAX];
    const char *a = phrase->folded.text + wanted->start, *b = text + found->start;
    uint32_t a_length = wanted->end - wanted->start, b_length = found->end - found->start;
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
    if (wanted->gap == GAP_BREAK) {
        return found->start - found->gap_start <= MAX(GAP_BYTES, wanted->start - wanted->gap_start);
    }
    if (grams && wanted->gap != GAP_SPACE) {
        return found->gap <= GAP_WRAP;
    }
    if (words && wanted->gap != GAP_NONE) {
        return found->gap == GAP_SPACE || found->gap == GAP_WRAP;
    }
    return found->gap != GAP_BREAK;
}

/* Compares the phrase with the text where `found`, its first lexeme, stands. */
static bool follows(const jy_phrase *phrase, const char *text, uint32_t end, const jy_lexeme *found, uint32_t *ret_end)
{
    jy_lexer lexer = {text, found->end, end, true};
    jy_lexeme next = *found;
    for (guint i = 1; i < phrase->lexemes->len; i++) {
        const jy_lexeme *wanted = lexeme_at(phrase, i);
        if (!jy_lexer_next(&lexer, &next) || !gap_fits(lexeme_at(phrase, i - 1), wanted, &next) ||
            !same_text(phrase, wanted, text, &next)) {
            return false;
        }
    }
    *ret_end = next.end;
    return true;
}

/* A phrase that begins with a character is looked for by its bytes: no other character holds them. */
static bool find_gram(const jy_phrase *phrase, const jy_folded *folded, uint32_t from, uint32_t end,
                      uint32_t *ret_start, uint32_t *ret_end)
{
    const jy_lexeme *first = lexeme_at(phrase, 0);
    const char *wanted = phrase->folded.text + first->start;
    size_t size = first->end - first->start;
    const char *at = folded->text + from, *stop = folded->text + end;
    while (at < stop && (at = memmem(at, (size_t)(stop - at), wanted, size)) != NULL) {
        uint32_t start = (uint32_t)(at - folded->text);
        jy_lexeme found = {.start = start, .end = start + (uint32_t)size, .kind = LEXEME_GRAM};
        if (follows(phrase, folded->text, end, &found, ret_end)) {
            *ret_start = start;
            return true;
        }
        at += size;
    }
    return false;
}

/* A phrase that begins with a word or number is looked for lexeme by lexeme. */
static bool find_word(const jy_phrase *phrase, const jy_folded *folded, uint32_t from, uint32_t end,
                      uint32_t *ret_start, uint32_t *ret_end)
{
    jy_lexer lexer = {folded->text, from, end, false};
    jy_lexeme found;
    while (jy_lexer_next(&lexer, &found)) {
        if (same_text(phrase, lexeme_at(phrase, 0), folded->text, &found) &&
            follows(phrase, folded->text, end, &found, ret_end)) {
            *ret_start = found.start;
            return true;
        }
    }
    return false;
}

bool jy_phrase_find(const jy_phrase *phrase, const jy_folded *folded, uint32_t from, uint32_t end, uint32_t *ret_start,
                    uint32_t *ret_end)
{
    bool gram = lexeme_at(phrase, 0)->kind == LEXEME_GRAM;
    return (gram ? find_gram : find_word)(phrase, folded, from, end, ret_start, ret_end);
}
