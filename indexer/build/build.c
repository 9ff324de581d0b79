/* build.c: carries a plan out, in place or beside. */
#include "indexer/build/build.h"

#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/base/pool.h>
#include <jiyan/index/store.h>
#include <libintl.h>
#include <pthread.h>
#include <string.h>

#include "indexer/build/segments.h"
#include "indexer/build/worker.h"

#define _(s) gettext(s)

/* What carrying out costs, in MB/s of CPU, as tests/bench/update measures it: text into the published generation or out
 * of one, text into private segments by one worker, and copying and merging, by the size of the index. */
#define IN_PLACE_RATE 1.6
#define SEGMENT_RATE 1.8
#define MERGE_RATE 200.0
/* Text that one transaction takes, bytes: memory holds it until the commit. */
#define IN_PLACE_MOST (2 * (uint64_t)JY_SEGMENT_BYTES)

/* What the workers of one run share. */
typedef struct {
    const jy_build_options *options;
    const jy_changes *plan;
    jy_worker **workers;   /* options->jobs of them; NULL for one that is not needed */
    pthread_mutex_t mutex; /* guards what follows */
    jy_build_summary summary;
    GPtrArray *replaced; /* of jy_ledger_entry, borrowed: what the old generation has to lose */
    GPtrArray *touched;  /* of jy_ledger_entry, owned: entries that the old generation has to take */
    GError *failure;     /* the first of the run; files after it are passed over */
} build_run;

bool jy_build_goes_on(GError **err)
{
    if (!jy_command_interrupted()) {
        return true;
    }
    g_set_error(err, JY_ERROR_OF_RUN, JY_ERROR_INTERRUPTED, _("interrupted; the index is as it was"));
    return false;
}

/* ---- reading files ---- */

/* Counts a file and keeps what the run has to remember of it; takes the entry. Call with the mutex held. */
static void keep(build_run *run, const jy_change *change, jy_worker_outcome *outcome)
{
    jy_build_summary *summary = &run->summary;
    bool is_indexed = outcome->entry->state == JY_STATE_INDEXED, is_fresh = is_indexed && !outcome->touched;
    summary->failed += !is_indexed;
    summary->partial += is_indexed && outcome->entry->reason;
    summary->touched += is_indexed && outcome->touched;
    summary->added += is_fresh && change->kind == JY_CHANGE_ADD;
    summary->updated += is_fresh && change->kind == JY_CHANGE_UPDATE;
    if (outcome->touched) {
        g_ptr_array_add(run->touched, outcome->entry);
        return;
    }
    if (change->old) {
        g_ptr_array_add(run->replaced, (void *)(uintptr_t)change->old);
    }
    jy_ledger_entry_free(outcome->entry);
}

/* Keeps the first failure of the run; takes it. */
static void keep_failure(build_run *run, GError *failure)
{
    pthread_mutex_lock(&run->mutex);
    if (run->failure) {
        g_error_free(failure);
    } else {
        run->failure = failure;
    }
    pthread_mutex_unlock(&run->mutex);
}

static void read_file(void *item, unsigned number, void *user)
{
    const jy_change *change = item;
    build_run *run = user;
    const jy_build_events *events = run->options->events;
    jy_worker_outcome outcome;
    GError *failure = NULL;
    pthread_mutex_lock(&run->mutex);
    bool has_failed = run->failure != NULL;
    pthread_mutex_unlock(&run->mutex);
    if (has_failed) {
        return;
    }

    if (!jy_build_goes_on(&failure) || !jy_worker_file(run->workers[number], change, &outcome, &failure)) {
        keep_failure(run, failure);
        return;
    }
    if (events) {
        events->file(outcome.entry, events->user);
    }
    pthread_mutex_lock(&run->mutex);
    keep(run, change, &outcome);
    pthread_mutex_unlock(&run->mutex);
}

