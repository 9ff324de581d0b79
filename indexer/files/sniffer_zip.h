/* sniffer_zip.h: what a zip file is by the names of its members. */
#ifndef JIYAN_INDEXER_FILES_SNIFFER_ZIP_H
#define JIYAN_INDEXER_FILES_SNIFFER_ZIP_H

#include <stdbool.h>
#include <stddef.h>

/* True where the bytes begin as a zip file does. */
bool jy_sniffer_zip_begins(const char *bytes, size_t length);

/* The MIME type of such a file, "application/zip" where its members make no document. A format's templates and files
 * with macros have the type of its documents. Borrowed for ever. */
const char *jy_sniffer_zip_type(const char *bytes, size_t length);

#endif
