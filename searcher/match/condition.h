/* condition.h: a part of the question as it is tried on a passage. Private to the plan and the match. */
#ifndef JIYAN_SEARCHER_MATCH_CONDITION_H
#define JIYAN_SEARCHER_MATCH_CONDITION_H

#include "searcher/plan/plan.h"

struct jy_condition {
    jy_node_kind kind;
    jy_phrase *phrase; /* of a phrase; of a title or heading field */
    bool is_variant;
    jy_by field; /* of another field, with its value */
    char *value;
    unsigned kinds;      /* of a kind field: of these one has to be among the passage's statements */
    jy_part part;        /* where it has to stand */
    bool loose;          /* may stand in a heading or the title as well */
    jy_near_link link;   /* in a NEAR */
    GPtrArray *children; /* of jy_condition */
};

/* Returns a new test, that of a tree; free with jy_condition_free. NULL where it asks for nothing that can be tried on
 * a passage: punctuation, or a field that only the index knows. */
jy_condition *jy_condition_new(const jy_node *node);
void jy_condition_free(jy_condition *test);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_condition, jy_condition_free)

/* jy_candidate_near for a test of that kind. */
bool jy_condition_near(const jy_condition *test, jy_candidate *candidate, GArray **spans);

#endif
