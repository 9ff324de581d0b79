/* keys.c: merges the keys of sorted runs. */
#include "index/keys.h"

#include <string.h>

void jy_keys_init(jy_keys *keys, unsigned count, size_t size)
{
    *keys = (jy_keys){
        .cursors = g_new0(jy_keys_cursor, count),
        .count = count,
        .heap = g_new(jy_keys_item, count),
        .same = g_new(unsigned, count),
    };
    for (unsigned i = 0; i < count; i++) {
        jy_run_source_init(&keys->cursors[i].source, size);
    }
}

void jy_keys_clear(jy_keys *keys)
{
    for (unsigned i = 0; i < keys->count; i++) {
        jy_run_source_clear(&keys->cursors[i].source);
    }
    g_free(keys->cursors);
    g_free(keys->heap);
    g_free(keys->same);
}

/* Goes to a cursor's next key. False at the end and when it cannot be read. */
static bool read_key(jy_keys_cursor *cursor)
{
    jy_run_source *source = &cursor->source;
    jy_run_want(source, (size_t)2 * JY_RUN_VARINT_MAX + JY_RUN_KEY_MAX);
    if (jy_run_at_end(source)) {
        return false;
    }
    uint32_t shared = jy_run_varint(source), rest = jy_run_varint(source);
    const uint8_t *bytes = jy_run_bytes(source, rest);
    if (!bytes || shared > cursor->length || rest > JY_RUN_KEY_MAX - shared) {
        source->failure = source->failure ? source->failure : JY_RUN_CUT;
        return false;
    }
    memcpy(cursor->key + shared, bytes, rest);
    cursor->length = shared + rest;
    return true;
}

/* ---- the heap ---- */

/* Like memcmp, of the keys of two items that have the same prefix. */
static inline int compare_rest(const jy_keys *keys, jy_keys_item a, jy_keys_item b)
{
    int order = 0;
    if (G_UNLIKELY(a.length > 8 && b.length > 8)) {
        order = memcmp(keys->cursors[a.cursor].key + 8, keys->cursors[b.cursor].key + 8, MIN(a.length, b.length) - 8);
    }
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

/* By key; at the same key by cursor. */
static inline bool is_before(const jy_keys *keys, jy_keys_item a, jy_keys_item b)
{
    if (a.prefix != b.prefix) {
        return a.prefix < b.prefix;
    }
    int order = compare_rest(keys, a, b);
    return order ? order < 0 : a.cursor < b.cursor;
}

/* Puts an item at the free place `at` or above. */
static void rise(jy_keys *keys, unsigned at, jy_keys_item item)
{
    for (; at && is_before(keys, item, keys->heap[(at - 1) / 2]); at = (at - 1) / 2) {
        keys->heap[at] = keys->heap[(at - 1) / 2];
    }
    keys->heap[at] = item;
}

/* Takes the least item out. The free place sinks all the way, as what comes from the end mostly belongs there: one
 * comparison a level instead of two. */
static unsigned pop(jy_keys *keys)
{
    unsigned least = keys->heap[0].cursor, at = 0, count = --keys->heap_count;
    for (unsigned child; (child = 2 * at + 1) < count; at = child) {
        child += child + 1 < count && is_before(keys, keys->heap[child + 1], keys->heap[child]);
        keys->heap[at] = keys->heap[child];
    }
    rise(keys, at, keys->heap[count]);
    return least;
}

/* ---- cursors in turn ---- */

void jy_keys_begin(jy_keys *keys, unsigned count)
{
    keys->heap_count = 0;
    keys->same_count = count;
    for (unsigned i = 0; i < count; i++) {
        keys->cursors[i].length = 0;
        keys->same[i] = i;
    }
}

/* Puts the cursors that were at the least key into the heap at their next ones. */
static bool advance(jy_keys *keys, GError **err)
{
    for (unsigned i = 0; i < keys->same_count; i++) {
        jy_keys_cursor *cursor = &keys->cursors[keys->same[i]];
        if (read_key(cursor)) {
            uint64_t prefix = jy_run_prefix(cursor->key, cursor->length);
            rise(keys, keys->heap_count++, (jy_keys_item){prefix, cursor->length, keys->same[i]});
        } else if (!jy_keys_check(cursor, err)) {
            return false;
        }
    }
    return true;
}

bool jy_keys_next(jy_keys *keys, bool *ret_more, GError **err)
{
    if (!advance(keys, err)) {
        return false;
    }
    keys->same_count = 0;
    *ret_more = keys->heap_count > 0;
    if (*ret_more) {
        jy_keys_item least = keys->heap[0];
        do {
            keys->same[keys->same_count++] = pop(keys);
        } while (keys->heap_count && keys->heap[0].prefix == least.prefix &&
                 compare_rest(keys, keys->heap[0], least) == 0);
    }
    return true;
}
