/* followup.h: the statements of an index that speak of a subject: what may follow up a commitment. */
#ifndef JIYAN_SEARCHER_TRAILS_FOLLOWUP_H
#define JIYAN_SEARCHER_TRAILS_FOLLOWUP_H

#include "searcher/trails/amount.h"
#include "searcher/trails/subject.h"
#include "searcher/trails/tracer.h"

typedef struct {
    uint32_t number;   /* of the statement in the corpus */
    jy_saying *saying; /* of the statement; borrowed from the corpus. NULL for a seed */
    jy_row *row;       /* owned */
    jy_link link;
    const jy_topic *topic; /* of the subject, that it speaks of most; borrowed from there. NULL for a seed */
    GArray *amounts;       /* of jy_amount: its numbers of the topic */
    bool has_unit;         /* one of them has a unit of the subject */
} jy_followup;

/* The statements whose link to the subject is strong enough, in the order of the corpus: of a commitment those that are
 * later, the first `most` of the tracer, of its issuer and of others; *ret_is_cut where there may be more. `seed` may
 * be NULL: all. Returns a new array of jy_followup; free with g_array_unref. The subject has to live as long. */
GArray *jy_followup_find(jy_tracer *tracer, const jy_subject *subject, const jy_row *seed, bool *ret_is_cut);

/* Gives the subject of a request the units of the numbers that are told where statements speak of it plainly. */
void jy_followup_learn_units(jy_tracer *tracer, jy_subject *subject);

/* A commitment as the first of its own trail. Borrows the row. Free its amounts with g_array_unref. */
jy_followup jy_followup_of_seed(const jy_subject *subject, jy_row *seed);

#endif
