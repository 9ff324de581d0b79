/* search.c: runs a plan: first the passages that hold each run whole, then, if the page is not full, the best of the
 * rest. */
#include "searcher/search/search.h"

#include "searcher/search/gather.h"
#include "searcher/search/rerank.h"
#include "searcher/search/run.h"

/* Passages that are looked at for the totals where the index proves them. */
#define COUNTED_PROVEN 20000
/* Hits that are looked at for duplicates of those of a page beyond half as many as it has, and how many at most. */
#define DUPLICATES_ROOM 10
#define FOLDED_MOST 2000

/* ---- the page ---- */

/* How many hits the page has room for: those that it lacks, and some that may be duplicates of those that it has. */
static uint32_t room_of(const jy_run *run)
{
    const uint32_t limit = run->request->limit, lacking = limit - MIN(limit, run->result->hits->len);
    const uint32_t looked_at = run->copies ? limit + limit / 2 + DUPLICATES_ROOM : limit;
    return MAX(lacking, looked_at - MIN(looked_at, run->taken));
}

static bool is_full(const jy_run *run)
{
    return room_of(run) == 0 || (run->copies && run->taken > FOLDED_MOST);
}

/* ---- one tier ---- */

static uint32_t counted_of(const jy_tier *tier)
{
    return tier->counted ? 0 : tier->verified ? JY_RUN_VERIFIED : COUNTED_PROVEN;
}

/* Where Xapian's own choosing and collapsing would take documents of two folders for one. */
static bool must_gather(const jy_run *run, const jy_tier *tier)
{
    return run->end - run->begin > 1 && (tier->verified || run->request->group == JY_GROUP_DOCUMENT);
}

/* True when the page begins among the hits that are weighed twice. */
static bool reranks(const jy_run *run, const jy_tier *tier, uint32_t first)
{
    return run->score && tier->sort == JY_SORT_RELEVANCE && first < jy_score_depth(run->score);
}

/* Counts what one folder alone has of a tier and adds it to the total. */
static bool count_folder(jy_run *run, const jy_tier *tier, jy_total *total, GError **err)
{
    uint32_t lower, estimated, upper, counted = counted_of(tier);
    xc_result *found = jy_run_ask(run, tier, (jy_slice){0, 0, counted}, err);
    if (found) {
        xc_result_matches(found, &lower, &estimated, &upper);
        total->count += lower;
        total->is_sure = total->is_sure && (lower == upper || lower < counted);
    }
    xc_result_free(found);
    return found != NULL;
}

/* Counts a tier without adding hits, each folder alone: there Xapian takes no document for another. */
static bool count_tier(jy_run *run, const jy_tier *tier, jy_total *ret_total, GError **err)
{
    const size_t end = run->end;
    bool done = true;
    *ret_total = (jy_total){0, true};
    for (run->begin = 0; done && run->begin < end; run->begin++) {
        run->end = run->begin + 1;
        done = count_folder(run, tier, ret_total, err);
    }
    run->begin = 0;
    run->end = end;
    return done;
}

static bool run_gathered(jy_run *run, const jy_tier *tier, jy_slice page, jy_total *ret_total, GError **err)
{
    if (!jy_gather(run, tier, page, ret_total, err)) {
        return false;
    }
    if (ret_total->is_sure || tier->verified) {
        return true;
    }
    jy_total counted;
    if (!count_tier(run, tier, &counted, err)) {
        return false;
    }
    *ret_total = (jy_total){MAX(ret_total->count, counted.count), counted.is_sure};
    return true;
}

/* In the order of Xapian. */
static bool run_ordered(jy_run *run, const jy_tier *tier, jy_slice page, jy_total *ret_total, GError **err)
{
    xc_result *found = jy_run_ask(run, tier, page, err);
    uint32_t size = found ? xc_result_size(found) : 0, lower, estimated, upper;
    bool done = found != NULL;
    for (uint32_t i = 0; done && i < size; i++) {
        jy_hit *hit = jy_run_read(run, found, i, err);
        done = hit != NULL;
        if (done) {
            jy_run_add(run, hit);
        }
    }
    if (done) {
        xc_result_matches(found, &lower, &estimated, &upper);
        *ret_total = (jy_total){lower, lower == upper || (size < page.limit && lower < page.counted)};
    }
    xc_result_free(found);
    return done;
}

