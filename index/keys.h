/* keys.h: the keys of several sorted runs (run.h), merged: a heap of cursors, one a run. Private to index/. */
#ifndef JIYAN_INDEX_KEYS_H
#define JIYAN_INDEX_KEYS_H

#include "index/run.h"

/* A run whose keys are being read; what stands behind the key at hand is the caller's to read. */
typedef struct {
    jy_run_source source;
    const char *path; /* of the source, for errors. Borrowed */
    uint32_t length;
    char key[JY_RUN_KEY_MAX];
} jy_keys_cursor;

typedef struct {
    uint64_t prefix; /* of the key at hand; with the length it decides nearly always, without a look at the cursor */
    uint32_t length;
    unsigned cursor;
} jy_keys_item;

typedef struct {
    jy_keys_cursor *cursors;
    unsigned count;
    jy_keys_item *heap;
    unsigned heap_count;
    unsigned *same; /* the cursors at the least key, in their order */
    unsigned same_count;
} jy_keys;

/* Makes `count` cursors, each with a buffer of `size` bytes; free with jy_keys_clear. */
void jy_keys_init(jy_keys *keys, unsigned count, size_t size);
void jy_keys_clear(jy_keys *keys);

/* Begins before the first keys of the first `count` cursors, whose sources were opened. */
void jy_keys_begin(jy_keys *keys, unsigned count);

/* Goes to the next key: `same` are the cursors that have it. What stands behind the key before was read.
 * *ret_more: false at the end. Errors: IO. */
bool jy_keys_next(jy_keys *keys, bool *ret_more, GError **err);

/* False, with IO, when what was read of a cursor was not there. */
static inline bool jy_keys_check(const jy_keys_cursor *cursor, GError **err)
{
    return jy_run_check(&cursor->source, cursor->path, err);
}

#endif
