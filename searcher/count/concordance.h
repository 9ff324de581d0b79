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
    char *db;
    char **headings;             /* of the passage; highest level first, NULL-terminated */
    const jy_document *document; /* borrowed from the concordance */
    size_t folder;
    jy_place place;          /* of the match */
    uint32_t offset, length; /* bytes in the decoded text of the document */
} jy_concordance_line;

typedef struct {
    GPtrArray *lines;      /* of jy_concordance_line */
    GHashTable *documents; /* folder:path#id → jy_document: those of the lines */
    bool has_more;         /* there may be more of them than were looked for */
} jy_concordance;

/* Returns a new, empty concordance; free with jy_concordance_free. */
jy_concordance *jy_concordance_new(void);
void jy_concordance_free(jy_concordance *concordance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_concordance, jy_concordance_free)

/* Appends a line for each match of a hit, with at most `columns` of either side. */
void jy_concordance_add(jy_concordance *concordance, const jy_hit *hit, unsigned columns);

/* Sorts by what follows (JY_CONCORDANCE_RIGHT) or precedes, character by character from the match on; of equals by the
 * other side, and then by folder, path, record and place. */
void jy_concordance_sort(jy_concordance *concordance, jy_concordance_order order);

/* The lines of a request, sorted: in the order of rank at least `offset` and `limit` together where there are so many,
 * in another order all, but for those behind the first JY_CONCORDANCE_SORTED_MOST. Returns a new concordance; free with
 * jy_concordance_free. Errors: as for jy_search. */
jy_concordance *jy_concordance_find(jy_index *index, const jy_request *request, jy_concordance_order order,
                                    unsigned columns, GError **err);

#endif
