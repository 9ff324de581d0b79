/* plan.h: a question's tree as what Xapian is asked and what is then looked for in the text. */
#ifndef JIYAN_SEARCHER_PLAN_H
#define JIYAN_SEARCHER_PLAN_H

#include <glib.h>
#include <jiyan/archive.h>
#include <jiyan/segment.h>
#include <stdbool.h>
#include <xapian-c/xapian_c.h>

#include "searcher/candidate.h"
#include "searcher/query.h"

/* A part of the question as it is tried on a passage. */
typedef struct jy_test jy_test;

typedef struct {
    xc_query *exact; /* passages that may hold each run whole, with their weight */
    xc_query *any; /* passages that hold some of the words; NULL where a part of the question means nothing by itself */
    jy_test *test; /* what an exact passage has to stand; NULL: everything does */
    bool must_test;       /* the index alone does not prove it */
    unsigned kinds;       /* bits 1 << jy_statement_kind: a statement of one of these has to stand the test; 0: the
                             passage as a whole */
    GPtrArray *forbidden; /* of jy_test, borrowed: what a partial passage must not stand either */
    GPtrArray *phrases;   /* of jy_phrase, borrowed: what the question asks for */
    GPtrArray *words;     /* of jy_phrase: their terms, each on its own */
    GArray *senses; /* of unsigned: what the words tell, bits of jy_term_sense (terms.h); NULL: all tell something */
} jy_search_plan;

/* Plans a question. Returns a new plan; free with
 * jy_search_plan_free. Errors: QUERY, INDEX_*. */
jy_search_plan *jy_search_plan_make(jy_archive *archive, const jy_node *root, GError **err);
void jy_search_plan_free(jy_search_plan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_search_plan, jy_search_plan_free)

/* True when the passage stands the test. */
bool jy_test_holds(const jy_test *test, jy_candidate *candidate);

#endif
