/* lexis.h: the words of an index: how text is cut into them, and what they weigh: rare ones more than common ones. */
#ifndef JIYAN_SEARCHER_TRAILS_LEXIS_H
#define JIYAN_SEARCHER_TRAILS_LEXIS_H

#include <glib.h>
#include <jiyan/index/index.h>

typedef struct jy_lexis jy_lexis;

/* Borrows the index; NULL: all words weigh the same. Returns a new lexis; free with jy_lexis_free. */
jy_lexis *jy_lexis_new(jy_index *index);
void jy_lexis_free(jy_lexis *lexis);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_lexis, jy_lexis_free)

/* Appends the words (jy_word) of folded text. */
void jy_lexis_cut(jy_lexis *lexis, const char *text, size_t length, GArray *words);

/* The weight of a token (tokens.h) of spelled text: from nearly 0 for one of every passage to 1 for one of none. */
double jy_lexis_weight(jy_lexis *lexis, uint32_t key, const char *text, size_t length);

#endif
