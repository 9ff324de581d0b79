/* score.h: the score by which hits are reranked. Xapian finds and weighs by bigrams, words and numbers; the best few
 * hundred passages, whose text is at hand, are then weighed by the question's single characters too, and by their age.
 */
#ifndef JIYAN_SEARCHER_SEARCH_SCORE_H
#define JIYAN_SEARCHER_SEARCH_SCORE_H

#include <jiyan/index/index.h>
#include <stdbool.h>

#include "searcher/match/matcher.h"
#include "searcher/search/hit.h"

typedef struct jy_score jy_score;

/* Returns a new score for the phrases of a question; free with jy_score_free. With `prefers_newer` of two passages that
 * answer alike the newer is the better. Errors: INDEX_*. */
jy_score *jy_score_new(jy_index *index, const jy_matcher *matcher, bool prefers_newer, GError **err);
void jy_score_free(jy_score *score);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_score, jy_score_free)

/* What the score of a hit with such terms is at most. */
double jy_score_most(const jy_score *score, double terms);

/* Adds to the hit's score, whose terms are known, what their text tells: hit->parts is what it is the sum of. */
void jy_score_weigh(jy_score *score, jy_hit *hit);

#endif
