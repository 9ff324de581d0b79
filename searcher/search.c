/* search.c: runs a plan: first the passages that hold each run whole, then, if the page is not full, the best of the
 * rest. */
#include "searcher/search.h"

#include <jiyan/error.h>
#include <jiyan/schema.h>
#include <libintl.h>
#include <string.h>

#include "searcher/candidate.h"
#include "searcher/plan.h"
#include "searcher/query.h"

#define _(s) gettext(s)

/* Okapi BM25; k2 is of no use, k3 as each word of a question counts once. */
#define BM25_K1 1.2
#define BM25_K3 1.0
#define BM25_B 0.75
#define BM25_MIN_LENGTH 0.3
/* Passages that are looked at for the totals: those whose text has to be tried, those that the index proves. */
#define COUNTED_TRIED 300
#define COUNTED_PROVEN 20000
/* A reader may be overtaken this often before it gives up. */
#define ATTEMPTS 5

/* One tier of a search, and what its decider works with. */
typedef struct {
    jy_archive *archive;
    const jy_question *question;
    const jy_search_plan *plan;
    jy_candidate *candidate;
    bool many;       /* several folders: a candidate does not tell which one it is of */
    bool is_partial; /* the second tier: not what the first has shown */
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
    jy_candidate_take(run->candidate, &passage, document);
    return run->is_partial ? !is_exact(run) && !is_forbidden(run) : is_exact(run);
}

/* ---- hits ---- */

static int by_start(const void *a, const void *b)
{
    const jy_span *left = a, *right = b;
    return left->start != right->start ? (left->start > right->start) - (left->start < right->start)
                                       : (left->end < right->end) - (left->end > right->end);
}

/* Joins spans that overlap or touch. */
static void merge_spans(GArray *spans)
{
    g_array_sort(spans, by_start);
    guint kept = 0;
    for (guint i = 0; i < spans->len; i++) {
        jy_span span = g_array_index(spans, jy_span, i);
        jy_span *last = kept ? &g_array_index(spans, jy_span, kept - 1) : NULL;
        if (last && span.start <= last->end) {
            last->end = MAX(last->end, span.end);
        } else {
            g_array_index(spans, jy_span, kept++) = span;
        }
    }
    g_array_set_size(spans, kept);
}

static GArray *find_matches(const search_run *run, bool exact)
{
    GArray *spans = g_array_new(false, false, sizeof(jy_span));
    const GPtrArray *phrases = exact ? run->plan->phrases : run->plan->words;
    for (guint i = 0; i < phrases->len; i++) {
        jy_candidate_find_all(run->candidate, phrases->pdata[i], spans);
    }
    merge_spans(spans);
    return spans;
}

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
    hit->matches = find_matches(run, hit->exact);
    g_ptr_array_add(run->result->hits, hit);
    return true;
}

/* ---- one tier ---- */

/* What a partial passage has to score beside the best: few words have to be there nearly all, many hardly ever are. */
static int partial_cutoff(guint words)
{
    return words <= 3 ? 50 : words <= 6 ? 40 : words <= 12 ? 20 : 0;
}

static bool set_order(const search_run *run, xc_search *search, xc_error *failure)
{
    static const xc_sort_key NEWEST[] = {{JY_SLOT_DATE, true, true}};
    static const xc_sort_key OLDEST[] = {{JY_SLOT_DATE, false, true}};
    static const xc_sort_key PLACE[] = {{JY_SLOT_PLACE, false, true}};
    switch (run->question->sort) {
    case JY_SORT_NEWEST:
        return xc_search_set_sort_keys(search, XC_SORT_VALUE_RELEVANCE, NEWEST, 1, failure) == XC_OK;
    case JY_SORT_OLDEST:
        return xc_search_set_sort_keys(search, XC_SORT_VALUE_RELEVANCE, OLDEST, 1, failure) == XC_OK;
    case JY_SORT_RELEVANCE:
        break;
    }
    return xc_search_set_sort_keys(search, XC_SORT_RELEVANCE_VALUE, PLACE, 1, failure) == XC_OK;
}

static bool set_up(search_run *run, xc_search *search, const xc_query *query, bool tried, xc_error *failure)
{
    if (tried) {
        xc_search_set_decider(search, decide, run);
    }
    int cutoff = run->is_partial && run->question->match != JY_MATCH_ANY ? partial_cutoff(run->plan->words->len) : 0;
    bool grouped = run->question->group == JY_GROUP_DOCUMENT;
    return xc_search_set_query(search, query, failure) == XC_OK &&
           xc_search_set_bm25(search, BM25_K1, 0, BM25_K3, BM25_B, BM25_MIN_LENGTH, failure) == XC_OK &&
           set_order(run, search, failure) &&
           (!grouped || xc_search_set_collapse(search, JY_SLOT_DOCUMENT, 1, failure) == XC_OK) &&
           xc_search_set_cutoff(search, cutoff, 0, failure) == XC_OK;
}

