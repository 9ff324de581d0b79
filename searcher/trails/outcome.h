/* outcome.h: what became of a commitment, as its trail shows. */
#ifndef JIYAN_SEARCHER_TRAILS_OUTCOME_H
#define JIYAN_SEARCHER_TRAILS_OUTCOME_H

#include "searcher/trails/trail.h"

/* The outcomes in the order in which they decide: the first that a trail shows is that of the commitment. */
typedef enum {
    JY_OUTCOME_DONE,
    JY_OUTCOME_PROBLEM,
    JY_OUTCOME_PART,
    JY_OUTCOME_REPORTED,
    JY_OUTCOME_CHANGED,
    JY_OUTCOME_REPEATED,
    JY_OUTCOME_NONE, /* no later mention */
} jy_outcome;
#define JY_OUTCOMES 7

/* What one relation says of the outcome: a promise on another measure repeats it. */
jy_outcome jy_outcome_of_relation(jy_relation relation);

/* The outcome of a commitment, and the step that shows it: the last one of its relation. Borrowed: valid as long as the
 * trail; NULL for no later mention. */
jy_outcome jy_outcome_of(const jy_trail *trail, const jy_step **ret_step);

/* done, problem, part, reported, changed, repeated or none. Borrowed: valid for ever. */
const char *jy_outcome_name(jy_outcome outcome);

/* The same for people, in the language of the locale: "reported done". Borrowed: valid for ever. */
const char *jy_outcome_label(jy_outcome outcome);

#endif
