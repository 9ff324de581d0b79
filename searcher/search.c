/* search.c: runs a plan: first the passages that hold each run whole, then, if the page is not full, the best of the
 * rest. */
#include "searcher/search.h"

#include <jiyan/error.h>
#include <jiyan/schema.h>
#include <libintl.h>
#include <string.h>

#include "searcher/candidate.h"
#include "searcher/match.h"
#include "searcher/plan.h"
#include "searcher/question.h"

#define _(s) gettext(s)

/* Okapi BM25; k2 is of no use, k3 as each word of a question counts once. */
#define BM25_K1 1.2
#define BM25_K3 1.0
#define BM25_B 0.75
#define BM25_MIN_LENGTH 0.3
/* Passages that are looked at for the totals: those whose text has to be tried, those that the index proves. */
#define COUNTED_TRIED 300
#define COUNTED_PROVEN 20000

/* One tier of a search, and what its decider works with. */
typedef struct {
    jy_archive *archive;
    const jy_question *question;
    const jy_search_plan *plan;
    jy_candidate *candidate;
    bool many;         /* several folders: a candidate does not tell which one it is of */
    bool is_partial;   /* the second tier: not what the first has shown */
    GHashTable *shown; /* keys of the documents that the first tier has shown; NULL when passages are asked for */
    GError *failure;
    jy_result *result;
} search_run;

static bool fail(GError **err, const xc_error *failure)
{
    jy_archive_set_error(err, failure, _("searching"));
    return false;
}

static void free_hit(void *item)
{
    jy_hit *hit = item;
    jy_passage_clear(&hit->passage);
    if (hit->matches) {
        g_array_unref(hit->matches);
    }
    g_free(hit);
}

void jy_result_free(jy_result *result)
{
    if (!result) {
        return;
    }
    g_ptr_array_unref(result->hits);
    g_free(result);
}

/* ---- trying a passage ---- */

static bool read_passage(xc_document *stored, jy_passage *ret_passage, GError **err)
{
    xc_error failure;
    const char *bytes;
    size_t length;
    if (xc_document_data(stored, &bytes, &length, &failure) != XC_OK) {
        return fail(err, &failure);
    }
    return jy_passage_unpack(bytes, length, ret_passage, err);
}

static bool is_exact(const search_run *run)
{
    return !run->plan->test || jy_test_holds(run->plan->test, run->candidate);
}

static bool is_forbidden(const search_run *run)
{
    for (guint i = 0; i < run->plan->forbidden->len; i++) {
        if (jy_test_holds(run->plan->forbidden->pdata[i], run->candidate)) {
            return true;
        }
    }
    return false;
}

/* Xapian asks this for each passage that would enter the result. A failure is kept for after the run. */
static bool decide(xc_document *stored, void *user)
{
    search_run *run = user;
    g_auto(jy_passage) passage = {0};
    if (run->failure || !read_passage(stored, &passage, &run->failure)) {
        return false;
    }
    const jy_document *document =
        jy_archive_document(run->archive, run->many ? 0 : xc_document_docid(stored), passage.document, &run->failure);
    if (!document) {
        return false;
    }
    if (run->is_partial && run->shown && g_hash_table_contains(run->shown, passage.document)) {
        return false;
    }
    jy_candidate_take(run->candidate, &passage, document);
    return run->is_partial ? !is_exact(run) && !is_forbidden(run) : is_exact(run);
}

/* ---- hits ---- */

static bool add_hit(search_run *run, const xc_result *found, uint32_t i, uint32_t rank, GError **err)
{
    xc_error failure;
    xc_hit at;
    xc_document *stored = NULL;
    if (xc_result_hit(found, i, &at, &failure) != XC_OK || xc_result_document(found, i, &stored, &failure) != XC_OK) {
        return fail(err, &failure);
    }
    jy_hit *hit = g_new0(jy_hit, 1);
    bool done = read_passage(stored, &hit->passage, err);
    xc_document_free(stored);
    if (done) {
        hit->document = jy_archive_document(run->archive, at.docid, hit->passage.document, err);
        done = hit->document != NULL;
    }
    if (!done) {
        free_hit(hit);
        return false;
    }
    jy_candidate_take(run->candidate, &hit->passage, hit->document);
    hit->rank = rank;
    hit->score = at.weight;
    hit->exact = !run->is_partial && is_exact(run);
    hit->matches = jy_match_find(run->plan, run->candidate, hit->exact);
    g_ptr_array_add(run->result->hits, hit);
    return true;
}

