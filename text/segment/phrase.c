/* phrase.c: a phrase made: its lexemes, its pieces, its terms. */
#include "text/segment/phrase.h"

#include <string.h>

#define HAN_FIRST 0x4E00
#define HAN_LAST 0x9FFF
#define ZERO 0x96F6 /* 零 */

/* ---- making ---- */

bool jy_phrase_is_wild(const char *word, const char *at)
{
    /* Of a question, so that a question mark behind it is one. */
    static const char *const QUESTIONS[] = {"吗",   "嗎",   "呢",   "么",   "麼",   "怎",   "哪",   "谁",   "誰",
                                            "几",   "幾",   "多少", "如何", "为何", "為何", "何时", "何時", "何地",
                                            "何种", "何種", "有何", "是否", "能否", "可否", "与否", "與否"};
    for (size_t i = 0; i < G_N_ELEMENTS(QUESTIONS); i++) {
        if (memmem(word, (size_t)(at - word), QUESTIONS[i], strlen(QUESTIONS[i]))) {
            return false;
        }
    }

    const char *behind = at;
    bool begun = false;
    for (const char *before = word; before < at && !begun; before = g_utf8_next_char(before)) {
        begun = g_unichar_isalnum(g_utf8_get_char(before));
    }
    while (*behind && g_utf8_strchr("*?＊？", -1, g_utf8_get_char(behind))) {
        behind = g_utf8_next_char(behind);
    }
    return begun && g_unichar_isalnum(g_utf8_get_char(behind));
}

/* Reads the wildcards before a lexeme into a piece that begins there. Returns false where there are none. */
static bool read_wildcards(const jy_phrase *phrase, const jy_lexeme *lexeme, jy_phrase_piece *piece)
{
    const char *text = phrase->folded.text, *at = text + lexeme->gap_start;
    bool star = false;
    for (; at < text + lexeme->start; at = g_utf8_next_char(at)) {
        star |= *at == '*';
        piece->least += *at == '?' && jy_phrase_is_wild(text, at);
    }
    piece->most = piece->least + (star ? JY_WILD_MOST : 0);
    return piece->most > 0;
}

/* Bytes of a phrase of Han, one behind the other; 0 for any other. Each of them is folded to itself wherever it
 * stands: there are none that a mark behind it changes, and 零, which is 〇 among digits, is not taken. */
static uint32_t run_of_han(const jy_phrase *phrase)
{
    const uint32_t start = jy_phrase_lexeme(phrase, 0)->start;
    uint32_t at = start;
    for (guint i = 0; i < phrase->lexemes->len; i++) {
        const jy_lexeme *lexeme = jy_phrase_lexeme(phrase, i);
        gunichar character = g_utf8_get_char(phrase->folded.text + lexeme->start);
        if (lexeme->kind != LEXEME_GRAM || lexeme->start != at || character < HAN_FIRST || character > HAN_LAST ||
            character == ZERO) {
            return 0;
        }
        at = lexeme->end;
    }
    return phrase->pieces->len == 1 ? at - start : 0;
}

