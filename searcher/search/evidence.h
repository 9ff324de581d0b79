/* evidence.h: what a passage's text has of a question's clues, found in one pass. Private to the search. */
#ifndef JIYAN_SEARCHER_SEARCH_EVIDENCE_H
#define JIYAN_SEARCHER_SEARCH_EVIDENCE_H

#include <jiyan/index/passage.h>

#include "searcher/search/clues.h"

/* Counts are by the numbers of the clues; sums are of their weights, each once. Positions are thirds of a byte of the
 * folded text: characters of Chinese. */
typedef struct {
    uint32_t *terms;      /* how often the passage has each */
    uint32_t *characters; /* the same */
    double length;        /* of the passage, in characters */
    double sentence;      /* characters and terms of its best sentence, of a long one less */
    double asked;         /* the same, of those that name such a thing as is asked for */
    double neighbours;    /* words of the question that stand close to the one before, the closer the more */
    double window;        /* characters of its best window */
    double early;         /* terms, less the further they are from the document's beginning */
    double opening;       /* terms of its first characters */
} jy_evidence;

/* The room that a pass takes, kept from one passage to the next. */
typedef struct jy_evidence_reader jy_evidence_reader;

/* Returns a new reading for clues, which it borrows; free with jy_evidence_reader_free. */
jy_evidence_reader *jy_evidence_reader_new(const jy_clues *clues);
void jy_evidence_reader_free(jy_evidence_reader *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_evidence_reader, jy_evidence_reader_free)

/* Fills *ret_evidence with that of a passage but its noise; clear with jy_evidence_clear. */
void jy_evidence_read(jy_evidence_reader *reading, const jy_passage *passage, jy_evidence *ret_evidence);
void jy_evidence_clear(jy_evidence *evidence);

#endif
