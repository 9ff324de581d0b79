/* recount.h: passages that a merge drops, counted as they were when they came, so that they can be taken off the table
 * of characters. Private to index/. */
#ifndef JIYAN_INDEX_RECOUNT_H
#define JIYAN_INDEX_RECOUNT_H

#include <jiyan/index/characters.h>
#include <jiyan/index/manifest.h>

typedef struct jy_recount jy_recount;

/* Returns a new recount of nothing; free with jy_recount_free. Errors: those of reading the dictionary. */
jy_recount *jy_recount_new(const char *folder, const jy_manifest *manifest, GError **err);
void jy_recount_free(jy_recount *recount);

/* Counts a passage, as it is stored. Errors: INDEX_CORRUPT. */
bool jy_recount_add(jy_recount *recount, const char *bytes, size_t length, GError **err);

/* Borrowed: valid as long as the recount. */
const jy_characters *jy_recount_characters(const jy_recount *recount);

#endif
