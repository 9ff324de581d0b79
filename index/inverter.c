/* inverter.c: turns passages into postings. Terms get numbers as they come; the passages' pairs of term and wdf are
 * kept as they came, and brought into the order of the terms when the run is written: that costs one jump in memory a
 * pair, where lists that grow would cost one a pair and the copying. */
#include <jiyan/index/inverter.h>

#include <stdlib.h>
#include <string.h>

#include "index/run.h"
#include "index/sort.h"
#include "index/spill.h"

/* Terms that wait for their slot to come into the cache. */
#define QUEUE 64

#define FIRST_SLOTS_LOG2 12

/* Keys of terms of up to 8 bytes are the bytes (jy_run_prefix). Those of longer ones have no byte at the top, which no
 * term begins with: they are a hash, and the bytes are compared. */
typedef struct {
    uint64_t key; /* 0: free */
    uint32_t id;
    uint32_t met; /* 1 + the number, within the run, of the pair in which it was met last; 0: none */
} term_slot;

typedef struct {
    uint32_t id, wdf;
} term_pair;

typedef struct {
    uint32_t passage, wdf;
} term_posting;

typedef struct {
    uint64_t key;
    uint32_t wdf;
} queued_term;

typedef struct {
    size_t key, value; /* where they are in `metadata` */
    uint32_t length;
} metadata_item;

struct jy_inverter {
    term_slot *slots; /* a power of two; at most half are taken */
    unsigned slots_log2;
    jy_sort_term *terms; /* by id */
    uint32_t term_count;
    size_t term_capacity;
    GByteArray *names; /* of long terms: length, bytes; the first byte is not used */

    queued_term queue[QUEUE];
    unsigned queued;
    term_pair *pairs; /* of all passages, and then of the one at hand */
    uint32_t pair_count, passage_begin;
    size_t pair_capacity;
    GArray *ends; /* uint32_t: pairs up to the end of each passage */

    GByteArray *documents; /* as the run has them */
    GByteArray *metadata;  /* keys, which end with NUL, and values */
    GArray *items;         /* of metadata_item */

    void *work; /* while a run is written */
    size_t work_size;
    uint32_t *places; /* of each term's next posting, by id */
    size_t place_capacity;
};

/* Makes room for `count` elements, at least twice what there was. */
static void *grow(void *array, size_t *capacity, size_t count, size_t size)
{
    if (count <= *capacity) {
        return array;
    }
    *capacity = MAX(count, *capacity * 2);
    return g_realloc_n(array, *capacity, size);
}

