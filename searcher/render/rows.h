/* rows.h: statements printed. */
#ifndef JIYAN_SEARCHER_RENDER_ROWS_H
#define JIYAN_SEARCHER_RENDER_ROWS_H

#include <jansson.h>
#include <stdio.h>

#include "searcher/render/console.h"
#include "searcher/render/view.h"
#include "searcher/statements/row.h"

/* Everything is borrowed. */
typedef struct {
    const jy_view *view;
    const GPtrArray *rows; /* of jy_row */
    uint32_t total;
} jy_rows;

/* Prints statements in view->format. */
void jy_render_rows(const jy_rows *rows, FILE *out);

void jy_render_rows_text(const jy_rows *rows, FILE *out);
void jy_render_rows_csv(const jy_rows *rows, FILE *out);

/* Returns a new JSON object of a statement, in the order of jiyan-search(1): with the index where several are searched,
 * with example and reason of the rule for --explain. */
json_t *jy_row_json(const jy_view *view, const jy_row *row);

/* Prints the sentence, wrapped, by when and how much marked: `first` begins the first line, `indent` the others. */
void jy_row_print_sentence(const jy_console *page, const jy_row *row, const char *first, const char *indent);

/* Appends kind, strength, testable, due, quantities and owner in one line of words: commitment · must · … */
void jy_row_append_facts(GString *line, const jy_row *row);

#endif
