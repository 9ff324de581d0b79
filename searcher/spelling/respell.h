/* respell.h: spellings of a text that occur in the index. Private to the suggestions. */
#ifndef JIYAN_SEARCHER_SPELLING_RESPELL_H
#define JIYAN_SEARCHER_SPELLING_RESPELL_H

#include <glib.h>
#include <jiyan/index/index.h>
#include <stdbool.h>

#include "searcher/spelling/vocabulary.h"

/* Spellings of a text, at most. */
#define JY_SPELLINGS_MOST 3

/* What one question is looked at with. */
typedef struct {
    jy_index *index;
    jy_vocabulary *vocabulary;
    uint32_t left; /* passages that may still be verified */
} jy_speller;

/* Whether one of the first passages that have the terms of a text holds it. Errors: INDEX_*. */
bool jy_respell_occurs(jy_speller *speller, const char *text, bool *ret_occurs, GError **err);

/* The text with one of its runs in another spelling (variant.h), or as the Han that it spells in pinyin (syllables.h),
 * one that occurs in a passage; what is not changed stays as it was typed. Returns a new array of texts, the likeliest
 * first; free with g_ptr_array_unref. Errors: INDEX_*. */
GPtrArray *jy_respell(jy_speller *speller, const char *text, GError **err);

#endif
