/* abroad.h: whether a clause tells of other countries, not of what was promised here. */
#ifndef JIYAN_SEARCHER_TRAILS_ABROAD_H
#define JIYAN_SEARCHER_TRAILS_ABROAD_H

#include <stdbool.h>
#include <stdint.h>

/* True where a clause of a sentence, or the one before it that it goes on with, has another country or the world as its
 * subject: 发达经济体增长乏力，失业率居高不下. Clauses as jy_clauses_at counts them. */
bool jy_abroad_clause(const char *text, uint32_t clause);

/* True for a topic that has to do with other countries itself: 进出口, 国际合作. */
bool jy_abroad_words(const char *words);

#endif
