/* variant.h: other spellings of a word or a run of Han, such as the terms of the index allow. Private to the
 * suggestions. */
#ifndef JIYAN_SEARCHER_SPELLING_VARIANT_H
#define JIYAN_SEARCHER_SPELLING_VARIANT_H

#include <glib.h>
#include <jiyan/index/index.h>

/* Spellings of one run that are given at most. */
#define JY_VARIANTS_MOST 40
/* Characters of a run of Han that is looked at: a longer one is a question or a quotation, not a word. */
#define JY_VARIANT_LENGTH 20

typedef struct {
    char *text;
    double
        score; /* how likely it was meant, as a logarithm: how often it may occur in the index, less what was changed */
} jy_variant;

void jy_variant_free(jy_variant *variant);

/* Spellings of `run`, a folded word of Latin letters or a run of Han, that differ by one character (other, missing, one
 * too many, swapped) or by some that sound alike, and each two neighbours of which, or the word, is a term of the
 * index; that they occur there in a row is not said. Returns a new array of jy_variant, the likeliest first and always
 * in the same order; free with g_ptr_array_unref. Errors: INDEX_*. */
GPtrArray *jy_variant_find(jy_index *index, const char *run, GError **err);

#endif
