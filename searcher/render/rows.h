/* rows.h: statements shown. */
#ifndef JIYAN_SEARCHER_RENDER_ROWS_H
#define JIYAN_SEARCHER_RENDER_ROWS_H

#include "searcher/render/console.h"
#include "searcher/render/printer.h"
#include "searcher/statements/listing.h"

/* What is shown, to its end. Borrowed. */
typedef struct {
    jy_listing *listing;
    bool is_counted_only;    /* its rows are not */
    const jy_budget *budget; /* of the question, which may be spent at the end; NULL for none */
} jy_rows;

/* Returns the next row to be shown; free with jy_row_free. NULL at the end. */
jy_row *jy_rows_next(const jy_rows *rows);

extern const jy_columns JY_ROWS_COLUMNS;

/* These take a jy_rows: its fields, in the order of jiyan-search(1), and what people read. */
void jy_rows_fields(const void *rows, const jy_view *view, jy_printer *to);
void jy_rows_text(const void *rows, const jy_view *view, FILE *out);

/* Puts the fields of a statement into a map: with the index where several are searched, with example and reason of the
 * rule for --explain; of a step without date and reason, which it has of its own. */
void jy_rows_put(jy_printer *to, const jy_row *row, const jy_view *view, bool is_step);

/* The same without the document and its path, for an answer that is one document. */
void jy_rows_put_sentence(jy_printer *to, const jy_row *row);

/* exact, at-least, …; none, rise, fall, as the fields of amounts say it. Borrowed: valid for ever. */
const char *jy_rows_bound_name(jy_bound bound);
const char *jy_rows_change_name(jy_quantity_change change);

/* Prints the sentence, wrapped, by when and how much marked: `first` begins the first line, `indent` the others. */
void jy_rows_print_sentence(const jy_console *page, const jy_row *row, const char *first, const char *indent);

/* Appends kind, strength, testable, due, quantities and owner in one line of words: commitment · must · … */
void jy_rows_append_facts(GString *line, const jy_row *row);

#endif