/* Runs a query and adds hits `first` … of it. *ret_total is how many match, at least; *ret_sure whether that is all. */
static bool run_tier(search_run *run, const xc_query *query, bool tried, uint32_t first, uint32_t limit,
                     uint64_t *ret_total, bool *ret_sure, GError **err)
{
    xc_error failure;
    xc_search *search = xc_search_new(jy_archive_database(run->archive), &failure);
    xc_result *found = NULL;
    uint32_t looked_at = first + limit + (tried ? COUNTED_TRIED : COUNTED_PROVEN);
    bool done = search && set_up(run, search, query, tried, &failure) &&
                xc_search_run(search, first, limit, looked_at, &found, &failure) == XC_OK;
    if (!done) {
        fail(err, &failure);
    } else if (run->failure) {
        g_propagate_error(err, g_steal_pointer(&run->failure));
        done = false;
    }
    uint32_t size = done ? xc_result_size(found) : 0;
    guint before = run->result->hits->len;
    for (uint32_t i = 0; done && i < size; i++) {
        done = add_hit(run, found, i, run->question->offset + before + i + 1, err);
    }
    if (done) {
        uint32_t lower, estimated, upper;
        xc_result_matches(found, &lower, &estimated, &upper);
        *ret_total = lower;
        *ret_sure = lower == upper || (size < limit && lower < looked_at);
    }
    xc_result_free(found);
    xc_search_free(search);
    return done;
}

/* ---- both tiers ---- */

static bool has_partial_tier(const search_run *run)
{
    return run->question->match == JY_MATCH_AUTO && run->plan->any && run->plan->words->len > 1;
}

static bool run_tiers(search_run *run, GError **err)
{
    const jy_question *question = run->question;
    jy_result *result = run->result;
    bool exact_sure = true, partial_sure = true;
    if (question->match == JY_MATCH_ANY && run->plan->any) {
        bool done = run_tier(run, run->plan->any, false, question->offset, question->limit, &result->total_partial,
                             &partial_sure, err);
        result->lower_bound = !partial_sure;
        return done;
    }
    bool tried = run->plan->must_test && question->match != JY_MATCH_ALL;
    if (!run_tier(run, run->plan->exact, tried, question->offset, question->limit, &result->total_exact, &exact_sure,
                  err)) {
        return false;
    }
    uint32_t shown = result->hits->len;
    if (shown < question->limit && has_partial_tier(run)) {
        /* Hits were missing, so every exact one has been counted. */
        uint64_t skipped =
            question->offset + shown > result->total_exact ? question->offset + shown - result->total_exact : 0;
        run->is_partial = true;
        if (!run_tier(run, run->plan->any, true, (uint32_t)skipped, question->limit - shown, &result->total_partial,
                      &partial_sure, err)) {
            return false;
        }
    }
    result->lower_bound = !exact_sure || !partial_sure;
    return true;
}

/* ---- the question ---- */

/* The tree of a question and its filters. NULL with *err where it asks for nothing. */
static jy_node *question_tree(const jy_question *question, GError **err)
{
    GError *failure = NULL;
    jy_node *root = jy_query_parse(question->query ? question->query : "", &failure);
    for (const char *const *filter = question->filters; !failure && filter && *filter; filter++) {
        const char *colon = strchr(*filter, ':');
        jy_by field;
        if (colon && jy_by_named(*filter, (size_t)(colon - *filter), &field)) {
            root = jy_node_and(root, jy_node_new_field(field, colon + 1));
        }
    }
    if (!failure && !root) {
        g_set_error(&failure, JY_ERROR, JY_ERROR_QUERY, _("the question asks for nothing"));
    }
    if (failure) {
        jy_node_free(root);
        g_propagate_error(err, failure);
        return NULL;
    }
    return root;
}

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
    return done ? g_steal_pointer(&result) : NULL;
}

jy_result *jy_search(jy_archive *archive, const jy_question *question, GError **err)
{
    gint64 begun = g_get_monotonic_time();
    g_autoptr(jy_node) root = question_tree(question, err);
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
        bool overtaken = g_error_matches(failure, JY_ERROR, JY_ERROR_INDEX_CHANGED);
        if (!overtaken || attempt == ATTEMPTS) {
            g_propagate_error(err, g_steal_pointer(&failure));
            return NULL;
        }
        if (!jy_archive_reopen(archive, err)) {
            return NULL;
        }
    }
}

static void describe(GString *out, const char *name, const xc_query *query)
{
    xc_text text = {0};
    if (query && xc_query_describe(query, &text, NULL) == XC_OK) {
        g_string_append_printf(out, "%s: %s\n", name, text.data);
        xc_text_free(&text);
    }
}

char *jy_search_explain(jy_archive *archive, const jy_question *question, GError **err)
{
    g_autoptr(jy_node) root = question_tree(question, err);
    g_autoptr(jy_search_plan) plan = root ? jy_search_plan_make(archive, root, err) : NULL;
    if (!plan) {
        return NULL;
    }
    GString *out = g_string_new(NULL);
    g_autofree char *tree = jy_node_print(root);
    g_string_append_printf(out, "question: %s\n", tree);
    describe(out, "exact", plan->exact);
    g_string_append_printf(out, "text is tried: %s\n", plan->must_test ? "yes" : "no");
    describe(out, "partial", plan->any);
    return g_string_free(out, false);
}
