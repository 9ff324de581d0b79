/* trie.h: a set of words with values, found in one pass over a text however many they are. It is built once and only
 * read then, so that several threads may search with it. Private to text/. */
#ifndef JIYAN_TEXT_FOLD_TRIE_H
#define JIYAN_TEXT_FOLD_TRIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct jy_trie jy_trie;

/* A word of the set in a text: its bytes and its value. */
typedef struct {
    uint32_t start, end;
    uint16_t value;
} jy_trie_hit;

/* Returns a new, empty set; free with jy_trie_free, which takes NULL. */
jy_trie *jy_trie_new(void);
void jy_trie_free(jy_trie *trie);

/* Adds a word of the BMP that is not empty; `value` is not 0. A word that is there already keeps its value. */
void jy_trie_add(jy_trie *trie, const char *word, size_t length, uint16_t value);

/* Adds the words of a list that ends with NULL, all with one value. */
void jy_trie_add_all(jy_trie *trie, const char *const *words, uint16_t value);

/* The next word in `text` at or after *position, the longest of those that begin there. On true *position is behind it,
 * otherwise at the end. */
bool jy_trie_next(const jy_trie *trie, const char *text, uint32_t length, uint32_t *position, jy_trie_hit *ret_hit);

/* The values of all words that bytes [start, end) hold, also one inside another, as bits; 0 where they hold none. */
unsigned jy_trie_values(const jy_trie *trie, const char *text, uint32_t start, uint32_t end);

#endif
