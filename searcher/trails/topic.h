/* topic.h: what a commitment or a request is about: a phrase as tokens (tokens.h) with weights. */
#ifndef JIYAN_SEARCHER_TRAILS_TOPIC_H
#define JIYAN_SEARCHER_TRAILS_TOPIC_H

#include <glib.h>
#include <stdint.h>

#include "searcher/trails/lexis.h"
#include "searcher/trails/tokens.h"

typedef struct {
    uint32_t key;
    uint32_t word; /* of the topic's words, that it is of */
    double weight;
} jy_topic_token;

#define JY_TOPIC_TOKENS 40

#define JY_TOPIC_SLOTS 256
typedef struct {
    GArray *tokens;                /* of jy_topic_token, JY_TOPIC_TOKENS at most, no key twice */
    GPtrArray *words;              /* of char *, spelled (thesaurus.h): what the tokens are of */
    double total;                  /* of the weights */
    uint64_t measures;             /* tokens of words that say what is measured, a bit each */
    uint8_t slots[JY_TOPIC_SLOTS]; /* tokens by their keys, from 1; 0: none. The next ones hold what has no room */
} jy_topic;

/* Returns a new topic of a phrase; free with jy_topic_free. It has no tokens where the phrase says nothing. */
jy_topic *jy_topic_new(jy_lexis *lexis, const char *phrase);
/* The same of a request: empty words count where there are no others. */
jy_topic *jy_topic_new_of_request(jy_lexis *lexis, const char *words);
void jy_topic_free(jy_topic *topic);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_topic, jy_topic_free)

/* The topic's token of a key as a bit; 0 for none. Those among tokens, a bit each. */
uint64_t jy_topic_bit(const jy_topic *topic, uint32_t key);
uint64_t jy_topic_bits(const jy_topic *topic, const jy_sentence_token *tokens, size_t count);

/* The weight of some of the topic's tokens, and of no others. */
double jy_topic_weight(const jy_topic *topic, uint64_t bits);

/* Returns a new text, the topic's words all of whose tokens are among `bits`, with spaces between; free with g_free. */
char *jy_topic_words(const jy_topic *topic, uint64_t bits);

/* Returns a new text, the words that a passage may hold where it speaks of the topic, with spaces between; free with
 * g_free. */
char *jy_topic_query(const jy_topic *topic);

#endif
