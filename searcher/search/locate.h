/* locate.h: a place of the index as answers name it, found again. */
#ifndef JIYAN_SEARCHER_SEARCH_LOCATE_H
#define JIYAN_SEARCHER_SEARCH_LOCATE_H

#include <glib.h>
#include <jiyan/index/index.h>

#include "searcher/search/result.h"

/* What is at a place. */
typedef struct {
    char *key;         /* of its document: file id, and ".N" for a record */
    jy_result *result; /* its passages in order, those on the line where one is named */
    uint32_t line;     /* that is named; 0: none */
} jy_location;

void jy_locate_clear(jy_location *place);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_location, jy_locate_clear)

/* Finds PATH, PATH:LINE, PATH#ID or PATH#ID:LINE; a path is from the archive's root or from the current folder, and a
 * file that is called so goes before a line or a record. Fills *ret_place; clear with jy_locate_clear before the index
 * is reopened or freed. Errors: USAGE where there is nothing, with what to do; INDEX_*. */
bool jy_locate(jy_index *index, const char *name, jy_location *ret_place, GError **err);

#endif
