/* stats.h: the use of a phrase over the years shown. */
#ifndef JIYAN_SEARCHER_RENDER_STATS_H
#define JIYAN_SEARCHER_RENDER_STATS_H

#include "searcher/count/stats.h"
#include "searcher/render/printer.h"

extern const jy_columns JY_STATS_COLUMNS;

/* These take a jy_stats: its fields, and a table with bars for people. */
void jy_stats_fields(const void *stats, const jy_view *view, jy_printer *to);
void jy_stats_text(const void *stats, const jy_view *view, FILE *out);

#endif
