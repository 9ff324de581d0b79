/* hit.h: what a search finds: the ranked passages, and how many there are. */
#ifndef JIYAN_SEARCHER_SEARCH_HIT_H
#define JIYAN_SEARCHER_SEARCH_HIT_H

#include <glib.h>
#include <jiyan/index/document.h>
#include <jiyan/index/passage.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "searcher/match/span.h"

/* What a score is the sum of. */
typedef struct {
    double terms;      /* bigrams, words and numbers, in the text, in headings and in the title: by Xapian's BM25 */
    double characters; /* single characters of the question, score.h */
    double newer;      /* the preference for the newer */
} jy_score_parts;

typedef struct {
    uint32_t rank; /* 1 for the first of all, whatever the offset */
    double score;
    jy_score_parts parts; /* that it is the sum of */
    bool exact;           /* holds each run of the question whole */
    size_t folder;        /* of the index, by number */
    uint32_t docid;       /* of the passage in the folder; of several in all of them */
    const char *db;       /* the same by name; borrowed from the index */
    jy_passage passage;
    const jy_document *document; /* borrowed from the index */
    jy_span focus;               /* where kinds are asked for: the statement that answers; empty elsewhere */
    GArray *matches;   /* of jy_match_span, in order, not overlapping: exactly what of the passage's text the question
                          asked for; whole phrases, and when partial their terms too */
    GPtrArray *copies; /* of jy_hit: the same text again, best first; NULL for none */
} jy_hit;

typedef struct {
    GPtrArray *hits;      /* of jy_hit */
    uint64_t total_exact; /* passages, or documents when grouped */
    uint64_t total_partial;
    bool exact_lower_bound; /* there may be more than the total says */
    bool partial_lower_bound;
    double took_ms;
} jy_result;

void jy_hit_free(jy_hit *hit);

void jy_result_free(jy_result *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_result, jy_result_free)

#endif
