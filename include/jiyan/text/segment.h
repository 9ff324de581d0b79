/* segment.h: the one tokenizer: index, query and highlight cut text alike.
 *
 * It works on one paragraph of folded text: inside a paragraph a line end is a wrapped line, so it does not break a run
 * of Han (nor does white space that holds a line end); a space between two Han characters, and every other character
 * that is neither letter nor digit, does. */
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
    uint32_t start, end; /* where it stands in the folded text */
    jy_token_kind kind;
} jy_token;

#define JY_TERM_MAX 64

typedef void jy_token_fn(const jy_token *token, void *user);

/* Calls `fn` for each token of folded bytes [start, end), in order. */
void jy_segment(const jy_folded *folded, uint32_t start, uint32_t end, jy_token_fn *fn, void *user);

/* A phrase: what has to stand in a text as it was typed. Made from a query's words or quotation. */
typedef struct jy_phrase jy_phrase;

/* Returns a new phrase of `text` (any UTF-8); free with jy_phrase_free. Punctuation and spaces inside it match any
 * punctuation and spaces, never nothing between two Han that the text has joined; a phrase without punctuation does not
 * match across punctuation. A final * lets its last word or number go on: gov* . Returns NULL where `text` holds no
 * letter or digit. */
jy_phrase *jy_phrase_new(const char *text, gssize length);

/* The same, where a * inside of it stands for at most JY_WILD_MOST characters, and each ? that is wild for one letter,
 * digit or character of Chinese: 农村*改革, 第?次全体会议. White space does not count, and nothing of it crosses the
 * end of a clause (。！？；). What stands before a wildcard need not be a whole word or number (202*年, 201?年), nor
 * what stands behind it, but for one behind Chinese and *: 增长*5% is not in 增长6.5%. */
jy_phrase *jy_phrase_new_pattern(const char *text, gssize length);

/* What a * inside of a pattern stands for, in characters. */
#define JY_WILD_MOST 16

/* True where the ? or ？ at `at` in the word that begins at `word` (it ends with NUL) stands for a character; false
 * where it ends a question: at an edge of the word, and behind 吗, 什么 and the like. */
bool jy_phrase_is_wild(const char *word, const char *at);

void jy_phrase_free(jy_phrase *phrase);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_phrase, jy_phrase_free)

/* The text of the phrase as its terms are of it. Borrowed: valid as long as the phrase. */
const jy_folded *jy_phrase_folded(const jy_phrase *phrase);

/* Terms that every text which holds the phrase has, and that its index query is the AND of: bigrams, words, numbers.
 * Calls `fn` for each; kind LAST stands for a lone character, which the query finds by prefix: every text that holds 税
 * has the term 税 or one that begins with it. */
void jy_phrase_terms(const jy_phrase *phrase, jy_token_fn *fn, void *user);

/* True when the terms alone prove the phrase (one bigram, one word, one number): no look at the text is needed. */
bool jy_phrase_is_term(const jy_phrase *phrase);

/* Finds the phrase in folded bytes [from, end) of one paragraph. A match begins and ends on word and number boundaries
 * (12 is not in 112, 税 is in 税收); white space between Han and letters or digits, and a wrapped line, do not matter.
 * Of a pattern it is the first match, and the shortest of those with that end.
 * Returns false when it does not stand there. */
bool jy_phrase_find(const jy_phrase *phrase, const jy_folded *folded, uint32_t from, uint32_t end, uint32_t *ret_start,
                    uint32_t *ret_end);

#endif