/* Slice by slice, until the page is full. */
static bool run_sliced(jy_run *run, const jy_tier *tier, jy_slice page, jy_total *ret_total, GError **err)
{
    for (;;) {
        const uint32_t taken = run->taken;
        if (!(must_gather(run, tier) ? run_gathered : run_ordered)(run, tier, page, ret_total, err)) {
            return false;
        }
        if (is_full(run) || run->taken - taken < page.limit) {
            return true;
        }
        page.first += page.limit;
        page.limit *= 2;
        page.counted = MAX(page.counted, page.first + page.limit);
    }
}

static bool run_reranked(jy_run *run, const jy_tier *tier, jy_slice page, jy_total *ret_total, GError **err)
{
    g_autoptr(jy_rerank) rerank = jy_rerank_new(run, tier, page.first + page.limit, page.counted, err);
    if (!rerank) {
        return false;
    }
    *ret_total = jy_rerank_total(rerank);
    for (uint32_t i = 0; i < page.first || !is_full(run); i++) {
        jy_hit *hit = NULL;
        if (!jy_rerank_next(rerank, &hit, err)) {
            return false;
        }
        if (!hit) {
            break;
        }
        if (i < page.first) {
            jy_hit_free(hit);
        } else {
            jy_run_add(run, hit);
        }
    }
    return true;
}

/* Adds the hits of a tier from `first` on, as many as the page has room for. */
static bool run_tier(jy_run *run, const jy_tier *tier, uint32_t first, jy_total *ret_total, GError **err)
{
    const uint32_t limit = room_of(run);
    const jy_slice page = {first, limit, first + limit + counted_of(tier)};
    return !must_gather(run, tier) && reranks(run, tier, first) ? run_reranked(run, tier, page, ret_total, err)
                                                                : run_sliced(run, tier, page, ret_total, err);
}

/* ---- the exact tier, for what follows it ---- */

/* True where a partial passage is one that the index found by a word and that is not of the exact tier, and nothing
 * else. */
static bool tells_by_number(const jy_run *run)
{
    const jy_matcher *matcher = run->question->matcher;
    return run->end - run->begin == 1 && run->request->group == JY_GROUP_PASSAGE && !matcher->kinds &&
           !matcher->forbidden->len;
}

