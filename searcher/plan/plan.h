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
    xc_query *exact;  /* passages that may hold each run whole, with their weight */
    bool must_verify; /* `exact` finds others, too: the text of a passage decides */
    bool is_counted;  /* the index knows how many passages `exact` finds without looking at them */
    bool has_any;     /* jy_plan_any has a query: no part of the question means nothing by itself */
    /* The rest is private. */
    jy_index *index;          /* borrowed, as the next */
    const GPtrArray *phrases; /* of jy_phrase */
    GPtrArray *filters;       /* of xc_query: every passage has to match them */
    GPtrArray *barred;        /* of xc_query: no passage may match them */
    GArray *preferences;      /* of jy_preference; NULL as long as nobody has asked for a preference */
    GPtrArray *preferring;    /* of xc_query: those that jy_plan_prefer has made */
    xc_query *any;            /* NULL as long as nobody has asked for it */
} jy_plan;

/* Plans a tree for an index. `phrases` (of jy_phrase) are those of which a partial passage holds some terms; the plan
 * borrows them. Returns a new plan, good for the snapshot that is open; free with jy_plan_free. Errors: QUERY, INDEX_*.
 */
jy_plan *jy_plan_make(jy_index *index, const jy_node *root, const GPtrArray *phrases, GError **err);

/* Passages that hold some of the words, where the plan has such a query. Made when it is asked for, as it takes the
 * dictionary of words and many more terms than `exact`, and most questions are answered without it. Borrowed: valid as
 * long as the plan. NULL with an error: INDEX_*. */
const xc_query *jy_plan_any(jy_plan *plan, GError **err);

/* A query of the plan with a greater weight for the documents of the years, people and bodies that the question names
 * (preference.h): they go before others that answer alike, and none is lost. The query itself where it names none.
 * Borrowed: valid as long as the plan. NULL with an error: INDEX_*. */
const xc_query *jy_plan_prefer(jy_plan *plan, const xc_query *query, GError **err);

/* By how much it multiplies the weight of a document's passages. */
double jy_plan_preferred_of(const jy_plan *plan, const jy_document *document);

/* By how much at most. */
double jy_plan_preferred(const jy_plan *plan);

void jy_plan_free(jy_plan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_plan, jy_plan_free)

#endif
