/* culprits.h: what of a question leaves nothing to find, where it is not its words. */
#ifndef JIYAN_SEARCHER_SPELLING_CULPRITS_H
#define JIYAN_SEARCHER_SPELLING_CULPRITS_H

#include <glib.h>
#include <jiyan/index/fields.h>
#include <jiyan/index/index.h>
#include <stdbool.h>

#include "searcher/search/question.h"

/* A filter, or a word that is a document number. */
typedef struct {
    jy_field field;
    char *value;     /* as it was typed; of a document number its normal form */
    bool is_absent;  /* no document has it; else some have, and without it the question would find something */
    GPtrArray *near; /* of char *: what documents have that is near to it (nearness.h); empty unless it is absent */
    uint32_t nameless, documents; /* of an absent speaker or issuer: how many documents of all name none; 0 of 0 where
                                     that is too much to count */
} jy_culprit;

/* Looks which conditions of a question are to blame. Where `is_found` it has exact hits: then only a document number
 * among its words may be absent, which others cite. Returns a new array of jy_culprit, those that no document meets or,
 * where there is none, those without which something would be found; free with g_ptr_array_unref. Errors: QUERY,
 * INDEX_* (INDEX_CHANGED too: the index is not reopened). */
GPtrArray *jy_culprits_find(jy_index *index, const jy_question *question, bool is_found, GError **err);

#endif
