/* slots.c: the values of the documents, gathered by slot. */
#include "xapian-c/bulk/slots.h"

#include <stdlib.h>
#include <string.h>

#include "xapian-c/bulk/pack.h"
#include "xapian-c/fail.h"

#define CHUNK_FULL 2000

/* What is known of a slot, and its values since the last full chunk. */
typedef struct xc_slot_values {
    xc_slot slot;
    uint32_t documents;
    xc_bytes lower, upper;
    xc_docid first, last;
    xc_bytes chunk;
    xc_spool_list full;
} xc_slot_values;

/* ---- gathering ---- */

/* The place of a slot among those that are known, or the one that it would have. Documents mostly have the same slots,
 * so it is likely where it was `expected`. */
static size_t find_slot(const xc_slots *store, xc_slot slot, size_t expected)
{
    if (expected < store->count && store->slots[expected]->slot == slot) {
        return expected;
    }
    size_t from = 0, to = store->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (store->slots[middle]->slot < slot) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from;
}

/* Returns a new slot at the place, NULL where memory runs out. */
static xc_slot_values *add_slot(xc_slots *store, size_t place, xc_slot slot)
{
    if (store->count == store->room) {
        size_t room = store->room ? store->room * 2 : 8;
        xc_slot_values **slots = realloc(store->slots, room * sizeof(xc_slot_values *));
        if (!slots) {
            return NULL;
        }
        store->slots = slots;
        store->room = room;
    }
    xc_slot_values *added = calloc(1, sizeof *added);
    if (added) {
        added->slot = slot;
        memmove(store->slots + place + 1, store->slots + place, (store->count - place) * sizeof(xc_slot_values *));
        store->slots[place] = added;
        store->count++;
    }
    return added;
}

static int compare(const xc_bulk_value *value, const xc_bytes *bound)
{
    size_t common = value->length < bound->size ? value->length : bound->size;
    int order = memcmp(value->data, bound->data, common);
    return order ? order : (value->length > bound->size) - (value->length < bound->size);
}

static bool widen(xc_slot_values *slot, const xc_bulk_value *value, xc_error *failure)
{
    bool is_first = slot->documents++ == 0;
    bool is_lower = is_first || compare(value, &slot->lower) < 0;
    bool is_upper = is_first || compare(value, &slot->upper) > 0;
    return (!is_lower || xc_bytes_set(&slot->lower, value->data, value->length, failure)) &&
           (!is_upper || xc_bytes_set(&slot->upper, value->data, value->length, failure));
}

static bool append(xc_slot_values *slot, xc_docid docid, const xc_bulk_value *value, xc_spool *spool)
{
    unsigned char *start =
        xc_bytes_reserve(&slot->chunk, XC_PACK_VARINT32 + XC_PACK_VARINT + value->length, spool->failure);
    if (!start) {
        return false;
    }
    unsigned char *at = start;
    if (slot->chunk.size == 0) {
        slot->first = docid;
    } else {
        at = xc_pack_varint(at, docid - slot->last - 1);
    }
    at = xc_pack_varint(at, value->length);
    at = xc_pack_bytes(at, value->data, value->length);
    slot->chunk.size += (size_t)(at - start);
    slot->last = docid;
    if (slot->chunk.size < CHUNK_FULL) {
        return true;
    }
    xc_spool_chunk full = {.length = (uint32_t)slot->chunk.size, .first = slot->first, .last = docid};
    if (!xc_spool_put(spool, &slot->full, full, slot->chunk.data)) {
        return false;
    }
    slot->chunk.size = 0;
    return true;
}

bool xc_slots_add(xc_slots *store, const xc_bulk_document *document)
{
    size_t place = 0;
    for (size_t i = 0; i < document->value_count; i++) {
        const xc_bulk_value *value = &document->values[i];
        place = find_slot(store, value->slot, place);
        xc_slot_values *slot = place < store->count ? store->slots[place] : NULL;
        if (!slot || slot->slot != value->slot) {
            slot = add_slot(store, place, value->slot);
        }
        if (!slot) {
            xc_fail_memory(store->spool->failure);
            return false;
        }
        if (!widen(slot, value, store->spool->failure) || !append(slot, document->docid, value, store->spool)) {
            return false;
        }
        place++;
    }
    return true;
}

/* ---- writing ---- */

/* Keys of statistics end with the slot's bytes, the lowest first, as far as there are any. */
static size_t statistics_key(xc_slot slot, unsigned char *ret_key)
{
    unsigned char *at = ret_key;
    *at++ = 0x00;
    *at++ = 0xD0;
    for (; slot; slot >>= 8) {
        *at++ = (unsigned char)slot;
    }
    return (size_t)(at - ret_key);
}

