/* trail.h: a commitment, and what later documents say of it. */
#ifndef JIYAN_SEARCHER_TRAILS_TRAIL_H
#define JIYAN_SEARCHER_TRAILS_TRAIL_H

#include "searcher/query/request.h"
#include "searcher/statements/row.h"

/* What a later statement says of a commitment. It claims no more than the two sentences show. */
typedef enum {
    JY_RELATION_PROMISED, /* the commitment itself, or a first one on another measure of it */
    JY_RELATION_REPEATED, /* the same number and deadline, or none */
    JY_RELATION_CHANGED,  /* another number or deadline */
    JY_RELATION_DONE, /* the reported amount reaches the promised one, or the report says so: 完成, 全面取消 */
    JY_RELATION_PART, /* the reported amount falls short of it, or the report says so: 取得进展 */
    JY_RELATION_REPORTED, /* reported of, without anything to compare */
    JY_RELATION_PROBLEM,  /* called a problem, or missed */
} jy_relation;

/* One statement of a trail. Texts are owned; NULL where there is none. */
typedef struct {
    jy_row *row;
    jy_relation relation;
    char *promised;              /* 1000万套: of the commitment that it is compared with, or its own */
    char *reported;              /* 700万套 */
    char *earlier;               /* 900万套: of the commitment that it changes */
    char *against;               /* id of the commitment that its number is compared with */
    char *why;                   /* why it was linked, in one line: the words in common, the unit, the issuer */
    const jy_quantity *quantity; /* its own number of the topic; borrowed from the row, NULL for none */
    uint16_t of_year;            /* that the number is about; 0: several, or not told */
    double score;                /* of the link, 0 to 1 */
    bool is_same_issuer;
} jy_step;

typedef struct {
    jy_row *seed;             /* the commitment; NULL where a question found none, but reports or problems */
    jy_step *start;           /* the seed as a step, with its own number; its row is borrowed; NULL without seed */
    GPtrArray *steps;         /* of jy_step, in time order; those of the seed's issuer first */
    uint32_t later_documents; /* that were looked at; 0 where the commitment is too general to be followed */
} jy_trail;

/* Follows a commitment among what the filters of a question leave; NULL: all. Takes `seed`, also on failure. Returns a
 * new trail; free with jy_trail_free before the index is reopened. Errors: as for jy_search. */
jy_trail *jy_trail_follow(jy_index *index, jy_row *seed, const char *const *filters, GError **err);

/* Follows the topic of a question from the first commitment on, in time order, that speaks of it; its filters bind the
 * whole trail. Where no commitment does, the steps are what is reported of it. Returns a new trail; free with
 * jy_trail_free. NULL without error where nothing is found. Errors: as for jy_search. */
jy_trail *jy_trail_of_question(jy_index *index, const jy_request *question, GError **err);
void jy_trail_free(jy_trail *trail);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_trail, jy_trail_free)

/* For many trails: all statements of an index, loaded once. */
typedef struct jy_tracer jy_tracer;

/* Loads what the filters leave. What was borrowed from the index before may be gone after it: make it first, then
 * find the seeds. Returns a new tracer; free with jy_tracer_free before the index is reopened. Errors: as for
 * jy_search. */
jy_tracer *jy_tracer_new(jy_index *index, const char *const *filters, GError **err);
void jy_tracer_free(jy_tracer *tracer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_tracer, jy_tracer_free)

/* Follows one commitment. Takes `seed`. Returns a new trail; free with jy_trail_free before the tracer. */
jy_trail *jy_tracer_follow(jy_tracer *tracer, jy_row *seed);

/* promised, repeated, changed, done, part, reported or problem. Borrowed: valid for ever. */
const char *jy_relation_name(jy_relation relation);

#endif
