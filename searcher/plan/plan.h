/* plan.h: a question's tree as what Xapian is asked and what is then looked for in the text. */
#ifndef JIYAN_SEARCHER_PLAN_PLAN_H
#define JIYAN_SEARCHER_PLAN_PLAN_H

#include <glib.h>
#include <jiyan/index/index.h>
#include <jiyan/text/segment.h>
#include <stdbool.h>
#include <xapian-c/xapian_c.h>

#include "searcher/match/candidate.h"
#include "searcher/query/parse.h"

/* A part of the question as it is tried on a passage. */
typedef struct jy_condition jy_condition;

typedef struct {
    xc_query *exact; /* passages that may hold each run whole, with their weight */
    xc_query *any; /* passages that hold some of the words; NULL where a part of the question means nothing by itself */
    jy_condition *test;   /* what an exact passage has to stand; NULL: everything does */
    bool must_test;       /* the index alone does not prove it */
    unsigned kinds;       /* bits 1 << jy_statement_kind: a statement of one of these has to stand the test; 0: the
                             passage as a whole */
    GPtrArray *forbidden; /* of jy_condition, borrowed: what a partial passage must not stand either */
    GPtrArray *phrases;   /* of jy_phrase, borrowed: what the question asks for */
    GPtrArray *words;     /* of jy_phrase: their terms, each on its own */
    GArray *senses; /* of unsigned: what the words tell, bits of jy_term_sense (terms.h); NULL: all tell something */
} jy_plan;

/* Plans a question. Returns a new plan; free with
 * jy_plan_free. Errors: QUERY, INDEX_*. */
jy_plan *jy_plan_make(jy_index *index, const jy_node *root, GError **err);
void jy_plan_free(jy_plan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_plan, jy_plan_free)

/* True when the passage stands the test. */
bool jy_condition_holds(const jy_condition *test, jy_candidate *candidate);

#endif
