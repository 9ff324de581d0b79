/* rerank.c: a tier whose best hits are weighed twice. What takes time is to read passages, so no more of them are read
 * than the hits asked for and the total need. */
#include "searcher/search/rerank.h"

#include <jiyan/index/key.h>
#include <stdlib.h>
#include <string.h>

/* Passages that are verified beyond those that are needed, as some will not fit. */
#define SPARE 8
/* Passages that are read at a time, to be weighed. */
#define BATCH 24

/* Each hit of the first `depth` in Xapian's order is not weighed anew yet, among the weighed, or handed out. */
struct jy_rerank {
    jy_run *run;
    jy_tier tier;
    uint32_t depth;   /* hits that are weighed */
    uint32_t counted; /* passages that are looked at for the total */
    jy_total total;
    xc_result *found;   /* what the index proves; NULL: hits are verified */
    GPtrArray *hits;    /* of jy_hit: those that were verified */
    uint32_t at, end;   /* the next of either, and behind the last one */
    GSequence *weighed; /* of jy_hit, best first; behind the depth in the first order */
    uint32_t behind;    /* hits of the tier before the next that is not among these */
    bool is_over;       /* there is none */
};

/* ---- order ---- */

/* The order of passages of equal weight, as Xapian's: by document, then by number. */
static int by_place(const jy_hit *left, const jy_hit *right)
{
    int documents = jy_key_compare(left->passage.document, right->passage.document);
    return documents ? documents
                     : (left->passage.offset > right->passage.offset) - (left->passage.offset < right->passage.offset);
}

/* Better first; of equals by their places, the same in every index of the same files. */
static int by_terms(const jy_hit *left, const jy_hit *right)
{
    if (left->parts.terms != right->parts.terms) {
        return left->parts.terms < right->parts.terms ? 1 : -1;
    }
    int place = by_place(left, right);
    return place ? place : (left->docid > right->docid) - (left->docid < right->docid);
}

static int by_score(const void *a, const void *b, void *user)
{
    (void)user;
    const jy_hit *left = a, *right = b;
    if (left->score != right->score) {
        return left->score < right->score ? 1 : -1;
    }
    return by_terms(left, right);
}

/* ---- weighing ---- */

/* What the next hit that is not weighed yet weighs by its terms. */
static double next_terms(const jy_rerank *rerank)
{
    if (!rerank->found) {
        return ((const jy_hit *)rerank->hits->pdata[rerank->at])->parts.terms;
    }
    xc_hit hit = {0};
    xc_result_hit(rerank->found, rerank->at, &hit, NULL);
    return hit.weight;
}

static jy_hit *best_of(const jy_rerank *rerank)
{
    return g_sequence_is_empty(rerank->weighed) ? NULL : g_sequence_get(g_sequence_get_begin_iter(rerank->weighed));
}

/* True when none of the hits that are not weighed yet can be better than the best of those that are. */
static bool is_best_sure(const jy_rerank *rerank)
{
    const jy_hit *best = best_of(rerank);
    return rerank->at == rerank->end || (best && best->score > jy_score_most(rerank->run->score, next_terms(rerank)));
}

/* Weighs a hit. Takes it. */
static bool weigh(jy_rerank *rerank, jy_hit *hit, GError **err)
{
    if (!jy_run_read_document(rerank->run, hit, err)) {
        jy_hit_free(hit);
        return false;
    }
    jy_score_weigh(rerank->run->score, hit);
    g_sequence_insert_sorted(rerank->weighed, hit, by_score, NULL);
    return true;
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
        jy_hit *read = jy_run_read_passage(run, found, begin + order[i].number, err);
        if (!read) {
            return NULL;
        }
        hits->pdata[order[i].number] = read;
    }
    return g_steal_pointer(&hits);
}

/* Weighs some more hits, or one where they were read already. */
static bool weigh_some(jy_rerank *rerank, GError **err)
{
    const uint32_t begin = rerank->at, end = MIN(begin + (rerank->found ? BATCH : 1), rerank->end);
    g_autoptr(GPtrArray) read = rerank->found ? read_hits(rerank->run, rerank->found, begin, end, err) : NULL;
    bool done = read || !rerank->found;
    for (uint32_t i = begin; done && i < end; i++) {
        void **from = read ? &read->pdata[i - begin] : &rerank->hits->pdata[i];
        done = weigh(rerank, g_steal_pointer(from), err);
    }
    rerank->at = end;
    return done;
}

/* ---- what the index proves, or the decider verifies ---- */

/* How many of the hits weigh enough beside the best; those behind them have to, too. */
static uint32_t count_heavy(jy_rerank *rerank)
{
    uint32_t count = 0;
    xc_hit hit;
    while (xc_result_hit(rerank->found, count, &hit, NULL) == XC_OK && hit.weight >= rerank->tier.least_weight) {
        if (count++ == 0) {
            rerank->tier.least_weight = MAX(rerank->tier.least_weight, hit.weight * rerank->tier.least_percent / 100);
        }
    }
    return count;
}

static bool find(jy_rerank *rerank, GError **err)
{
    uint32_t lower, estimated, upper;
    const jy_slice slice = {0, rerank->depth, MAX(rerank->depth, rerank->counted)};
    rerank->found = jy_run_ask(rerank->run, &rerank->tier, slice, err);
    if (!rerank->found) {
        return false;
    }
    xc_result_matches(rerank->found, &lower, &estimated, &upper);
    const uint32_t size = xc_result_size(rerank->found), heavy = count_heavy(rerank);
    /* Where some are too light, so are those that were not found. */
    rerank->total.count = rerank->tier.least_percent ? heavy : lower;
    rerank->total.is_sure =
        heavy < size || size < rerank->depth || (lower == upper && (!rerank->tier.least_percent || lower == size));
    rerank->end = heavy;
    rerank->is_over = heavy < rerank->depth;
    return true;
}

