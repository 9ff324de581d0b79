/* syllables.h: runs of Han that a word in pinyin spells. Private to the suggestions. */
#ifndef JIYAN_SEARCHER_SPELLING_SYLLABLES_H
#define JIYAN_SEARCHER_SPELLING_SYLLABLES_H

#include <glib.h>

#include "searcher/spelling/vocabulary.h"

/* Runs of Han that the letters of a text may spell (jingjifazhan, xi'an, lǜ shuǐ: pinyin.h), each two neighbours of
 * which occur side by side in the index; none for a text that is no pinyin of two to some syllables. Returns a new
 * array of jy_variant, the likeliest first; free with g_ptr_array_unref. Errors: INDEX_*. */
GPtrArray *jy_syllables_find(jy_vocabulary *vocabulary, const char *text, GError **err);

/* True for a text that may be pinyin of several syllables. */
bool jy_syllables_fit(const char *text);

#endif
