/* lexicon.h: the terms of an index as its vocabulary: which characters stand beside each other, which words there are.
 * Private to the suggestions. */
#ifndef JIYAN_SEARCHER_LEXICON_H
#define JIYAN_SEARCHER_LEXICON_H

#include <glib.h>
#include <jiyan/archive.h>
#include <stdbool.h>
#include <stdint.h>

/* Letters of a word that is given. */
#define JY_WORD_LENGTH 30

typedef struct jy_lexicon jy_lexicon;

/* Returns a new lexicon of the archive, which it borrows; free with jy_lexicon_free. Errors: INDEX_*. */
jy_lexicon *jy_lexicon_new(jy_archive *archive, GError **err);
void jy_lexicon_free(jy_lexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_lexicon, jy_lexicon_free)

/* False when one of the calls below failed: what they said since then is nothing. Errors: INDEX_*. */
bool jy_lexicon_done(jy_lexicon *lexicon, GError **err);

/* Passages in which the two stand side by side. */
uint32_t jy_lexicon_pair(jy_lexicon *lexicon, gunichar left, gunichar right);

/* Passages that hold the character, of those that were counted (characters.h). */
uint32_t jy_lexicon_character(const jy_lexicon *lexicon, gunichar character);

/* The characters that stand behind this one, the `most` most frequent first. Returns a new array of gunichar; free with
 * g_array_unref. */
GArray *jy_lexicon_followers(jy_lexicon *lexicon, gunichar left, guint most);

/* The most frequent Han characters of all, likewise. */
GArray *jy_lexicon_frequent(const jy_lexicon *lexicon, guint most);

/* `word` is not NUL-terminated, `frequency` the number of passages with it. */
typedef void jy_word_fn(const char *word, size_t length, uint32_t frequency, void *user);

/* Calls `fn` for each word of ASCII letters, in the order of bytes. */
void jy_lexicon_words(jy_lexicon *lexicon, jy_word_fn *fn, void *user);

#endif
