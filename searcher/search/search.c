/* search.c: runs a plan: first the passages that hold each run whole, then, if the page is not full, the best of the
 * rest. */
#include "searcher/search/search.h"

#include "searcher/search/duplicates.h"
#include "searcher/search/gather.h"
#include "searcher/search/rerank.h"
#include "searcher/search/run.h"

/* Passages that are looked at for the totals where the index proves them. */
#define COUNTED_PROVEN 20000
/* Hits beyond the page that are read at first where copies are folded, and how many are read at most. */
#define COPIES_ROOM 10
#define FOLDED_MOST 2000

void jy_result_free(jy_result *result)
{
    if (!result) {
        return;
    }
    g_ptr_array_unref(result->hits);
    g_free(result);
}

/* ---- one tier ---- */

/* What a partial passage has to weigh. Less than half of a word of two or three bigrams is another word, be it the best
 * that there is; of a longer question what is far behind the best is left out (cuts of 40 percent up to six words and
 * of 20 up to twelve cost 0.016 of nDCG@10 on questions). */
static void cut_partial(guint words, jy_tier *tier)
{
    tier->of_possible = words <= 3;
    tier->least_percent = words <= 3 ? 50 : words <= 6 ? 20 : 0;
}

static uint32_t looked_at(const jy_tier *tier, uint32_t first, uint32_t limit)
{
    return first + limit + (tier->tried ? JY_COUNTED_TRIED : COUNTED_PROVEN);
}

/* Where Xapian's own choosing and collapsing would take documents of two folders for one. */
static bool must_gather(const jy_run *run, const jy_tier *tier)
{
    return run->end - run->begin > 1 && (tier->tried || run->request->group == JY_GROUP_DOCUMENT);
}

/* Counts what one folder alone has of a tier and adds it to *total. *sure becomes false where there may be more. */
static bool count_folder(jy_run *run, const jy_tier *tier, uint64_t *total, bool *sure, GError **err)
{
    uint32_t lower, estimated, upper, counted = looked_at(tier, 0, 0);
    xc_result *found = jy_run_ask(run, tier, 0, 0, counted, err);
    if (found) {
        xc_result_matches(found, &lower, &estimated, &upper);
        *total += lower;
        *sure = *sure && (lower == upper || lower < counted);
    }
    xc_result_free(found);
    return found != NULL;
}

/* Counts a tier without adding hits, each folder alone: there Xapian takes no document for another. Outputs as for
 * run_tier. */
static bool count_tier(jy_run *run, const jy_tier *tier, uint64_t *ret_total, bool *ret_sure, GError **err)
{
    const size_t end = run->end;
    bool done = true;
    *ret_total = 0;
    *ret_sure = true;
    for (run->begin = 0; done && run->begin < end; run->begin++) {
        run->end = run->begin + 1;
        done = count_folder(run, tier, ret_total, ret_sure, err);
    }
    run->begin = 0;
    run->end = end;
    return done;
}

/* ---- the second stage ---- */

/* True when the page begins among the hits that are looked at twice. */
static bool ranks(const jy_run *run, const jy_tier *tier, uint32_t first)
{
    return run->rank && tier->sort == JY_SORT_RELEVANCE && first < JY_RANK_DEPTH;
}

/* Runs a tier and adds hits `first` … of it. *ret_total is how many match, at least; *ret_sure whether that is all. */
static bool run_tier(jy_run *run, const jy_tier *tier, uint32_t first, uint32_t limit, uint64_t *ret_total,
                     bool *ret_sure, GError **err)
{
    if (must_gather(run, tier)) {
        uint64_t counted = 0;
        bool done = jy_gather(run, tier, first, limit, ret_total, ret_sure, err) &&
                    (*ret_sure || tier->tried || count_tier(run, tier, &counted, ret_sure, err));
        *ret_total = MAX(*ret_total, counted);
        return done;
    }
    if (ranks(run, tier, first)) {
        return jy_rerank(run, tier, first, limit, looked_at(tier, first, limit), ret_total, ret_sure, err);
    }
    uint32_t counted = looked_at(tier, first, limit);
    xc_result *found = jy_run_ask(run, tier, first, limit, counted, err);
    if (!found) {
        return false;
    }
    uint32_t size = xc_result_size(found), lower, estimated, upper;
    bool done = true;
    for (uint32_t i = 0; done && i < size; i++) {
        jy_hit *hit = jy_run_read(run, found, i, err);
        done = hit != NULL;
        if (done) {
            jy_run_add(run, hit);
        }
    }
    xc_result_matches(found, &lower, &estimated, &upper);
    *ret_total = lower;
    *ret_sure = lower == upper || (size < limit && lower < counted);
    xc_result_free(found);
    return done;
}

/* Turns the percentage into a weight, by the best hit: Xapian has a cutoff by percentage only where it sorts by weight,
 * and only of what is possible. */
