/* inverter.c: turns passages into postings. Terms get numbers as they come; the passages' pairs of term and wdf are
 * kept as they came, and brought into the order of the terms when the run is written. */
#include <jiyan/index/inverter.h>

#include <jiyan/base/memory.h>
#include <string.h>

#include "index/inverter_state.h"
#include "index/run.h"

/* Slots at first: a huge page of them. */
#define FIRST_SLOTS_LOG2 17

/* Makes room for `count` elements, at least twice what there was, and at least a huge page. */
static void *grow(void *array, size_t *capacity, size_t count, size_t size)
{
    if (count <= *capacity) {
        return array;
    }
    const size_t before = *capacity;
    *capacity = MAX(count, MAX(before * 2, JY_MEMORY_HUGE_PAGE / size));
    void *grown = jy_memory_new_huge(*capacity * size);
    if (before) {
        memcpy(grown, array, before * size);
    }
    g_free(array);
    return grown;
}

static inverter_slot *new_slots(unsigned log2)
{
    const size_t size = sizeof(inverter_slot) << log2;
    return memset(jy_memory_new_huge(size), 0, size);
}

jy_inverter *jy_inverter_new(void)
{
    jy_inverter *inverter = g_new0(jy_inverter, 1);
    inverter->slots_log2 = FIRST_SLOTS_LOG2;
    inverter->slots = new_slots(FIRST_SLOTS_LOG2);
    inverter->names = g_byte_array_new();
    inverter->ends = g_array_new(false, false, sizeof(uint32_t));
    inverter->documents = g_byte_array_new();
    inverter->metadata = g_byte_array_new();
    inverter->items = g_array_new(false, false, sizeof(inverter_item));
    return inverter;
}

void jy_inverter_free(jy_inverter *inverter)
{
    if (inverter) {
        g_free(inverter->slots);
        g_free(inverter->terms);
        g_byte_array_unref(inverter->names);
        g_free(inverter->pairs);
        g_array_unref(inverter->ends);
        g_byte_array_unref(inverter->documents);
        g_byte_array_unref(inverter->metadata);
        g_array_unref(inverter->items);
        g_free(inverter->work);
        g_free(inverter->places);
    }
    g_free(inverter);
}

/* ---- terms ---- */

/* Where the search for a key begins: multiplying carries every bit into the upper ones. */
static inline size_t home_of(const jy_inverter *inverter, uint64_t key)
{
    return (size_t)(((key ^ (key >> 32)) * 0x9E3779B97F4A7C15u) >> (64 - inverter->slots_log2));
}

static inline size_t slot_after(const jy_inverter *inverter, size_t slot)
{
    return (slot + 1) & (((size_t)1 << inverter->slots_log2) - 1);
}

static void double_slots(jy_inverter *inverter)
{
    size_t count = (size_t)1 << inverter->slots_log2;
    g_autofree inverter_slot *old = inverter->slots;
    inverter->slots = new_slots(++inverter->slots_log2);
    for (size_t i = 0; i < count; i++) {
        if (old[i].key) {
            size_t to = home_of(inverter, old[i].key);
            while (inverter->slots[to].key) {
                to = slot_after(inverter, to);
            }
            inverter->slots[to] = old[i];
        }
    }
}

/* Makes room for `more` terms and pairs. */
static void reserve(jy_inverter *inverter, uint32_t more)
{
    while (inverter->term_count + more > (uint32_t)1 << (inverter->slots_log2 - 1)) {
        double_slots(inverter);
    }
    inverter->terms =
        grow(inverter->terms, &inverter->term_capacity, inverter->term_count + more, sizeof *inverter->terms);
    inverter->pairs =
        grow(inverter->pairs, &inverter->pair_capacity, inverter->pair_count + more, sizeof *inverter->pairs);
}

/* The term gets the next number. */
static void take_slot(jy_inverter *inverter, inverter_slot *slot, uint64_t key, uint64_t prefix, uint32_t name)
{
    uint32_t id = inverter->term_count++;
    *slot = (inverter_slot){.key = key, .id = id};
    inverter->terms[id] = (jy_sort_term){.prefix = prefix, .id = id, .name = name};
}

static inline void count_pair(jy_inverter *inverter, inverter_slot *slot, uint32_t wdf)
{
    if (slot->met > inverter->passage_begin) {
        inverter->pairs[slot->met - 1].wdf += wdf;
    } else {
        inverter->pairs[inverter->pair_count++] = (inverter_pair){slot->id, wdf};
        slot->met = inverter->pair_count;
    }
}

/* Counts the terms that wait. */
static void drain(jy_inverter *inverter)
{
    reserve(inverter, JY_INVERTER_QUEUE);
    for (unsigned i = 0; i < inverter->queued; i++) {
        uint64_t key = inverter->queue[i].key;
        size_t at = home_of(inverter, key);
        while (inverter->slots[at].key != key && inverter->slots[at].key) {
            at = slot_after(inverter, at);
        }
        if (!inverter->slots[at].key) {
            take_slot(inverter, &inverter->slots[at], key, key, 0);
        }
        count_pair(inverter, &inverter->slots[at], inverter->queue[i].wdf);
    }
    inverter->queued = 0;
}

static uint64_t hash_of(const char *term, uint32_t length)
{
    uint64_t hash = length;
    for (uint32_t i = 0; i < length; i += 8) {
        hash = (hash ^ jy_run_prefix(term + i, length - i)) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 29;
    }
    return (hash >> 8) | 1;
}

