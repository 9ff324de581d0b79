/* xapian_c_bulk.h: writes a Xapian database in one pass, from input that is in order. C11 and C++17.
 *
 * The input is that of an inverted file: first the documents by number, then metadata by key, then terms by their
 * bytes, each followed by its postings by document number. Each part may be empty; nothing may come late. What comes
 * out is a glass database with the keys and tags that libxapian would have written: every tool of Xapian's reads it,
 * and a WritableDatabase goes on with it.
 *
 *     xc_bulk *bulk = NULL;
 *     xc_bulk_create("database", NULL, &bulk, &error);
 *     xc_bulk_add_document(bulk, &document, NULL);
 *     xc_bulk_add_term(bulk, "word", 4, 1, 3, NULL);
 *     xc_bulk_add_postings(bulk, &(xc_bulk_posting){.docid = 1, .wdf = 3}, 1, NULL);
 *     status = xc_bulk_finish(bulk, &error);
 *     xc_bulk_free(bulk);
 *
 * Two methods write the same database. The direct one lays the tables out block by block and costs a tenth; it knows
 * one version of the format (2016-03-14: Xapian 1.4, 2.0 and 2.1), which xc_bulk_probe compares with the installed
 * libxapian. The other goes through libxapian's own interface, holds all of the input in memory, and is for a libxapian
 * of another format, and to compare with.
 *
 * Errors, ownership, threads and texts are as xapian_c.h says. The first failure stays: later calls fail with it, so
 * that only the status of xc_bulk_finish has to be looked at; the folder is then the caller's to remove. Besides what
 * is said below, any function may fail with XC_DATABASE where the disk is full or fails (the message has the path and
 * what the system says), and with XC_UNIMPLEMENTED for what no table can hold: data of one key in more than 65,535
 * parts, which are a quarter of a block. Input is checked as it comes: its order, that each posting is of a document
 * that was added, and in the end that the postings add up to the length of each document. What was written by then is
 * no database, as the file that makes it one (iamglass) comes last. */
#ifndef XAPIAN_C_BULK_H
#define XAPIAN_C_BULK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <xapian-c/xapian_c.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct xc_bulk xc_bulk;

typedef enum xc_bulk_method {
    XC_BULK_DIRECT,  /* lays out the tables */
    XC_BULK_LIBRARY, /* asks libxapian to */
} xc_bulk_method;

typedef struct xc_bulk_options {
    xc_bulk_method method;
    unsigned block_size;      /* bytes, a power of two from 2048 to 65536; 0: 8192 */
    unsigned data_block_size; /* the same of the documents' data: large blocks suit lists, which are read whole, small
                                 ones data, of which one is read here and there; 0: block_size, as the library's
                                 method has it */
    unsigned compression;     /* level of zlib for documents' data and term lists, 1 to 9; 0: stored as they are. The
                                 library's method has a level of its own. */
    bool has_term_lists;      /* documents come with their terms, so that they can be replaced and deleted later */
    bool no_sync;             /* do not wait for the disk: a crash of the machine may damage it */
} xc_bulk_options;

/* Whether the installed libxapian reads what the direct method writes; makes a small database in the folder `scratch`,
 * which exists, and removes it. Errors: XC_DATABASE_VERSION where it does not. */
xc_status xc_bulk_probe(const char *scratch, xc_error *error);

/* Begins a database in the folder `path`, which is created unless it is there; no database may be in it. `options` may
 * be NULL: all zero. Gives a new bulk; free with xc_bulk_free. Errors: XC_DATABASE_CREATE, XC_INVALID_ARGUMENT for
 * options that are not above. */
xc_status xc_bulk_create(const char *path, const xc_bulk_options *options, xc_bulk **ret_bulk, xc_error *error);
/* Frees it; what was not finished stays as an unreadable folder, which is the caller's to remove. */
void xc_bulk_free(xc_bulk *bulk);

typedef struct xc_bulk_value {
    const char *data;
    size_t length;
    xc_slot slot; /* not UINT32_MAX, which is none */
} xc_bulk_value;

/* A term of a document's term list. */
typedef struct xc_bulk_entry {
    const char *term;
    size_t length;
    uint32_t wdf;
} xc_bulk_entry;

typedef struct xc_bulk_document {
    xc_docid docid;
    uint32_t length; /* the sum of its wdf; less than UINT32_MAX */
    const char *data;
    size_t data_length;
    const xc_bulk_value *values; /* by slot, ascending; none empty */
    size_t value_count;
    const xc_bulk_entry *entries; /* by term, ascending; only with has_term_lists */
    size_t entry_count;
} xc_bulk_document;

/* Adds a document. Numbers ascend from 1 and may leave gaps. Nothing is borrowed after the call. Errors:
 * XC_INVALID_ARGUMENT for one out of order or one whose parts are not as above. */
xc_status xc_bulk_add_document(xc_bulk *bulk, const xc_bulk_document *document, xc_error *error);

/* Adds metadata. Keys ascend. Errors: XC_INVALID_ARGUMENT for an empty key or value, a key out of order or over 253
 * bytes. */
xc_status xc_bulk_add_metadata(xc_bulk *bulk, const char *key, size_t key_length, const char *value,
                               size_t value_length, xc_error *error);

/* Begins a term, which `documents` documents have, `occurrences` times in all. Terms ascend. Errors:
 * XC_INVALID_ARGUMENT for an empty term, one over 245 bytes (a NUL counts as two), one out of order, and where the
 * postings of the term before were not as many as was said. */
xc_status xc_bulk_add_term(xc_bulk *bulk, const char *term, size_t length, uint32_t documents, uint32_t occurrences,
                           xc_error *error);

typedef struct xc_bulk_posting {
    xc_docid docid;
    uint32_t wdf;
} xc_bulk_posting;

/* Adds postings of the term at hand; may be called again with those that follow. Errors: XC_INVALID_ARGUMENT for one
 * out of order or of no document. */
xc_status xc_bulk_add_postings(xc_bulk *bulk, const xc_bulk_posting *postings, size_t count, xc_error *error);

/* Writes what is left and, unless told not to, waits until all of it is on the disk: files and folder. What names the
 * folder from above is the caller's to sync. Errors: XC_INVALID_ARGUMENT where the postings do not add up to the
 * lengths of the documents, or are not those of their term lists. */
xc_status xc_bulk_finish(xc_bulk *bulk, xc_error *error);

#ifdef __cplusplus
}
#endif

#endif
