/* thesaurus.h: words that officials use for one another (高铁 and 高速铁路, 脱贫 and 扶贫), and words that say nothing
 * of the topic by themselves. Tables that a person can read and change. */
#ifndef JIYAN_SEARCHER_TRAILS_THESAURUS_H
#define JIYAN_SEARCHER_TRAILS_THESAURUS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* The table, a group a line: thesaurus_words.c says how to read it. */
extern const char *const JY_THESAURUS_WORDS[];
extern const size_t JY_THESAURUS_COUNT;

/* Words of one meaning become one private character: the first of these and those behind it. */
#define JY_THESAURUS_FIRST 0xE000

/* Returns a new text: folded text with each such word as its private character; free with g_free. */
char *jy_thesaurus_spell(const char *folded);

/* The other way round: returns a new text with the first word of each group; free with g_free. */
char *jy_thesaurus_unspell(const char *spelled);

/* The words that a private character stands for, with spaces between; NULL for another character. Borrowed: valid for
 * ever. */
const char *jy_thesaurus_words(gunichar character);

/* The group whose longest form of `most` bytes at the most begins `at`, as its private character; 0 for none. Folded.
 */
gunichar jy_thesaurus_at(const char *at, size_t most, size_t *ret_length);

/* The looser words of a group, with spaces between; NULL for none. Borrowed: valid for ever. */
const char *jy_thesaurus_looser(gunichar character);

/* True for a group of words whose parts are no words. */
bool jy_thesaurus_is_whole(gunichar character);

/* True for a word that any commitment may hold, whatever its topic: 加强, 建设, 目标. Folded. */
bool jy_thesaurus_is_empty(const char *word, size_t length);

/* True for a word that says what of a thing is measured: 产量, 里程, 比重. Folded, or a private character. */
bool jy_thesaurus_is_measure(const char *word, size_t length);

#endif