static void add_long(jy_inverter *inverter, const char *term, uint32_t length, uint32_t wdf)
{
    reserve(inverter, 1);
    uint64_t key = hash_of(term, length);
    size_t at = home_of(inverter, key);
    for (; inverter->slots[at].key; at = slot_after(inverter, at)) {
        const inverter_slot *slot = &inverter->slots[at];
        if (slot->key == key) {
            const uint8_t *name = inverter->names->data + inverter->terms[slot->id].name;
            if (name[0] == length && memcmp(name + 1, term, length) == 0) {
                break;
            }
        }
    }
    if (!inverter->slots[at].key) {
        if (!inverter->names->len) {
            g_byte_array_append(inverter->names, (const uint8_t[]){0}, 1);
        }
        uint32_t name = inverter->names->len;
        uint8_t byte = (uint8_t)length;
        g_byte_array_append(inverter->names, &byte, 1);
        g_byte_array_append(inverter->names, (const uint8_t *)term, length);
        take_slot(inverter, &inverter->slots[at], key, jy_run_prefix(term, length), name);
    }
    count_pair(inverter, &inverter->slots[at], wdf);
}

/* jy_run_prefix without a loop for most terms, which have 4 to 8 bytes. */
static inline uint64_t key_of(const char *term, uint32_t length)
{
    if (length < 4) {
        return jy_run_prefix(term, length);
    }
    uint32_t head, tail; /* they overlap */
    memcpy(&head, term, sizeof head);
    memcpy(&tail, term + length - sizeof tail, sizeof tail);
    uint64_t rest = (uint64_t)GUINT32_FROM_BE(tail) << (8 * (8 - length));
    return (uint64_t)GUINT32_FROM_BE(head) << 32 | (rest & UINT32_MAX);
}

void jy_inverter_add(jy_inverter *inverter, const char *term, uint32_t length, uint32_t wdf)
{
    if (length > 8) {
        add_long(inverter, term, length, wdf);
        return;
    }
    uint64_t key = key_of(term, length);
    __builtin_prefetch(&inverter->slots[home_of(inverter, key)], 1);
    inverter->queue[inverter->queued++] = (inverter_queued){key, wdf};
    if (inverter->queued == JY_INVERTER_QUEUE) {
        drain(inverter);
    }
}

/* ---- passages ---- */

static void put_varint(GByteArray *bytes, uint32_t number)
{
    uint8_t buffer[JY_RUN_VARINT_MAX];
    g_byte_array_append(bytes, buffer, (guint)(jy_run_put_varint(buffer, number) - buffer));
}

static uint32_t varint_size(uint32_t number)
{
    uint8_t buffer[JY_RUN_VARINT_MAX];
    return (uint32_t)(jy_run_put_varint(buffer, number) - buffer);
}

/* Ends the pairs of the passage. Returns the sum of the wdf. */
static uint32_t end_pairs(jy_inverter *inverter)
{
    uint32_t sum = 0;
    for (uint32_t i = inverter->passage_begin; i < inverter->pair_count; i++) {
        sum += inverter->pairs[i].wdf;
    }
    inverter->passage_begin = inverter->pair_count;
    g_array_append_val(inverter->ends, inverter->pair_count);
    return sum;
}

void jy_inverter_end(jy_inverter *inverter, const char *data, uint32_t length, const xc_bulk_value *values,
                     uint32_t value_count)
{
    drain(inverter);
    uint32_t sum = end_pairs(inverter);
    size_t size = varint_size(sum) + varint_size(value_count) + (size_t)length;
    for (uint32_t i = 0; i < value_count; i++) {
        uint32_t bytes = (uint32_t)values[i].length;
        size += varint_size(values[i].slot) + varint_size(bytes) + (size_t)bytes;
    }
    put_varint(inverter->documents, (uint32_t)size);
    put_varint(inverter->documents, sum);
    put_varint(inverter->documents, value_count);
    for (uint32_t i = 0; i < value_count; i++) {
        put_varint(inverter->documents, values[i].slot);
        put_varint(inverter->documents, (uint32_t)values[i].length);
        g_byte_array_append(inverter->documents, (const uint8_t *)values[i].data, (guint)values[i].length);
    }
    g_byte_array_append(inverter->documents, (const uint8_t *)data, length);
}

void jy_inverter_put(jy_inverter *inverter, const char *key, const char *value, uint32_t length)
{
    inverter_item item = {.key = inverter->metadata->len, .length = length};
    g_byte_array_append(inverter->metadata, (const uint8_t *)key, (guint)strlen(key) + 1);
    item.value = inverter->metadata->len;
    g_byte_array_append(inverter->metadata, (const uint8_t *)value, length);
    g_array_append_val(inverter->items, item);
}

uint32_t jy_inverter_passages(const jy_inverter *inverter)
{
    return inverter->ends->len;
}

size_t jy_inverter_memory(const jy_inverter *inverter)
{
    size_t a_term = 2 * sizeof(inverter_slot) + 2 * sizeof(jy_sort_term) + sizeof *inverter->places;
    return inverter->term_count * a_term + inverter->names->len +
           inverter->pair_count * (sizeof(inverter_pair) + sizeof(inverter_posting)) +
           inverter->ends->len * sizeof(uint32_t) + inverter->documents->len + inverter->metadata->len +
           inverter->items->len * sizeof(inverter_item);
}
