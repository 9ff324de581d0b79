/* extract.h: from the bytes of a file to documents of text. One file a format, one table; nothing behind it knows the
 * format. */
#ifndef JIYAN_INDEXER_EXTRACT_EXTRACT_H
#define JIYAN_INDEXER_EXTRACT_EXTRACT_H

#include <glib.h>
#include <jiyan/index/document.h>
#include <jiyan/index/ledger.h>
#include <stdbool.h>
#include <stdint.h>

/* The bytes to read, and what is known of them. */
typedef struct {
    const char *path; /* relative to the root */
    const char *type; /* MIME type */
    const char *bytes;
    size_t length;
} jy_extract_source;

/* Gets each document in order. `document` has the fields that the format gives and is the callee's to fill further;
 * `text` is valid UTF-8 without NUL. Both are borrowed: valid during the call. `number` counts the records of a file
 * from 1; 0 is a document that is the whole file. Returning false ends the reading. */
typedef bool jy_extract_emit(jy_document *document, const char *text, uint32_t length, uint32_t number, void *user,
                             GError **err);

/* Reads one format. Puts encoding and confidence into the entry and what was odd into `warnings` (new strings). A file
 * of which a part could not be read is indexed and has a reason and a message all the same. */
typedef bool jy_extract_fn(const jy_extract_source *source, jy_ledger_entry *entry, GPtrArray *warnings,
                           jy_extract_emit *emit, void *user, GError **err);

/* Reads a file by its type. Errors: UNSUPPORTED for a type without a reader, what the reader finds wrong, and what
 * `emit` sets. */
jy_extract_fn jy_extract;

/* The readers. */
jy_extract_fn jy_extract_text;
jy_extract_fn jy_extract_records;

#endif
