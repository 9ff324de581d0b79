/* method.h: what reads a database from its first entry to its last. */
#ifndef XAPIAN_C_SCAN_METHOD_H
#define XAPIAN_C_SCAN_METHOD_H

#include <xapian-c/xapian_c_scan.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A method. Arguments are not NULL, and for postings a term is at hand. */
typedef struct xc_scan_class {
    xc_status (*next_document)(xc_scan *scan, xc_bulk_document *ret_document, xc_error *error);
    xc_status (*next_metadata)(xc_scan *scan, xc_scan_pair *ret_pair, xc_error *error);
    xc_status (*next_term)(xc_scan *scan, xc_scan_term *ret_term, xc_error *error);
    xc_status (*seek_term)(xc_scan *scan, const char *term, size_t length, xc_error *error);
    xc_status (*next_postings)(xc_scan *scan, const xc_bulk_posting **ret_postings, size_t *ret_count, xc_error *error);
    xc_status (*rewind_postings)(xc_scan *scan, xc_error *error);
    void (*free)(xc_scan *scan);
} xc_scan_class;

struct xc_scan {
    const xc_scan_class *class_of;
    xc_scan_method method;
    bool has_term; /* at hand */
};

/* Each returns a new scan, NULL on failure; free by its class. The direct one fails with XC_UNIMPLEMENTED for what is
 * no database of a format that it knows. */
xc_scan *xc_scan_direct(const char *path, xc_error *failure);
xc_scan *xc_scan_library(const char *path, xc_error *failure);

#ifdef __cplusplus
}
#endif

#endif
