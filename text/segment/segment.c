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
        if (!pending) {
            emit_single(folded->text, &lexeme, fn, user);
        }
        before = lexeme;
    }
    if (pending) {
        emit_single(folded->text, &before, fn, user);
    }
}
