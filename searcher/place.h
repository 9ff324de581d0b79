/* place.h: a place of the archive as answers name it, found again. */
#ifndef JIYAN_SEARCHER_PLACE_H
#define JIYAN_SEARCHER_PLACE_H

#include <glib.h>
#include <jiyan/archive.h>

#include "searcher/search.h"

/* What stands at a place. */
typedef struct {
    char *key;         /* of its document: file id, and ".N" for a record */
    jy_result *result; /* its passages in order, those on the line where one is named */
    bool is_line;
} jy_place;

void jy_place_clear(jy_place *place);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_place, jy_place_clear)

/* Finds PATH, PATH:LINE, PATH#ID or PATH#ID:LINE; a path is from the archive's root or from the current folder, and a
 * file that is called so goes before a line or a record. Fills *ret_place; clear with jy_place_clear before the archive
 * is reopened or freed. Errors: USAGE where there is nothing, with what to do; INDEX_*. */
bool jy_place_find(jy_archive *archive, const char *name, jy_place *ret_place, GError **err);

#endif
