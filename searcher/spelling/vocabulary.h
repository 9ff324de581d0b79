/* vocabulary.h: the terms of an index as its vocabulary: which characters occur beside each other, which words there
 * are. Private to the suggestions. */
#ifndef JIYAN_SEARCHER_SPELLING_VOCABULARY_H
#define JIYAN_SEARCHER_SPELLING_VOCABULARY_H

#include <glib.h>
#include <jiyan/index/index.h>
#include <stdbool.h>
#include <stdint.h>

/* Letters of a word that is given. */
#define JY_WORD_LENGTH 30

typedef struct jy_vocabulary jy_vocabulary;

/* Returns a new vocabulary of the index, which it borrows; free with jy_vocabulary_free. Errors: INDEX_*. */
jy_vocabulary *jy_vocabulary_new(jy_index *index, GError **err);
void jy_vocabulary_free(jy_vocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_vocabulary, jy_vocabulary_free)

/* False when one of the calls below failed: what they said since then is nothing. Errors: INDEX_*. */
bool jy_vocabulary_done(jy_vocabulary *vocabulary, GError **err);

/* Lets it do more work in all than it may otherwise, in terms passed over. */
void jy_vocabulary_allow(jy_vocabulary *vocabulary, uint32_t work);

/* Passages in which the two occur side by side. Like every list below it is as far as the work goes that a vocabulary
 * may do, which is counted, not timed, so that the same index says the same: what is not known then counts as absent.
 */
uint32_t jy_vocabulary_pair(jy_vocabulary *vocabulary, gunichar left, gunichar right);

/* Reads what occurs behind a character, where several pairs that begin with it will be asked for. */
void jy_vocabulary_expect(jy_vocabulary *vocabulary, gunichar left);

/* Passages that hold the character, of those that were counted (characters.h). */
uint32_t jy_vocabulary_character(const jy_vocabulary *vocabulary, gunichar character);

/* The characters that occur behind this one, the `most` most frequent first. Returns a new array of gunichar; free with
 * g_array_unref. */
GArray *jy_vocabulary_followers(jy_vocabulary *vocabulary, gunichar left, guint most);

/* Han characters that occur before these two, in some passages that hold them. Returns likewise. */
GArray *jy_vocabulary_leaders(jy_vocabulary *vocabulary, const gunichar *pair);

/* `word` is not NUL-terminated, `frequency` the number of passages with it. */
typedef void jy_vocabulary_word_fn(const char *word, size_t length, uint32_t frequency, void *user);

/* Calls `fn` for each word of ASCII letters, those with this first letter before the others. */
void jy_vocabulary_words(jy_vocabulary *vocabulary, char first, jy_vocabulary_word_fn *fn, void *user);

#endif
