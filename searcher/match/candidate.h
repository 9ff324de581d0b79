/* candidate.h: a passage looked at closely: does it hold what a question wants, and where. */
#ifndef JIYAN_SEARCHER_MATCH_CANDIDATE_H
#define JIYAN_SEARCHER_MATCH_CANDIDATE_H

#include <glib.h>
#include <jiyan/index/document.h>
#include <jiyan/index/passage.h>
#include <jiyan/text/phrase.h>
#include <jiyan/text/segment.h>
#include <stdbool.h>

#include "searcher/match/near.h"
#include "searcher/match/span.h"

/* Where a phrase may be. */
typedef enum {
    JY_IN_BODY,
    JY_IN_HEADING,
    JY_IN_TITLE,
} jy_part;

/* A passage with its paragraphs folded. Buffers are kept from one to the next. */
typedef struct jy_candidate jy_candidate;

/* Returns a new candidate without a passage; free with jy_candidate_free. */
jy_candidate *jy_candidate_new(void);
void jy_candidate_free(jy_candidate *candidate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_candidate, jy_candidate_free)

/* Looks at a passage. Borrows it and the document, which may be NULL where titles do not matter. */
void jy_candidate_take(jy_candidate *candidate, const jy_passage *passage, const jy_document *document);

/* What it looks at; NULL for no document. Borrowed: valid until another passage is taken. */
const jy_passage *jy_candidate_passage(const jy_candidate *candidate);
const jy_document *jy_candidate_document(const jy_candidate *candidate);

/* Bits 1 << jy_statement_kind of its statements. */
unsigned jy_candidate_kinds(const jy_candidate *candidate);

/* True when that part holds the phrase. */
bool jy_candidate_has(jy_candidate *candidate, const jy_phrase *phrase, jy_part part);

/* True when the neighbours (jy_neighbour) are in one paragraph, each as it is linked to the one before it in the
 * list. `spans`, if not NULL, is an array of jy_span for each: it gets the places that take part. */
bool jy_candidate_near(jy_candidate *candidate, const GArray *neighbours, GArray **spans);

/* Appends the spans (jy_span, bytes of the passage's text) of the phrase. */
void jy_candidate_find_all(jy_candidate *candidate, const jy_phrase *phrase, GArray *spans);

#endif
