/* bytes.h: bytes that grow. */
#ifndef XAPIAN_C_BULK_BYTES_H
#define XAPIAN_C_BULK_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <xapian-c/xapian_c.h>

/* All zero: empty. Free `data` with free. */
typedef struct xc_bytes {
    unsigned char *data;
    size_t size, room;
} xc_bytes;

/* Makes room for `more` bytes after those that are there. Returns the place, NULL with `failure` filled where memory
 * runs out. */
unsigned char *xc_bytes_reserve(xc_bytes *bytes, size_t more, xc_error *failure);

/* Puts `bytes` in the place of what is there. */
bool xc_bytes_set(xc_bytes *bytes, const void *data, size_t length, xc_error *failure);

#endif
