/* stream.h: a part of markup read piece by piece, so that a long one is never held as a tree. */
#ifndef JIYAN_INDEXER_EXTRACT_PACKAGE_STREAM_H
#define JIYAN_INDEXER_EXTRACT_PACKAGE_STREAM_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

#include "indexer/extract/package/package.h"

/* Gets an element with all that is in it; what is around it is there, too, but for its siblings. Borrowed: freed behind
 * the call. Returning false ends the reading. */
typedef bool jy_stream_take(xmlNode *element, void *user, GError **err);

/* What of a part is wanted: elements of these local names, the outermost of them. */
typedef struct {
    const char *const *names; /* ends with NULL */
    jy_stream_take *take;
    void *user;
    const jy_package_only *only; /* what of them is looked at; NULL: all */
} jy_stream_wish;

/* Reads a part and gives each element that is wanted as soon as it is complete, as jy_package_parse would read it. What
 * is not well-formed is read as far as it can be and sets *ret_damaged. Errors: MALFORMED (no such part, no XML), those
 * of `take`. */
bool jy_stream_read(jy_package *package, const char *name, const jy_stream_wish *wish, bool *ret_damaged, GError **err);

#endif
