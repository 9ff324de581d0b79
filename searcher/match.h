/* match.h: where in a passage the question stands. */
#ifndef JIYAN_SEARCHER_MATCH_H
#define JIYAN_SEARCHER_MATCH_H

#include <glib.h>
#include <stdbool.h>

#include "searcher/candidate.h"
#include "searcher/plan.h"

/* Returns a new array of jy_match_span, in order and not overlapping; free with g_array_unref. An exact passage has the
 * phrases of the question marked, of a NEAR those that are near; another also the single words of it. */
GArray *jy_match_find(const jy_search_plan *plan, jy_candidate *candidate, bool exact);

#endif
