/* clauses.h: the clauses of a sentence, from one of ，。；：！？ to the next: a topic is named in one, its numbers are
 * in that one or in a later one. */
#ifndef JIYAN_SEARCHER_TRAILS_CLAUSES_H
#define JIYAN_SEARCHER_TRAILS_CLAUSES_H

#include <stdbool.h>
#include <stdint.h>

/* Clauses that are told apart; the last one holds the rest of a longer sentence. */
#define JY_CLAUSES 48

/* True where the mark at `at` ends a clause; a comma inside a number does not. */
bool jy_clauses_is_end(const char *text, const char *at);

/* The clause of byte `at` of a sentence, 0 for the first. A mark belongs to the clause that it ends. */
uint32_t jy_clauses_at(const char *text, uint32_t at);

/* Returns a new text, the clauses `first` to `last` of a sentence, folded; free with g_free. */
char *jy_clauses_cut(const char *text, uint32_t first, uint32_t last);

#endif