/* Waits until all is done; takes the pool. */
static bool end_pool(build_run *run, jy_pool *pool, GError **err)
{
    jy_pool_free(pool);
    if (run->failure) {
        g_propagate_error(err, g_steal_pointer(&run->failure));
        return false;
    }
    return true;
}

/* Has the first `jobs` workers read every file of the plan. */
static bool read_files(build_run *run, unsigned jobs, GError **err)
{
    jy_pool *pool = jy_pool_new(jobs, 2 * (size_t)jobs, read_file, run, err);
    if (!pool) {
        return false;
    }
    for (guint i = 0; i < run->plan->changes->len; i++) {
        jy_change *change = run->plan->changes->pdata[i];
        if (change->file) {
            jy_pool_push(pool, change);
        }
    }
    return end_pool(run, pool, err);
}

/* ---- what the old generation loses and takes ---- */

/* Takes a file out of the index. With `held`, the bytes of text taken out since the last commit, commits now and then:
 * until then memory holds the change. */
static bool lose(jy_store *store, const jy_ledger_entry *old, uint64_t *held, GError **err)
{
    if (!jy_store_remove_file(store, old, err)) {
        return false;
    }
    if (!held || (*held += old->size) < JY_SEGMENT_BYTES) {
        return true;
    }
    *held = 0;
    return jy_store_commit(store, err);
}

/* What left the archive goes, what was only touched gets its new entry. */
static bool bring_up_to_date(build_run *run, jy_store *store, uint64_t *held, GError **err)
{
    for (guint i = 0; i < run->plan->changes->len; i++) {
        const jy_change *change = run->plan->changes->pdata[i];
        bool is_gone = change->kind == JY_CHANGE_REMOVE;
        if (is_gone && !lose(store, change->old, held, err)) {
            return false;
        }
        run->summary.removed += is_gone;
    }
    for (guint i = 0; i < run->touched->len; i++) {
        if (!jy_store_put_entry(store, run->touched->pdata[i], err)) {
            return false;
        }
    }
    return true;
}

/* ---- beside ---- */

/* Adds what the workers counted of characters to what the store has. */
static bool add_characters(const build_run *run, jy_store *store, GError **err)
{
    g_autoptr(jy_characters) all = jy_characters_new();
    for (unsigned i = 0; i < run->options->jobs; i++) {
        jy_characters_add(all, jy_worker_characters(run->workers[i]));
    }
    return jy_store_add_characters(store, all, err);
}

/* A segment without passages that says which versions the index is of. */
static bool make_head(const build_run *run, jy_segments *segments, GError **err)
{
    g_autofree char *path = jy_segments_path(segments);
    g_autoptr(jy_store) store = jy_store_create(path, err);
    if (!store || !jy_store_put_versions(store, err) || !add_characters(run, store, err)) {
        return false;
    }
    jy_segments_add(segments, path);
    return jy_store_close(g_steal_pointer(&store), err);
}

/* A copy of the old generation without what has changed. */
static bool make_rest(build_run *run, jy_segments *segments, const char *current, GError **err)
{
    g_autofree char *path = jy_segments_path(segments);
    g_autoptr(jy_store) store = jy_files_copy(current, path, err) ? jy_store_open(path, false, err) : NULL;
    uint64_t held = 0;
    bool done = store != NULL;
    for (guint i = 0; done && i < run->replaced->len; i++) {
        done = lose(store, run->replaced->pdata[i], &held, err);
    }
    if (!done || !bring_up_to_date(run, store, &held, err) || !add_characters(run, store, err)) {
        return false;
    }
    jy_segments_add(segments, path);
    return jy_store_close(g_steal_pointer(&store), err);
}

static void finish_worker(void *item, unsigned number, void *user)
{
    (void)number;
    GError *failure = NULL;
    if (!jy_worker_finish(item, &failure)) {
        keep_failure(user, failure);
    }
}

