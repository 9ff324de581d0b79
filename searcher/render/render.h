/* render.h: results printed: one file a format, one table. */
#ifndef JIYAN_SEARCHER_RENDER_RENDER_H
#define JIYAN_SEARCHER_RENDER_RENDER_H

#include <jansson.h>
#include <stdio.h>

#include "searcher/render/view.h"
#include "searcher/search/hit.h"
#include "searcher/snippet/snippet.h"

/* What is printed of one question. Everything is borrowed. */
typedef struct {
    const jy_view *view;
    const char *explain; /* NULL: not asked for */
    const jy_result *result;
    const GPtrArray *suggestions; /* questions that were meant, maybe; NULL where there are exact hits or nobody asks */
} jy_hits;

typedef struct {
    void (*head)(const jy_view *view, FILE *out); /* before the first answer; NULL for none */
    void (*print)(const jy_hits *hits, FILE *out);
} jy_renderer;

/* The renderer of a format; html, junit and kwic, which are no lists of passages, have no functions. Borrowed: valid
 * for ever. */
const jy_renderer *jy_renderer_of(jy_format format);

/* Returns a new JSON object of a hit, in the order of the contract. */
json_t *jy_hit_json(const jy_hits *hits, const jy_hit *hit);

/* A text as a cell of CSV (RFC 4180): a line end stays, other controls become a visible replacement, and what a
 * spreadsheet would take for a formula begins with an apostrophe. */
void jy_print_cell(const char *text, FILE *out);

/* A path as git and ls -Q write it: as it is, or, where it holds controls, quotes or bytes that are no UTF-8, in quotes
 * with C's escapes. Returns a new text; free with g_free. */
char *jy_render_quote_path(const char *path);

void jy_render_text(const jy_hits *hits, FILE *out);
void jy_render_json(const jy_hits *hits, FILE *out);
void jy_render_jsonl(const jy_hits *hits, FILE *out);
void jy_render_paths(const jy_hits *hits, FILE *out);
void jy_render_trec(const jy_hits *hits, FILE *out);
void jy_render_csv_head(const jy_view *view, FILE *out);
void jy_render_csv(const jy_hits *hits, FILE *out);

#endif
