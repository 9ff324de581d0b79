/* render.h: a view in a format: one table. */
#ifndef JIYAN_SEARCHER_RENDER_RENDER_H
#define JIYAN_SEARCHER_RENDER_RENDER_H

#include <stdbool.h>
#include <stdio.h>

#include "searcher/render/view.h"

/* text, json, …, by jy_format; NULL-terminated. */
extern const char *const JY_RENDER_FORMATS[];

/* True where a view has a format. */
bool jy_render_has(jy_view_kind kind, jy_format format);

/* Prints what comes before the first answer. */
void jy_render_head(const jy_view *view, FILE *out);

/* Prints an answer in view->format. `found` is what view->kind shows: a jy_hits, jy_concordance_part, jy_facets,
 * jy_stats, jy_rows, jy_trail or jy_promises. */
void jy_render(const void *found, const jy_view *view, FILE *out);

#endif
