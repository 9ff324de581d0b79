/* trail.h: a commitment, and what later documents say of it. */
#ifndef JIYAN_SEARCHER_TRAILS_TRAIL_H
#define JIYAN_SEARCHER_TRAILS_TRAIL_H

#include <jiyan/index/index.h>

#include "searcher/query/request.h"
#include "searcher/trails/step.h"

typedef struct {
    jy_row *seed;             /* the commitment; NULL where a request found none, but reports or problems */
    jy_step *start;           /* the seed as a step, with its own number; NULL without seed */
    GPtrArray *steps;         /* of jy_step, in time order; those of the seed's issuer first */
    bool gave_up;             /* the budget was spent before all was looked at */
    uint32_t later_documents; /* that were looked at; 0 where the commitment is too general to be followed */
    bool is_cut;              /* there may be more steps than the tracer takes */
} jy_trail;

/* Follows one of many commitments: its subject, for which the tracer was loaded. Takes `seed`. Returns a new trail;
 * free with jy_trail_free before the tracer. */
jy_trail *jy_trail_follow(jy_tracer *tracer, const jy_subject *subject, jy_row *seed);

/* Follows a commitment among what the filters of a request leave; NULL: all. Takes `seed`, also on failure. Returns a
 * new trail; free with jy_trail_free before the index is reopened. Errors: as for jy_search. */
jy_trail *jy_trail_of_row(jy_index *index, jy_row *seed, const jy_filter *filters, GError **err);

/* Follows the topic of a request from the first commitment on, in time order, that speaks of it; its filters bind the
 * whole trail. Where no commitment does, the steps are what is reported of it. Returns a new trail; free with
 * jy_trail_free before the index is reopened. NULL without error where nothing is found. Errors: as for jy_search. */
jy_trail *jy_trail_of_request(jy_index *index, const jy_request *request, GError **err);
void jy_trail_free(jy_trail *trail);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_trail, jy_trail_free)

#endif
