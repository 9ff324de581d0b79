/* bytes.h: numbers of binary formats, little-endian, without a step beyond the end. */
#ifndef JIYAN_INDEXER_FILES_BYTES_H
#define JIYAN_INDEXER_FILES_BYTES_H

#include <stddef.h>
#include <stdint.h>

/* A stretch of a file. Borrowed: valid as long as the file's bytes. */
typedef struct {
    const uint8_t *at;
    size_t length;
} jy_bytes;

/* The stretch of at most `length` bytes from `offset` on: what is beyond the end is not in it. */
static inline jy_bytes jy_bytes_cut(jy_bytes of, size_t offset, size_t length)
{
    if (offset >= of.length) {
        return (jy_bytes){0};
    }
    return (jy_bytes){of.at + offset, length < of.length - offset ? length : of.length - offset};
}

/* Numbers at an offset; 0 where they are not wholly there. */
static inline uint8_t jy_bytes_u8(jy_bytes of, size_t offset)
{
    return offset < of.length ? of.at[offset] : 0;
}

static inline uint16_t jy_bytes_u16(jy_bytes of, size_t offset)
{
    const jy_bytes cut = jy_bytes_cut(of, offset, 2);
    return (uint16_t)(cut.length < 2 ? 0 : cut.at[0] | cut.at[1] << 8);
}

static inline uint32_t jy_bytes_u32(jy_bytes of, size_t offset)
{
    const jy_bytes cut = jy_bytes_cut(of, offset, 4);
    return cut.length < 4
               ? 0
               : (uint32_t)cut.at[0] | (uint32_t)cut.at[1] << 8 | (uint32_t)cut.at[2] << 16 | (uint32_t)cut.at[3] << 24;
}

#endif