static jy_phrase *new_phrase(const char *text, gssize length, bool pattern)
{
    jy_phrase *phrase = g_new0(jy_phrase, 1);
    phrase->typed = g_utf8_make_valid(text, length);
    phrase->lexemes = g_array_new(false, false, sizeof(jy_lexeme));
    phrase->pieces = g_array_new(false, false, sizeof(jy_phrase_piece));
    jy_fold(phrase->typed, (uint32_t)strlen(phrase->typed), &phrase->folded);
    jy_lexer lexer = {phrase->folded.text, 0, phrase->folded.length, false};
    jy_lexeme lexeme;
    while (jy_lexeme_next(&lexer, &lexeme)) {
        guint count = phrase->lexemes->len;
        jy_phrase_piece piece = {.first = count};
        g_array_append_val(phrase->lexemes, lexeme);
        if (count == 0) {
            g_array_append_val(phrase->pieces, piece);
        } else if (pattern && read_wildcards(phrase, &lexeme, &piece)) {
            bool behind_gram = jy_phrase_lexeme(phrase, count - 1)->kind == LEXEME_GRAM;
            piece.open_start = lexeme.kind != LEXEME_GRAM && !(behind_gram && piece.most > piece.least);
            jy_phrase_piece_at(phrase, phrase->pieces->len - 1)->open_end = !behind_gram;
            g_array_append_val(phrase->pieces, piece);
        }
        jy_phrase_piece_at(phrase, phrase->pieces->len - 1)->end = count + 1;
    }
    if (phrase->lexemes->len == 0) {
        g_clear_pointer(&phrase, jy_phrase_free);
    } else {
        phrase->goes_on = phrase->folded.text[phrase->folded.length - 1] == '*' && lexeme.kind != LEXEME_GRAM;
        phrase->run = run_of_han(phrase);
    }
    return phrase;
}

jy_phrase *jy_phrase_new(const char *text, gssize length)
{
    return new_phrase(text, length, false);
}

jy_phrase *jy_phrase_new_pattern(const char *text, gssize length)
{
    return new_phrase(text, length, true);
}

void jy_phrase_free(jy_phrase *phrase)
{
    if (!phrase) {
        return;
    }
    jy_fold_clear(&phrase->folded);
    g_array_unref(phrase->lexemes);
    g_array_unref(phrase->pieces);
    g_free(phrase->typed);
    g_free(phrase);
}

const jy_folded *jy_phrase_folded(const jy_phrase *phrase)
{
    return &phrase->folded;
}

/* ---- terms ---- */

/* The last character of a run of several is left out: in a text the run may go on. */
typedef struct {
    const jy_phrase *phrase;
    jy_segment_fn *fn;
    void *user;
    bool in_run;
    guint piece; /* that the last token is of */
} term_filter;

static void filter_term(const jy_token *token, void *user)
{
    term_filter *filter = user;
    const jy_phrase *phrase = filter->phrase;
    while (jy_phrase_lexeme(phrase, jy_phrase_piece_at(phrase, filter->piece)->end - 1)->start < token->start) {
        filter->piece++;
    }
    const jy_phrase_piece *piece = jy_phrase_piece_at(phrase, filter->piece);
    bool is_run_end = token->kind == JY_TOKEN_LAST && filter->in_run;
    filter->in_run = token->kind == JY_TOKEN_BIGRAM;
    /* A word or number that may be the end of a longer one: no term tells. */
    bool begins_before = piece->open_start && jy_phrase_lexeme(phrase, piece->first)->start == token->start;
    if (is_run_end || begins_before) {
        return;
    }
    /* One that may go on is found by prefix, as a lone character is. */
    bool is_open = piece->open_end || (phrase->goes_on && filter->piece + 1 == phrase->pieces->len);
    bool goes_on = is_open && jy_phrase_lexeme(phrase, piece->end - 1)->start == token->start;
    jy_token term = *token;
    term.kind = goes_on && token->kind != JY_TOKEN_BIGRAM ? JY_TOKEN_LAST : token->kind;
    filter->fn(&term, filter->user);
}

void jy_phrase_terms(const jy_phrase *phrase, jy_segment_fn *fn, void *user)
{
    term_filter filter = {phrase, fn, user, false, 0};
    jy_segment(&phrase->folded, 0, phrase->folded.length, filter_term, &filter);
}

bool jy_phrase_is_term(const jy_phrase *phrase)
{
    const jy_lexeme *first = jy_phrase_lexeme(phrase, 0);
    if (phrase->goes_on) {
        return false;
    }
    if (phrase->lexemes->len == 2) {
        return jy_lexeme_continues(first, jy_phrase_lexeme(phrase, 1));
    }
    return phrase->lexemes->len == 1 && first->kind != LEXEME_GRAM && first->end - first->start <= JY_TERM_MAX;
}
