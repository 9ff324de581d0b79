/* grep.h: what was found for editors: path:line:column:text, a line each. */
#ifndef JIYAN_SEARCHER_RENDER_GREP_H
#define JIYAN_SEARCHER_RENDER_GREP_H

#include <stdio.h>

#include "searcher/render/view.h"

/* Of a jy_hits, with the snippet of each, and of a jy_rows. A path is as it opens from the current folder. Where the
 * format has no lines the page stands for the line, and 1 where it has no pages; a record is the line of its file. */
void jy_grep_hits(const void *hits, const jy_view *view, FILE *out);
void jy_grep_rows(const void *rows, const jy_view *view, FILE *out);

#endif
