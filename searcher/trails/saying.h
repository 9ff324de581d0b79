/* saying.h: what a statement says, read once however many topics it is compared with. Each part is read when it is
 * first wanted. */
#ifndef JIYAN_SEARCHER_TRAILS_SAYING_H
#define JIYAN_SEARCHER_TRAILS_SAYING_H

#include "searcher/trails/amount.h"
#include "searcher/trails/topic.h"
#include "searcher/trails/years.h"

typedef struct jy_saying jy_saying;

/* Borrows the hit and its statement. Returns a new saying; free with jy_saying_free. */
jy_saying *jy_saying_new(const jy_hit *hit, const jy_statement *statement);
void jy_saying_free(jy_saying *saying);

jy_statement_kind jy_saying_kind(const jy_saying *saying);

/* Its tokens (jy_sentence_token), its row, its numbers (jy_amount). Borrowed: valid as long as the saying. */
const GArray *jy_saying_tokens(jy_saying *saying);
jy_row *jy_saying_row(jy_saying *saying);
const GArray *jy_saying_amounts(jy_saying *saying);

/* What the words before one of its numbers weigh that are not of a topic: those that say something (thesaurus.h). */
double jy_saying_foreign(jy_saying *saying, jy_lexis *lexis, const jy_amount *amount, const jy_topic *topic);

/* The years that one of its numbers, NULL: the whole of it, is about. */
jy_years jy_saying_years(jy_saying *saying, const jy_amount *amount);

/* True for a clause whose subject is another country; for one that says what each of many has. */
bool jy_saying_is_abroad(jy_saying *saying, uint32_t clause);
bool jy_saying_is_each(jy_saying *saying, uint32_t clause);

/* True for words that speak of what each of many has. */
bool jy_saying_each_words(const char *words);

#endif