jy_inverter *jy_inverter_new(void)
{
    jy_inverter *inverter = g_new0(jy_inverter, 1);
    inverter->slots_log2 = FIRST_SLOTS_LOG2;
    inverter->slots = g_new0(term_slot, (size_t)1 << FIRST_SLOTS_LOG2);
    inverter->names = g_byte_array_new();
    inverter->ends = g_array_new(false, false, sizeof(uint32_t));
    inverter->documents = g_byte_array_new();
    inverter->metadata = g_byte_array_new();
    inverter->items = g_array_new(false, false, sizeof(metadata_item));
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
    g_autofree term_slot *old = inverter->slots;
    inverter->slots_log2++;
    inverter->slots = g_new0(term_slot, count * 2);
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
static void take_slot(jy_inverter *inverter, term_slot *slot, uint64_t key, uint64_t prefix, uint32_t name)
{
    uint32_t id = inverter->term_count++;
    *slot = (term_slot){.key = key, .id = id};
    inverter->terms[id] = (jy_sort_term){.prefix = prefix, .id = id, .name = name};
}

static inline void count_pair(jy_inverter *inverter, term_slot *slot, uint32_t wdf)
{
    if (slot->met > inverter->passage_begin) {
        inverter->pairs[slot->met - 1].wdf += wdf;
    } else {
        inverter->pairs[inverter->pair_count++] = (term_pair){slot->id, wdf};
        slot->met = inverter->pair_count;
    }
}

/* Counts the terms that wait. */
static void drain(jy_inverter *inverter)
{
    reserve(inverter, QUEUE);
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
        const term_slot *slot = &inverter->slots[at];
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
    inverter->queue[inverter->queued++] = (queued_term){key, wdf};
    if (inverter->queued == QUEUE) {
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
    metadata_item item = {.key = inverter->metadata->len, .length = length};
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
    size_t a_term = 2 * sizeof(term_slot) + 2 * sizeof(jy_sort_term) + sizeof *inverter->places;
    return inverter->term_count * a_term + inverter->names->len +
           inverter->pair_count * (sizeof(term_pair) + sizeof(term_posting)) + inverter->ends->len * sizeof(uint32_t) +
           inverter->documents->len + inverter->metadata->len + inverter->items->len * sizeof(metadata_item);
}

/* ---- writing a run ---- */

static int compare_items(const void *a, const void *b, void *bytes)
{
    return strcmp((const char *)bytes + ((const metadata_item *)a)->key,
                  (const char *)bytes + ((const metadata_item *)b)->key);
}

static void spill_metadata(const jy_inverter *inverter, jy_spill *spill)
{
    const char *bytes = (const char *)inverter->metadata->data;
    g_array_sort_with_data(inverter->items, compare_items, inverter->metadata->data);
    for (guint i = 0; i < inverter->items->len; i++) {
        const metadata_item *item = &g_array_index(inverter->items, metadata_item, i);
        jy_spill_put_key(spill, bytes + item->key, (uint32_t)strlen(bytes + item->key));
        jy_spill_use(spill, jy_run_put_varint(jy_spill_room(spill, JY_RUN_VARINT_MAX), item->length));
        jy_spill_put(spill, bytes + item->value, item->length);
    }
}

/* Room while a run is written; what was there is lost. */
static void *work_of(jy_inverter *inverter, size_t size)
{
    if (inverter->work_size < size) {
        g_free(inverter->work);
        inverter->work_size = size + size / 8;
        inverter->work = g_malloc(inverter->work_size);
    }
    return inverter->work;
}

/* Brings the pairs into the order of the terms, each with its passage. Each term's place is afterwards behind its last
 * posting. */
static void sort_postings(jy_inverter *inverter, term_posting *postings)
{
    uint32_t *places = inverter->places =
        grow(inverter->places, &inverter->place_capacity, inverter->term_count, sizeof *places);
    memset(places, 0, inverter->term_count * sizeof *places);
    for (uint32_t i = 0; i < inverter->pair_count; i++) {
        places[inverter->pairs[i].id]++;
    }
    for (uint32_t i = 0, place = 0; i < inverter->term_count; i++) {
        uint32_t id = inverter->terms[i].id, count = places[id];
        places[id] = place;
        place += count;
    }
    const term_pair *pair = inverter->pairs;
    for (uint32_t passage = 0; passage < inverter->ends->len; passage++) {
        const term_pair *end = inverter->pairs + g_array_index(inverter->ends, uint32_t, passage);
        for (; pair < end; pair++) {
            postings[places[pair->id]++] = (term_posting){passage, pair->wdf};
        }
    }
}

/* Puts how many documents a term has and how often it stands in them. */
static void spill_counts(jy_spill *spill, const term_posting *posting, const term_posting *end)
{
    uint32_t documents = (uint32_t)(end - posting), occurrences = 0;
    for (; posting < end; posting++) {
        occurrences += posting->wdf;
    }
    uint8_t *to = jy_spill_room(spill, (size_t)2 * JY_RUN_VARINT_MAX);
    jy_spill_use(spill, jy_run_put_varint(jy_run_put_varint(to, documents), occurrences));
}

static void spill_postings(jy_spill *spill, const term_posting *posting, const term_posting *end)
{
    const ptrdiff_t batch = JY_SPILL_ROOM / (2 * JY_RUN_VARINT_MAX);
    uint32_t next = 0; /* passage behind the last */
    while (posting < end) {
        const term_posting *stop = posting + MIN(end - posting, batch);
        uint8_t *to = jy_spill_room(spill, JY_SPILL_ROOM);
        for (; posting < stop; posting++) {
            uint32_t gap = posting->passage - next;
            next = posting->passage + 1;
            to = jy_run_put_varint(to, gap << 1 | (posting->wdf != 1));
            if (posting->wdf != 1) {
                to = jy_run_put_varint(to, posting->wdf);
            }
        }
        jy_spill_use(spill, to);
    }
}

static void spill_terms(jy_inverter *inverter, jy_spill *spill)
{
    const char *names = (const char *)inverter->names->data;
    jy_sort_terms(inverter->terms, work_of(inverter, inverter->term_count * sizeof(jy_sort_term)), inverter->term_count,
                  names);
    term_posting *postings = work_of(inverter, inverter->pair_count * sizeof *postings);
    sort_postings(inverter, postings);
    const term_posting *posting = postings;
    for (uint32_t i = 0; i < inverter->term_count; i++) {
        const jy_sort_term *term = &inverter->terms[i];
        const term_posting *end = postings + inverter->places[term->id];
        char buffer[8];
        uint32_t length;
        const char *bytes = jy_sort_name(term, names, buffer, &length);
        jy_spill_put_key(spill, bytes, length);
        spill_counts(spill, posting, end);
        spill_postings(spill, posting, end);
        posting = end;
    }
}

/* Forgets the run and keeps the memory. */
static void begin_anew(jy_inverter *inverter)
{
    memset(inverter->slots, 0, sizeof(term_slot) << inverter->slots_log2);
    inverter->term_count = 0;
    inverter->pair_count = inverter->passage_begin = 0;
    g_byte_array_set_size(inverter->names, 0);
    g_byte_array_set_size(inverter->documents, 0);
    g_byte_array_set_size(inverter->metadata, 0);
    g_array_set_size(inverter->ends, 0);
    g_array_set_size(inverter->items, 0);
}

bool jy_inverter_spill(jy_inverter *inverter, jy_runs *runs, uint64_t order, GError **err)
{
    jy_spill *spill = jy_spill_new(runs, err);
    bool done = false;
    if (spill) {
        jy_spill_put(spill, inverter->documents->data, inverter->documents->len);
        jy_spill_begin_part(spill);
        spill_metadata(inverter, spill);
        jy_spill_begin_part(spill);
        spill_terms(inverter, spill);
        done = jy_spill_finish(spill, order, inverter->ends->len, err);
    }
    begin_anew(inverter);
    return done;
}
