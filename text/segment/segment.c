/* segment.c: the one tokenizer: lexemes to terms. */
#include <jiyan/text/segment.h>

#include <string.h>

#include "text/segment/lexeme.h"

/* Room for two characters of UTF-8. */
#define GRAM_PAIR 8

/* Two neighbours as one term; they are apart in the text where a line is wrapped between them. */
static void emit_pair(const char *text, const jy_lexeme *first, const jy_lexeme *second, jy_segment_fn *fn, void *user)
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
    fn(&token, user);
}

/* Everything but a pair: a last character, a word, a number. */
static void emit_single(const char *text, const jy_lexeme *lexeme, jy_segment_fn *fn, void *user)
{
    static const jy_token_kind KINDS[] = {
        [LEXEME_GRAM] = JY_TOKEN_LAST, [LEXEME_WORD] = JY_TOKEN_WORD, [LEXEME_NUMBER] = JY_TOKEN_NUMBER};
    char buffer[JY_TERM_MAX];
    jy_token token = {.start = lexeme->start, .end = lexeme->end, .kind = KINDS[lexeme->kind]};
    token.length = jy_lexeme_term(text, lexeme, buffer, &token.term);
    fn(&token, user);
}

/* True for a character of the ideographs at `at`; U+4DC0 … U+4DFF are none. */
static inline bool is_han_at(const char *text, uint32_t at)
{
    const unsigned char *byte = (const unsigned char *)text + at;
    return byte[0] >= 0xE4 && byte[0] <= 0xE9 && !(byte[0] == 0xE4 && byte[1] == 0xB7);
}

/* Goes on with a run of Han, which most of a text is, as long as one character is right behind the other: what
 * jy_lexeme_next would give, without its questions. `before` is the last character, which the lexer is behind. */
static void emit_run(jy_lexer *lexer, jy_lexeme *before, jy_segment_fn *fn, void *user)
{
    jy_token token = {.kind = JY_TOKEN_BIGRAM};
    while (lexer->at < lexer->end && is_han_at(lexer->text, lexer->at)) {
        token.term = lexer->text + before->start;
        token.start = before->start;
        token.end = lexer->at + 3;
        token.length = token.end - token.start;
        fn(&token, user);
        before->start = lexer->at;
        before->end = lexer->at = token.end;
    }
}

void jy_segment(const jy_folded *folded, uint32_t start, uint32_t end, jy_segment_fn *fn, void *user)
{
    jy_lexer lexer = {folded->text, start, end, false};
    jy_lexeme before, lexeme;
    bool pending = false; /* `before` is a character of a run whose fate the next lexeme decides */
    while (jy_lexeme_next(&lexer, &lexeme)) {
        if (pending && jy_lexeme_continues(&before, &lexeme)) {
            emit_pair(folded->text, &before, &lexeme, fn, user);
        } else if (pending) {
            emit_single(folded->text, &before, fn, user);
        }
        pending = lexeme.kind == LEXEME_GRAM;
        if (pending) {
            emit_run(&lexer, &lexeme, fn, user);
        } else {
            emit_single(folded->text, &lexeme, fn, user);
        }
        before = lexeme;
    }
    if (pending) {
        emit_single(folded->text, &before, fn, user);
    }
}
