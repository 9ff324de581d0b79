/* verify.h: a passage tried as the question is bound: as a whole, or, where kinds are asked for, each statement of
 * these kinds by itself, under the passage's headings. */
#ifndef JIYAN_SEARCHER_MATCH_VERIFY_H
#define JIYAN_SEARCHER_MATCH_VERIFY_H

#include <stdbool.h>

#include "searcher/match/candidate.h"
#include "searcher/plan/plan.h"

/* True when the passage, or one of its statements, stands the test. The candidate looks at something else afterwards.
 */
bool jy_verify_stands(const jy_plan *plan, jy_candidate *candidate, const jy_passage *passage,
                      const jy_document *document);

/* True when the passage, or one of its statements, holds a word of the question. */
bool jy_verify_has_word(const jy_plan *plan, jy_candidate *candidate, const jy_passage *passage,
                        const jy_document *document);

/* Where the question stands in the passage, or in the statements that answer (highlight.h). Returns a new array of
 * jy_match_span, in order and not overlapping; free with g_array_unref. *ret_focus is the statement that answers best,
 * the first of those with most parts of the question; empty without kinds. */
GArray *jy_verify_matches(const jy_plan *plan, jy_candidate *candidate, const jy_passage *passage,
                          const jy_document *document, bool exact, jy_span *ret_focus);

#endif
