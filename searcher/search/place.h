/* place.h: where something stands, as people read it. */
#ifndef JIYAN_SEARCHER_SEARCH_PLACE_H
#define JIYAN_SEARCHER_SEARCH_PLACE_H

#include <glib.h>
#include <jiyan/index/passage.h>

/* Appends to a path the line with its column, ":12:7", the row of a sheet, ":12", the page, " (page 3)", in the
 * language of the locale; what there is none of is not said. */
void jy_place_append(GString *out, const jy_place *place);

/* The same without the column. */
void jy_place_append_line(GString *out, const jy_place *place);

#endif
