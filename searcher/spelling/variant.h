/* variant.h: other spellings of a word or a run of Han, such as the terms of the index allow. Private to the
 * suggestions. */
#ifndef JIYAN_SEARCHER_SPELLING_VARIANT_H
#define JIYAN_SEARCHER_SPELLING_VARIANT_H

#include <glib.h>

#include "searcher/spelling/vocabulary.h"

/* Spellings of one run that are given at most. */
#define JY_VARIANTS_MOST 40
/* Characters of a run of Han that is looked at: a longer one is a question or a quotation, not a word. */
#define JY_VARIANT_LENGTH 20

typedef struct {
    char *text;
    double
        score; /* how likely it was meant, as a logarithm: how often it may occur in the index, less what was changed */
    uint32_t most; /* passages that can hold it: no more hold the rarest of its terms */
} jy_variant;

void jy_variant_free(jy_variant *variant);

/* Spellings of `run`, a folded word of Latin letters or a run of Han, that differ by one character or letter or by some
 * that sound alike, and each two neighbours of which, or the word, is a term of the index; that they occur there in a
 * row is not said. First the likely ones: a character that sounds alike, two swapped, words of letters. Those that are
 * farther
 * (`widely`) take more work: two that sound alike, one too many, any other, one missing. Returns a new array of
 * jy_variant, the likeliest first and always in the same order; free with g_ptr_array_unref. Errors: INDEX_*. */
GPtrArray *jy_variant_find(jy_vocabulary *vocabulary, const char *run, bool widely, GError **err);

#endif
