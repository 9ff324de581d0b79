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
    jy_worker **workers;
    pthread_mutex_t mutex;         /* guards what follows */
    const jy_build_events *events; /* NULL: nobody listens */
    jy_build_summary summary;
    GPtrArray *replaced; /* of jy_ledger_entry, borrowed: what the old generation has to lose */
    GPtrArray *touched;  /* of jy_ledger_entry, owned: entries that the old generation has to take */
    GError *failure;     /* the first of the run; files after it are passed over */
} build_run;

static void init_build(build_run *build, const jy_build_options *options)
{
    memset(build, 0, sizeof *build);
    pthread_mutex_init(&build->mutex, NULL);
    build->events = options->events;
    build->workers = g_new0(jy_worker *, options->jobs);
    build->replaced = g_ptr_array_new();
    build->touched = g_ptr_array_new_with_free_func((GDestroyNotify)jy_ledger_entry_free);
}

static void clear_build(build_run *build, const jy_build_options *options)
{
    for (unsigned i = 0; i < options->jobs; i++) {
        jy_worker_free(build->workers[i]);
    }
    g_free(build->workers);
    g_ptr_array_unref(build->replaced);
    g_ptr_array_unref(build->touched);
    g_clear_error(&build->failure);
    pthread_mutex_destroy(&build->mutex);
}

static void count(jy_build_summary *summary, const jy_change *change, const jy_worker_outcome *outcome)
{
    summary->failed += outcome->entry->state == JY_STATE_FAILED;
    summary->partial += outcome->entry->state == JY_STATE_INDEXED && outcome->entry->reason;
    if (outcome->entry->state != JY_STATE_INDEXED) {
        return;
    }
    if (outcome->touched) {
        summary->touched++;
    } else {
        summary->added += change->kind == JY_CHANGE_ADD;
        summary->updated += change->kind == JY_CHANGE_UPDATE;
    }
}

/* Keeps what the run has to remember of a file; takes the entry. Call with the mutex held. */
static void keep(build_run *build, const jy_change *change, jy_worker_outcome *outcome)
{
    count(&build->summary, change, outcome);
    if (outcome->touched) {
        g_ptr_array_add(build->touched, outcome->entry);
        return;
    }
    if (change->old) {
        g_ptr_array_add(build->replaced, (void *)(uintptr_t)change->old);
    }
    jy_ledger_entry_free(outcome->entry);
}

/* Keeps the first failure of the run; takes it. Call with the mutex held. */
static void keep_failure(build_run *build, GError *failure)
{
    if (build->failure) {
        g_error_free(failure);
    } else {
        build->failure = failure;
    }
}

static void work(void *item, unsigned number, void *user)
{
    const jy_change *change = item;
    build_run *build = user;
    pthread_mutex_lock(&build->mutex);
    if (!build->failure && jy_command_interrupted()) {
        g_set_error(&build->failure, JY_ERROR, JY_ERROR_INTERRUPTED, _("interrupted; the index is as it was"));
    }
    bool failed = build->failure != NULL;
    pthread_mutex_unlock(&build->mutex);
    if (failed) {
        return;
    }
    jy_worker_outcome outcome;
    GError *failure = NULL;
    bool done = jy_worker_file(build->workers[number], change, &outcome, &failure);
    if (done && build->events) {
        build->events->file(outcome.entry, build->events->user);
    }
    pthread_mutex_lock(&build->mutex);
    if (done) {
        keep(build, change, &outcome);
    } else {
        keep_failure(build, failure);
    }
    pthread_mutex_unlock(&build->mutex);
}

/* Waits until all is done; takes the pool. */
static bool end_pool(build_run *build, jy_pool *pool, GError **err)
{
    jy_pool_free(pool);
    if (build->failure) {
        g_propagate_error(err, g_steal_pointer(&build->failure));
        return false;
    }
    return true;
}

/* Has the workers read every file of the plan. */
static bool read_files(build_run *build, const jy_changes *plan, unsigned jobs, GError **err)
{
    jy_pool *pool = jy_pool_new(jobs, 2 * (size_t)jobs, work, build, err);
    if (!pool) {
        return false;
    }
    for (guint i = 0; i < plan->changes->len; i++) {
        jy_change *change = plan->changes->pdata[i];
        if (change->file) {
            jy_pool_push(pool, change);
        }
    }
    return end_pool(build, pool, err);
}

/* Takes what a ledger entry stands for out of the index. With `held`, the bytes of text taken out since the last
 * commit, commits now and then: until then memory holds the change. */
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

/* Takes out what left the archive. */
static bool remove_gone(build_run *build, jy_store *store, const jy_changes *plan, uint64_t *held, GError **err)
{
    for (guint i = 0; i < plan->changes->len; i++) {
        const jy_change *change = plan->changes->pdata[i];
        if (change->kind != JY_CHANGE_REMOVE) {
            continue;
        }
        if (!lose(store, change->old, held, err)) {
            return false;
        }
        build->summary.removed++;
    }
    return true;
}

static bool put_touched(const build_run *build, jy_store *store, GError **err)
{
    for (guint i = 0; i < build->touched->len; i++) {
        if (!jy_store_put_entry(store, build->touched->pdata[i], err)) {
            return false;
        }
    }
    return true;
}

/* ---- in place ---- */

