/* highlight.h: where in a passage the question matches. */
#ifndef JIYAN_SEARCHER_MATCH_HIGHLIGHT_H
#define JIYAN_SEARCHER_MATCH_HIGHLIGHT_H

#include <glib.h>
#include <stdbool.h>

#include "searcher/match/candidate.h"
#include "searcher/match/matcher.h"

/* Returns a new array of jy_match_span, in order and not overlapping; free with g_array_unref. An exact passage has the
 * phrases of the question marked, of a NEAR those that are near; another also the single words of it. */
GArray *jy_highlight_find(const jy_matcher *matcher, jy_candidate *candidate, bool exact);

#endif