/* Writes the last segments, all at once: each takes as long as a few megabytes of text. */
static bool finish_workers(build_run *run, GError **err)
{
    unsigned jobs = run->options->jobs;
    jy_pool *pool = jy_pool_new(jobs, jobs, finish_worker, run, err);
    if (!pool) {
        return false;
    }
    for (unsigned i = 0; i < jobs; i++) {
        jy_pool_push(pool, run->workers[i]);
    }
    return end_pool(run, pool, err);
}

static bool build_beside(build_run *run, jy_writer *writer, GError **err)
{
    const jy_build_options *options = run->options;
    const char *old = options->fresh ? NULL : jy_writer_current(writer);
    g_autofree char *scratch = jy_writer_scratch(writer, err);
    if (!scratch) {
        return false;
    }
    g_autoptr(jy_segments) segments = jy_segments_new(scratch);
    for (unsigned i = 0; i < options->jobs; i++) {
        run->workers[i] = jy_worker_new(options, jy_output_new(segments), err);
        if (!run->workers[i]) {
            return false;
        }
    }
    if (!read_files(run, options->jobs, err) || !finish_workers(run, err) ||
        !(old ? make_rest(run, segments, old, err) : make_head(run, segments, err))) {
        return false;
    }
    if (options->events) {
        options->events->merging(options->events->user);
    }
    g_autofree char *next = jy_writer_next(writer);
    return jy_segments_merge(segments, next, err) && jy_writer_publish(writer, err);
}

/* ---- in place or beside ---- */

/* Everything in one transaction: a reader and a crash see all of it or nothing. */
static bool build_in_place(build_run *run, const char *current, GError **err)
{
    g_autoptr(jy_store) store = jy_store_open(current, true, err);
    if (!store || !jy_store_begin(store, err)) {
        return false;
    }
    run->workers[0] = jy_worker_new(run->options, jy_output_new_in_place(store), err);
    return run->workers[0] && read_files(run, 1, err) && bring_up_to_date(run, store, NULL, err) &&
           jy_store_commit(store, err) && jy_store_close(g_steal_pointer(&store), err);
}

/* True when one transaction costs less than building beside and merging. */
static bool is_cheaper_in_place(const char *current, const jy_changes *plan, unsigned jobs)
{
    double index = (double)jy_files_size(current) / 1e6;
    double fresh = (double)plan->bytes / 1e6, stale = (double)plan->stale_bytes / 1e6;
    double in_place = (fresh + stale) / IN_PLACE_RATE;
    double beside = fresh / (SEGMENT_RATE * jobs) + stale / IN_PLACE_RATE + index / MERGE_RATE;
    return in_place <= beside && plan->bytes + plan->stale_bytes <= IN_PLACE_MOST;
}

bool jy_build(jy_writer *writer, const jy_changes *plan, const jy_build_options *options, jy_build_summary *ret_summary,
              GError **err)
{
    const char *current = jy_writer_current(writer);
    bool in_place = current && !options->fresh && is_cheaper_in_place(current, plan, options->jobs);

    build_run run = {.options = options, .plan = plan};
    pthread_mutex_init(&run.mutex, NULL);
    run.workers = g_new0(jy_worker *, options->jobs);
    run.replaced = g_ptr_array_new();
    run.touched = g_ptr_array_new_with_free_func((GDestroyNotify)jy_ledger_entry_free);

    bool done = in_place ? build_in_place(&run, current, err) : build_beside(&run, writer, err);
    for (unsigned i = 0; done && i < options->jobs; i++) {
        run.summary.passages += run.workers[i] ? jy_worker_passages(run.workers[i]) : 0;
    }
    if (done) {
        *ret_summary = run.summary;
    }

    for (unsigned i = 0; i < options->jobs; i++) {
        jy_worker_free(run.workers[i]);
    }
    g_free(run.workers);
    g_ptr_array_unref(run.replaced);
    g_ptr_array_unref(run.touched);
    g_clear_error(&run.failure);
    pthread_mutex_destroy(&run.mutex);
    return done;
}
