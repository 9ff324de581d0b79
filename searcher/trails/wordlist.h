/* wordlist.h: lists of words, ended by NULL, that a folded text may hold. */
#ifndef JIYAN_SEARCHER_TRAILS_WORDLIST_H
#define JIYAN_SEARCHER_TRAILS_WORDLIST_H

#include <stdbool.h>

/* True where the text holds one of the words; begins with one; where what comes before `end` in it ends with one. */
bool jy_wordlist_within(const char *const *words, const char *text);
bool jy_wordlist_begins(const char *const *words, const char *text);
bool jy_wordlist_ends(const char *const *words, const char *text, const char *end);

#endif
