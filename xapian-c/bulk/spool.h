/* spool.h: bytes that have to wait, in memory while they are few and in a file without a name when they are many. */
#ifndef XAPIAN_C_BULK_SPOOL_H
#define XAPIAN_C_BULK_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <xapian-c/xapian_c.h>

#include "xapian-c/bulk/bytes.h"

typedef struct xc_spool {
    const char *folder; /* borrowed: that of the file */
    xc_error *failure;  /* borrowed: filled by what fails */
    int fd;             /* -1: there is no file yet */
    uint64_t written;   /* bytes in the file; what follows is in memory */
    xc_bytes tail;
} xc_spool;

/* A chunk of a list of documents, and where it waits. */
typedef struct xc_spool_chunk {
    uint64_t offset;
    uint32_t length;
    xc_docid first, last;
} xc_spool_chunk;

/* All zero: empty. Free `chunks` with free. */
typedef struct xc_spool_list {
    xc_spool_chunk *chunks;
    size_t count, room;
} xc_spool_list;

void xc_spool_init(xc_spool *spool, const char *folder, xc_error *failure);

/* Keeps the bytes of a chunk, whose `offset` it sets, and adds it to the list. */
bool xc_spool_put(xc_spool *spool, xc_spool_list *list, xc_spool_chunk chunk, const void *bytes);

/* Copies the bytes of a chunk. */
bool xc_spool_get(const xc_spool *spool, const xc_spool_chunk *chunk, unsigned char *ret_bytes);

void xc_spool_clear(xc_spool *spool);

#endif
