/* claim.h: a statement of a trail as it is compared with others: what numbers of which years it tells, and whose it
 * is. */
#ifndef JIYAN_SEARCHER_TRAILS_CLAIM_H
#define JIYAN_SEARCHER_TRAILS_CLAIM_H

#include "searcher/trails/followup.h"
#include "searcher/trails/years.h"

typedef struct {
    const jy_row *row;
    uint32_t clause; /* that speaks of the topic */
    GArray *amounts; /* of jy_amount: its numbers of the topic; borrowed */
    jy_years years;  /* that they are about */
    bool is_own;     /* said by the issuer whose commitment is followed */
    bool is_close;   /* speaks of the topic so plainly that its number may answer another issuer */
} jy_claim;

/* A follow-up of `seed`, or the seed itself. Borrows both. */
jy_claim jy_claim_of(jy_tracer *tracer, const jy_followup *followup, const jy_row *seed);

/* True for a commitment whose number is not of a year that is over. */
bool jy_claim_is_commitment(const jy_claim *claim);

#endif
