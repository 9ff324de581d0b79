/* quote.h: quotations, which a snippet does not break where it need not. Private to the snippet. */
#ifndef JIYAN_SEARCHER_SNIPPET_QUOTE_H
#define JIYAN_SEARCHER_SNIPPET_QUOTE_H

#include <glib.h>
#include <jiyan/index/document.h>
#include <jiyan/index/passage.h>
#include <stdbool.h>

#include "searcher/match/span.h"

/* Appends the quotations (jy_span, bytes of the passage's text, with their marks) that begin and end within a span, an
 * inner one before the one round it. */
void jy_quote_find(const jy_passage *passage, const jy_span *span, GArray *quotes);

/* Where a piece of a passage has to end so that no quotation is left open that ends before `limit` in its paragraph;
 * the mark that follows it is taken along. The end of the piece where there is none. */
uint32_t jy_quote_end(const jy_passage *passage, const jy_span *piece, uint32_t limit);

#endif
