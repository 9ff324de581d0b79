/* topic.h: what a commitment or a question is about, as pairs of characters with a weight, and sentences as such pairs:
 * the order of the words is free, a character may differ, rare words count more than common ones. */
#ifndef JIYAN_SEARCHER_TRAILS_TOPIC_H
#define JIYAN_SEARCHER_TRAILS_TOPIC_H

#include <glib.h>
#include <jiyan/index/index.h>
#include <stdbool.h>
#include <stdint.h>

/* Two neighbours of a run of Han, a word of letters, or words of one meaning (thesaurus.h). */
typedef struct {
    uint32_t key;
    uint16_t clause; /* of the sentence, 0 for the first; JY_CLAUSES - 1 for those behind */
    uint16_t item;   /* of the sentence: 、 begins another, as a clause does */
    uint32_t length; /* in characters */
    uint32_t at;     /* where it stands, in characters; what words of one meaning hold, where they begin */
} jy_sentence_token;
#define JY_CLAUSES 48

/* Appends the tokens of a sentence (jy_sentence_token), in order. */
void jy_tokens_cut(const char *text, GArray *tokens);

/* The clause in which byte `at` of the same sentence stands. */
uint32_t jy_clause_at(const char *text, uint32_t at);

/* What words weigh in an index, and how they are cut. */
typedef struct jy_lexis jy_lexis;

/* Borrows the index; NULL: all words weigh the same. Returns a new lexis; free with jy_lexis_free. */
jy_lexis *jy_lexis_new(jy_index *index);
void jy_lexis_free(jy_lexis *lexis);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_lexis, jy_lexis_free)

typedef struct {
    uint32_t key;
    uint32_t word;
    double weight;
} jy_topic_token;

#define JY_TOPIC_TOKENS 40

typedef struct {
    GArray *tokens;   /* of jy_topic_token, JY_TOPIC_TOKENS at most, no key twice */
    GPtrArray *words; /* of char *, folded: what the tokens are of */
    double total;     /* of the weights */
} jy_topic;

/* Returns a new topic of a phrase; free with jy_topic_free. It has no tokens where the phrase says nothing. */
jy_topic *jy_topic_new(jy_lexis *lexis, const char *phrase);
/* The same of what somebody asks for: empty words count where there are no others. */
jy_topic *jy_topic_new_asked(jy_lexis *lexis, const char *phrase);
void jy_topic_free(jy_topic *topic);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_topic, jy_topic_free)

/* Returns a new text, the words that a passage may hold where it speaks of the topic, with spaces between; free with
 * g_free. */
char *jy_topic_query(const jy_topic *topic);

/* How well a sentence speaks of a topic. */
typedef struct {
    double score;    /* 0 to 1 */
    uint32_t clause; /* that speaks of it most */
    uint32_t items;  /* of that clause: of many that are listed each is only named */
    double part;     /* of the item that speaks of it: 1 where it says nothing else */
    uint64_t here;   /* the topic's tokens that the sentence holds, a bit each */
    uint64_t around; /* those that only its headings or the sentence before it hold */
} jy_link;

/* The topic's tokens among tokens, a bit each. */
uint64_t jy_topic_bits(const jy_topic *topic, const jy_sentence_token *tokens, size_t count);

/* `around`: the topic's tokens that the headings and the sentence before it hold. */
jy_link jy_link_score(const jy_topic *topic, const jy_sentence_token *tokens, size_t count, uint64_t around);

/* The weight of some of the topic's tokens. */
double jy_topic_weight(const jy_topic *topic, uint64_t bits);

/* Returns a new text, the topic's words all of whose tokens are among `bits`, with spaces between; free with g_free. */
char *jy_topic_words(const jy_topic *topic, uint64_t bits);

#endif
