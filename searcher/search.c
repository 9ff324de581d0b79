/* search.c: runs a plan: first the passages that hold each run whole, then, if the page is not full, the best of the
 * rest. */
#include "searcher/search.h"

#include "searcher/gather.h"
#include "searcher/question.h"
#include "searcher/run.h"

/* Passages that are looked at for the totals where the index proves them. */
#define COUNTED_PROVEN 20000

void jy_result_free(jy_result *result)
{
    if (!result) {
        return;
    }
    g_ptr_array_unref(result->hits);
    g_free(result);
}

/* ---- one tier ---- */

/* What a partial passage has to score beside the best, percent: a short word by half is noise, a question by half is
 * not (cuts of 40 up to six words and of 20 up to twelve cost 0.016 of nDCG@10 on questions). */
static int partial_cutoff(guint words)
{
    return words <= 3 ? 50 : words <= 6 ? 20 : 0;
}

static uint32_t looked_at(const jy_tier *tier, uint32_t first, uint32_t limit)
{
    return first + limit + (tier->tried ? JY_COUNTED_TRIED : COUNTED_PROVEN);
}

/* Where Xapian's own choosing and collapsing would take documents of two folders for one. */
static bool must_gather(const jy_run *run, const jy_tier *tier)
{
    return run->end - run->begin > 1 && (tier->tried || run->question->group == JY_GROUP_DOCUMENT);
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

/* Xapian drops hits by percentage only where it sorts by weight: elsewhere the weight is looked up first. */
static bool weigh_cutoff(jy_run *run, jy_tier *tier, GError **err)
{
    if (tier->sort == JY_SORT_RELEVANCE || tier->least_percent == 0) {
        return true;
    }
    jy_tier best = *tier;
    best.sort = JY_SORT_RELEVANCE;
    xc_result *found = jy_run_ask(run, &best, 0, 1, 0, err);
    xc_hit hit;
    if (found && xc_result_size(found) && xc_result_hit(found, 0, &hit, NULL) == XC_OK && hit.percent > 0) {
        tier->least_weight = hit.weight * tier->least_percent / hit.percent;
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

/* The rest of the page: passages that hold the question in part. `shown` hits are on it, and they are the last of the
 * exact tier. */
static bool run_partial(jy_run *run, const jy_tier *exact, uint32_t shown, GError **err)
{
    const jy_question *question = run->question;
    jy_result *result = run->result;
    uint64_t begun = question->offset + shown;
    uint64_t skipped = begun > result->total_exact ? begun - result->total_exact : 0;
    if (question->group == JY_GROUP_DOCUMENT && !must_gather(run, exact)) {
        run->shown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        if (result->total_exact && !note_shown(run, exact, (uint32_t)result->total_exact, err)) {
            return false;
        }
    }
    run->is_partial = true;
    bool sure = true;
    jy_tier tier = {run->plan->any, true, question->sort, partial_cutoff(run->plan->words->len), 0};
    bool done = weigh_cutoff(run, &tier, err) &&
                run_tier(run, &tier, (uint32_t)skipped, question->limit - shown, &result->total_partial, &sure, err);
    result->partial_lower_bound = !sure;
    return done;
}

/* One tier of looser hits, some of which are exact: counts both. */
static bool run_loose(jy_run *run, const xc_query *query, const jy_tier *exact, GError **err)
{
    const jy_question *question = run->question;
    jy_result *result = run->result;
    uint64_t all = 0, whole = 0;
    bool all_sure = true, whole_sure = true;
    const jy_tier tier = {query, false, question->sort, 0, 0};
    if (!count_tier(run, exact, &whole, &whole_sure, err) ||
        !run_tier(run, &tier, question->offset, question->limit, &all, &all_sure, err)) {
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
    const jy_question *question = run->question;
    const jy_search_plan *plan = run->plan;
    jy_result *result = run->result;
    const jy_tier exact = {plan->exact, plan->must_test, question->sort, 0, 0};
    if (question->match == JY_MATCH_ANY && plan->any) {
        return run_loose(run, plan->any, &exact, err);
    }
    if (question->match == JY_MATCH_ALL && plan->must_test) {
        return run_loose(run, plan->exact, &exact, err);
    }
    bool sure = true;
    if (!run_tier(run, &exact, question->offset, question->limit, &result->total_exact, &sure, err)) {
        return false;
    }
    result->exact_lower_bound = !sure;
    uint32_t shown = result->hits->len;
    bool partial = question->match == JY_MATCH_AUTO && plan->any && plan->words->len > 1;
    /* Hits were missing, so every exact one has been counted. */
    return shown == question->limit || !partial || run_partial(run, &exact, shown, err);
}

/* ---- the question ---- */

static jy_result *search_once(jy_archive *archive, const jy_question *question, const jy_node *root, GError **err)
{
    g_autoptr(jy_search_plan) plan = jy_search_plan_make(archive, root, err);
    if (!plan) {
        return NULL;
    }
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    g_autoptr(jy_result) result = g_new0(jy_result, 1);
    result->hits = g_ptr_array_new_with_free_func((GDestroyNotify)jy_hit_free);
    jy_run run = {
        .archive = archive,
        .question = question,
        .plan = plan,
        .candidate = candidate,
        .end = jy_archive_folders(archive),
        .result = result,
    };
    bool done = run_tiers(&run, err);
    g_clear_error(&run.failure);
    g_clear_pointer(&run.shown, g_hash_table_unref);
    return done ? g_steal_pointer(&result) : NULL;
}

jy_result *jy_search(jy_archive *archive, const jy_question *question, GError **err)
{
    gint64 begun = g_get_monotonic_time();
    g_autoptr(jy_node) root = jy_question_read(question, err);
    if (!root) {
        return NULL;
    }
    for (int attempt = 1;; attempt++) {
        g_autoptr(GError) failure = NULL;
        jy_result *result = search_once(archive, question, root, &failure);
        if (result) {
            result->took_ms = (double)(g_get_monotonic_time() - begun) / 1000;
            return result;
        }
        if (!jy_question_again(archive, attempt, &failure, err)) {
            return NULL;
        }
    }
}
