/* rerank.c: a tier whose best hits are weighed twice. What takes time is to read passages, so no more of them are read
 * than the page and the total need. */
#include "searcher/search/rerank.h"

#include <jiyan/index/key.h>
#include <stdlib.h>
#include <string.h>

/* Passages that are verified beyond those that are needed, as some will not fit. */
#define SPARE 8

/* The hits that are weighed anew, and what is known of all. */
typedef struct {
    jy_run *run;
    jy_tier tier;
    uint32_t wanted;  /* hits of the order that are wanted */
    uint32_t depth;   /* hits that are weighed */
    uint32_t counted; /* passages that are looked at for the total */
    GPtrArray *hits;  /* of jy_hit */
    GArray *best;     /* of double, descending: the best scores as yet, `wanted` of them */
    jy_total total;
} reranking;

/* ---- order ---- */

/* The order of passages of equal weight, as Xapian's: by document, then by number. */
static int by_place(const jy_hit *left, const jy_hit *right)
{
    int documents = jy_key_compare(left->passage.document, right->passage.document);
    return documents ? documents
                     : (left->passage.offset > right->passage.offset) - (left->passage.offset < right->passage.offset);
}

/* Better first; of equals by their places, the same in every index of the same files. */
static int by_terms(const void *a, const void *b)
{
    const jy_hit *left = *(const jy_hit *const *)a, *right = *(const jy_hit *const *)b;
    if (left->parts.terms != right->parts.terms) {
        return left->parts.terms < right->parts.terms ? 1 : -1;
    }
    int place = by_place(left, right);
    return place ? place : (left->docid > right->docid) - (left->docid < right->docid);
}

static int by_score(const void *a, const void *b)
{
    const jy_hit *left = *(const jy_hit *const *)a, *right = *(const jy_hit *const *)b;
    if (left->score != right->score) {
        return left->score < right->score ? 1 : -1;
    }
    return by_terms(a, b);
}

/* ---- weighing ---- */

/* True where a hit with such terms, and so all behind it, cannot be one of the best any more. */
static bool is_beaten(const reranking *at, double terms)
{
    return at->best->len == at->wanted && at->wanted > 0 &&
           jy_score_most(at->run->score, terms) < g_array_index(at->best, double, at->wanted - 1);
}

/* Weighs a hit and notes its score where it is one of the best. Takes the hit. */
static void weigh(reranking *at, jy_hit *hit)
{
    jy_score_weigh(at->run->score, hit);
    g_ptr_array_add(at->hits, hit);
    guint place = at->best->len;
    while (place > 0 && g_array_index(at->best, double, place - 1) < hit->score) {
        place--;
    }
    if (place < at->wanted) {
        g_array_insert_val(at->best, place, hit->score);
        g_array_set_size(at->best, MIN(at->best->len, at->wanted));
    }
}

/* ---- reading ---- */

typedef struct {
    xc_docid docid;
    uint32_t number; /* in the result */
} numbered;

static int by_docid(const void *a, const void *b)
{
    const numbered *left = a, *right = b;
    return (left->docid > right->docid) - (left->docid < right->docid);
}

/* Reads hits [begin, end) that Xapian found, in the order in which they are stored. Returns a new array of jy_hit that
 * owns them, in the order of the result; free with g_ptr_array_unref. */
static GPtrArray *read_hits(jy_run *run, const xc_result *found, uint32_t begin, uint32_t end, GError **err)
{
    uint32_t count = end - begin;
    g_autofree numbered *order = g_new0(numbered, count + 1);
    xc_hit hit;
    for (uint32_t i = 0; i < count && xc_result_hit(found, begin + i, &hit, NULL) == XC_OK; i++) {
        order[i] = (numbered){jy_run_number(run, hit.docid), i};
    }
    qsort(order, count, sizeof *order, by_docid);
    g_autoptr(GPtrArray) hits = g_ptr_array_new_with_free_func((GDestroyNotify)jy_hit_free);
    g_ptr_array_set_size(hits, (gint)count);
    for (uint32_t i = 0; i < count; i++) {
        jy_hit *read = jy_run_read(run, found, begin + order[i].number, err);
        if (!read) {
            return NULL;
        }
        hits->pdata[order[i].number] = read;
    }
    return g_steal_pointer(&hits);
}

/* ---- what the index proves, or the decider verifies ---- */

/* How many of the hits weigh enough beside the best. */
static uint32_t count_heavy(const reranking *at, const xc_result *found)
{
    uint32_t count = 0;
    xc_hit hit;
    double least = 0;
    while (xc_result_hit(found, count, &hit, NULL) == XC_OK && hit.weight >= least) {
        least = count ? least : hit.weight * at->tier.least_percent / 100;
        count++;
    }
    return count;
}

static double weight_at(const xc_result *found, uint32_t i)
{
    xc_hit hit = {0};
    xc_result_hit(found, i, &hit, NULL);
    return hit.weight;
}

