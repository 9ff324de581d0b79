/* key.h: how an index names files and documents, and in which order they lie. */
#ifndef JIYAN_INDEX_KEY_H
#define JIYAN_INDEX_KEY_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

#define JY_FILE_ID 16 /* hex digits of a file id */

/* Bytes of a packed document key at most. */
#define JY_KEY_BYTES 13

/* The id of a file: the first 16 hex digits of SHA-256 of its path. */
void jy_key_file(const char *path, char ret_id[JY_FILE_ID + 1]);

/* The term that every passage of a file has. Returns a new term; free with g_free. */
char *jy_key_file_term(const char *path);

/* The key of a document: the file id, for a record on line N of a file of records with ".N" behind it; 0 is the file
 * itself. Returns a new key; free with g_free. */
char *jy_key_document(const char *file_id, uint32_t record);

/* A document key as the numbers that it is made of, and back. Returns a new key; free with g_free. */
void jy_key_read(const char *document_key, uint64_t *ret_file, uint32_t *ret_record);
char *jy_key_write(uint64_t file, uint32_t record);

/* The order of two document keys: by file, then by record. Negative, 0 or positive. */
int jy_key_compare(const char *left, const char *right);

/* Packs a document key so that bytes sort as documents do: value of JY_SLOT_DOCUMENT. Returns how many bytes it takes:
 * 8 for a file, two or more behind them for a record. */
size_t jy_key_pack(const char *document_key, char ret_bytes[JY_KEY_BYTES]);

/* The key that jy_key_pack packed into so many bytes. Returns a new key; free with g_free. */
char *jy_key_unpack(const char *bytes, size_t length);

#endif
