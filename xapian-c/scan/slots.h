/* slots.h: the values of a glass database, slot by slot side by side. */
#ifndef XAPIAN_C_SCAN_SLOTS_H
#define XAPIAN_C_SCAN_SLOTS_H

#include <xapian-c/xapian_c_bulk.h>

#include "xapian-c/lists/lists.h"

/* The values of a slot, on one of them. */
typedef struct xc_scan_slot {
    xc_slot slot;
    uint32_t left;  /* values to come, by what is counted of the slot */
    xc_docid docid; /* of the value; 0: of none yet, XC_LIST_END: there is no more */
    const unsigned char *value;
    size_t length;
    const unsigned char *at, *end; /* what follows in the chunk */
    xc_blocks_cursor cursor;       /* of the next chunk */
    xc_bytes chunk, whole;
} xc_scan_slot;

/* All zero: none. Clear with xc_scan_slots_clear. */
typedef struct xc_scan_slots {
    xc_scan_slot *slots; /* by number */
    size_t count;
    xc_bulk_value *values; /* of the document that was asked for last */
    size_t value_count;
} xc_scan_slots;

/* Finds the slots of a table of lists. */
bool xc_scan_slots_open(xc_scan_slots *slots, xc_blocks *blocks, xc_error *failure);

/* Goes to the values of a document, each of which is behind the one before, so that no other has values between; at
 * last to those of XC_LIST_END, which has none. Borrowed: valid until it goes on. */
bool xc_scan_slots_go(xc_scan_slots *slots, xc_docid docid, xc_error *failure);

void xc_scan_slots_clear(xc_scan_slots *slots);

#endif
