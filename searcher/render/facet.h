/* facet.h: a facet printed. */
#ifndef JIYAN_SEARCHER_RENDER_FACET_H
#define JIYAN_SEARCHER_RENDER_FACET_H

#include <stdio.h>

#include "searcher/count/facet.h"
#include "searcher/render/view.h"

/* Prints how many documents have each value, in view->format: text, json or csv. */
void jy_render_facet(const jy_facets *facets, const jy_view *view, FILE *out);

#endif
