/* phrase.h: words that a text must hold as they were typed, and where it holds them. */
#ifndef JIYAN_TEXT_PHRASE_H
#define JIYAN_TEXT_PHRASE_H

#include <jiyan/text/segment.h>

/* Made from a query's words or quotation. */
typedef struct jy_phrase jy_phrase;

/* Returns a new phrase of `text` (any UTF-8); free with jy_phrase_free. Punctuation and spaces inside it match any
 * punctuation and spaces, never nothing between two Han that the text has joined; a phrase without punctuation does not
 * match across punctuation. A final * lets its last word or number go on: gov* . Returns NULL where `text` holds no
 * letter or digit. */
jy_phrase *jy_phrase_new(const char *text, gssize length);

/* The same, where a * inside of it matches at most JY_WILD_MOST characters, and each ? that is wild for one letter,
 * digit or character of Chinese: 农村*改革, 第?次全体会议. White space does not count, and nothing of it crosses the
 * end of a clause (。！？；). What is before a wildcard need not be a whole word or number (202*年, 201?年), nor
 * what is behind it, but for one behind Chinese and *: 增长*5% is not in 增长6.5%. */
jy_phrase *jy_phrase_new_pattern(const char *text, gssize length);

/* What a * inside of a pattern matches at most, in characters. */
#define JY_WILD_MOST 16

/* True where the ? or ？ at `at` in the word that begins at `word` (it ends with NUL) matches a character; false
 * where it ends a question: at an edge of the word, and behind 吗, 什么 and the like. */
bool jy_phrase_is_wild(const char *word, const char *at);

void jy_phrase_free(jy_phrase *phrase);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_phrase, jy_phrase_free)

/* The text of the phrase as its terms are of it. Borrowed: valid as long as the phrase. */
const jy_folded *jy_phrase_folded(const jy_phrase *phrase);

/* Terms that every text which holds the phrase has, and that its index query is the AND of: bigrams, words, numbers.
 * Calls `fn` for each; kind LAST is a lone character, which the query finds by prefix: every text that holds 税
 * has the term 税 or one that begins with it. */
void jy_phrase_terms(const jy_phrase *phrase, jy_segment_fn *fn, void *user);

/* True when the terms alone prove the phrase (one bigram, one word, one number): no look at the text is needed. */
bool jy_phrase_is_term(const jy_phrase *phrase);

/* Finds the phrase in folded bytes [from, end) of one paragraph. A match begins and ends on word and number boundaries
 * (12 is not in 112, 税 is in 税收); white space between Han and letters or digits, and a wrapped line, do not matter.
 * Of a pattern it is the first match, and the shortest of those with that end.
 * Returns false where there is no match. */
bool jy_phrase_find(const jy_phrase *phrase, const jy_folded *folded, uint32_t from, uint32_t end, uint32_t *ret_start,
                    uint32_t *ret_end);

/* True where text that is not folded holds the very bytes of a phrase that is a run of Han: then the folded text holds
 * the phrase, too. False tells nothing. */
bool jy_phrase_find_bytes(const jy_phrase *phrase, const char *text, uint32_t length);

#endif
