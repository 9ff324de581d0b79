/* concordance.h: a concordance shown. */
#ifndef JIYAN_SEARCHER_RENDER_CONCORDANCE_H
#define JIYAN_SEARCHER_RENDER_CONCORDANCE_H

#include <stdio.h>

#include "searcher/count/concordance.h"
#include "searcher/render/view.h"

/* The lines that are shown: [first, first + count). Borrowed. */
typedef struct {
    const GPtrArray *lines; /* of jy_concordance_line */
    guint first, count;
} jy_concordance_part;

/* Takes a jy_concordance_part: prints its lines under each other: date, left, match, right, place. */
void jy_concordance_text(const void *part, const jy_view *view, FILE *out);

#endif
