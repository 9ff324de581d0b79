/* concordance.h: a concordance printed. */
#ifndef JIYAN_SEARCHER_RENDER_CONCORDANCE_H
#define JIYAN_SEARCHER_RENDER_CONCORDANCE_H

#include "searcher/count/concordance.h"
#include "searcher/render/console.h"

/* Prints lines [first, first + count) under each other: date, left, match, right, place. */
void jy_render_concordance(const GPtrArray *lines, guint first, guint count, const jy_console *page);

#endif
