/* listing.h: the statements that are wanted, in order, a row at a time: in memory are those of a few documents. */
#ifndef JIYAN_SEARCHER_STATEMENTS_LISTING_H
#define JIYAN_SEARCHER_STATEMENTS_LISTING_H

#include "searcher/statements/selection.h"

typedef struct jy_listing jy_listing;

/* Begins with the statements that `request` and `selection` want, as jy_selection_find has them. Strings of both are
 * borrowed, and the index: it is not reopened before the end. Returns a new listing; free with jy_listing_free. Errors:
 * as for jy_search. */
jy_listing *jy_listing_begin(const jy_selection *selection, jy_index *index, const jy_request *request, GError **err);
void jy_listing_free(jy_listing *listing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_listing, jy_listing_free)

/* Returns the next row; free with jy_row_free. NULL at the end, which jy_listing_end tells from a failure. */
jy_row *jy_listing_next(jy_listing *listing);

/* How many statements are wanted, whatever the page; how many rows there were. */
uint32_t jy_listing_total(const jy_listing *listing);
uint32_t jy_listing_shown(const jy_listing *listing);

/* False with the error that ended the rows, where one did. Errors: INDEX_*. */
bool jy_listing_end(jy_listing *listing, GError **err);

#endif