static bool weigh_cutoff(jy_run *run, jy_tier *tier, GError **err)
{
    if (tier->least_percent == 0) {
        return true;
    }
    jy_tier best = *tier;
    best.sort = JY_SORT_RELEVANCE;
    best.least_percent = 0;
    xc_result *found = jy_run_ask(run, &best, 0, 1, 0, err);
    xc_hit hit;
    if (found && xc_result_size(found) && xc_result_hit(found, 0, &hit, NULL) == XC_OK) {
        tier->least_weight = hit.weight * tier->least_percent / (tier->of_possible ? MAX(hit.percent, 1) : 100);
    }
    tier->least_percent = 0;
    xc_result_free(found);
    return found != NULL;
}

/* ---- both tiers ---- */

/* Notes the documents of the first `count` hits of a tier. */
static bool note_shown(jy_run *run, const jy_tier *tier, uint32_t count, GError **err)
{
    xc_result *found = jy_run_ask(run, tier, 0, count, 0, err);
    bool done = found != NULL;
    for (uint32_t i = 0; done && i < xc_result_size(found); i++) {
        jy_hit *hit = jy_run_read(run, found, i, err);
        done = hit != NULL;
        if (done) {
            g_hash_table_add(run->shown, jy_run_name(hit->folder, hit->passage.document));
        }
        jy_hit_free(hit);
    }
    xc_result_free(found);
    return done;
}

/* True where a partial passage is one that the index found by a word and that is not of the exact tier, and nothing
 * else. */
static bool tells_by_number(const jy_run *run)
{
    const jy_matcher *matcher = run->question->matcher;
    return run->end - run->begin == 1 && run->request->group == JY_GROUP_PASSAGE && !matcher->kinds &&
           !matcher->forbidden->len;
}

/* Notes the passages of an exact tier that the index alone proves; others are noted when they are tried. */
static bool note_exact(jy_run *run, const jy_tier *tier, GError **err)
{
    uint32_t count = (uint32_t)run->result->total_exact;
    xc_result *found = count ? jy_run_ask(run, tier, 0, count, 0, err) : NULL;
    xc_hit hit;
    for (uint32_t i = 0; found && i < xc_result_size(found) && xc_result_hit(found, i, &hit, NULL) == XC_OK; i++) {
        g_hash_table_add(run->exact, GUINT_TO_POINTER(hit.docid));
    }
    xc_result_free(found);
    return found || !count;
}

/* The rest of the page: passages that hold the question in part. `shown` hits are on it, and they are the last of the
 * exact tier. */
static bool run_partial(jy_run *run, const jy_tier *exact, uint32_t shown, GError **err)
{
    const jy_request *request = run->request;
    jy_result *result = run->result;
    uint64_t begun = request->offset + shown;
    uint64_t skipped = begun > result->total_exact ? begun - result->total_exact : 0;
    if (request->group == JY_GROUP_DOCUMENT && !must_gather(run, exact)) {
        run->shown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        if (result->total_exact && !note_shown(run, exact, (uint32_t)result->total_exact, err)) {
            return false;
        }
    }
    if (run->exact && !exact->tried && !note_exact(run, exact, err)) {
        return false;
    }
    run->is_partial = true;
    bool sure = true;
    jy_tier tier = {.query = run->question->plan->any, .tried = true, .sort = request->sort};
    cut_partial(run->question->matcher->words->len, &tier);
    /* The second stage cuts off what is far behind the best itself, where the texts need not be looked at. */
    bool cuts = !tier.of_possible && run->exact && ranks(run, &tier, (uint32_t)skipped);
    bool done = (cuts || weigh_cutoff(run, &tier, err)) &&
                run_tier(run, &tier, (uint32_t)skipped, request->limit - shown, &result->total_partial, &sure, err);
    result->partial_lower_bound = !sure;
    return done;
}

/* One tier of looser hits, some of which are exact: counts both. */
static bool run_loose(jy_run *run, const xc_query *query, const jy_tier *exact, GError **err)
{
    const jy_request *request = run->request;
    jy_result *result = run->result;
    const jy_matcher *matcher = run->question->matcher;
    uint64_t all = 0, whole = 0;
    bool all_sure = true, whole_sure = true;
    /* What is forbidden or bound to a kind, the index alone does not tell. */
    const bool tried = matcher->forbidden->len || matcher->kinds;
    const jy_tier tier = {.query = query, .tried = tried, .sort = request->sort};
    if (!count_tier(run, exact, &whole, &whole_sure, err)) {
        return false;
    }
    run->is_loose = tried;
    if (!run_tier(run, &tier, request->offset, request->limit, &all, &all_sure, err)) {
        return false;
    }
    result->total_exact = whole;
    result->total_partial = all > whole ? all - whole : 0;
    result->exact_lower_bound = !whole_sure;
    result->partial_lower_bound = !all_sure || !whole_sure;
    return true;
}

