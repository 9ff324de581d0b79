/* slots.c: the values of a glass database: of each slot a list in chunks, as the writer has them (bulk/slots.c). */
#include "xapian-c/scan/slots.h"

#include <stdlib.h>
#include <string.h>

#include "xapian-c/bulk/pack.h"
#include "xapian-c/fail.h"

static bool fail_corrupt(xc_error *failure)
{
    xc_fail(failure, XC_DATABASE_CORRUPT, "DatabaseCorruptError", "the values of a slot are damaged", "postlist.glass");
    return false;
}

/* ---- one slot ---- */

static size_t chunk_prefix(xc_slot slot, unsigned char prefix[2 + XC_PACK_VARINT32])
{
    prefix[0] = 0x00;
    prefix[1] = 0xD8;
    return (size_t)(xc_pack_varint(prefix + 2, slot) - prefix);
}

/* Reads the value of the document that the slot is on. */
static bool read_value(xc_scan_slot *slot, xc_error *failure)
{
    uint64_t length = 0;
    slot->at = xc_unpack_varint(slot->at, slot->end, &length);
    if (!slot->at || length == 0 || length > (uint64_t)(slot->end - slot->at) || slot->left == 0) {
        return fail_corrupt(failure);
    }
    slot->left--;
    slot->value = slot->at;
    slot->length = (size_t)length;
    slot->at += length;
    return true;
}

/* Goes to the first value of the next chunk. */
static bool next_chunk(xc_scan_slot *slot, xc_error *failure)
{
    unsigned char prefix[2 + XC_PACK_VARINT32];
    xc_blocks_entry entry;
    xc_docid first = 0;
    if (!xc_blocks_read_under(&slot->cursor, prefix, chunk_prefix(slot->slot, prefix), &slot->whole, &entry, failure)) {
        return false;
    }
    if (!entry.key) {
        slot->docid = XC_LIST_END;
        return slot->left == 0 || fail_corrupt(failure);
    }
    if (!xc_unpack_sorted(entry.key, entry.key + entry.key_length, &first) || first <= slot->docid ||
        first == XC_LIST_END) {
        return fail_corrupt(failure);
    }
    if (!xc_bytes_set(&slot->chunk, entry.tag, entry.tag_length, failure)) {
        return false;
    }
    slot->docid = first;
    slot->at = slot->chunk.data;
    slot->end = slot->at + slot->chunk.size;
    return read_value(slot, failure) && xc_blocks_next(&slot->cursor, failure);
}

static bool next_value(xc_scan_slot *slot, xc_error *failure)
{
    uint32_t gap = 0;
    if (slot->at == slot->end) {
        return next_chunk(slot, failure);
    }
    slot->at = xc_unpack_varint32(slot->at, slot->end, &gap);
    if (!slot->at || gap >= XC_LIST_END - 1 - slot->docid) {
        return fail_corrupt(failure);
    }
    slot->docid += gap + 1;
    return read_value(slot, failure);
}

/* ---- all of them ---- */

static int compare(const void *left, const void *right)
{
    const xc_slot a = ((const xc_scan_slot *)left)->slot, b = ((const xc_scan_slot *)right)->slot;
    return (a > b) - (a < b);
}

/* Adds a slot by what is counted of it: the key has its bytes, the lowest first, as far as there are any. */
static bool add_slot(xc_scan_slots *slots, const xc_blocks_entry *entry, xc_error *failure)
{
    xc_scan_slot added = {0};
    if (entry->key_length > sizeof added.slot ||
        !xc_unpack_varint32(entry->tag, entry->tag + entry->tag_length, &added.left)) {
        return fail_corrupt(failure);
    }
    for (size_t i = 0; i < entry->key_length; i++) {
        added.slot |= (xc_slot)entry->key[i] << (8 * i);
    }
    xc_scan_slot *more = realloc(slots->slots, (slots->count + 1) * sizeof *more);
    if (!more) {
        xc_fail_memory(failure);
        return false;
    }
    slots->slots = more;
    slots->slots[slots->count++] = added;
    return true;
}

static bool find_slots(xc_scan_slots *slots, xc_blocks *blocks, xc_bytes *whole, xc_error *failure)
{
    static const unsigned char PREFIX[] = {0x00, 0xD0};
    xc_blocks_cursor cursor = {.blocks = blocks};
    xc_blocks_entry entry = {0};
    bool done = xc_blocks_find(&cursor, PREFIX, sizeof PREFIX, failure);
    while (done && (done = xc_blocks_read_under(&cursor, PREFIX, sizeof PREFIX, whole, &entry, failure)) && entry.key) {
        done = add_slot(slots, &entry, failure) && xc_blocks_next(&cursor, failure);
    }
    return done;
}

bool xc_scan_slots_open(xc_scan_slots *slots, xc_blocks *blocks, xc_error *failure)
{
    xc_bytes whole = {0};
    bool done = find_slots(slots, blocks, &whole, failure);
    free(whole.data);
    if (!done || slots->count == 0) {
        return done;
    }
    qsort(slots->slots, slots->count, sizeof *slots->slots, compare);
    slots->values = calloc(slots->count, sizeof *slots->values);
    if (!slots->values) {
        xc_fail_memory(failure);
        return false;
    }
    for (size_t i = 0; done && i < slots->count; i++) {
        unsigned char prefix[2 + XC_PACK_VARINT32];
        xc_scan_slot *slot = &slots->slots[i];
        slot->cursor.blocks = blocks;
        done = (i == 0 || slot[-1].slot < slot->slot || fail_corrupt(failure)) &&
               xc_blocks_find(&slot->cursor, prefix, chunk_prefix(slot->slot, prefix), failure);
    }
    return done;
}

bool xc_scan_slots_go(xc_scan_slots *slots, xc_docid docid, xc_error *failure)
{
    slots->value_count = 0;
    for (size_t i = 0; i < slots->count; i++) {
        xc_scan_slot *slot = &slots->slots[i];
        if (slot->docid < docid && !next_value(slot, failure)) {
            return false;
        }
        if (slot->docid < docid) {
            return fail_corrupt(failure); /* a value of no document */
        }
        if (slot->docid == docid && docid != XC_LIST_END) {
            slots->values[slots->value_count++] = (xc_bulk_value){(const char *)slot->value, slot->length, slot->slot};
        }
    }
    return true;
}

void xc_scan_slots_clear(xc_scan_slots *slots)
{
    for (size_t i = 0; i < slots->count; i++) {
        free(slots->slots[i].chunk.data);
        free(slots->slots[i].whole.data);
    }
    free(slots->slots);
    free(slots->values);
    *slots = (xc_scan_slots){0};
}
