/* xapian_c_scan.h: reads a Xapian database from its first entry to its last, in the order in which xapian_c_bulk.h
 * writes one: for whoever copies, merges or checks databases. C11 and C++17.
 *
 *     xc_scan *scan = NULL;
 *     xc_scan_term term;
 *     const xc_bulk_posting *postings;
 *     size_t count;
 *     xc_scan_open("database", XC_SCAN_DIRECT, &scan, &error);
 *     while ((status = xc_scan_next_term(scan, &term, &error)) == XC_OK) {
 *         while ((status = xc_scan_next_postings(scan, &postings, &count, &error)) == XC_OK) {
 *             …
 *         }
 *     }
 *     xc_scan_free(scan);
 *
 * Documents, metadata and terms are walked each by itself, in any order, also in turn; terms can be gone back to, the
 * others are read once. Each function that goes on gives XC_OK, XC_END behind the last one, or an error, after which
 * nothing but xc_scan_free is of use.
 *
 * Two methods read the same. The direct one takes the blocks of the tables apart and costs a few nanoseconds a posting;
 * nothing that it reads is trusted, and what does not fit together (an order, a count that was said) is
 * XC_DATABASE_CORRUPT. It knows one version of the format (2016-03-14: Xapian 1.4, 2.0 and 2.1). The other goes through
 * libxapian, several times as slow: for other formats, stubs and remote databases, and to compare with.
 *
 * Errors, ownership, threads and texts are as xapian_c.h says. A writer that goes on with the database meanwhile makes
 * a scan fail with XC_DATABASE_MODIFIED. */
#ifndef XAPIAN_C_SCAN_H
#define XAPIAN_C_SCAN_H

#include <stddef.h>
#include <stdint.h>
#include <xapian-c/xapian_c_bulk.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct xc_scan xc_scan;

typedef enum xc_scan_method {
    XC_SCAN_DIRECT,  /* takes the tables apart; the other method where that cannot be */
    XC_SCAN_LIBRARY, /* asks libxapian; finds values of the slots below XC_SCAN_SLOTS */
} xc_scan_method;

#define XC_SCAN_SLOTS 256

/* Opens a database. Gives a new scan; free with xc_scan_free. Errors: those of xc_database_open, XC_INVALID_ARGUMENT
 * for another method. */
xc_status xc_scan_open(const char *path, xc_scan_method method, xc_scan **ret_scan, xc_error *error);
void xc_scan_free(xc_scan *scan);

/* The method that is used. */
xc_scan_method xc_scan_method_of(const xc_scan *scan);

/* The next document, by number; without its term list. Borrowed: valid until this is called again. */
xc_status xc_scan_next_document(xc_scan *scan, xc_bulk_document *ret_document, xc_error *error);

typedef struct xc_scan_pair {
    const char *key, *value;
    size_t key_length, value_length;
} xc_scan_pair;

/* The next metadata, by the bytes of the key. Borrowed: valid until this is called again. */
xc_status xc_scan_next_metadata(xc_scan *scan, xc_scan_pair *ret_pair, xc_error *error);

typedef struct xc_scan_term {
    const char *text;
    size_t length;
    uint32_t documents, occurrences; /* that have it; of it in all of these */
} xc_scan_term;

/* The next term, by its bytes. Borrowed: valid until the scan goes to another one. */
xc_status xc_scan_next_term(xc_scan *scan, xc_scan_term *ret_term, xc_error *error);
/* The term that comes next is the first that is not before this one, which may be empty. */
xc_status xc_scan_seek_term(xc_scan *scan, const char *term, size_t length, xc_error *error);

/* Postings of the term at hand that come next, at least one, by the number of their document. Borrowed: valid until the
 * next call for terms or postings. Errors: XC_INVALID_OPERATION where no term is at hand. */
xc_status xc_scan_next_postings(xc_scan *scan, const xc_bulk_posting **ret_postings, size_t *ret_count,
                                xc_error *error);
/* The first postings of the term at hand come next. Errors: XC_INVALID_OPERATION where none is. */
xc_status xc_scan_rewind_postings(xc_scan *scan, xc_error *error);

#ifdef __cplusplus
}
#endif

#endif
