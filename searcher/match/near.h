/* near.h: runs that are near each other in one paragraph. Private to the candidate and the condition. */
#ifndef JIYAN_SEARCHER_MATCH_NEAR_H
#define JIYAN_SEARCHER_MATCH_NEAR_H

#include <glib.h>
#include <jiyan/text/phrase.h>
#include <stdbool.h>

#include "searcher/query/parse.h"

/* An operand of NEAR: one of several phrases, linked to the operand before it. */
typedef struct {
    GPtrArray *phrases; /* of jy_phrase, borrowed */
    jy_near_link link;
} jy_neighbour;

/* Frees the list, not its phrases. For arrays of jy_neighbour. */
void jy_near_clear(void *neighbour);

/* A place of one of them. */
typedef struct {
    uint32_t start, end;  /* folded bytes */
    uint32_t first, last; /* the same, counted in characters that are no white space */
    bool linked;          /* part of a chain through all of them */
} jy_near_place;

/* Finds the neighbours (jy_neighbour) in a folded paragraph. Returns a new array with an array of jy_near_place for
 * each of them, in order; free with g_ptr_array_unref. NULL where they are not near each other. */
GPtrArray *jy_near_find(const jy_folded *folded, const GArray *neighbours);

#endif
