/* hits.h: the hits of one question shown. */
#ifndef JIYAN_SEARCHER_RENDER_HITS_H
#define JIYAN_SEARCHER_RENDER_HITS_H

#include "searcher/count/stats.h"
#include "searcher/render/console.h"
#include "searcher/render/printer.h"
#include "searcher/search/result.h"
#include "searcher/spelling/culprits.h"

/* Who says first what a question asks the first time of, where somebody does. Everything is borrowed. */
typedef struct {
    const char *topic; /* what is said: the hits are for it, in the order of time */
    const jy_stats *career;
} jy_hits_first;

/* What is shown of one question. Everything is borrowed. */
typedef struct {
    const char *explain; /* how the question was understood; NULL: not wanted */
    const jy_result *result;
    const GPtrArray *suggestions; /* questions that were meant, maybe; NULL where there are exact hits or nobody asks */
    const GPtrArray *culprits;    /* of jy_culprit: what leaves nothing to find; NULL likewise */
    const jy_hits_first *first;   /* NULL: the question asks something else */
} jy_hits;

extern const jy_columns JY_HITS_COLUMNS;

/* These take a jy_hits: its fields, in the order of jiyan-search(1), and what people read. */
void jy_hits_fields(const void *hits, const jy_view *view, jy_printer *to);
void jy_hits_text(const void *hits, const jy_view *view, FILE *out);

/* Prints two lines: rank, where there is one, title, date and who speaks; place and headings. */
void jy_hits_print_source(const jy_console *page, const jy_hit *hit, bool is_partial, jy_place place);

/* For evaluators, as trec_eval reads them: a document a line. */
void jy_hits_trec(const void *hits, const jy_view *view, FILE *out);

/* "Did you mean: …?", safe for a terminal. Returns a new text; free with g_free. NULL for no suggestions. */
char *jy_hits_suggestion(const GPtrArray *suggestions);

/* How many more documents with a date say what the question asks for, beside the first. */
uint32_t jy_hits_later(const jy_hits_first *first);

/* What there is nothing of: "no document is by the speaker …; near: …", safe for a terminal. Returns a new text; free
 * with g_free. */
char *jy_hits_culprit(const jy_culprit *culprit);

#endif
