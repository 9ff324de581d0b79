/* concordance.h: a concordance: every place at which words of a question stand, a line each, with what stands before
 * and behind in its paragraph. */
#ifndef JIYAN_SEARCHER_COUNT_CONCORDANCE_H
#define JIYAN_SEARCHER_COUNT_CONCORDANCE_H

#include <glib.h>
#include <jiyan/index/index.h>

#include "searcher/options.h"
#include "searcher/render/console.h"

/* Strings are owned, one line each, safe for a terminal. */
typedef struct {
    char *left, *match, *right; /* left and right as much as a page may show */
    char *date;                 /* "" where it has none */
    char *place;                /* file, record and line */
    char *left_key, *right_key; /* what lines are sorted by: folded, the left one backwards */
    char *path, *id;            /* of the document, as it is; NULL for no id */
    size_t folder;
    uint32_t offset; /* byte in the decoded text of the document */
} jy_kwic_line;

/* Returns a new array of jy_kwic_line that owns them; free with g_ptr_array_unref. */
GPtrArray *jy_concordance_new(void);

/* Appends a line for each match of a hit. */
void jy_concordance_add(const jy_hit *hit, const jy_console *page, GPtrArray *lines);

/* Sorts by what stands behind (JY_CONCORDANCE_RIGHT) or before, character by character from the match on; of equals by
 * the other side, and then by folder, path, record and place. */
void jy_concordance_sort(GPtrArray *lines, jy_concordance_order order);

/* Bytes of the beginning of a text that take at most so many columns, and the end of it that does. What combines stays
 * with what it combines with. */
size_t jy_concordance_head(const char *text, unsigned columns);
const char *jy_concordance_tail(const char *text, unsigned columns);

/* Prints lines [first, first + count) under each other: date, left, match, right, place. */
void jy_render_kwic(const GPtrArray *lines, guint first, guint count, const jy_console *page);

/* Answers a question as a concordance on stdout. Returns the number of lines, not 0 where they were only counted; -1 on
 * an error. */
int jy_answer_kwic(jy_index *index, const jy_searcher_options *options, const char *qid, const jy_request *question,
                   GError **err);

#endif
