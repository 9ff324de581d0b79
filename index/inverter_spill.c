/* inverter_spill.c: writes what an inverter holds as a sorted run. The pairs of term and wdf are brought into the order
 * of the terms all at once: that costs one jump in memory a pair, where lists that grow would cost as many, and
 * copying. */
#include <jiyan/base/memory.h>
#include <string.h>

#include "index/inverter_state.h"
#include "index/run.h"
#include "index/spill.h"

static int compare_items(const void *a, const void *b, void *bytes)
{
    return strcmp((const char *)bytes + ((const inverter_item *)a)->key,
                  (const char *)bytes + ((const inverter_item *)b)->key);
}

static void spill_metadata(const jy_inverter *inverter, jy_spill *spill)
{
    const char *bytes = (const char *)inverter->metadata->data;
    g_array_sort_with_data(inverter->items, compare_items, inverter->metadata->data);
    for (guint i = 0; i < inverter->items->len; i++) {
        const inverter_item *item = &g_array_index(inverter->items, inverter_item, i);
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
        inverter->work_size = MAX(size + size / 8, JY_MEMORY_HUGE_PAGE);
        inverter->work = jy_memory_new_huge(inverter->work_size);
    }
    return inverter->work;
}

/* Brings the pairs into the order of the terms, each with its passage. Each term's place is afterwards behind its last
 * posting. */
static void sort_postings(jy_inverter *inverter, inverter_posting *postings)
{
    uint32_t *places = inverter->places = g_renew(uint32_t, inverter->places, inverter->term_count);
    memset(places, 0, inverter->term_count * sizeof *places);
    for (uint32_t i = 0; i < inverter->pair_count; i++) {
        places[inverter->pairs[i].id]++;
    }
    for (uint32_t i = 0, place = 0; i < inverter->term_count; i++) {
        uint32_t id = inverter->terms[i].id, count = places[id];
        places[id] = place;
        place += count;
    }
    const inverter_pair *pair = inverter->pairs;
    for (uint32_t passage = 0; passage < inverter->ends->len; passage++) {
        const inverter_pair *end = inverter->pairs + g_array_index(inverter->ends, uint32_t, passage);
        for (; pair < end; pair++) {
            postings[places[pair->id]++] = (inverter_posting){passage, pair->wdf};
        }
    }
}

/* Puts how many documents a term has and how often it stands in them. */
static void spill_counts(jy_spill *spill, const inverter_posting *posting, const inverter_posting *end)
{
    uint32_t documents = (uint32_t)(end - posting), occurrences = 0;
    for (; posting < end; posting++) {
        occurrences += posting->wdf;
    }
    uint8_t *to = jy_spill_room(spill, (size_t)2 * JY_RUN_VARINT_MAX);
    jy_spill_use(spill, jy_run_put_varint(jy_run_put_varint(to, documents), occurrences));
}

static void spill_postings(jy_spill *spill, const inverter_posting *posting, const inverter_posting *end)
{
    const ptrdiff_t batch = JY_SPILL_ROOM / ((ptrdiff_t)2 * JY_RUN_VARINT_MAX);
    uint32_t next = 0; /* passage behind the last */
    while (posting < end) {
        const inverter_posting *stop = posting + MIN(end - posting, batch);
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
    if (!inverter->term_count) {
        return;
    }
    inverter->pair_count = inverter->passage_begin;
    const char *names = (const char *)inverter->names->data;
    jy_sort_terms(inverter->terms, work_of(inverter, inverter->term_count * sizeof(jy_sort_term)), inverter->term_count,
                  names);
    inverter_posting *postings = work_of(inverter, inverter->pair_count * sizeof *postings);
    sort_postings(inverter, postings);
    const inverter_posting *posting = postings;
    for (uint32_t i = 0; i < inverter->term_count; i++) {
        const jy_sort_term *term = &inverter->terms[i];
        const inverter_posting *end = postings + inverter->places[term->id];
        if (end == posting) { /* of the passage that was not ended */
            continue;
        }
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
    memset(inverter->slots, 0, sizeof(inverter_slot) << inverter->slots_log2);
    inverter->term_count = 0;
    inverter->pair_count = inverter->passage_begin = inverter->queued = 0;
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
