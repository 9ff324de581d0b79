/* own.h: files of the archive that are no documents of it: catalogues, and what jiyan itself has written. */
#ifndef JIYAN_INDEXER_FILES_OWN_H
#define JIYAN_INDEXER_FILES_OWN_H

#include "indexer/files/root.h"

typedef struct jy_own jy_own;

/* Takes the catalogues that earlier runs were given, and `catalogue` (NULL for none). Returns a new list; free with
 * jy_own_free. */
jy_own *jy_own_new(const jy_root *place, const char *catalogue);
void jy_own_free(jy_own *own);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_own, jy_own_free)

/* Writes the list down in the index folder, so that a catalogue is none of the documents in a run without it, either.
 * Errors: IO. */
bool jy_own_remember(const jy_own *own, GError **err);

/* Takes catalogues and our own output out of `files` (jy_walk_file). What the ledger (path → jy_ledger_entry) has as it
 * is need not be looked into. *ret_guessed counts those that only their first bytes tell: somebody has to hear of them.
 * Returns a new array of the paths of all (char *); free with g_ptr_array_unref. */
GPtrArray *jy_own_take_out(const jy_own *own, GPtrArray *files, GHashTable *ledger, guint *ret_guessed);

#endif
