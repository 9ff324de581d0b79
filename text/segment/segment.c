/* segment.c: the one tokenizer: lexemes to terms. */
#include <jiyan/text/segment.h>

#include <jiyan/text/utf8.h>
#include <string.h>

#include "text/segment/lexeme.h"

/* Room for two characters of UTF-8. */
#define GRAM_PAIR 8

/* Two neighbours as one term; they are apart in the text where a line is wrapped between them. */
static void emit_pair(const char *text, const jy_lexeme *first, const jy_lexeme *second, const jy_segment_sink *sink)
{
    char pair[GRAM_PAIR];
    jy_token token = {.start = first->start, .end = second->end, .kind = JY_TOKEN_BIGRAM};
    token.length = first->end - first->start + second->end - second->start;
    token.term = text + first->start;
    if (first->end != second->start) {
        memcpy(pair, text + first->start, first->end - first->start);
        memcpy(pair + (first->end - first->start), text + second->start, second->end - second->start);
        token.term = pair;
    }
    sink->fn(&token, sink->user);
}

/* Everything but a pair: a last character, a word, a number. */
static void emit_single(const char *text, const jy_lexeme *lexeme, const jy_segment_sink *sink)
{
    static const jy_token_kind KINDS[] = {
        [LEXEME_GRAM] = JY_TOKEN_LAST, [LEXEME_WORD] = JY_TOKEN_WORD, [LEXEME_NUMBER] = JY_TOKEN_NUMBER};
    char buffer[JY_TERM_MAX];
    jy_token token = {.start = lexeme->start, .end = lexeme->end, .kind = KINDS[lexeme->kind]};
    token.length = jy_lexeme_term(text, lexeme, buffer, &token.term);
    sink->fn(&token, sink->user);
}

/* True for a character of the ideographs at `at`; U+4DC0 … U+4DFF are none. */
static inline bool is_han_at(const char *text, uint32_t at)
{
    const unsigned char *byte = (const unsigned char *)text + at;
    return byte[0] >= 0xE4 && byte[0] <= 0xE9 && !(byte[0] == 0xE4 && byte[1] == 0xB7);
}

/* Goes on with a run of Han, which most of a text is, as long as one character is right behind the other: what
 * jy_lexeme_next would give, without its questions. `last` is the character that the lexer is behind, and then the last
 * of the run. Returns where the run begins. */
static uint32_t skip_run(jy_lexer *lexer, jy_lexeme *last)
{
    uint32_t start = last->start, before = start, at = last->end;
    for (; at < lexer->end && is_han_at(lexer->text, at); at += 3) {
        before = at;
    }
    *last = (jy_lexeme){.start = before, .end = at, .kind = last->kind};
    lexer->at = at;
    return start;
}

static void segment(jy_lexer *lexer, const jy_segment_sink *sink)
{
    jy_lexeme before, lexeme;
    bool pending = false; /* `before` is a character of a run whose fate the next lexeme decides */
    while (jy_lexeme_next(lexer, &lexeme)) {
        if (pending && jy_lexeme_continues(&before, &lexeme)) {
            emit_pair(lexer->text, &before, &lexeme, sink);
        } else if (pending) {
            emit_single(lexer->text, &before, sink);
        }
        pending = lexeme.kind == LEXEME_GRAM;
        if (pending) {
            uint32_t start = skip_run(lexer, &lexeme);
            if (start < lexeme.start) {
                sink->run(lexer->text, start, lexeme.end, sink->user);
            }
        } else {
            emit_single(lexer->text, &lexeme, sink);
        }
        before = lexeme;
    }
    if (pending) {
        emit_single(lexer->text, &before, sink);
    }
}

void jy_segment_runs(const jy_folded *folded, const jy_segment_sink *sink)
{
    jy_lexer lexer = {folded->text, 0, folded->length, false};
    segment(&lexer, sink);
}

/* ---- token by token ---- */

static void take_token(const jy_token *token, void *user)
{
    const jy_segment_sink *to = user;
    to->fn(token, to->user);
}

static void take_run(const char *text, uint32_t start, uint32_t end, void *user)
{
    const jy_segment_sink *to = user;
    jy_token token = {.kind = JY_TOKEN_BIGRAM, .start = start};
    uint32_t second = start;
    for (jy_utf8_next(text, end, &second); second < end; token.start = second, second = token.end) {
        token.end = second;
        jy_utf8_next(text, end, &token.end);
        token.term = text + token.start;
        token.length = token.end - token.start;
        to->fn(&token, to->user);
    }
}

void jy_segment(const jy_folded *folded, uint32_t start, uint32_t end, jy_segment_fn *fn, void *user)
{
    jy_lexer lexer = {folded->text, start, end, false};
    jy_segment_sink to = {.fn = fn, .user = user};
    segment(&lexer, &(jy_segment_sink){take_run, take_token, &to});
}