/* Keys of chunks have the slot before the first document. */
static unsigned char *chunk_key(xc_slot slot, unsigned char *ret_key)
{
    ret_key[0] = 0x00;
    ret_key[1] = 0xD8;
    return xc_pack_varint(ret_key + 2, slot);
}

static int compare_statistics_keys(const void *first, const void *second)
{
    unsigned char a[2 + 4] = {0}, b[2 + 4] = {0}; /* a missing byte is less than a zero, and no number ends in zero */
    statistics_key((*(xc_slot_values *const *)first)->slot, a);
    statistics_key((*(xc_slot_values *const *)second)->slot, b);
    return memcmp(a, b, sizeof a);
}

static int compare_chunk_keys(const void *first, const void *second)
{
    unsigned char a[2 + XC_PACK_VARINT32] = {0}, b[2 + XC_PACK_VARINT32] = {0};
    chunk_key((*(xc_slot_values *const *)first)->slot, a);
    chunk_key((*(xc_slot_values *const *)second)->slot, b);
    return memcmp(a, b, sizeof a);
}

static bool write_statistics(const xc_slot_values *slot, xc_bytes *tag, xc_table *table, xc_error *failure)
{
    tag->size = 0;
    unsigned char *at =
        xc_bytes_reserve(tag, XC_PACK_VARINT32 + XC_PACK_VARINT + slot->lower.size + slot->upper.size, failure);
    if (!at) {
        return false;
    }
    at = xc_pack_varint(at, slot->documents);
    at = xc_pack_varint(at, slot->lower.size);
    at = xc_pack_bytes(at, slot->lower.data, slot->lower.size);
    bool is_one =
        slot->lower.size == slot->upper.size && memcmp(slot->lower.data, slot->upper.data, slot->lower.size) == 0;
    if (!is_one) {
        at = xc_pack_bytes(at, slot->upper.data, slot->upper.size);
    }
    unsigned char key[2 + 4];
    xc_table_entry entry = {key, statistics_key(slot->slot, key), tag->data, (size_t)(at - tag->data), false};
    return xc_table_add(table, &entry);
}

static bool write_chunk(const xc_slot_values *slot, xc_docid first, const xc_bytes *chunk, xc_table *table)
{
    unsigned char key[2 + XC_PACK_VARINT32 + XC_PACK_SORTED];
    unsigned char *end = xc_pack_sorted(chunk_key(slot->slot, key), first);
    xc_table_entry entry = {key, (size_t)(end - key), chunk->data, chunk->size, false};
    return xc_table_add(table, &entry);
}

static bool write_chunks(const xc_slot_values *slot, const xc_spool *spool, xc_bytes *tag, xc_table *table)
{
    for (size_t i = 0; i < slot->full.count; i++) {
        const xc_spool_chunk *chunk = &slot->full.chunks[i];
        tag->size = 0;
        unsigned char *at = xc_bytes_reserve(tag, chunk->length, spool->failure);
        if (!at || !xc_spool_get(spool, chunk, at)) {
            return false;
        }
        tag->size = chunk->length;
        if (!write_chunk(slot, chunk->first, tag, table)) {
            return false;
        }
    }
    return slot->chunk.size == 0 || write_chunk(slot, slot->first, &slot->chunk, table);
}

bool xc_slots_write(xc_slots *store, xc_table *table)
{
    xc_bytes tag = {0};
    bool done = true;
    if (store->count) {
        qsort(store->slots, store->count, sizeof(xc_slot_values *), compare_statistics_keys);
    }
    for (size_t i = 0; done && i < store->count; i++) {
        done = write_statistics(store->slots[i], &tag, table, store->spool->failure);
    }
    if (store->count) {
        qsort(store->slots, store->count, sizeof(xc_slot_values *), compare_chunk_keys);
    }
    for (size_t i = 0; done && i < store->count; i++) {
        done = write_chunks(store->slots[i], store->spool, &tag, table);
    }
    free(tag.data);
    return done;
}

void xc_slots_clear(xc_slots *store)
{
    for (size_t i = 0; i < store->count; i++) {
        xc_slot_values *slot = store->slots[i];
        free(slot->lower.data);
        free(slot->upper.data);
        free(slot->chunk.data);
        free(slot->full.chunks);
        free(slot);
    }
    free(store->slots);
    *store = (xc_slots){0};
}
