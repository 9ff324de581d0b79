/* unpack.h: numbers as a glass database writes them (bulk/pack.h), read from bytes that may be damaged. Each function
 * that takes a place returns the one after the number, NULL where it does not end before `end`. */
#ifndef XAPIAN_C_LISTS_UNPACK_H
#define XAPIAN_C_LISTS_UNPACK_H

#include <stddef.h>
#include <stdint.h>

static inline uint32_t xc_unpack_2(const unsigned char *from)
{
    return (uint32_t)from[0] << 8 | from[1];
}

static inline uint32_t xc_unpack_4(const unsigned char *from)
{
    return xc_unpack_2(from) << 16 | xc_unpack_2(from + 2);
}

static inline const unsigned char *xc_unpack_varint(const unsigned char *from, const unsigned char *end,
                                                    uint64_t *ret_number)
{
    uint64_t number = 0;
    for (unsigned shift = 0; from < end && shift < 64; shift += 7) {
        unsigned char byte = *from++;
        number |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) {
            *ret_number = number;
            return from;
        }
    }
    return NULL;
}

static inline const unsigned char *xc_unpack_varint32(const unsigned char *from, const unsigned char *end,
                                                      uint32_t *ret_number)
{
    uint64_t number;
    from = xc_unpack_varint(from, end, &number);
    if (!from || number > UINT32_MAX) {
        return NULL;
    }
    *ret_number = (uint32_t)number;
    return from;
}

/* All of the bytes are the number. */
static inline const unsigned char *xc_unpack_sorted(const unsigned char *from, const unsigned char *end,
                                                    uint32_t *ret_number)
{
    size_t length = (size_t)(end - from);
    if (length < 2 || length > 5) {
        return NULL;
    }
    /* As many one bits in front as there are bytes beyond two, and a zero. */
    const unsigned bits = 0x7FU >> (length - 2), mark = 0xFF00U >> (length - 2) & 0xFFU;
    uint64_t number = from[0] & bits;
    if ((from[0] & ~bits & 0xFFU) != mark) {
        return NULL;
    }
    for (size_t i = 1; i < length; i++) {
        number = number << 8 | from[i];
    }
    if (number > UINT32_MAX) {
        return NULL;
    }
    *ret_number = (uint32_t)number;
    return end;
}

#endif
