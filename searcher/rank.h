/* rank.h: the second stage of ranking. Xapian finds and weighs by bigrams, words and numbers; the best few hundred
 * passages, whose text is at hand, are then weighed by the question's single characters too, and by their age. */
#ifndef JIYAN_SEARCHER_RANK_H
#define JIYAN_SEARCHER_RANK_H

#include <jiyan/archive.h>
#include <stdbool.h>

#include "searcher/search.h"

/* Passages that are looked at. */
#define JY_RANK_DEPTH 200

typedef struct jy_rank jy_rank;

/* Returns a new second stage for the folded texts of a question's phrases; free with jy_rank_free. With `prefers_newer`
 * of two passages that answer alike the newer is the better. Errors: INDEX_*. */
jy_rank *jy_rank_new(jy_archive *archive, const char *const *texts, size_t count, bool prefers_newer, GError **err);
void jy_rank_free(jy_rank *rank);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_rank, jy_rank_free)

/* What the score of a hit with such terms is at most. */
double jy_rank_most(const jy_rank *rank, double terms);

/* Adds to the hit's score, whose terms are known, what the second stage knows: hit->parts is what it is the sum of. */
void jy_rank_weigh(jy_rank *rank, jy_hit *hit);

#endif
