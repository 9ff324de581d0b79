/* surroundings.h: a passage in its surroundings shown. */
#ifndef JIYAN_SEARCHER_RENDER_SURROUNDINGS_H
#define JIYAN_SEARCHER_RENDER_SURROUNDINGS_H

#include "searcher/render/printer.h"
#include "searcher/search/surroundings.h"

/* These take a jy_surroundings: its fields, and what people read. */
void jy_surroundings_fields(const void *around, const jy_view *view, jy_printer *to);
void jy_surroundings_text(const void *around, const jy_view *view, FILE *out);

/* For other views: the question and the document, and the fields of the passage by its number, in a map that is begun.
 */
void jy_surroundings_put_source(jy_printer *to, const jy_surroundings *around, const jy_view *view);
void jy_surroundings_put_passage(jy_printer *to, const jy_surroundings *around, guint i);

#endif
