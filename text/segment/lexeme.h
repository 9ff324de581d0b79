/* lexeme.h: the smallest pieces of folded text that tokens and phrases are made of, and what is between them.
 * Private to text/. */
#ifndef JIYAN_TEXT_SEGMENT_LEXEME_H
#define JIYAN_TEXT_SEGMENT_LEXEME_H

#include <stdbool.h>
#include <stdint.h>

typedef enum {
    LEXEME_GRAM,   /* one character of a script without spaces */
    LEXEME_WORD,   /* letters, with digits and apostrophes inside: gdp, covid19, 5g, it's */
    LEXEME_NUMBER, /* digits, with thousands commas and one decimal point: 2021, 1,200, 6.5 */
} jy_lexeme_kind;

/* What is before a lexeme. */
typedef enum {
    GAP_NONE,
    GAP_WRAP,  /* white space with a line end in it */
    GAP_SPACE, /* white space */
    GAP_BREAK, /* anything else among it; the beginning of the text counts so */
} jy_gap;

typedef struct {
    uint32_t start, end; /* bytes of the folded text */
    jy_lexeme_kind kind;
    jy_gap gap;
    uint32_t gap_start;
} jy_lexeme;

typedef struct {
    const char *text;
    uint32_t at, end;
    bool begun;
} jy_lexer;

/* The next lexeme of bytes [at, end). Returns false at the end. */
bool jy_lexeme_next(jy_lexer *lexer, jy_lexeme *ret_lexeme);

/* The term of a word or number: as in the text, but for thousands commas, and cut to JY_TERM_MAX bytes. `buffer` has
 * room for JY_TERM_MAX. Gives the term's length; *ret_term points into the text or the buffer. */
uint32_t jy_lexeme_term(const char *text, const jy_lexeme *lexeme, char *buffer, const char **ret_term);

/* True when two characters of a script without spaces are neighbours in a run. */
static inline bool jy_lexeme_continues(const jy_lexeme *before, const jy_lexeme *lexeme)
{
    return before->kind == LEXEME_GRAM && lexeme->kind == LEXEME_GRAM && lexeme->gap <= GAP_WRAP;
}

#endif
