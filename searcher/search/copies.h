/* copies.h: passages that are the same text again: a speech that was put up twice, or with X区 for the place. After
 * Broder, On the resemblance and containment of documents (1997). */
#ifndef JIYAN_SEARCHER_SEARCH_COPIES_H
#define JIYAN_SEARCHER_SEARCH_COPIES_H

#include <glib.h>

#include "searcher/search/hit.h"

/* The hits that were met, by what their texts are. */
typedef struct jy_copies jy_copies;

/* Returns new ones without a hit; free with jy_copies_free. */
jy_copies *jy_copies_new(void);
void jy_copies_free(jy_copies *copies);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_copies, jy_copies_free)

/* Adds a hit to the page, which gets no other one; one that is the same text as a better one of it becomes one of that
 * one's hit->duplicates. Passages of documents of different years are never duplicates: there the same words are said
 * again. Takes the hit. */
void jy_copies_add(jy_copies *copies, GPtrArray *page, jy_hit *hit);

#endif
