/* focus.h: a passage tried as the question is bound: as a whole, or, where kinds are asked for, each statement of these
 * kinds by itself, under the passage's headings. */
#ifndef JIYAN_SEARCHER_FOCUS_H
#define JIYAN_SEARCHER_FOCUS_H

#include <stdbool.h>

#include "searcher/candidate.h"
#include "searcher/plan.h"

/* True when the passage, or one of its statements, stands the test. The candidate looks at something else afterwards.
 */
bool jy_focus_stands(const jy_search_plan *plan, jy_candidate *candidate, const jy_passage *passage,
                     const jy_document *document);

/* True when the passage, or one of its statements, holds a word of the question. */
bool jy_focus_has_word(const jy_search_plan *plan, jy_candidate *candidate, const jy_passage *passage,
                       const jy_document *document);

/* Where the question stands in the passage, or in the statements that answer (match.h). Returns a new array of
 * jy_match_span, in order and not overlapping; free with g_array_unref. *ret_focus is the statement that answers best,
 * the first of those with most parts of the question; empty without kinds. */
GArray *jy_focus_matches(const jy_search_plan *plan, jy_candidate *candidate, const jy_passage *passage,
                         const jy_document *document, bool exact, jy_span *ret_focus);

#endif
