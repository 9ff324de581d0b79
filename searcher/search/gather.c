/* gather.c: the hits of several folders. */
#include "searcher/search/gather.h"

typedef struct {
    jy_run *run;
    const jy_tier *tier;
    uint32_t first, end; /* of the page, in the tier */
    jy_total total;
    GHashTable *documents; /* names of those that are counted; NULL when passages are wanted */
} gathering;

/* Whether a hit counts; a document does so with its best passage. */
static bool counts(const gathering *so_far, const jy_hit *hit)
{
    if (so_far->tier->verified && !jy_run_fits(so_far->run, hit->folder, &hit->passage, hit->document)) {
        return false;
    }
    return !so_far->documents || g_hash_table_add(so_far->documents, jy_run_name(hit->folder, hit->passage.document));
}

static bool take(gathering *so_far, const xc_result *found, uint32_t i, GError **err)
{
    jy_hit *hit = jy_run_read(so_far->run, found, i, err);
    if (!hit) {
        return false;
    }
    const uint64_t number = so_far->total.count;
    bool counted = counts(so_far, hit);
    if (counted && number >= so_far->first && number < so_far->end) {
        jy_run_add(so_far->run, hit);
    } else {
        jy_hit_free(hit);
    }
    so_far->total.count += counted;
    return true;
}

/* Goes through Xapian's hits, more of them at a time each time, until the page is full or there are no more. */
static bool take_all(gathering *so_far, GError **err)
{
    jy_slice slice = {.limit = so_far->end + JY_RUN_VERIFIED};
    bool done, more;
    do {
        xc_result *found = jy_run_ask(so_far->run, so_far->tier, slice, err);
        uint32_t count = found ? xc_result_size(found) : 0;
        done = found != NULL;
        for (uint32_t i = 0; done && i < count; i++) {
            done = take(so_far, found, i, err);
        }
        xc_result_free(found);
        more = count == slice.limit;
        slice.first += count;
        slice.limit = MIN(slice.limit, UINT32_MAX / 4) * 2;
    } while (done && more && so_far->total.count < so_far->end);
    so_far->total.is_sure = !more;
    return done;
}

bool jy_gather(jy_run *run, const jy_tier *tier, jy_slice slice, jy_total *ret_total, GError **err)
{
    g_autoptr(GHashTable) documents = NULL;
    if (run->request->group == JY_GROUP_DOCUMENT) {
        documents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    }
    gathering so_far = {run, tier, slice.first, slice.first + slice.limit, {0}, documents};
    if (!take_all(&so_far, err)) {
        return false;
    }
    *ret_total = so_far.total;
    if (documents && !run->is_partial) {
        g_clear_pointer(&run->shown, g_hash_table_unref);
        run->shown = g_steal_pointer(&documents);
    }
    return true;
}