/* ---- what has to be verified ---- */

/* Moves those hits that fit to rerank->hits. */
static void verify_all(jy_rerank *rerank, GPtrArray *hits)
{
    for (guint i = 0; i < hits->len && rerank->total.count < rerank->counted; i++) {
        jy_hit *hit = hits->pdata[i];
        if (!jy_run_fits(rerank->run, hit->folder, &hit->passage, hit->document)) {
            continue;
        }
        rerank->total.count++;
        if (rerank->run->exact) {
            g_hash_table_add(rerank->run->exact, GUINT_TO_POINTER(hit->docid));
        }
        g_ptr_array_add(rerank->hits, hit);
        hits->pdata[i] = NULL;
    }
}

/* Whether others are to be looked at, too. */
static bool needs_more(const jy_rerank *rerank)
{
    const jy_budget *budget = rerank->run->question->request.budget;
    return rerank->total.count < rerank->counted && !(budget && budget->is_spent);
}

/* Verifies what Xapian found, best first, no more than is likely to be needed at a time. */
static bool verify_found(jy_rerank *rerank, const xc_result *found, GError **err)
{
    uint32_t size = xc_result_size(found);
    for (uint32_t begin = 0; begin < size && needs_more(rerank);) {
        uint32_t end = MIN(begin + (rerank->counted - (uint32_t)rerank->total.count) + SPARE, size);
        g_autoptr(GPtrArray) hits = read_hits(rerank->run, found, begin, end, err);
        if (!hits) {
            return false;
        }
        verify_all(rerank, hits);
        begin = end;
    }
    return true;
}

/* Goes through what the index finds, best first, more of it at a time each time, and verifies it until as many as are
 * counted fit. That takes fewer reads than Xapian's own decider, which goes by number. */
static bool verify(jy_rerank *rerank, GError **err)
{
    jy_tier unverified = rerank->tier;
    unverified.verified = false;
    jy_slice slice = {.limit = rerank->counted + rerank->counted / 4};
    bool more = true;
    while (more && needs_more(rerank)) {
        xc_result *found = jy_run_ask(rerank->run, &unverified, slice, err);
        bool done = found && verify_found(rerank, found, err);
        more = done && xc_result_size(found) == slice.limit;
        xc_result_free(found);
        if (!done) {
            return false;
        }
        slice.first += slice.limit;
        slice.limit = MIN(slice.limit, UINT32_MAX / 8) * 2;
    }
    rerank->total.is_sure = !more && rerank->total.count < rerank->counted;
    rerank->end = MIN(rerank->hits->len, rerank->depth);
    rerank->is_over = rerank->end < rerank->depth;
    return true;
}

/* ---- hits ---- */

jy_rerank *jy_rerank_new(jy_run *run, const jy_tier *tier, uint32_t wanted, uint32_t counted, GError **err)
{
    g_autoptr(jy_rerank) rerank = g_new0(jy_rerank, 1);
    rerank->run = run;
    rerank->tier = *tier;
    rerank->depth = MAX(JY_RERANK_DEPTH, wanted);
    rerank->counted = MAX(rerank->depth, counted);
    rerank->hits = g_ptr_array_new_with_free_func((GDestroyNotify)jy_hit_free);
    rerank->weighed = g_sequence_new(NULL); /* hits are handed out of it */
    const bool by_text = tier->verified && run->request->group == JY_GROUP_PASSAGE && !(run->is_partial && run->exact);
    bool done = (by_text ? verify : find)(rerank, err);
    rerank->behind = rerank->depth;
    return done ? g_steal_pointer(&rerank) : NULL;
}

static void free_hit(void *hit, void *user)
{
    (void)user;
    jy_hit_free(hit);
}

void jy_rerank_free(jy_rerank *rerank)
{
    if (rerank) {
        xc_result_free(rerank->found);
        g_ptr_array_unref(rerank->hits);
        g_sequence_foreach(rerank->weighed, free_hit, NULL);
        g_sequence_free(rerank->weighed);
        g_free(rerank);
    }
}

jy_total jy_rerank_total(const jy_rerank *rerank)
{
    return rerank->total;
}

/* Reads some hits more in Xapian's order, behind those that are weighed anew. */
static bool read_behind(jy_rerank *rerank, GError **err)
{
    xc_result *found = jy_run_ask(rerank->run, &rerank->tier, (jy_slice){rerank->behind, rerank->depth, 0}, err);
    const uint32_t size = found ? xc_result_size(found) : 0;
    g_autoptr(GPtrArray) read = found ? read_hits(rerank->run, found, 0, size, err) : NULL;
    xc_result_free(found);
    bool done = read != NULL;
    for (uint32_t i = 0; done && i < size; i++) {
        done = jy_run_read_document(rerank->run, read->pdata[i], err);
        g_sequence_append(rerank->weighed, g_steal_pointer(&read->pdata[i]));
    }
    rerank->behind += size;
    rerank->is_over = size < rerank->depth;
    return done;
}

bool jy_rerank_next(jy_rerank *rerank, jy_hit **ret_hit, GError **err)
{
    *ret_hit = NULL;
    while (!is_best_sure(rerank)) {
        if (!weigh_some(rerank, err)) {
            return false;
        }
    }
    if (!best_of(rerank) && !rerank->is_over && !read_behind(rerank, err)) {
        return false;
    }
    *ret_hit = best_of(rerank);
    if (*ret_hit) {
        g_sequence_remove(g_sequence_get_begin_iter(rerank->weighed));
    }
    return true;
}
