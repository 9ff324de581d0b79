/* record_ids.h: which ids the records of a file have, to find those that stand there twice. */
#ifndef JIYAN_INDEXER_EXTRACT_RECORD_IDS_H
#define JIYAN_INDEXER_EXTRACT_RECORD_IDS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Empty: {0}. An id is kept as a hash of 64 bits: among a million of them two are taken for one with a probability of
 * 1 to 30 million. */
typedef struct {
    uint64_t *hashes; /* 0: free */
    uint32_t *lines;
    size_t room, count; /* room: 0 or a power of two */
    uint32_t full;      /* the first line whose id was not kept for want of room; 0: all are */
} jy_record_ids;

void jy_record_ids_clear(jy_record_ids *ids);

/* Returns the line on which the id stood first; 0 where it is new, and then keeps it. Lines come in ascending order. */
uint32_t jy_record_ids_meet(jy_record_ids *ids, const char *id, uint32_t line);

#endif
