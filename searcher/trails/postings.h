/* postings.h: in which of many texts, numbered from 0, each token occurs. */
#ifndef JIYAN_SEARCHER_TRAILS_POSTINGS_H
#define JIYAN_SEARCHER_TRAILS_POSTINGS_H

#include "searcher/trails/topic.h"

typedef struct jy_postings jy_postings;

/* Returns new postings, of no text; free with jy_postings_free. */
jy_postings *jy_postings_new(void);
void jy_postings_free(jy_postings *postings);

/* Topics that will be looked for, before texts are added: no other tokens are posted. */
void jy_postings_expect(jy_postings *postings, const jy_topic *topic);

/* Adds the next text, of these tokens (jy_sentence_token). */
void jy_postings_add(jy_postings *postings, const GArray *tokens);

/* Makes them ready to be asked; nothing is added after it. */
void jy_postings_end(jy_postings *postings);

/* Finds the texts that hold tokens of a topic which weigh `least` together, and some others: *ret_found (uint32_t), in
 * no certain order. Returns the tokens that a text holds, a bit each, by number: of those found and of the text before
 * each. Borrowed: valid until the next call. */
const uint64_t *jy_postings_find(jy_postings *postings, const jy_topic *topic, double least, const GArray **ret_found);

#endif