/* Everything in one transaction: a reader and a crash see all of it or nothing. */
static bool build_in_place(build_run *build, const char *current, const jy_changes *plan,
                           const jy_build_options *options, GError **err)
{
    g_autoptr(jy_store) store = jy_store_open(current, true, err);
    if (!store || !jy_store_begin(store, err)) {
        return false;
    }
    build->workers[0] = jy_worker_new_in_place(options, store, err);
    return build->workers[0] && read_files(build, plan, 1, err) && remove_gone(build, store, plan, NULL, err) &&
           put_touched(build, store, err) && jy_store_commit(store, err) &&
           jy_store_close(g_steal_pointer(&store), err);
}

/* ---- beside ---- */

/* Adds what the workers counted of characters to what the store has. */
static bool add_characters(const build_run *build, unsigned jobs, jy_store *store, GError **err)
{
    g_autoptr(jy_characters) all = jy_characters_new();
    for (unsigned i = 0; i < jobs; i++) {
        jy_characters_add(all, jy_worker_characters(build->workers[i]));
    }
    return jy_store_add_characters(store, all, err);
}

/* A database without passages that says which versions the index is of. */
static bool make_head(const build_run *build, unsigned jobs, jy_segments *segments, GError **err)
{
    g_autofree char *path = jy_segments_path(segments);
    g_autoptr(jy_store) store = jy_store_create(path, err);
    if (!store || !jy_store_put_versions(store, err) || !add_characters(build, jobs, store, err)) {
        return false;
    }
    jy_segments_add(segments, path);
    return jy_store_close(g_steal_pointer(&store), err);
}

static bool lose_replaced(build_run *build, jy_store *store, const jy_changes *plan, GError **err)
{
    uint64_t held = 0;
    for (guint i = 0; i < build->replaced->len; i++) {
        if (!lose(store, build->replaced->pdata[i], &held, err)) {
            return false;
        }
    }
    return remove_gone(build, store, plan, &held, err) && put_touched(build, store, err);
}

/* A copy of the old generation without what has changed. */
static bool make_rest(build_run *build, unsigned jobs, jy_segments *segments, const char *current,
                      const jy_changes *plan, GError **err)
{
    g_autofree char *path = jy_segments_path(segments);
    if (!jy_files_copy(current, path, err)) {
        return false;
    }
    g_autoptr(jy_store) store = jy_store_open(path, false, err);
    if (!store || !lose_replaced(build, store, plan, err) || !add_characters(build, jobs, store, err)) {
        return false;
    }
    jy_segments_add(segments, path);
    return jy_store_close(g_steal_pointer(&store), err);
}

static void finish_worker(void *item, unsigned number, void *user)
{
    (void)number;
    build_run *build = user;
    GError *failure = NULL;
    if (!jy_worker_finish(item, &failure)) {
        pthread_mutex_lock(&build->mutex);
        keep_failure(build, failure);
        pthread_mutex_unlock(&build->mutex);
    }
}

/* Writes the last segments, all at once: each takes as long as a few megabytes of text. */
static bool finish_workers(build_run *build, unsigned jobs, GError **err)
{
    jy_pool *pool = jy_pool_new(jobs, jobs, finish_worker, build, err);
    if (!pool) {
        return false;
    }
    for (unsigned i = 0; i < jobs; i++) {
        jy_pool_push(pool, build->workers[i]);
    }
    return end_pool(build, pool, err);
}

static bool fill_segments(build_run *build, jy_segments *segments, const jy_changes *plan,
                          const jy_build_options *options, GError **err)
{
    for (unsigned i = 0; i < options->jobs; i++) {
        build->workers[i] = jy_worker_new(options, segments, err);
        if (!build->workers[i]) {
            return false;
        }
    }
    return read_files(build, plan, options->jobs, err) && finish_workers(build, options->jobs, err);
}

static bool build_beside(build_run *build, jy_writer *writer, const jy_changes *plan, const jy_build_options *options,
                         GError **err)
{
    g_autofree char *scratch = jy_writer_scratch(writer, err);
    if (!scratch) {
        return false;
    }
    g_autoptr(jy_segments) segments = jy_segments_new(scratch);
    bool keeps = !options->fresh && jy_writer_current(writer);
    if (!fill_segments(build, segments, plan, options, err) ||
        !(keeps ? make_rest(build, options->jobs, segments, jy_writer_current(writer), plan, err)
                : make_head(build, options->jobs, segments, err))) {
        return false;
    }
    if (options->events) {
        options->events->merging(options->events->user);
    }
    g_autofree char *next = jy_writer_next(writer);
    return jy_segments_merge(segments, next, err) && jy_writer_publish(writer, err);
}

/* ---- which ---- */

/* True when one transaction costs less than building beside and merging. */
static bool is_small(const char *current, const jy_changes *plan, unsigned jobs)
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
    build_run build;
    init_build(&build, options);
    const char *current = jy_writer_current(writer);
    bool in_place = current && !options->fresh && is_small(current, plan, options->jobs);
    bool done = in_place ? build_in_place(&build, current, plan, options, err)
                         : build_beside(&build, writer, plan, options, err);
    for (unsigned i = 0; done && i < options->jobs; i++) {
        build.summary.passages += build.workers[i] ? jy_worker_passages(build.workers[i]) : 0;
    }
    if (done) {
        *ret_summary = build.summary;
    }
    clear_build(&build, options);
    return done;
}
