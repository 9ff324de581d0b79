/* relation.h: what a later statement says of an earlier commitment. */
#ifndef JIYAN_SEARCHER_TRAILS_RELATION_H
#define JIYAN_SEARCHER_TRAILS_RELATION_H

#include "searcher/trails/amount.h"
#include "searcher/trails/trail.h"
#include "searcher/trails/years.h"

/* A statement as it is compared. The row is borrowed. */
typedef struct {
    const jy_row *row;
    uint32_t clause; /* that speaks of the topic */
    GArray *amounts; /* of jy_amount: its numbers of the topic */
    jy_years years;  /* they are about */
    bool is_own;     /* said by the issuer whose commitment is followed */
    bool is_close;   /* speaks of the topic so plainly that its number may answer another issuer */
} jy_said;

/* The outcome of a comparison. Texts are owned; NULL where there is none. */
typedef struct {
    jy_relation relation;
    char *promised, *reported; /* numbers */
    char *earlier;             /* number of the commitment that was changed */
    const jy_row *against;     /* the commitment that it was compared with by numbers; NULL for none. Borrowed */
    jy_amount amount;          /* the statement's own number; row NULL: none */
    bool is_other_time;        /* it is too large for the years that it seems to be about */
} jy_verdict;

/* True for a commitment whose number is not of a year that is over. */
bool jy_said_commits(const jy_said *said);

/* True for two statements of one document. */
bool jy_rows_share_document(const jy_row *left, const jy_row *right);

/* Compares a statement with the commitments before it (of jy_said, in time order): by numbers first, the latest of the
 * same side (own or not) before those of the other, then by words. */
jy_verdict jy_relation_of(const jy_said *said, const GArray *commitments);

#endif
