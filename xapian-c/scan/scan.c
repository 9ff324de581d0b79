/* scan.c: the interface: chooses a method, and sees to what both have in common. */
#include <xapian-c/xapian_c_scan.h>

#include "xapian-c/fail.h"
#include "xapian-c/scan/method.h"

xc_status xc_scan_open(const char *path, xc_scan_method method, xc_scan **ret_scan, xc_error *error)
{
    if (!path || !ret_scan) {
        return xc_fail_null(error);
    }
    if (method != XC_SCAN_DIRECT && method != XC_SCAN_LIBRARY) {
        return xc_fail(error, XC_INVALID_ARGUMENT, "InvalidArgumentError", "no such method of a scan", "");
    }
    xc_error failure = {.status = XC_UNIMPLEMENTED};
    xc_scan *scan = method == XC_SCAN_DIRECT ? xc_scan_direct(path, &failure) : NULL;
    if (!scan && failure.status == XC_UNIMPLEMENTED) {
        method = XC_SCAN_LIBRARY;
        scan = xc_scan_library(path, &failure);
    }
    if (!scan) {
        if (error) {
            *error = failure;
        }
        return failure.status;
    }
    scan->method = method;
    *ret_scan = scan;
    return XC_OK;
}

void xc_scan_free(xc_scan *scan)
{
    if (scan) {
        scan->class_of->free(scan);
    }
}

xc_scan_method xc_scan_method_of(const xc_scan *scan)
{
    return scan->method;
}

xc_status xc_scan_next_document(xc_scan *scan, xc_bulk_document *ret_document, xc_error *error)
{
    return scan && ret_document ? scan->class_of->next_document(scan, ret_document, error) : xc_fail_null(error);
}

xc_status xc_scan_next_metadata(xc_scan *scan, xc_scan_pair *ret_pair, xc_error *error)
{
    return scan && ret_pair ? scan->class_of->next_metadata(scan, ret_pair, error) : xc_fail_null(error);
}

xc_status xc_scan_next_term(xc_scan *scan, xc_scan_term *ret_term, xc_error *error)
{
    if (!scan || !ret_term) {
        return xc_fail_null(error);
    }
    xc_status status = scan->class_of->next_term(scan, ret_term, error);
    scan->has_term = status == XC_OK;
    return status;
}

xc_status xc_scan_seek_term(xc_scan *scan, const char *term, size_t length, xc_error *error)
{
    if (!scan || (!term && length)) {
        return xc_fail_null(error);
    }
    scan->has_term = false;
    return scan->class_of->seek_term(scan, length ? term : "", length, error);
}

/* Whether postings can be asked for. */
static xc_status check_term(const xc_scan *scan, xc_error *error)
{
    if (!scan) {
        return xc_fail_null(error);
    }
    return scan->has_term ? XC_OK
                          : xc_fail(error, XC_INVALID_OPERATION, "InvalidOperationError", "no term is at hand", "");
}

xc_status xc_scan_next_postings(xc_scan *scan, const xc_bulk_posting **ret_postings, size_t *ret_count, xc_error *error)
{
    if (!ret_postings || !ret_count) {
        return xc_fail_null(error);
    }
    xc_status status = check_term(scan, error);
    return status == XC_OK ? scan->class_of->next_postings(scan, ret_postings, ret_count, error) : status;
}

xc_status xc_scan_rewind_postings(xc_scan *scan, xc_error *error)
{
    xc_status status = check_term(scan, error);
    return status == XC_OK ? scan->class_of->rewind_postings(scan, error) : status;
}
