/* plan.h: a question's tree as Xapian queries. */
#ifndef JIYAN_SEARCHER_PLAN_PLAN_H
#define JIYAN_SEARCHER_PLAN_PLAN_H

#include <glib.h>
#include <jiyan/index/index.h>
#include <jiyan/text/phrase.h>
#include <stdbool.h>
#include <xapian-c/xapian_c.h>

#include "searcher/query/node.h"

typedef struct {
    xc_query *exact; /* passages that may hold each run whole, with their weight */
    xc_query *any; /* passages that hold some of the words; NULL where a part of the question means nothing by itself */
    bool must_verify; /* `exact` finds others, too: the text of a passage decides */
    bool is_counted;  /* the index knows how many passages `exact` finds without looking at them */
} jy_plan;

/* Plans a tree for an index. `phrases` (of jy_phrase) are those of which a partial passage holds some terms. Returns a
 * new plan, good for the snapshot that is open; free with jy_plan_free. Errors: QUERY, INDEX_*. */
jy_plan *jy_plan_make(jy_index *index, const jy_node *root, const GPtrArray *phrases, GError **err);
void jy_plan_free(jy_plan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_plan, jy_plan_free)

#endif
