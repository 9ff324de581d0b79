/* timeline.c: where on a timeline a commitment is. */
#include "searcher/ledger/timeline.h"

void jy_timeline_add(jy_timeline *timeline, unsigned said, unsigned due)
{
    timeline->first = timeline->dated ? MIN(timeline->first, said) : said;
    timeline->last_said = MAX(timeline->last_said, said);
    timeline->last = MAX(timeline->last, MAX(due, said));
    timeline->dated++;
    timeline->deadline += due != 0;
}

void jy_timeline_settle(jy_timeline *timeline)
{
    unsigned last = timeline->last_said + JY_TIMELINE_AHEAD;
    timeline->is_later = timeline->last > last;
    timeline->last = MIN(timeline->last, last);
}

void jy_timeline_measure(const jy_promises *promises, jy_timeline *ret_timeline)
{
    *ret_timeline = (jy_timeline){0};
    for (guint i = 0; i < promises->list->len; i++) {
        const jy_row *row = jy_promises_row(promises->list->pdata[i]);
        const jy_deadline *due = jy_row_due(row);
        if (row->said.year) {
            jy_timeline_add(ret_timeline, row->said.year, due ? due->last.year : 0);
        }
    }
    jy_timeline_settle(ret_timeline);
}

unsigned jy_timeline_columns(const jy_timeline *timeline)
{
    return timeline->last - timeline->first + 1 + timeline->is_later;
}

unsigned jy_timeline_column(const jy_timeline *timeline, unsigned year)
{
    unsigned column = MAX(year, timeline->first) - timeline->first;
    return MIN(column, jy_timeline_columns(timeline) - 1);
}

double jy_timeline_part(const jy_date *date)
{
    if (!date->month) {
        return 0.5;
    }
    double days = date->day ? date->day - 0.5 : 15;
    return (date->month - 1 + days / 31) / 12;
}
