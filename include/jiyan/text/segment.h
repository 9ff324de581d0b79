/* segment.h: the one tokenizer: index, query and highlight cut text alike.
 *
 * It works on one paragraph of folded text: inside a paragraph a line end is a wrapped line, so it does not break a run
 * of Han (nor does white space that holds a line end); a space between two Han characters, unless they are set apart
 * (fold.h), and every other character that is neither letter nor digit, does. */
#ifndef JIYAN_TEXT_SEGMENT_H
#define JIYAN_TEXT_SEGMENT_H

#include <jiyan/text/fold.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum {
    JY_TOKEN_BIGRAM, /* two neighbours of a run of Han, kana or Hangul: 税收 */
    JY_TOKEN_LAST,   /* the last character of such a run, on its own: 收 */
    JY_TOKEN_WORD,   /* letters of a script with words: gdp, covid */
    JY_TOKEN_NUMBER, /* digits, with their inner . and , : 6.5, 2021, 1,200 */
} jy_token_kind;

typedef struct {
    const char *term;    /* not NUL-terminated; valid during the call */
    uint32_t length;     /* bytes; at most JY_TERM_MAX: a longer word is cut there on a character boundary */
    uint32_t start, end; /* its bytes in the folded text */
    jy_token_kind kind;
} jy_token;

#define JY_TERM_MAX 64

typedef void jy_segment_fn(const jy_token *token, void *user);

/* Calls `fn` for each token of folded bytes [start, end), in order. */
void jy_segment(const jy_folded *folded, uint32_t start, uint32_t end, jy_segment_fn *fn, void *user);

/* Takes the bigrams of a run whose characters are one right behind the other: each of bytes [start, end) of `text` but
 * the last begins one. */
typedef void jy_segment_run_fn(const char *text, uint32_t start, uint32_t end, void *user);

/* The same for who takes most bigrams, which most tokens are, a run at a time; all other tokens go to `fn`. */
typedef struct {
    jy_segment_run_fn *run;
    jy_segment_fn *fn;
    void *user;
} jy_segment_sink;
void jy_segment_runs(const jy_folded *folded, const jy_segment_sink *sink);

#endif
