/* chart.h: figures of an answer as pictures, beside the text that says the same. */
#ifndef JIYAN_SERVER_PAGE_CHART_H
#define JIYAN_SERVER_PAGE_CHART_H

#include <glib.h>
#include <jansson.h>

/* Appends the target of a trail (the answer of trace) over the years: what was promised, and what was reported. Nothing
 * where there are not two years with figures in the commitment's unit. */
void jy_chart_append_target(GString *out, const json_t *trail);

/* Appends how the commitments of a ledger came out, a bar a year of the documents that they stand in. */
void jy_chart_append_outcomes(GString *out, const json_t *ledger);

#endif
