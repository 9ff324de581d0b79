/* inverter.h: passages turned into postings in memory, and written out as one sorted run (runs.h). Numbers of passages
 * are counted from 0 within the run. Errors are of the run (JY_ERROR_OF_RUN). */
#ifndef JIYAN_INDEX_INVERTER_H
#define JIYAN_INDEX_INVERTER_H

#include <glib.h>
#include <jiyan/index/runs.h>
#include <stdbool.h>
#include <stdint.h>
#include <xapian-c/xapian_c_bulk.h>

typedef struct jy_inverter jy_inverter;

/* Returns a new inverter, of one thread; free with jy_inverter_free. It keeps its memory from run to run. */
jy_inverter *jy_inverter_new(void);
void jy_inverter_free(jy_inverter *inverter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_inverter, jy_inverter_free)

/* Counts a term `wdf` times more in the passage at hand; with 0 the passage has it without weight. 1 to 245 bytes, none
 * of them NUL. */
void jy_inverter_add(jy_inverter *inverter, const char *term, uint32_t length, uint32_t wdf);

/* Ends the passage at hand: its stored bytes and its values (by slot, ascending; none empty). */
void jy_inverter_end(jy_inverter *inverter, const char *data, uint32_t length, const xc_bulk_value *values,
                     uint32_t value_count);

/* Metadata of the segment, none empty; a key may come once in all runs of a segment. */
void jy_inverter_put(jy_inverter *inverter, const char *key, const char *value, uint32_t length);

/* Passages ended since the last spill, and bytes of memory that they take, with what their spill will need. */
uint32_t jy_inverter_passages(const jy_inverter *inverter);
size_t jy_inverter_memory(const jy_inverter *inverter);

/* Writes everything as the run `order`, which no other has, and begins anew, also on failure. A passage that was not
 * ended is dropped. Errors: IO. */
bool jy_inverter_spill(jy_inverter *inverter, jy_runs *runs, uint64_t order, GError **err);

#endif
