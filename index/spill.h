/* spill.h: a sorted run (run.h) that is being written into one of the runs' scratch files. Private to index/. Its
 * writing never fails at once: jy_spill_finish says what did. */
#ifndef JIYAN_INDEX_SPILL_H
#define JIYAN_INDEX_SPILL_H

#include <jiyan/index/runs.h>

#include "index/run.h"

typedef struct jy_spill jy_spill;

/* Returns a new spill, whose first part begins; end with jy_spill_finish. Errors: IO. */
jy_spill *jy_spill_new(jy_runs *runs, GError **err);

/* Begins the next part. */
void jy_spill_begin_part(jy_spill *spill);

void jy_spill_put(jy_spill *spill, const void *bytes, size_t length);

/* Room for `length` bytes, at most JY_SPILL_ROOM, to be written by the caller. Borrowed: valid until jy_spill_use says
 * where they end. */
#define JY_SPILL_ROOM ((size_t)1 << 15)
uint8_t *jy_spill_room(jy_spill *spill, size_t length);
void jy_spill_use(jy_spill *spill, const uint8_t *end);

/* Puts a key of at most JY_RUN_KEY_MAX bytes, behind the one before it in the part. */
void jy_spill_put_key(jy_spill *spill, const char *key, uint32_t length);

/* Writes what is left and adds the run. Takes the spill, also on failure. Errors: IO. */
bool jy_spill_finish(jy_spill *spill, uint64_t order, uint32_t passages, GError **err);

#endif