/* ---- one tier ---- */

/* A query and how its hits are chosen. */
typedef struct {
    const xc_query *query;
    bool tried; /* the text is looked at */
    jy_sort sort;
    int least_percent; /* of the best hit; 0: everything */
    double least_weight;
} search_tier;

/* What a partial passage has to score beside the best: few words have to be there nearly all, many hardly ever are. */
static int partial_cutoff(guint words)
{
    return words <= 3 ? 50 : words <= 6 ? 40 : words <= 12 ? 20 : 0;
}

static bool set_order(jy_sort sort, xc_search *search, xc_error *failure)
{
    static const xc_sort_key NEWEST[] = {{JY_SLOT_DATE, true, true}};
    static const xc_sort_key OLDEST[] = {{JY_SLOT_DATE, false, true}};
    static const xc_sort_key PLACE[] = {{JY_SLOT_PLACE, false, true}};
    switch (sort) {
    case JY_SORT_NEWEST:
        return xc_search_set_sort_keys(search, XC_SORT_VALUE_RELEVANCE, NEWEST, 1, failure) == XC_OK;
    case JY_SORT_OLDEST:
        return xc_search_set_sort_keys(search, XC_SORT_VALUE_RELEVANCE, OLDEST, 1, failure) == XC_OK;
    case JY_SORT_RELEVANCE:
        break;
    }
    return xc_search_set_sort_keys(search, XC_SORT_RELEVANCE_VALUE, PLACE, 1, failure) == XC_OK;
}

static bool set_up(search_run *run, xc_search *search, const search_tier *tier, xc_error *failure)
{
    if (tier->tried) {
        xc_search_set_decider(search, decide, run);
    }
    bool grouped = run->question->group == JY_GROUP_DOCUMENT;
    return xc_search_set_query(search, tier->query, failure) == XC_OK &&
           xc_search_set_bm25(search, BM25_K1, 0, BM25_K3, BM25_B, BM25_MIN_LENGTH, failure) == XC_OK &&
           set_order(tier->sort, search, failure) &&
           (!grouped || xc_search_set_collapse(search, JY_SLOT_DOCUMENT, 1, failure) == XC_OK) &&
           xc_search_set_cutoff(search, tier->least_percent, tier->least_weight, failure) == XC_OK;
}

/* Asks Xapian. Returns a new result; free with xc_result_free. */
static xc_result *ask(search_run *run, const search_tier *tier, uint32_t first, uint32_t limit, uint32_t looked_at,
                      GError **err)
{
    xc_error failure;
    xc_search *search = xc_search_new(jy_archive_database(run->archive), &failure);
    xc_result *found = NULL;
    if (!search || !set_up(run, search, tier, &failure) ||
        xc_search_run(search, first, limit, looked_at, &found, &failure) != XC_OK) {
        fail(err, &failure);
    } else if (run->failure) {
        g_propagate_error(err, g_steal_pointer(&run->failure));
        g_clear_pointer(&found, xc_result_free);
    }
    xc_search_free(search);
    return found;
}

static uint32_t looked_at(const search_tier *tier, uint32_t first, uint32_t limit)
{
    return first + limit + (tier->tried ? COUNTED_TRIED : COUNTED_PROVEN);
}

/* Runs a tier and adds hits `first` … of it. *ret_total is how many match, at least; *ret_sure whether that is all. */
static bool run_tier(search_run *run, const search_tier *tier, uint32_t first, uint32_t limit, uint64_t *ret_total,
                     bool *ret_sure, GError **err)
{
    uint32_t counted = looked_at(tier, first, limit);
    xc_result *found = ask(run, tier, first, limit, counted, err);
    if (!found) {
        return false;
    }
    uint32_t size = xc_result_size(found), lower, estimated, upper;
    guint before = run->result->hits->len;
    bool done = true;
    for (uint32_t i = 0; done && i < size; i++) {
        done = add_hit(run, found, i, run->question->offset + before + i + 1, err);
    }
    xc_result_matches(found, &lower, &estimated, &upper);
    *ret_total = lower;
    *ret_sure = lower == upper || (size < limit && lower < counted);
    xc_result_free(found);
    return done;
}

