/* link.c: how well a sentence speaks of a topic. */
#include "searcher/trails/link.h"

#include <string.h>

#include "searcher/trails/clauses.h"

/* What a token counts that is not in the item itself but in another one of its clause, in the clause before it,
 * elsewhere in the sentence, or only around the sentence. */
#define CLAUSE_WEIGHT 0.5
#define BEFORE_WEIGHT 0.8
#define SENTENCE_WEIGHT 0.45
#define AROUND_WEIGHT 0.5
/* The least share that the clause and the one before it hold by themselves. */
#define OWN_SHARE 0.5

static double share(const jy_topic *topic, uint64_t bits)
{
    return topic->total > 0 ? jy_topic_weight(topic, bits) / topic->total : 0;
}

/* A clause of a sentence as it speaks of a topic. */
typedef struct {
    uint64_t all, best;   /* the topic's tokens in it, and those of the item that has most of them */
    uint32_t first, last; /* items */
    double part;          /* of the best item */
} clause_bits;

/* Characters that a token adds to those before it, of which the last one began at `before`: none where both are of the
 * same word of a group. */
static uint32_t added(const jy_sentence_token *token, uint32_t before)
{
    bool joined = before + 1 == token->at;
    return token->at == before ? 0 : joined ? token->length - 1 : token->length;
}

static void read_clauses(const jy_topic *topic, const jy_sentence_token *tokens, size_t count, clause_bits *clauses)
{
    const uint32_t nowhere = UINT32_MAX - 1;
    for (size_t i = 0; i < count;) {
        const jy_sentence_token *first = &tokens[i];

        /* An item: its tokens of the topic, and how many of its characters these have. */
        uint32_t all = 0, own = 0, last = nowhere, last_own = nowhere;
        uint64_t bits = 0;
        for (; i < count && tokens[i].item == first->item; i++) {
            const jy_sentence_token *token = &tokens[i];
            uint64_t bit = jy_topic_bit(topic, token->key);
            all += added(token, last);
            last = token->at;
            own += bit ? added(token, last_own) : 0;
            last_own = bit ? token->at : last_own;
            bits |= bit;
        }

        clause_bits *clause = &clauses[first->clause];
        clause->first = clause->all || clause->last ? clause->first : first->item;
        clause->last = first->item;
        clause->all |= bits;
        if (bits && share(topic, bits) > share(topic, clause->best)) {
            clause->best = bits;
            clause->part = all ? (double)own / all : 0;
        }
    }
}

/* At best one item has all of them. Sums that are made in another order differ in their last bits. */
double jy_link_most(const jy_topic *topic, uint64_t here, uint64_t around)
{
    return share(topic, here) + AROUND_WEIGHT * share(topic, around & ~here) + 1e-9;
}

double jy_link_least(double score)
{
    return (score - AROUND_WEIGHT - 1e-9) / (1 - AROUND_WEIGHT) - 1e-9;
}

jy_link jy_link_score(const jy_topic *topic, const jy_sentence_token *tokens, size_t count, uint64_t around)
{
    jy_link link = {.here = jy_topic_bits(topic, tokens, count)};
    clause_bits clauses[JY_CLAUSES];
    const uint32_t end = count ? tokens[count - 1].clause + 1U : 0;
    memset(clauses, 0, end * sizeof *clauses);
    read_clauses(topic, tokens, count, clauses);
    link.around = around & ~link.here;
    double beside = AROUND_WEIGHT * share(topic, link.around);
    for (uint32_t i = 0; link.here && i < end; i++) {
        const clause_bits *at = &clauses[i];
        uint64_t before = i ? at[-1].all & ~at->all : 0;
        double own = share(topic, at->best) + CLAUSE_WEIGHT * share(topic, at->all & ~at->best) +
                     BEFORE_WEIGHT * share(topic, before);
        double score = own + SENTENCE_WEIGHT * share(topic, link.here & ~at->all & ~before) + beside;
        if (at->all && own >= OWN_SHARE && score > link.score) {
            link.score = score;
            link.clause = i;
            link.items = at->last - at->first + 1;
            link.part = at->part;
        }
    }
    return link;
}
