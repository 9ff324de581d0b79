/* citations.h: what was found as citations. */
#ifndef JIYAN_SEARCHER_RENDER_CITATIONS_H
#define JIYAN_SEARCHER_RENDER_CITATIONS_H

#include <stdio.h>

#include "searcher/render/printer.h"
#include "searcher/search/hit.h"
#include "searcher/snippet/snippet.h"
#include "searcher/statements/row.h"

/* These print one a line, or what programs read: of a jy_hits each hit, of a jy_surroundings the one that is found, of
 * it the whole document, of a jy_rows each statement. */
void jy_citations_hits(const void *hits, const jy_view *view, FILE *out);
void jy_citations_surroundings(const void *around, const jy_view *view, FILE *out);
void jy_citations_document(const void *around, const jy_view *view, FILE *out);
void jy_citations_rows(const void *rows, const jy_view *view, FILE *out);

/* The field `citation` of a hit or of a statement; nothing where none is wanted. */
void jy_citations_put_hit(jy_printer *to, const jy_hit *hit, const jy_snippet *snippet, const jy_view *view);
void jy_citations_put_row(jy_printer *to, const jy_row *row, const jy_view *view);

#endif
