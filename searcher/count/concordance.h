/* concordance.h: a concordance: every occurrence of the words of a question, a line each, with what precedes and
 * follows it in its paragraph. */
#ifndef JIYAN_SEARCHER_COUNT_CONCORDANCE_H
#define JIYAN_SEARCHER_COUNT_CONCORDANCE_H

#include <glib.h>
#include <jiyan/index/index.h>

#include "searcher/query/request.h"
#include "searcher/search/hit.h"

/* Lines that are sorted at most. */
#define JY_CONCORDANCE_SORTED_MOST 200000

/* What the lines are sorted by: as their passages are, or by what follows or precedes the match. */
typedef enum { JY_CONCORDANCE_RANK, JY_CONCORDANCE_RIGHT, JY_CONCORDANCE_LEFT } jy_concordance_order;

/* Strings are owned; left, match, right and date are one line each, safe for a terminal. */
typedef struct {
    char *left, *match, *right; /* left and right as much as a page may show */
    char *date;                 /* "" where it has none */
    char *left_key, *right_key; /* what lines are sorted by: folded, the left one backwards */
    char *db, *path, *id;       /* of the document, as it is; NULL for no id */
    size_t folder;
    uint32_t number; /* of the line in the file */
    uint32_t offset; /* byte in the decoded text of the document */
} jy_concordance_line;

/* Returns a new array of jy_concordance_line that owns them; free with g_ptr_array_unref. */
GPtrArray *jy_concordance_new(void);

/* Appends a line for each match of a hit, with at most `columns` of either side. */
void jy_concordance_add(const jy_hit *hit, unsigned columns, GPtrArray *lines);

/* Sorts by what follows (JY_CONCORDANCE_RIGHT) or precedes, character by character from the match on; of equals by the
 * other side, and then by folder, path, record and place. */
void jy_concordance_sort(GPtrArray *lines, jy_concordance_order order);

/* The lines of a request, sorted: in the order of rank at least `offset` and `limit` together where there are so many,
 * in another order all, but for those behind the first JY_CONCORDANCE_SORTED_MOST. *ret_more is whether there may be
 * more. Returns a new array as of jy_concordance_new; errors: as for jy_search. */
GPtrArray *jy_concordance_find(jy_index *index, const jy_request *request, jy_concordance_order order, unsigned columns,
                               bool *ret_more, GError **err);

#endif
