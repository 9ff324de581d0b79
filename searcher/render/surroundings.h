/* surroundings.h: a passage in its surroundings shown. */
#ifndef JIYAN_SEARCHER_RENDER_SURROUNDINGS_H
#define JIYAN_SEARCHER_RENDER_SURROUNDINGS_H

#include "searcher/render/printer.h"
#include "searcher/search/surroundings.h"

/* These take a jy_surroundings: its fields, and what people read. */
void jy_surroundings_fields(const void *around, const jy_view *view, jy_printer *to);
void jy_surroundings_text(const void *around, const jy_view *view, FILE *out);

#endif
