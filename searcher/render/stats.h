/* stats.h: the use of a phrase over the years printed. */
#ifndef JIYAN_SEARCHER_RENDER_STATS_H
#define JIYAN_SEARCHER_RENDER_STATS_H

#include <stdio.h>

#include "searcher/count/stats.h"
#include "searcher/render/view.h"

/* Prints statistics in view->format: text, json, jsonl or csv. */
void jy_render_stats(const jy_stats *stats, const jy_view *view, FILE *out);
void jy_render_stats_text(const jy_stats *stats, const jy_view *view, FILE *out);

#endif
