/* glyph.h: words looked for in original spelling, Traditional and full width too, without a folded copy of the text.
 * A list of words is a constant: what its words begin with is remembered by its address. Private to text/. */
#ifndef JIYAN_TEXT_FOLD_GLYPH_H
#define JIYAN_TEXT_FOLD_GLYPH_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* The character at `at` as word lists spell it: folded (fold.h) where that is one character; 0 at the end. */
gunichar jy_glyph_read(const char *text, uint32_t at, uint32_t length, uint32_t *ret_size);

/* Behind the first of `words`, separated by |, that matches at `at`; `at` where none does. */
uint32_t jy_glyph_match(const char *text, uint32_t at, uint32_t length, const char *words);

/* Where the first place in [from, to) is at which one of `words` matches; `to` where there is none. */
uint32_t jy_glyph_find(const char *text, uint32_t from, uint32_t to, const char *words);

/* Where the first of `words`, of Chinese characters only, that ends at `at` begins, not before `from`; `at` where none
 * does. */
uint32_t jy_glyph_before(const char *text, uint32_t from, uint32_t at, const char *words);

#endif
