/* run.h: the bytes of a sorted run in its scratch file: three parts, each in order. Private to index/.
 *
 * documents: varint bytes that follow, varint length (sum of the wdf), varint number of values, of each value varint
 *            slot, varint bytes and the bytes; the rest is the stored data
 * metadata:  key, varint bytes, bytes; by key
 * terms:     key, varint documents, varint occurrences, of each document varint (gap << 1 | 1 where wdf is not 1) and
 *            then the varint wdf; by term. The gap is how many passages lie between; of the first, how many before it.
 *
 * A key is what it shares with the one before it: varint bytes shared, varint bytes that follow, those. A varint has 7
 * bits a byte, low first; all but the last byte have the top bit. */
#ifndef JIYAN_INDEX_RUN_H
#define JIYAN_INDEX_RUN_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/types.h>

/* The longest term is 245 bytes, the longest key of metadata a little more. */
#define JY_RUN_KEY_MAX 255
#define JY_RUN_VARINT_MAX 5

typedef enum {
    JY_RUN_DOCUMENTS,
    JY_RUN_METADATA,
    JY_RUN_TERMS,
    JY_RUN_PARTS,
} jy_run_part;

typedef struct {
    uint64_t order;
    uint32_t passages;
    unsigned file;                  /* of those of the runs */
    off_t starts[JY_RUN_PARTS + 1]; /* where each part begins, and where the last ends */
} jy_run_extent;

/* Writes a number at `to`; returns what is behind it. */
static inline uint8_t *jy_run_put_varint(uint8_t *to, uint32_t number)
{
    for (; number >= 0x80; number >>= 7) {
        *to++ = (uint8_t)(number | 0x80);
    }
    *to++ = (uint8_t)number;
    return to;
}

/* The first 8 bytes of a key as a number that sorts as they do; a shorter key is filled up with zeros. */
static inline uint64_t jy_run_prefix(const char *key, uint32_t length)
{
    uint64_t prefix = 0;
    memcpy(&prefix, key, MIN(length, sizeof prefix));
    return GUINT64_FROM_BE(prefix);
}

/* A part that is being read. What goes wrong is kept until jy_run_check: until then what is read is zeros. */
typedef struct {
    int fd;
    int failure;     /* errno of the first read that failed; JY_RUN_CUT where the file ends too early */
    off_t next, end; /* what of the part is not in the buffer yet */
    uint8_t *buffer; /* with room for a number behind its `size`, so that one is read without asking */
    size_t size;
    const uint8_t *at, *limit;
} jy_run_source;

#define JY_RUN_CUT (-1)

/* Prepares a source with a buffer of `size` bytes; free with jy_run_source_clear. */
void jy_run_source_init(jy_run_source *source, size_t size);
void jy_run_source_clear(jy_run_source *source);

/* Begins to read bytes [start, end) of a file. */
void jy_run_open(jy_run_source *source, int fd, off_t start, off_t end);

/* Begins to read bytes that are in memory. */
void jy_run_open_bytes(jy_run_source *source, const uint8_t *bytes, size_t length);

/* Sees to it that the next `length` bytes of the part, or all that are left, are in the buffer. */
void jy_run_refill(jy_run_source *source, size_t length);

/* False, with IO, when something that was read was not there; `path` is that of the file. */
bool jy_run_check(const jy_run_source *source, const char *path, GError **err);

static inline void jy_run_want(jy_run_source *source, size_t length)
{
    if (G_UNLIKELY((size_t)(source->limit - source->at) < length)) {
        jy_run_refill(source, length);
    }
}

static inline bool jy_run_at_end(const jy_run_source *source)
{
    return source->at >= source->limit && source->next >= source->end;
}

/* Reads a number; JY_RUN_VARINT_MAX bytes were wanted before. */
static inline uint32_t jy_run_varint(jy_run_source *source)
{
    uint32_t number = *source->at++;
    if (G_LIKELY(number < 0x80)) {
        return number;
    }
    number &= 0x7f;
    for (unsigned shift = 7; shift < 7 * JY_RUN_VARINT_MAX; shift += 7) {
        uint32_t byte = *source->at++;
        number |= (byte & 0x7f) << shift;
        if (byte < 0x80) {
            break;
        }
    }
    return number;
}

/* Takes `length` bytes. Borrowed: valid until the next use of the source; NULL where they are not there. */
const uint8_t *jy_run_bytes(jy_run_source *source, size_t length);

#endif