/* Notes the documents of the exact tier, of which the partial one shows no other passage. */
static bool note_documents(jy_run *run, const jy_tier *exact, GError **err)
{
    const uint32_t count = (uint32_t)run->result->total_exact;
    run->shown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    xc_result *found = count ? jy_run_ask(run, exact, (jy_slice){0, count, 0}, err) : NULL;
    bool done = found || !count;
    for (uint32_t i = 0; done && found && i < xc_result_size(found); i++) {
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

/* Notes the passages of an exact tier that the index alone proves; others are noted when they are verified. */
static bool note_passages(jy_run *run, const jy_tier *exact, GError **err)
{
    const uint32_t count = (uint32_t)run->result->total_exact;
    xc_result *found = count ? jy_run_ask(run, exact, (jy_slice){0, count, 0}, err) : NULL;
    xc_hit hit;
    for (uint32_t i = 0; found && i < xc_result_size(found) && xc_result_hit(found, i, &hit, NULL) == XC_OK; i++) {
        g_hash_table_add(run->exact, GUINT_TO_POINTER(jy_run_number(run, hit.docid)));
    }
    xc_result_free(found);
    return found || !count;
}

static bool note_exact(jy_run *run, const jy_tier *exact, GError **err)
{
    bool by_document = run->request->group == JY_GROUP_DOCUMENT && !must_gather(run, exact);
    return (!by_document || note_documents(run, exact, err)) &&
           (!run->exact || exact->verified || note_passages(run, exact, err));
}

/* ---- the partial tier ---- */

/* What a partial passage has to weigh. Less than half of a word of two or three bigrams is another word, be it the best
 * that there is; of a longer question what is far behind the best is left out (cuts of 40 percent up to six words and
 * of 20 up to twelve cost 0.016 of nDCG@10 on questions). */
static jy_tier partial_tier(const jy_run *run, const xc_query *any)
{
    const guint words = run->question->matcher->words->len;
    return (jy_tier){.query = any,
                     .verified = true,
                     .sort = run->request->sort,
                     .of_possible = words <= 3,
                     .least_percent = words <= 3   ? 50
                                      : words <= 6 ? 20
                                                   : 0};
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
    xc_result *found = jy_run_ask(run, &best, (jy_slice){0, 1, 0}, err);
    xc_hit hit;
    if (found && xc_result_size(found) && xc_result_hit(found, 0, &hit, NULL) == XC_OK) {
        tier->least_weight = hit.weight * tier->least_percent / (tier->of_possible ? MAX(hit.percent, 1) : 100);
    }
    tier->least_percent = 0;
    xc_result_free(found);
    return found != NULL;
}

/* A query of the plan as the request wants its documents preferred. */
static const xc_query *prefer(const jy_run *run, const xc_query *query, GError **err)
{
    const bool is_wanted = query && run->request->sort == JY_SORT_RELEVANCE && !run->request->prefers_none;
    return is_wanted ? jy_plan_prefer(run->question->plan, query, err) : query;
}

/* The rest of the page: passages that hold the question in part. Those on it are the last of the exact tier. */
static bool run_partial(jy_run *run, const jy_tier *exact, GError **err)
{
    jy_result *result = run->result;
    const uint64_t begun = run->request->offset + run->taken;
    const uint32_t skipped = begun > result->total_exact ? (uint32_t)(begun - result->total_exact) : 0;
    const xc_query *any = jy_plan_any(run->question->plan, err);
    if (!any || !note_exact(run, exact, err)) {
        return false;
    }
    run->is_partial = true;
    jy_tier tier = partial_tier(run, any);
    /* Reranking cuts off what is far behind the best itself, where the texts need not be verified. */
    bool cuts = !tier.of_possible && run->exact && reranks(run, &tier, skipped);
    jy_total total;
    if (!cuts && !weigh_cutoff(run, &tier, err)) {
        return false;
    }
    /* Nothing is cut off for a preference: what is not preferred weighs less beside the best. */
    tier.query = prefer(run, any, err);
    tier.least_percent = (int)(tier.least_percent / jy_plan_preferred(run->question->plan));
    if (!tier.query || !run_tier(run, &tier, skipped, &total, err)) {
        return false;
    }
    result->total_partial = total.count;
    result->partial_lower_bound = !total.is_sure;
    return true;
}

/* ---- both tiers ---- */

/* One tier of looser hits, some of which are exact: counts both. */
static bool run_loose(jy_run *run, const xc_query *query, const jy_tier *exact, GError **err)
{
    const jy_request *request = run->request;
    const jy_matcher *matcher = run->question->matcher;
    jy_total whole, all;
    /* What is forbidden or bound to a kind, the index alone does not tell. */
    const bool verified = matcher->forbidden->len || matcher->kinds;
    const jy_tier tier = {.query = query, .verified = verified, .sort = request->sort};
    if (!count_tier(run, exact, &whole, err)) {
        return false;
    }
    run->is_loose = verified;
    if (!run_tier(run, &tier, request->offset, &all, err)) {
        return false;
    }
    run->result->total_exact = whole.count;
    run->result->total_partial = all.count > whole.count ? all.count - whole.count : 0;
    run->result->exact_lower_bound = !whole.is_sure;
    run->result->partial_lower_bound = !all.is_sure || !whole.is_sure;
    return true;
}

static bool run_tiers(jy_run *run, GError **err)
{
    const jy_request *request = run->request;
    jy_plan *plan = run->question->plan;
    jy_result *result = run->result;
    const xc_query *whole = prefer(run, plan->exact, err);
    const jy_tier exact = {.query = whole,
                           .verified = plan->must_verify,
                           .counted = plan->is_counted && request->group == JY_GROUP_PASSAGE,
                           .sort = request->sort};
    if (!whole) {
        return false;
    }
    if (request->match == JY_MATCH_ANY && plan->has_any) {
        const xc_query *any = prefer(run, jy_plan_any(plan, err), err);
        return any && run_loose(run, any, &exact, err);
    }
    if (request->match == JY_MATCH_ALL && plan->must_verify) {
        return run_loose(run, whole, &exact, err);
    }
    bool partial = request->match == JY_MATCH_AUTO && plan->has_any && run->question->matcher->words->len > 1;
    run->exact = partial && tells_by_number(run) ? g_hash_table_new(NULL, NULL) : NULL;
    jy_total total;
    if (!run_tier(run, &exact, request->offset, &total, err)) {
        return false;
    }
    result->total_exact = total.count;
    result->exact_lower_bound = !total.is_sure;
    /* Where hits are missing every exact one has been counted. */
    return result->hits->len >= request->limit || is_full(run) || !partial || run_partial(run, &exact, err);
}

/* ---- the result ---- */

static jy_result *search_page(jy_index *index, const jy_question *question, const jy_request *request,
                              jy_copies *copies, GError **err)
{
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    g_autoptr(jy_result) result = jy_result_new();
    g_autoptr(jy_score) score = jy_score_new(index, question->matcher, !request->prefers_none, err);
    jy_run run = {
        .index = index,
        .question = question,
        .request = request,
        .candidate = candidate,
        .end = jy_index_folders(index),
        .score = score,
        .copies = copies,
        .result = result,
    };
    jy_run_remember(&run);
    bool done = score && run_tiers(&run, err);
    jy_run_forget(&run);
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

/* All pages up to this one, as duplicates of their hits are none of this one's; what it has not is cut off. */
static jy_result *search_folded(jy_index *index, const jy_question *question, GError **err)
{
    const jy_request *request = &question->request;
    g_autoptr(jy_copies) copies = jy_copies_new();
    jy_request all = *request;
    all.offset = 0;
    all.limit = request->offset + request->limit;
    jy_result *result = search_page(index, question, &all, copies, err);
    if (result) {
        cut_page(result->hits, request);
    }
    return result;
}

/* ---- the question ---- */

/* Looks at what of the hits the question matches, as soon as it is known which are shown. That has a budget of its own:
 * what was found at such expense is not to be left out. */
static bool find_matches(const jy_question *question, const jy_result *result, GError **err)
{
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    jy_budget *whole = question->request.budget;
    jy_budget shown = {.left = whole ? whole->whole : 0};
    for (guint i = 0; i < result->hits->len; i++) {
        jy_hit *hit = result->hits->pdata[i];
        if (!jy_budget_pay(whole ? &shown : NULL, hit->passage.length, question->matcher->phrases->len)) {
            whole->is_spent = true;
            g_ptr_array_set_size(result->hits, (gint)i);
            break;
        }
        if (!jy_passage_complete(&hit->passage, err)) {
            return false;
        }
        jy_candidate_take(candidate, &hit->passage, hit->document);
        hit->exact = hit->exact && jy_matcher_accepts(question->matcher, candidate);
        hit->matches = jy_matcher_find(question->matcher, candidate, hit->exact, &hit->statement);
    }
    return true;
}

static bool search_once(jy_index *index, const jy_question *question, void *user, GError **err)
{
    const jy_request *request = &question->request;
    bool folds = request->folds_duplicates && request->limit > 0 && request->offset < FOLDED_MOST &&
                 request->limit < FOLDED_MOST;
    jy_result **ret_result = user;
    *ret_result = folds ? search_folded(index, question, err) : search_page(index, question, request, NULL, err);
    if (*ret_result && !find_matches(question, *ret_result, err)) {
        g_clear_pointer(ret_result, jy_result_free);
    }
    return *ret_result != NULL;
}

jy_result *jy_search_question(jy_index *index, jy_question *question, GError **err)
{
    gint64 begun = g_get_monotonic_time();
    jy_result *result = NULL;
    if (jy_question_run(question, index, search_once, &result, err)) {
        const jy_budget *budget = question->request.budget;
        result->took_ms = (double)(g_get_monotonic_time() - begun) / 1000;
        result->gave_up = budget && budget->is_spent;
        result->exact_lower_bound |= result->gave_up;
        result->partial_lower_bound |= result->gave_up;
    }
    return result;
}

jy_result *jy_search(jy_index *index, const jy_request *request, GError **err)
{
    g_autoptr(jy_question) question = jy_question_new(request, err);
    return question ? jy_search_question(index, question, err) : NULL;
}
