/* result.h: what a search finds: a page of ranked passages, and how many there are in all. */
#ifndef JIYAN_SEARCHER_SEARCH_RESULT_H
#define JIYAN_SEARCHER_SEARCH_RESULT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "searcher/search/hit.h"

typedef struct {
    GPtrArray *hits;      /* of jy_hit */
    uint64_t total_exact; /* passages, or documents when grouped */
    uint64_t total_partial;
    bool exact_lower_bound; /* there may be more than the total says */
    bool partial_lower_bound;
    bool gave_up; /* the budget was spent before all was looked at */
    double took_ms;
} jy_result;

/* Returns a new result without hits; free with jy_result_free. */
jy_result *jy_result_new(void);
void jy_result_free(jy_result *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_result, jy_result_free)

#endif
