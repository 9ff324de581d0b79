/* concordance.h: a concordance shown. */
#ifndef JIYAN_SEARCHER_RENDER_CONCORDANCE_H
#define JIYAN_SEARCHER_RENDER_CONCORDANCE_H

#include <stdio.h>

#include "searcher/count/concordance.h"
#include "searcher/render/printer.h"
#include "searcher/render/view.h"

/* Columns of either side where a program reads them and no width was asked for. */
#define JY_CONCORDANCE_SIDE 80

/* The lines that are shown: [first, first + count). Borrowed. */
typedef struct {
    const GPtrArray *lines; /* of jy_concordance_line */
    guint first, count;
    bool has_more; /* lines behind these */
    bool gave_up;  /* the budget was spent before all was looked at */
} jy_concordance_part;

/* Its columns, and a jy_concordance_part's lines as fields. */
extern const jy_columns JY_CONCORDANCE_COLUMNS;
void jy_concordance_fields(const void *part, const jy_view *view, jy_printer *to);

/* Takes a jy_concordance_part: prints its lines under each other: date, left, match, right, place. */
void jy_concordance_text(const void *part, const jy_view *view, FILE *out);

#endif
