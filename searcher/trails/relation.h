/* relation.h: what a later statement says of an earlier commitment. It claims no more than the two sentences show. */
#ifndef JIYAN_SEARCHER_TRAILS_RELATION_H
#define JIYAN_SEARCHER_TRAILS_RELATION_H

#include "searcher/trails/amount.h"
#include "searcher/trails/claim.h"

typedef enum {
    JY_RELATION_PROMISED, /* the commitment itself, or a first one on another measure of it */
    JY_RELATION_REPEATED, /* the same number and deadline, or none */
    JY_RELATION_CHANGED,  /* another number or deadline */
    JY_RELATION_DONE, /* the reported amount reaches the promised one, or the report says so: 完成, 全面取消 */
    JY_RELATION_PART, /* the reported amount falls short of it, or the report says so: 取得进展 */
    JY_RELATION_REPORTED, /* reported of, without anything to compare */
    JY_RELATION_PROBLEM,  /* called a problem, or missed */
} jy_relation;

/* promised, repeated, changed, done, part, reported or problem. Borrowed: valid for ever. */
const char *jy_relation_name(jy_relation relation);

/* The relation with what shows it. Texts are owned; NULL where there is none. */
typedef struct {
    jy_relation relation;
    char *promised, *reported; /* numbers */
    char *earlier;             /* number of the commitment that was changed */
    const jy_row *against;     /* the commitment that it was compared with by numbers; NULL for none. Borrowed */
    jy_amount amount;          /* the statement's own number; row NULL: none */
    bool is_other_time;        /* it is too large for the years that it seems to be about */
} jy_verdict;

/* Compares a statement with the commitments before it (of jy_claim, in time order): by numbers first, the latest of the
 * same side (own or not) before those of the other, then by words. */
jy_verdict jy_relation_of(const jy_claim *claim, const GArray *commitments);

#endif
