/* postings.h: in which of many texts, numbered from 0, each token occurs, and which tokens each of them holds. */
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

/* A text, and the tokens of a topic that it holds, a bit each. */
typedef struct {
    uint32_t text;
    uint64_t bits;
} jy_posted;

/* Appends the texts (jy_posted) from number `from` on that hold tokens of a topic which weigh `least` together, in no
 * certain order; none that holds no token. */
void jy_postings_find(jy_postings *postings, const jy_topic *topic, double least, uint32_t from, GArray *found);

/* Those tokens of a topic that was expected which a text holds, a bit each. */
uint64_t jy_postings_bits(const jy_postings *postings, const jy_topic *topic, uint32_t text);

#endif
