/* flat.h: a document that is one file of XML, taken for the package that it stands for: flat OPC, which Word saves as
 * "Word XML", WordprocessingML of 2003, which systems of offices fill in and call .doc, and flat OpenDocument. */
#ifndef JIYAN_INDEXER_EXTRACT_PACKAGE_FLAT_H
#define JIYAN_INDEXER_EXTRACT_PACKAGE_FLAT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Gets each part. All is borrowed: valid during the call. */
typedef void jy_flat_take(const char *name, const char *bytes, size_t length, void *user);

/* True for a file that may be one: by its first character. */
bool jy_flat_may_be(const char *bytes, size_t length);

/* Cuts a file into parts. False where it is none of these documents. */
bool jy_flat_read(const char *bytes, size_t length, jy_flat_take *take, void *user);

#endif
