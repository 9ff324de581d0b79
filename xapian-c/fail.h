/* fail.h: fills an xc_error. */
#ifndef XAPIAN_C_FAIL_H
#define XAPIAN_C_FAIL_H

#include <xapian-c/xapian_c.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Fills `error`, which may be NULL, cutting what is too long between two characters. Returns the status. */
xc_status xc_fail(xc_error *error, xc_status status, const char *type, const char *message, const char *context);

/* The same for memory that ran out. */
xc_status xc_fail_memory(xc_error *error);

/* The same for a NULL that was given where something is needed. */
xc_status xc_fail_null(xc_error *error);

/* Appends to the message of an error what fits. */
void xc_fail_append(xc_error *error, const char *text);

#ifdef __cplusplus
}
#endif

#endif
