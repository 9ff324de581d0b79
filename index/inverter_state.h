/* inverter_state.h: what an inverter holds. Private to inverter.c, which fills it, and inverter_spill.c, which writes
 * it as a run. */
#ifndef JIYAN_INDEX_INVERTER_STATE_H
#define JIYAN_INDEX_INVERTER_STATE_H

#include <jiyan/index/inverter.h>

#include "index/sort.h"

/* Terms that wait for their slot to come into the cache. */
#define JY_INVERTER_QUEUE 64

/* Keys of terms of up to 8 bytes are the bytes (jy_run_prefix). Those of longer ones have no byte at the top, which no
 * term begins with: they are a hash, and the bytes are compared. */
typedef struct {
    uint64_t key; /* 0: free */
    uint32_t id;
    uint32_t met; /* 1 + the number, within the run, of the pair in which it was met last; 0: none */
} inverter_slot;

typedef struct {
    uint32_t id, wdf;
} inverter_pair;

/* What a pair becomes when a run is written. */
typedef struct {
    uint32_t passage, wdf;
} inverter_posting;

typedef struct {
    uint64_t key;
    uint32_t wdf;
} inverter_queued;

typedef struct {
    size_t key, value; /* where they are in `metadata` */
    uint32_t length;
} inverter_item;

struct jy_inverter {
    inverter_slot *slots; /* a power of two; at most half are taken */
    unsigned slots_log2;
    jy_sort_term *terms; /* by id */
    uint32_t term_count;
    size_t term_capacity;
    GByteArray *names; /* of long terms: length, bytes; the first byte is not used */

    inverter_queued queue[JY_INVERTER_QUEUE];
    unsigned queued;
    inverter_pair *pairs; /* of all passages, and then of the one at hand */
    uint32_t pair_count, passage_begin;
    size_t pair_capacity;
    GArray *ends; /* uint32_t: pairs up to the end of each passage */

    GByteArray *documents; /* as the run has them */
    GByteArray *metadata;  /* keys, which end with NUL, and values */
    GArray *items;         /* of inverter_item */

    void *work; /* while a run is written */
    size_t work_size;
    uint32_t *places; /* of each term's next posting, by id */
};

#endif
