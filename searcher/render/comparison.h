/* comparison.h: two documents side by side shown. */
#ifndef JIYAN_SEARCHER_RENDER_COMPARISON_H
#define JIYAN_SEARCHER_RENDER_COMPARISON_H

#include <stdio.h>

#include "searcher/compare/comparison.h"
#include "searcher/render/printer.h"
#include "searcher/render/view.h"

/* Its columns, and a jy_comparison as fields, a record a pair of sentences. */
extern const jy_columns JY_COMPARISON_COLUMNS;
void jy_comparison_fields(const void *comparison, const jy_view *view, jy_printer *to);

/* The same for people: lines of the old document begin with "-" or "<", those of the new with "+" or ">". */
void jy_comparison_text(const void *comparison, const jy_view *view, FILE *out);

#endif
