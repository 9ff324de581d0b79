/* fold.h: one spelling for what a reader takes as the same: NFKC, case, width, Traditional to Simplified, the dots and
 * apostrophes of names; what is written for a zero among digits (○ ◯ 零 Ｏ 0) as 〇; zero-width characters and soft
 * hyphens dropped, and the spaces of words set with their characters apart (各 乡 镇). */
#ifndef JIYAN_TEXT_FOLD_H
#define JIYAN_TEXT_FOLD_H

#include <glib.h>
#include <stdint.h>

typedef struct {
    char *text;      /* UTF-8, ends with NUL */
    uint32_t length; /* bytes */
    uint32_t *map; /* length + 1 entries: for a folded byte the original byte its cluster begins at; map[length] is the
                      original's length */
    const char *original; /* borrowed: what was folded */
    uint32_t original_length;
    size_t text_capacity, map_capacity; /* kept from one call to the next so that a buffer can serve again */
} jy_folded;

#define JY_FOLDED_INIT                                                                                                 \
    {                                                                                                                  \
        0                                                                                                              \
    }

/* Folds valid UTF-8 into `folded`, which is initialised with JY_FOLDED_INIT and may have been used before: buffers are
 * reused. Clear with jy_fold_clear. Borrows `text`: it must outlive `folded`. */
void jy_fold(const char *text, uint32_t length, jy_folded *folded);

/* The same without the map, for what is read and not shown: there is no jy_fold_span of it. */
void jy_fold_bare(const char *text, uint32_t length, jy_folded *folded);

/* The original half-open span [*ret_start, *ret_end) of folded [start, end): on character boundaries, dropped
 * characters at its end left out. */
void jy_fold_span(const jy_folded *folded, uint32_t start, uint32_t end, uint32_t *ret_start, uint32_t *ret_end);

/* Counts the wide characters (character.h) of the Basic Multilingual Plane that valid UTF-8 folds to, without writing
 * them down: each adds one to counts[numbers[character]], where `numbers` has an entry for each of the plane. Returns
 * how many they are. */
uint32_t jy_fold_count(const char *text, uint32_t length, const uint8_t *numbers, uint32_t *counts);

/* Returns a new folded copy, which ends with NUL; free with g_free. `length` -1: up to the NUL. */
char *jy_fold_string(const char *text, gssize length);

/* Returns a new copy of a text that ends with NUL, not folded but for the spaces of words set apart; free with g_free.
 */
char *jy_fold_close_up(const char *text);

void jy_fold_clear(jy_folded *folded);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_folded, jy_fold_clear)

#endif
