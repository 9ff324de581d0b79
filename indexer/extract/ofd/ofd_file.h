/* ofd_file.h: an OFD file: the documents that its OFD.xml lists (GB/T 33190-2016, 7.4). */
#ifndef JIYAN_INDEXER_EXTRACT_OFD_OFD_FILE_H
#define JIYAN_INDEXER_EXTRACT_OFD_OFD_FILE_H

#include <glib.h>

#include "indexer/extract/package/package.h"

/* One document of the file. */
typedef struct {
    char *root;  /* name of its root part in the package */
    char *title; /* as its writer gives it, which may be anything; NULL for none */
} jy_ofd_file_body;

/* Returns a new array of jy_ofd_file_body, one at least; free with g_ptr_array_unref. Errors: MALFORMED (no document in
 * it), ENCRYPTED. */
GPtrArray *jy_ofd_file_bodies(jy_package *package, GError **err);

/* An image on a page, which holds its text where the page has none. */
typedef struct {
    guint document; /* counted from 0 */
    uint32_t page;  /* counted from 1 */
    char *part;     /* its name in the package */
} jy_ofd_file_image;

/* The images of the pages that have no text, in order. Returns a new array of jy_ofd_file_image; free with
 * g_ptr_array_unref. Errors: those of jy_ofd_file_bodies, TOO_BIG. */
GPtrArray *jy_ofd_file_images(jy_package *package, GError **err);

#endif
