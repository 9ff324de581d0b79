/* score.h: the score by which hits are reranked. Xapian finds and weighs by bigrams, words and numbers; the best few
 * hundred passages are then weighed together, by what their text has of the question and where, and by their age. */
#ifndef JIYAN_SEARCHER_SEARCH_SCORE_H
#define JIYAN_SEARCHER_SEARCH_SCORE_H

#include <jiyan/index/index.h>
#include <stdbool.h>

#include "searcher/match/matcher.h"
#include "searcher/plan/plan.h"
#include "searcher/search/hit.h"

typedef struct jy_score jy_score;

/* Returns a new score for the phrases of a question; free with jy_score_free. With `prefers_newer` of two passages that
 * answer alike the newer is the better. Errors: INDEX_*. */
jy_score *jy_score_new(jy_index *index, const jy_matcher *matcher, bool prefers_newer, GError **err);
void jy_score_free(jy_score *score);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_score, jy_score_free)

/* How many hits are weighed, whichever page is shown: few where there is no text to weigh. */
uint32_t jy_score_depth(const jy_score *score);

/* Adds to the score of hits (of jy_hit), whose terms and documents are known, what their text tells: hit->parts is what
 * it is the sum of. Of those of a document a title alone is less than the text below it. */
void jy_score_weigh(jy_score *score, const jy_plan *plan, GPtrArray *hits);

#endif
