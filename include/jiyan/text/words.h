/* words.h: words of running text, for telling what a phrase is about: 城镇新增就业 is 城镇, 新增 and 就业. By the word
 * boundaries of UAX 29 and the dictionary of ICU, mended where that leaves single characters: 失业率, 高标准, 公屋. The
 * index does not depend on it (segment.h). */
#ifndef JIYAN_TEXT_WORDS_H
#define JIYAN_TEXT_WORDS_H

#include <glib.h>
#include <stdint.h>

typedef struct jy_words jy_words;

/* Bytes of the text. */
typedef struct {
    uint32_t start, end;
} jy_word;

/* Returns a new cutter; free with jy_words_free. NULL where ICU has no data for it. */
jy_words *jy_words_new(void);
void jy_words_free(jy_words *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_words, jy_words_free)

/* Appends the words (jy_word) of folded UTF-8, in order. Numbers, punctuation and single characters that only join
 * (的, 和, 占) are left out. */
void jy_words_cut(jy_words *words, const char *text, uint32_t length, GArray *found);

#endif
