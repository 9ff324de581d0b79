/* slots.h: the values of the documents, gathered by slot. */
#ifndef XAPIAN_C_BULK_SLOTS_H
#define XAPIAN_C_BULK_SLOTS_H

#include <xapian-c/xapian_c_bulk.h>

#include "xapian-c/bulk/spool.h"
#include "xapian-c/bulk/table.h"

struct xc_slot_values;

/* All zero but the spool: no values. */
typedef struct xc_slots {
    xc_spool *spool; /* borrowed: full chunks wait there */
    struct xc_slot_values **slots;
    size_t count, room;
} xc_slots;

/* Adds the values of a document, by slot. */
bool xc_slots_add(xc_slots *store, const xc_bulk_document *document);

/* Writes the statistics of all slots, then their values. */
bool xc_slots_write(xc_slots *store, xc_table *table);

void xc_slots_clear(xc_slots *store);

#endif
