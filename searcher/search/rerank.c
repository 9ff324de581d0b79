/* rerank.c: a tier whose best hits are weighed twice, all of them before the first is handed out: what the text of
 * the last adds may be more than what it lacks. */
#include "searcher/search/rerank.h"

#include <jiyan/index/key.h>
#include <stdlib.h>
#include <string.h>

/* Passages that are verified beyond those that are needed, as some will not fit. */
#define SPARE 8

struct jy_rerank {
    jy_run *run;
    jy_tier tier;
    uint32_t depth;   /* hits that are weighed */
    uint32_t counted; /* passages that are looked at for the total */
    jy_total total;
    GPtrArray *hits; /* of jy_hit: those of the depth, best first; behind it in the first order. NULL: handed out */
    guint at;        /* the next of them */
    uint32_t behind; /* hits of the tier before the next that is not among these */
    bool is_over;    /* there is none */
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
    if (left->parts[JY_PART_TERMS] != right->parts[JY_PART_TERMS]) {
        return left->parts[JY_PART_TERMS] < right->parts[JY_PART_TERMS] ? 1 : -1;
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
    return by_terms(left, right);
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

/* Reads the documents of hits. */
static bool read_documents(jy_run *run, GPtrArray *hits, GError **err)
{
    for (guint i = 0; i < hits->len; i++) {
        if (!jy_run_read_document(run, hits->pdata[i], err)) {
            return false;
        }
    }
    return true;
}

/* ---- what the index proves, or the decider verifies ---- */

/* How many of the hits weigh enough beside the best; those behind them have to, too. */
static uint32_t count_heavy(jy_rerank *rerank, const xc_result *found)
{
    uint32_t count = 0;
    xc_hit hit;
    while (xc_result_hit(found, count, &hit, NULL) == XC_OK && hit.weight >= rerank->tier.least_weight) {
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
    xc_result *found = jy_run_ask(rerank->run, &rerank->tier, slice, err);
    if (!found) {
        return false;
    }
    xc_result_matches(found, &lower, &estimated, &upper);
    const uint32_t size = xc_result_size(found), heavy = count_heavy(rerank, found);
    /* Where some are too light, so are those that were not found. */
    rerank->total.count = rerank->tier.least_percent ? heavy : lower;
    rerank->total.is_sure =
        heavy < size || size < rerank->depth || (lower == upper && (!rerank->tier.least_percent || lower == size));
    rerank->is_over = heavy < rerank->depth;
    rerank->hits = read_hits(rerank->run, found, 0, heavy, err);
    xc_result_free(found);
    return rerank->hits != NULL;
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
    rerank->hits = g_ptr_array_new_with_free_func((GDestroyNotify)jy_hit_free);
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
    rerank->is_over = rerank->hits->len < rerank->depth;
    if (!rerank->is_over) {
        g_ptr_array_set_size(rerank->hits, (gint)rerank->depth);
    }
    return true;
}

/* ---- hits ---- */

jy_rerank *jy_rerank_new(jy_run *run, const jy_tier *tier, uint32_t wanted, uint32_t counted, GError **err)
{
    g_autoptr(jy_rerank) rerank = g_new0(jy_rerank, 1);
    rerank->run = run;
    rerank->tier = *tier;
    rerank->depth = MAX(jy_score_depth(run->score), wanted);
    rerank->counted = MAX(rerank->depth, counted);
    const bool by_text = tier->verified && run->request->group == JY_GROUP_PASSAGE && !(run->is_partial && run->exact);
    if (!(by_text ? verify : find)(rerank, err) || !read_documents(run, rerank->hits, err)) {
        return NULL;
    }
    jy_score_weigh(run->score, run->question->plan, rerank->hits);
    g_ptr_array_sort(rerank->hits, by_score);
    rerank->behind = rerank->depth;
    return g_steal_pointer(&rerank);
}

void jy_rerank_free(jy_rerank *rerank)
{
    if (rerank) {
        g_clear_pointer(&rerank->hits, g_ptr_array_unref);
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
    GPtrArray *read = found ? read_hits(rerank->run, found, 0, size, err) : NULL;
    xc_result_free(found);
    if (!read || !read_documents(rerank->run, read, err)) {
        g_clear_pointer(&read, g_ptr_array_unref);
        return false;
    }
    g_ptr_array_extend_and_steal(rerank->hits, read);
    rerank->behind += size;
    rerank->is_over = size < rerank->depth;
    return true;
}

bool jy_rerank_next(jy_rerank *rerank, jy_hit **ret_hit, GError **err)
{
    *ret_hit = NULL;
    if (rerank->at == rerank->hits->len && !rerank->is_over && !read_behind(rerank, err)) {
        return false;
    }
    if (rerank->at < rerank->hits->len) {
        *ret_hit = g_steal_pointer(&rerank->hits->pdata[rerank->at++]);
    }
    return true;
}
