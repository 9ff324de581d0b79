/* score.h: the second stage of ranking. Xapian finds and weighs by bigrams, words and numbers; the best few hundred
 * passages, whose text is at hand, are then weighed by the question's single characters too, and by their age. */
#ifndef JIYAN_SEARCHER_SEARCH_SCORE_H
#define JIYAN_SEARCHER_SEARCH_SCORE_H

#include <jiyan/index/index.h>
#include <stdbool.h>

#include "searcher/search/hit.h"

/* Passages that are looked at. */
#define JY_RANK_DEPTH 200

typedef struct jy_score jy_score;

/* Returns a new second stage for the folded texts of a question's phrases; free with jy_score_free. With
 * `prefers_newer` of two passages that answer alike the newer is the better. Errors: INDEX_*. */
jy_score *jy_score_new(jy_index *index, const char *const *texts, size_t count, bool prefers_newer, GError **err);
void jy_score_free(jy_score *rank);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_score, jy_score_free)

/* What the score of a hit with such terms is at most. */
double jy_score_most(const jy_score *rank, double terms);

/* Adds to the hit's score, whose terms are known, what the second stage knows: hit->parts is what it is the sum of. */
void jy_score_weigh(jy_score *rank, jy_hit *hit);

#endif
