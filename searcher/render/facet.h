/* facet.h: a facet shown. */
#ifndef JIYAN_SEARCHER_RENDER_FACET_H
#define JIYAN_SEARCHER_RENDER_FACET_H

#include "searcher/count/facet.h"
#include "searcher/render/printer.h"

extern const jy_columns JY_FACET_COLUMNS;

/* These take a jy_facets: its fields, and a line a value for people. */
void jy_facet_fields(const void *facets, const jy_view *view, jy_printer *to);
void jy_facet_text(const void *facets, const jy_view *view, FILE *out);

#endif
