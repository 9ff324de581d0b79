/* clues.h: what of a question is looked for in a passage when it is weighed a second time. Private to the search. */
#ifndef JIYAN_SEARCHER_SEARCH_CLUES_H
#define JIYAN_SEARCHER_SEARCH_CLUES_H

#include <jiyan/index/index.h>

#include "searcher/match/matcher.h"

/* Different characters of a question that are looked at. */
#define JY_CLUES_CHARACTERS 250

/* A bigram, a word of letters or a number. */
typedef struct {
    double weight;         /* by its part in the question and its rarity */
    uint16_t before;       /* number of the term that begins the word before, where it begins one; 0 for none */
    uint16_t after;        /* of the word after */
    uint8_t first, second; /* numbers of the characters of a bigram; 0 of others */
} jy_clue;

typedef struct {
    uint8_t *numbers;                                  /* of the Basic Multilingual Plane: from 1; 0 for all others */
    double character_weights[JY_CLUES_CHARACTERS + 1]; /* by their numbers */
    unsigned characters;                               /* that have a number */
    GArray *terms;                                     /* of jy_clue; that of number 0 is none */
    uint16_t *pairs;                                   /* number of a bigram by those of its characters */
    GHashTable *words;                                 /* text of a word or number → number of the term */
    unsigned asked;                                    /* kinds of jy_asked together */
    double mean_length;                                /* of a passage, in characters */
} jy_clues;

/* Returns the clues of a question, which it does not borrow; free with jy_clues_free. Errors: INDEX_*. */
jy_clues *jy_clues_new(jy_index *index, const jy_matcher *matcher, GError **err);
void jy_clues_free(jy_clues *clues);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_clues, jy_clues_free)

/* The number of the bigram of two characters by their numbers; 0 where the question has none. */
static inline unsigned jy_clues_pair(const jy_clues *clues, unsigned first, unsigned second)
{
    return clues->pairs[first * (clues->characters + 1) + second];
}

/* What all its characters weigh together. */
double jy_clues_sum(const jy_clues *clues);

#endif
