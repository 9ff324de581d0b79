/* compressor.h: bytes of a record made small and back, each record by itself, so that reading one takes no other. */
#ifndef JIYAN_INDEX_COMPRESSOR_H
#define JIYAN_INDEX_COMPRESSOR_H

#include <glib.h>
#include <jiyan/index/dictionary.h>
#include <stddef.h>

/* Of one thread; keeps its memory from record to record. */
typedef struct jy_compressor jy_compressor;

/* Returns a new compressor; free with jy_compressor_free. Borrows the dictionary, which may be NULL: records are then
 * compressed without one. With a dictionary it also reads what was written without. */
jy_compressor *jy_compressor_new(const jy_dictionary *dictionary);
void jy_compressor_free(jy_compressor *compressor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_compressor, jy_compressor_free)

/* Appends the bytes to `out`, compressed, or as they are with one byte more where that is shorter or the compressor is
 * NULL. */
void jy_compressor_put(jy_compressor *compressor, const char *bytes, size_t length, GString *out);

/* Gives what was put, of which `bytes` are all. Borrowed: valid until the next call with this compressor, and as long
 * as `bytes`. NULL on failure. Errors: INDEX_CORRUPT. */
const char *jy_compressor_get(jy_compressor *compressor, const char *bytes, size_t length, size_t *ret_length,
                              GError **err);

#endif
