/* condition.h: a question's tree as a condition on the text of a passage. Private to the matcher. */
#ifndef JIYAN_SEARCHER_MATCH_CONDITION_H
#define JIYAN_SEARCHER_MATCH_CONDITION_H

#include <glib.h>
#include <stdbool.h>

#include "searcher/match/candidate.h"
#include "searcher/query/node.h"

/* True when a passage can tell whether the tree holds. Punctuation wants nothing, and some fields only the index
 * knows: such children are passed over, but for one of an OR, which may always hold. */
bool jy_condition_applies(const jy_node *node);

/* True when the candidate satisfies a tree that applies. Where it is `loose` a word or run may be in a heading or the
 * title as well, but not under a NOT nor in a NEAR. */
bool jy_condition_holds(const jy_node *node, jy_candidate *candidate, bool loose);

/* The places that take part in a NEAR. Returns a new array with an array of jy_span for each of its operands that
 * apply; free with g_ptr_array_unref. */
GPtrArray *jy_condition_near(const jy_node *near, jy_candidate *candidate);

#endif
