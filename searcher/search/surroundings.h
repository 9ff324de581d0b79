/* surroundings.h: a passage with those before and after it in its document. */
#ifndef JIYAN_SEARCHER_SEARCH_SURROUNDINGS_H
#define JIYAN_SEARCHER_SEARCH_SURROUNDINGS_H

#include <jiyan/index/index.h>

#include "searcher/search/result.h"

/* Which passage is meant: by its document, and by a byte of the document's text that it holds. */
typedef struct {
    size_t folder;
    char *key; /* of the document; owned */
    uint32_t offset;
    uint32_t at;     /* byte behind `offset` at which what is meant stands */
    uint32_t length; /* bytes from there on that are meant; 0: no part of the passage */
    GArray *matches; /* of jy_match_span, of the passage, which then begins at `offset`; NULL for none. Owned */
    uint32_t rank;   /* among the hits that it was found in; 0: in none */
    bool exact;
} jy_meant;

void jy_surroundings_clear_meant(jy_meant *meant);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_meant, jy_surroundings_clear_meant)

typedef struct {
    jy_result *result; /* passages of one document, in order */
    guint found;       /* the one that is meant, which has rank and matches */
    jy_place place;    /* of what is meant of it */
} jy_surroundings;

void jy_surroundings_clear(jy_surroundings *around);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_surroundings, jy_surroundings_clear)

/* The passage that is meant, and at most `context` on either side. Takes the matches. Fills *ret_around; clear with
 * jy_surroundings_clear before the index is reopened or freed. Errors: INDEX_*, INDEX_CHANGED where the document has
 * left. */
bool jy_surroundings_find(jy_index *index, jy_meant *meant, uint32_t context, jy_surroundings *ret_around,
                          GError **err);

#endif
