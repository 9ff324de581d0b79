/* saved.h: the searches that are kept, shown. */
#ifndef JIYAN_SEARCHER_RENDER_SAVED_H
#define JIYAN_SEARCHER_RENDER_SAVED_H

#include <glib.h>

#include "searcher/render/printer.h"

extern const jy_columns JY_SAVED_COLUMNS;

/* These take a GPtrArray of jy_saved_search, of which some may be broken: those that can be used are shown. */
void jy_saved_fields(const void *searches, const jy_view *view, jy_printer *to);
void jy_saved_text(const void *searches, const jy_view *view, FILE *out);

#endif
