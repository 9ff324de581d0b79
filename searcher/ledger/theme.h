/* theme.h: what a heading is about, so that the commitments of several years can be compared. */
#ifndef JIYAN_SEARCHER_LEDGER_THEME_H
#define JIYAN_SEARCHER_LEDGER_THEME_H

#include <stddef.h>

#define JY_THEMES 16
#define JY_THEME_OTHER (JY_THEMES - 1) /* of headings without a word of any theme */

/* The theme of a heading path, highest level first, NULL-terminated: the lowest heading that has a word of a theme
 * decides, by the word that is first in it, the longest where several do. */
size_t jy_theme_of(char *const *headings);

/* agriculture, health, … : for anchors. Borrowed: valid for ever. */
const char *jy_theme_name(size_t theme);

/* The same for people, in the language of the locale. Borrowed: valid for ever. */
const char *jy_theme_label(size_t theme);

#endif
