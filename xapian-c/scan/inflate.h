/* inflate.h: tags as they were before they were deflated (bulk/deflate.h). */
#ifndef XAPIAN_C_SCAN_INFLATE_H
#define XAPIAN_C_SCAN_INFLATE_H

#include "xapian-c/bulk/bytes.h"

/* Inflates `length` bytes, which may be damaged, into `out`. Errors: XC_DATABASE_CORRUPT. */
bool xc_inflate(const unsigned char *bytes, size_t length, xc_bytes *out, xc_error *failure);

#endif
