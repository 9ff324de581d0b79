/* request.h: a search as it is wanted: the question and how it is to be answered. */
#ifndef JIYAN_SEARCHER_QUERY_REQUEST_H
#define JIYAN_SEARCHER_QUERY_REQUEST_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "searcher/query/budget.h"
#include "searcher/query/filter.h"

typedef enum { JY_MATCH_AUTO, JY_MATCH_EXACT, JY_MATCH_ALL, JY_MATCH_ANY } jy_match;
typedef enum { JY_GROUP_PASSAGE, JY_GROUP_DOCUMENT } jy_group;
/* By deadline only statements can be sorted (statements/selection.h); passages then are in the order of their places.
 */
typedef enum {
    JY_SORT_RELEVANCE,
    JY_SORT_NEWEST,
    JY_SORT_OLDEST,
    JY_SORT_DEADLINE,
    JY_SORT_ADDED, /* what came into the index last is first */
} jy_sort;

/* Strings are borrowed. */
typedef struct {
    const char *query;                  /* as typed */
    const jy_filter *filters;           /* what else binds it: --title, --year, …; NULL: nothing */
    bool everything;                    /* without words and filters it finds all, instead of being an error */
    bool nothing;                       /* without them it finds nothing, instead of being an error */
    const struct jy_synonyms *synonyms; /* NULL: what was typed is searched for, and nothing else */
    uint32_t limit;
    uint32_t offset;
    jy_match match;
    jy_group group;
    jy_sort sort;
    bool folds_duplicates; /* the same text again (copies.h) is listed under the best of it; offset and limit do not
                          count it */
    jy_budget *budget;     /* what it may cost; NULL: anything */
    bool prefers_none;     /* neither the newer among equals, nor the documents that the question names */
} jy_request;

/* Returns a new tree, that of a request's words and filters; free with jy_node_free. Errors: QUERY, also where nothing
 * is asked for. */
jy_node *jy_request_read(const jy_request *request, GError **err);

/* The same where the words are a tree already, which may be NULL. Takes it, also on failure. */
jy_node *jy_request_complete(jy_node *words, const jy_request *request, GError **err);

#endif
