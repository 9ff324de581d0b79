/* link.h: how well a sentence speaks of a topic. */
#ifndef JIYAN_SEARCHER_TRAILS_LINK_H
#define JIYAN_SEARCHER_TRAILS_LINK_H

#include "searcher/trails/topic.h"

typedef struct {
    double score;    /* 0 to 1 */
    uint32_t clause; /* that speaks of it most (clauses.h) */
    uint32_t items;  /* of that clause: of many that are listed each is only named */
    double part;     /* of the item that speaks of it: 1 where it says nothing else */
    uint64_t here;   /* the topic's tokens that the sentence holds, a bit each */
    uint64_t around; /* those that only its headings or the sentence before it hold */
} jy_link;

/* What the score of a sentence that holds these of the topic's tokens cannot exceed, wherever it has them. */
double jy_link_most(const jy_topic *topic, uint64_t here, uint64_t around);

/* The share of the topic's weight that a sentence has to hold by itself for such a score, whatever is around it. */
double jy_link_least(double score);

/* `around`: the topic's tokens that the headings and the sentence before it hold. */
jy_link jy_link_score(const jy_topic *topic, const jy_sentence_token *tokens, size_t count, uint64_t around);

#endif