/* Reads and weighs some of the first `count` hits after the other until no other can be one of the best. */
static bool weigh_until_beaten(reranking *at, const xc_result *found, uint32_t count, GError **err)
{
    const uint32_t some = at->wanted + SPARE;
    for (uint32_t i = 0; i < count && !is_beaten(at, weight_at(found, i)); i += some) {
        g_autoptr(GPtrArray) hits = read_hits(at->run, found, i, MIN(i + some, count), err);
        if (!hits) {
            return false;
        }
        for (guint j = 0; j < hits->len; j++) {
            weigh(at, g_steal_pointer(&hits->pdata[j]));
        }
    }
    return true;
}

static bool run_found(reranking *at, GError **err)
{
    uint32_t lower, estimated, upper;
    const jy_slice slice = {0, at->depth, MAX(at->depth, at->counted)};
    xc_result *found = jy_run_ask(at->run, &at->tier, slice, err);
    if (!found) {
        return false;
    }
    xc_result_matches(found, &lower, &estimated, &upper);
    uint32_t size = xc_result_size(found), heavy = count_heavy(at, found);
    /* Where some are too light, so are those that were not found. */
    at->total.count = at->tier.least_percent ? heavy : lower;
    at->total.is_sure =
        heavy < size || size < at->depth || (lower == upper && (!at->tier.least_percent || lower == size));
    bool done = weigh_until_beaten(at, found, heavy, err);
    xc_result_free(found);
    return done;
}

/* ---- what has to be verified ---- */

/* Moves those hits that fit to at->hits. */
static void verify_all(reranking *at, GPtrArray *hits)
{
    for (guint i = 0; i < hits->len && at->total.count < at->counted; i++) {
        jy_hit *hit = hits->pdata[i];
        if (!jy_run_fits(at->run, hit->folder, &hit->passage, hit->document)) {
            continue;
        }
        at->total.count++;
        if (at->run->exact) {
            g_hash_table_add(at->run->exact, GUINT_TO_POINTER(hit->docid));
        }
        g_ptr_array_add(at->hits, hit);
        hits->pdata[i] = NULL;
    }
}

/* Verifies what Xapian found, best first, no more than is likely to be needed at a time. */
static bool verify_found(reranking *at, const xc_result *found, GError **err)
{
    uint32_t size = xc_result_size(found);
    for (uint32_t begin = 0; begin < size && at->total.count < at->counted;) {
        uint32_t end = MIN(begin + (at->counted - (uint32_t)at->total.count) + SPARE, size);
        g_autoptr(GPtrArray) hits = read_hits(at->run, found, begin, end, err);
        if (!hits) {
            return false;
        }
        verify_all(at, hits);
        begin = end;
    }
    return true;
}

/* Goes through what the index finds, best first, more of it at a time each time, and verifies it until as many as are
 * counted fit. That takes fewer reads than Xapian's own decider, which goes by number. */
static bool run_verified(reranking *at, GError **err)
{
    jy_tier unverified = at->tier;
    unverified.verified = false;
    jy_slice slice = {.limit = at->counted + at->counted / 4};
    bool more = true;
    while (more && at->total.count < at->counted) {
        xc_result *found = jy_run_ask(at->run, &unverified, slice, err);
        bool done = found && verify_found(at, found, err);
        more = done && xc_result_size(found) == slice.limit;
        xc_result_free(found);
        if (!done) {
            return false;
        }
        slice.first += slice.limit;
        slice.limit = MIN(slice.limit, UINT32_MAX / 8) * 2;
    }
    at->total.is_sure = !more && at->total.count < at->counted;
    g_ptr_array_set_size(at->hits, (gint)MIN(at->hits->len, at->depth));
    for (guint i = 0; i < at->hits->len; i++) {
        jy_score_weigh(at->run->score, at->hits->pdata[i]);
    }
    return true;
}

/* ---- a tier ---- */

bool jy_rerank(jy_run *run, const jy_tier *tier, jy_slice slice, jy_total *ret_total, GError **err)
{
    uint32_t wanted = slice.first + slice.limit, depth = MAX(JY_RERANK_DEPTH, wanted);
    reranking at = {.run = run, .tier = *tier, .wanted = wanted, .depth = depth, .counted = MAX(depth, slice.counted)};
    at.hits = g_ptr_array_new_with_free_func((GDestroyNotify)jy_hit_free);
    at.best = g_array_new(false, false, sizeof(double));
    bool by_text = tier->verified && run->request->group == JY_GROUP_PASSAGE && !(run->is_partial && run->exact);
    bool done = (by_text ? run_verified : run_found)(&at, err);
    g_ptr_array_sort(at.hits, by_score);
    for (guint i = 0; done && i < slice.limit && at.hits->len > slice.first; i++) {
        jy_run_add(run, g_ptr_array_steal_index(at.hits, slice.first));
    }
    g_ptr_array_unref(at.hits);
    g_array_unref(at.best);
    *ret_total = at.total;
    return done;
}