static bool run_tiers(jy_run *run, GError **err)
{
    const jy_request *request = run->request;
    const jy_plan *plan = run->question->plan;
    jy_result *result = run->result;
    const jy_tier exact = {.query = plan->exact, .tried = plan->must_verify, .sort = request->sort};
    if (request->match == JY_MATCH_ANY && plan->any) {
        return run_loose(run, plan->any, &exact, err);
    }
    if (request->match == JY_MATCH_ALL && plan->must_verify) {
        return run_loose(run, plan->exact, &exact, err);
    }
    bool partial = request->match == JY_MATCH_AUTO && plan->any && run->question->matcher->words->len > 1;
    run->exact = partial && tells_by_number(run) ? g_hash_table_new(NULL, NULL) : NULL;
    bool sure = true;
    if (!run_tier(run, &exact, request->offset, request->limit, &result->total_exact, &sure, err)) {
        return false;
    }
    result->exact_lower_bound = !sure;
    uint32_t shown = result->hits->len;
    /* Hits were missing, so every exact one has been counted. */
    return shown >= (request->enough ? request->enough : request->limit) || !partial ||
           run_partial(run, &exact, shown, err);
}

/* ---- the question ---- */

/* The second stage of a question. Returns a new one; free with jy_score_free. Errors: INDEX_*. */
static jy_score *make_rank(jy_index *index, const jy_question *question, GError **err)
{
    const jy_matcher *matcher = question->matcher;
    g_autoptr(GPtrArray) texts = g_ptr_array_new();
    /* One word occurs as often as its characters do together. */
    for (guint i = 0; matcher->words->len > 1 && i < matcher->phrases->len; i++) {
        g_ptr_array_add(texts, jy_phrase_folded(matcher->phrases->pdata[i])->text);
    }
    return jy_score_new(index, (const char *const *)texts->pdata, texts->len, !question->request.any_age, err);
}

/* The page of a request of the question. */
static jy_result *search_page(jy_index *index, const jy_question *question, const jy_request *request, GError **err)
{
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    g_autoptr(jy_result) result = g_new0(jy_result, 1);
    result->hits = g_ptr_array_new_with_free_func((GDestroyNotify)jy_hit_free);
    jy_run run = {
        .index = index,
        .question = question,
        .request = request,
        .candidate = candidate,
        .end = jy_index_folders(index),
        .result = result,
    };
    g_autoptr(jy_score) rank = make_rank(index, question, err);
    run.rank = rank;
    jy_run_remember(&run);
    bool done = rank && run_tiers(&run, err);
    jy_run_forget(&run);
    g_clear_error(&run.failure);
    g_clear_pointer(&run.shown, g_hash_table_unref);
    return done ? g_steal_pointer(&result) : NULL;
}

static void cut_page(GPtrArray *hits, const jy_request *request)
{
    g_ptr_array_remove_range(hits, 0, MIN(request->offset, hits->len));
    if (hits->len > request->limit) {
        g_ptr_array_set_size(hits, (gint)request->limit);
    }
    for (guint i = 0; i < hits->len; i++) {
        ((jy_hit *)hits->pdata[i])->rank = request->offset + i + 1;
    }
}

/* Hits are asked for from the first on and some more than the page holds, until with their copies folded it is full. */
static jy_result *search_folded(jy_index *index, const jy_question *question, GError **err)
{
    const jy_request *request = &question->request;
    uint32_t end = request->offset + request->limit;
    jy_request all = *request;
    all.offset = 0;
    all.enough = end;
    all.limit = end + end / 2 + COPIES_ROOM;
    for (;;) {
        jy_result *result = search_page(index, question, &all, err);
        if (!result) {
            return NULL;
        }
        bool more = result->hits->len == all.limit, sufficed = all.enough && result->hits->len >= all.enough;
        jy_duplicates_fold(result->hits);
        if (result->hits->len >= end || (!more && !sufficed) || all.limit > FOLDED_MOST) {
            cut_page(result->hits, request);
            return result;
        }
        jy_result_free(result);
        /* Enough of them were copies: now the partial ones are wanted, too. */
        if (more) {
            all.limit *= 2;
        } else {
            all.enough = 0;
        }
    }
}

static bool search_once(jy_index *index, const jy_question *question, void *user, GError **err)
{
    const jy_request *request = &question->request;
    bool folds =
        request->folds_copies && request->limit > 0 && request->offset < FOLDED_MOST && request->limit < FOLDED_MOST;
    jy_result **result = user;
    *result = folds ? search_folded(index, question, err) : search_page(index, question, request, err);
    return *result != NULL;
}

jy_result *jy_search_question(jy_index *index, jy_question *question, GError **err)
{
    gint64 begun = g_get_monotonic_time();
    jy_result *result = NULL;
    if (jy_question_run(question, index, search_once, &result, err)) {
        result->took_ms = (double)(g_get_monotonic_time() - begun) / 1000;
    }
    return result;
}

jy_result *jy_search(jy_index *index, const jy_request *request, GError **err)
{
    g_autoptr(jy_question) question = jy_question_new(request, err);
    return question ? jy_search_question(index, question, err) : NULL;
}
