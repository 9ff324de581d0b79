/* characters.h: in how many passages each character occurs. Reranking weighs single characters by it; terms for them
 * would double the index. What is dead stays counted until it is merged away. */
#ifndef JIYAN_INDEX_CHARACTERS_H
#define JIYAN_INDEX_CHARACTERS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct jy_characters jy_characters;

/* Returns a new table without passages; free with jy_characters_free. */
jy_characters *jy_characters_new(void);
void jy_characters_free(jy_characters *characters);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_characters, jy_characters_free)

/* Notes a character of the passage at hand; jy_characters_count ends the passage. Those beyond the BMP are not counted.
 */
void jy_characters_meet(jy_characters *characters, gunichar character);
void jy_characters_count(jy_characters *characters);

/* Adds another table; takes one off, of passages that were counted: what would be less than none is none. */
void jy_characters_add(jy_characters *characters, const jy_characters *other);
void jy_characters_subtract(jy_characters *characters, const jy_characters *other);

/* Passages that were counted, and those of them that hold the character. */
uint32_t jy_characters_passages(const jy_characters *characters);
uint32_t jy_characters_of(const jy_characters *characters, gunichar character);

/* Characters a passage has on average. */
double jy_characters_mean(const jy_characters *characters);

/* The table as metadata of a segment: key → GBytes. Returns a new table; free with g_hash_table_unref. */
GHashTable *jy_characters_metadata(const jy_characters *characters);

/* Appends the table as the index stores it, and adds a stored one. Errors: INDEX_CORRUPT. */
void jy_characters_pack(const jy_characters *characters, GString *out);
bool jy_characters_unpack(const char *bytes, size_t length, jy_characters *characters, GError **err);

#endif
