/* hit.h: a passage that a search found. */
#ifndef JIYAN_SEARCHER_SEARCH_HIT_H
#define JIYAN_SEARCHER_SEARCH_HIT_H

#include <glib.h>
#include <jiyan/index/document.h>
#include <jiyan/index/passage.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "searcher/match/span.h"

/* What a score is the sum of; score.h. */
typedef enum {
    JY_PART_TERMS,      /* bigrams, words and numbers, in the text, in headings and in the title: by Xapian's BM25 */
    JY_PART_CHARACTERS, /* single characters of the question */
    JY_PART_RESIDUAL,   /* those of them that no bigram accounts for */
    JY_PART_SENTENCE,   /* what the best sentence has of them */
    JY_PART_WINDOW,     /* what stands closest together */
    JY_PART_EARLY,      /* how near to the document's beginning the terms stand */
    JY_PART_OPENING,    /* terms that the passage begins with */
    JY_PART_NEIGHBOURS, /* words that follow each other in the question close together */
    JY_PART_ASKED,      /* what the best sentence has that names such a thing as is asked for, a number or a time */
    JY_PART_DOCUMENT,   /* what its second-best passage tells of the document */
    JY_PART_NEWER,      /* the preference for the newer */
    JY_PART_TITLE,      /* what a passage that is a title alone is too good by; at most 0 */
    JY_PARTS,
} jy_score_part;

typedef struct {
    uint32_t rank; /* 1 for the first of all, whatever the offset */
    double score;
    double parts[JY_PARTS];      /* that it is the sum of */
    bool exact;                  /* holds each run of the question whole */
    size_t folder;               /* of the index, by number */
    uint32_t docid;              /* of the passage in the folder; of several in all of them */
    const char *db;              /* the same by name; borrowed from the index */
    jy_passage passage;          /* of a duplicate maybe without statements */
    const jy_document *document; /* borrowed from the index */
    jy_span statement;           /* that answers, where the question is bound to kinds; empty elsewhere */
    GArray *matches; /* of jy_match_span, NULL of a duplicate; in order, not overlapping: exactly what of the passage's
                     text the question asked for; whole phrases, and when partial their terms too */
    GPtrArray *duplicates; /* of jy_hit: the same text again, best first; NULL for none */
} jy_hit;

/* The name of a part, in JSON. */
const char *jy_hit_part_name(jy_score_part part);

void jy_hit_free(jy_hit *hit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_hit, jy_hit_free)

#endif
