/* target.h: a request as words that are followed and filters that bind them. */
#ifndef JIYAN_SEARCHER_TRAILS_TARGET_H
#define JIYAN_SEARCHER_TRAILS_TARGET_H

#include "searcher/query/request.h"

typedef struct {
    GString *words;
    GArray *filters; /* jy_filter_list; their values are of the tree */
    jy_node *root;
} jy_target;

/* Fills *ret_target, cleared with jy_target_clear: the words of all phrases but those that are excluded; fields only
 * where they bind the whole request. Returns false with error and leaves *ret_target alone where the request cannot be
 * read. Errors: as for jy_request_read. */
bool jy_target_read(const jy_request *request, jy_target *ret_target, GError **err);
void jy_target_clear(jy_target *target);

#endif
