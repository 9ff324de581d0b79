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

#endif
