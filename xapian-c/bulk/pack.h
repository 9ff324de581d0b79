/* pack.h: numbers as a glass database writes them. Each function that takes a place returns the one after it. */
#ifndef XAPIAN_C_BULK_PACK_H
#define XAPIAN_C_BULK_PACK_H

#include <stdint.h>
#include <string.h>

enum {
    XC_PACK_VARINT = 10, /* the most bytes that each takes */
    XC_PACK_VARINT32 = 5,
    XC_PACK_SORTED = 5,
};

static inline void xc_pack_2(unsigned char *to, uint32_t number)
{
    to[0] = (unsigned char)(number >> 8);
    to[1] = (unsigned char)number;
}

static inline void xc_pack_4(unsigned char *to, uint32_t number)
{
    xc_pack_2(to, number >> 16);
    xc_pack_2(to + 2, number);
}

/* Seven bits a byte, the lowest first; the top bit: more follows. */
static inline unsigned char *xc_pack_varint(unsigned char *to, uint64_t number)
{
    while (number >= 0x80) {
        *to++ = (unsigned char)(number | 0x80);
        number >>= 7;
    }
    *to++ = (unsigned char)number;
    return to;
}

/* A number that sorts by its bytes: two below 0x8000, else as many as there are one bits in front, plus two. */
static inline unsigned char *xc_pack_sorted(unsigned char *to, uint32_t number)
{
    if (number < 0x8000) {
        xc_pack_2(to, number);
        return to + 2;
    }
    unsigned length = number < 1U << 22 ? 3 : number < 1U << 29 ? 4 : 5;
    uint64_t marked = number | (uint64_t)(0xFFU << (10 - length) & 0xFFU) << (8 * (length - 1));
    for (unsigned i = length; i-- > 0;) {
        *to++ = (unsigned char)(marked >> (8 * i));
    }
    return to;
}

static inline unsigned char *xc_pack_bytes(unsigned char *to, const void *bytes, size_t length)
{
    if (length) {
        memcpy(to, bytes, length);
    }
    return to + length;
}

#endif
