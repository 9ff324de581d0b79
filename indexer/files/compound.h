/* compound.h: the streams of a compound file ([MS-CFB], "OLE"), in which Word, WPS, Excel and PowerPoint kept their
 * documents before 2007, and which wraps encrypted ones since. */
#ifndef JIYAN_INDEXER_FILES_COMPOUND_H
#define JIYAN_INDEXER_FILES_COMPOUND_H

#include <glib.h>
#include <stdbool.h>

#include "indexer/files/bytes.h"

typedef struct jy_compound jy_compound;

/* True for bytes that begin as a compound file does. */
bool jy_compound_is(const char *bytes, size_t length);

/* Opens a compound file, whose bytes are borrowed as long as it lives. Returns a new one; free with jy_compound_free.
 * Errors: MALFORMED (no compound file, or one without a directory). */
jy_compound *jy_compound_new(const char *bytes, size_t length, GError **err);
void jy_compound_free(jy_compound *compound);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_compound, jy_compound_free)

/* True where the root has a stream or a storage of that name, which is ASCII; its case does not matter. What lies in
 * storages (documents within the document) is not seen. */
bool jy_compound_has(const jy_compound *compound, const char *name);

/* Reads a stream of the root, as far as the file has it. Returns a new array; free with g_byte_array_unref. Returns
 * NULL where there is no such stream. */
GByteArray *jy_compound_read(const jy_compound *compound, const char *name);

#endif
