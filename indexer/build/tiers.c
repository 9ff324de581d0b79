/* tiers.c: which segments become one. */
#include "indexer/build/tiers.h"

#include <jiyan/base/error.h>
#include <jiyan/base/patience.h>
#include <jiyan/index/segments.h>

#include "indexer/build/build.h"

/* Passages that a merge which nobody asked for writes at most: about 15 MB of text, a fifth of a second of work. */
#define MERGE_MOST 30000
/* As many segments of about one size become one, and that is of the next size: so n passages lie in about log n
 * segments, each is written again about log n times, and most runs merge nothing. After a hundred small runs a
 * search takes 9 to 16 % more time (docs/bench.md, Updates). */
#define FACTOR 3
/* Passages of the segments of the smallest size, at most: 20 ms of work. */
#define SMALL 4000
/* Segments from which on two neighbours are merged though they are large: each is opened and asked by every search. */
#define SEGMENTS_MOST 8
/* A segment is written again when 1 in this many of its passages is dead; a large one only when it is asked for. */
#define DEAD_SHARE 4

static uint64_t passages_of(const jy_manifest *manifest, guint i)
{
    return g_array_index(manifest->segments, jy_manifest_segment, i).passages;
}

static uint64_t dead_of(const jy_manifest *manifest, guint i)
{
    return jy_manifest_dead(manifest, g_array_index(manifest->segments, jy_manifest_segment, i).range);
}

/* How often FACTOR small segments would have to be merged to come to as many passages. */
static unsigned tier_of(uint64_t passages)
{
    unsigned tier = 0;
    for (; passages > SMALL; passages /= FACTOR) {
        tier++;
    }
    return tier;
}

/* The newest segments that are due: FACTOR of one tier, and the smaller ones between and after them; `count` is 0 where
 * there are not so many. What is merged in one tier counts in the next at once. */
static jy_segments_part tail(const jy_manifest *manifest)
{
    const guint count = manifest->segments->len;
    jy_segments_part part = {0};
    uint64_t sum = 0;
    guint from = count;
    for (unsigned tier = 0; tier <= tier_of(MERGE_MOST); tier++) {
        guint due = part.count && tier_of(sum) == tier;
        for (; from > 0; from--) {
            const uint64_t size = passages_of(manifest, from - 1);
            if (tier_of(size) > tier || sum + size > MERGE_MOST) {
                break;
            }
            due += tier_of(size) == tier;
            sum += size;
        }
        if (due >= FACTOR) {
            part = (jy_segments_part){from, count - from};
        }
    }
    return part;
}

/* The two neighbours that are least together. */
static jy_segments_part least_pair(const jy_manifest *manifest)
{
    guint least = 0;
    for (guint i = 0; i + 1 < manifest->segments->len; i++) {
        if (passages_of(manifest, i) + passages_of(manifest, i + 1) <
            passages_of(manifest, least) + passages_of(manifest, least + 1)) {
            least = i;
        }
    }
    return (jy_segments_part){least, 2};
}

/* What is to be merged next; `count` is 0 where all is well. */
static jy_segments_part choose(const jy_manifest *manifest)
{
    jy_segments_part part = tail(manifest);
    if (part.count) {
        return part;
    }
    for (guint i = 0; i < manifest->segments->len; i++) {
        uint64_t dead = dead_of(manifest, i), all = passages_of(manifest, i);
        if (dead && dead * DEAD_SHARE >= all && all - dead <= MERGE_MOST) {
            return (jy_segments_part){i, 1};
        }
    }
    return manifest->segments->len > SEGMENTS_MOST ? least_pair(manifest) : (jy_segments_part){0};
}

static bool merge(jy_writer *writer, jy_segments_part part, GError **err)
{
    g_autoptr(jy_manifest) next = jy_manifest_copy(jy_writer_manifest(writer));
    return jy_segments_merge(jy_writer_folder(writer), next, part, jy_writer_next(writer), jy_patience_held, err) &&
           jy_writer_publish(writer, g_steal_pointer(&next), err);
}

bool jy_tiers_tidy(jy_writer *writer, GError **err)
{
    jy_segments_part part;
    while ((part = choose(jy_writer_manifest(writer))).count) {
        GError *failure = NULL;
        if (merge(writer, part, &failure)) {
            continue;
        }
        if (failure->code == JY_ERROR_INTERRUPTED) {
            g_error_free(failure);
            return true;
        }
        g_propagate_error(err, failure);
        return false;
    }
    return true;
}

bool jy_tiers_merge_all(jy_writer *writer, GError **err)
{
    const jy_manifest *manifest = jy_writer_manifest(writer);
    const guint count = manifest->segments->len;
    return (count == 1 && manifest->dead->len == 0) || merge(writer, (jy_segments_part){0, count}, err);
}