/* Xapian drops hits by percentage only where it sorts by weight: elsewhere the weight is looked up first. */
static bool weigh_cutoff(search_run *run, search_tier *tier, GError **err)
{
    if (tier->sort == JY_SORT_RELEVANCE || tier->least_percent == 0) {
        return true;
    }
    search_tier best = *tier;
    best.sort = JY_SORT_RELEVANCE;
    xc_result *found = ask(run, &best, 0, 1, 0, err);
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
static bool note_shown(search_run *run, const search_tier *tier, uint32_t count, GError **err)
{
    xc_result *found = ask(run, tier, 0, count, 0, err);
    bool done = found != NULL;
    for (uint32_t i = 0; done && i < xc_result_size(found); i++) {
        xc_error failure;
        xc_document *stored = NULL;
        g_auto(jy_passage) passage = {0};
        done = xc_result_document(found, i, &stored, &failure) == XC_OK ? read_passage(stored, &passage, err)
                                                                        : fail(err, &failure);
        xc_document_free(stored);
        if (done) {
            g_hash_table_add(run->shown, g_steal_pointer(&passage.document));
        }
    }
    xc_result_free(found);
    return done;
}

/* The rest of the page: passages that hold the question in part. `shown` hits are on it, and they are the last of the
 * exact tier. */
static bool run_partial(search_run *run, const search_tier *exact, uint32_t shown, GError **err)
{
    const jy_question *question = run->question;
    jy_result *result = run->result;
    uint64_t begun = question->offset + shown;
    uint64_t skipped = begun > result->total_exact ? begun - result->total_exact : 0;
    if (question->group == JY_GROUP_DOCUMENT) {
        run->shown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        if (result->total_exact && !note_shown(run, exact, (uint32_t)result->total_exact, err)) {
            return false;
        }
    }
    run->is_partial = true;
    bool sure = true;
    search_tier tier = {run->plan->any, true, question->sort, partial_cutoff(run->plan->words->len), 0};
    bool done = weigh_cutoff(run, &tier, err) &&
                run_tier(run, &tier, (uint32_t)skipped, question->limit - shown, &result->total_partial, &sure, err);
    result->partial_lower_bound = !sure;
    return done;
}

/* One tier of looser hits, some of which are exact: counts both. */
static bool run_loose(search_run *run, const xc_query *query, const search_tier *exact, GError **err)
{
    const jy_question *question = run->question;
    jy_result *result = run->result;
    uint64_t all = 0;
    bool all_sure = true, exact_sure = true;
    const search_tier tier = {query, false, question->sort, 0, 0};
    xc_result *found = ask(run, exact, 0, 0, looked_at(exact, 0, 0), err);
    uint32_t lower = 0, estimated, upper = 0;
    if (found) {
        xc_result_matches(found, &lower, &estimated, &upper);
        exact_sure = lower == upper || lower < looked_at(exact, 0, 0);
    }
    bool done = found && run_tier(run, &tier, question->offset, question->limit, &all, &all_sure, err);
    xc_result_free(found);
    result->total_exact = lower;
    result->total_partial = all > lower ? all - lower : 0;
    result->exact_lower_bound = !exact_sure;
    result->partial_lower_bound = !all_sure || !exact_sure;
    return done;
}

static bool run_tiers(search_run *run, GError **err)
{
    const jy_question *question = run->question;
    const jy_search_plan *plan = run->plan;
    jy_result *result = run->result;
    const search_tier exact = {plan->exact, plan->must_test, question->sort, 0, 0};
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
    result->hits = g_ptr_array_new_with_free_func(free_hit);
    search_run run = {
        .archive = archive,
        .question = question,
        .plan = plan,
        .candidate = candidate,
        .many = jy_archive_folders(archive) > 1,
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
