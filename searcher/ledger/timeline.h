/* timeline.h: where on a timeline a commitment is. */
#ifndef JIYAN_SEARCHER_LEDGER_TIMELINE_H
#define JIYAN_SEARCHER_LEDGER_TIMELINE_H

#include "searcher/ledger/promises.h"

/* Years after the last speech that have a column of their own; what is due later shares one. */
#define JY_TIMELINE_AHEAD 5

/* A row for each year in which something was said, a column for each year in which something is due. */
typedef struct {
    unsigned first, last;     /* years of the columns */
    unsigned last_said;       /* rows are the years first … last_said; one without commitments is left out */
    bool is_later;            /* there is a column for what is due after `last` */
    unsigned dated, deadline; /* commitments with a date, and of these those with a deadline */
} jy_timeline;

/* Measures the timeline of commitments; `deadline` 0 where there is nothing to draw. */
void jy_timeline_measure(const jy_promises *promises, jy_timeline *ret_timeline);

/* Adds a commitment said in the year `said` and due in `due` (0: without a deadline) to a timeline that begins as
 * zeros; and settles it when all are added. */
void jy_timeline_add(jy_timeline *timeline, unsigned said, unsigned due);
void jy_timeline_settle(jy_timeline *timeline);

unsigned jy_timeline_columns(const jy_timeline *timeline);

/* The column of a year: the first for what lies before it, the last for what lies behind. */
unsigned jy_timeline_column(const jy_timeline *timeline, unsigned year);

/* Where in its year a date is, from 0 to 1; in the middle where only the year is known. */
double jy_timeline_part(const jy_date *date);

#endif
