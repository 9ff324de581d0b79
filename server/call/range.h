/* range.h: which part of a file is asked for (RFC 9110, 14). */
#ifndef JIYAN_SERVER_CALL_RANGE_H
#define JIYAN_SERVER_CALL_RANGE_H

#include <stdint.h>

typedef enum {
    JY_RANGE_WHOLE, /* none, or what may be passed over: several parts, other units, what is no range */
    JY_RANGE_PART,
    JY_RANGE_BEYOND, /* nothing of the file: 416 */
} jy_range;

/* Reads a Range header, NULL for none, of a file of so many bytes; fills the bytes from *ret_first on, *ret_size of
 * them, of a part. */
jy_range jy_range_read(const char *asked, uint64_t size, uint64_t *ret_first, uint64_t *ret_size);

#endif
