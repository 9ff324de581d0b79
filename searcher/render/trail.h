/* trail.h: a trail shown. */
#ifndef JIYAN_SEARCHER_RENDER_TRAIL_H
#define JIYAN_SEARCHER_RENDER_TRAIL_H

#include "searcher/render/printer.h"
#include "searcher/trails/trail.h"

extern const jy_columns JY_TRAIL_COLUMNS;

/* These take a jy_trail: its fields, and what people read. */
void jy_trail_fields(const void *trail, const jy_view *view, jy_printer *to);
void jy_trail_text(const void *trail, const jy_view *view, FILE *out);

/* Puts what a step says of its commitment, from its date to why it was linked, without its statement. */
void jy_trail_put_comparison(jy_printer *to, const jy_step *step);

#endif
