/* facet.h: the documents found, counted by a field. */
#ifndef JIYAN_SEARCHER_COUNT_FACET_H
#define JIYAN_SEARCHER_COUNT_FACET_H

#include <glib.h>
#include <jiyan/index/fields.h>
#include <jiyan/index/index.h>

#include "searcher/query/request.h"

/* Passages whose text is read for a facet, where the index alone does not tell. */
#define JY_FACET_READ 100000

typedef struct {
    char *value; /* "" for documents that have none */
    uint32_t count;
    uint32_t same; /* of them, those that write it so: 沈怀谷 and 沈懷谷 are one value, written as most do */
} jy_facet_row;

typedef enum {
    JY_FACET_OWN,    /* years as they follow each other, all else by count */
    JY_FACET_COUNT,  /* the most frequent first, equals by bytes */
    JY_FACET_NEWEST, /* the last year first */
} jy_facet_order;

typedef struct {
    GPtrArray *rows; /* of jy_facet_row, in order; of years those without one are the last */
    uint32_t documents;
    bool is_lower_bound; /* there were more passages to read than was allowed: each count may be higher */
    bool gave_up;        /* likewise, as the budget was spent before all was looked at */
} jy_facets;

/* Counts the documents that answer a question (exactly, unless its match is all or any) by year, speaker, issuer, type,
 * genre, folder or kind: by kind a document counts once for each kind of statement that holds the question, as --kind
 * finds them. The text of at most `most_read` passages is read. Returns new facets; free with jy_facet_free. Errors:
 * QUERY, INDEX_*. */
jy_facets *jy_facet_count(jy_index *index, const jy_request *question, jy_field field, uint32_t most_read,
                          GError **err);

/* Puts the rows of a field in another order than its own. */
void jy_facet_sort(jy_facets *facets, jy_field field, jy_facet_order order);

void jy_facet_free(jy_facets *facets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_facets, jy_facet_free)

#endif
