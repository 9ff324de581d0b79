/* step.h: one statement of a trail, with what it says of the commitment and why it was linked. */
#ifndef JIYAN_SEARCHER_TRAILS_STEP_H
#define JIYAN_SEARCHER_TRAILS_STEP_H

#include "searcher/trails/relation.h"

/* Texts are owned; NULL where there is none. */
typedef struct {
    jy_row *row; /* owned, but of the first step of a trail */
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

/* Compares a follow-up, read as `claim`, with the commitments before it (of jy_claim). Takes the row of the follow-up.
 * Returns a new step; free with jy_step_free. */
jy_step *jy_step_new(jy_followup *followup, const jy_claim *claim, const GArray *commitments);

/* The first step: the seed, which tells what of it is followed. Its row is the seed's, which has to live as long. */
jy_step *jy_step_new_seed(const jy_followup *seed, const jy_claim *claim, const jy_subject *subject);
void jy_step_free(jy_step *step);

#endif
