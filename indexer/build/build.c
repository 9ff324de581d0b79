/* build.c: carries a plan out: workers read units of files into runs, which become one segment, which is published. */
#include "indexer/build/build.h"

#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/base/memory.h>
#include <jiyan/base/patience.h>
#include <jiyan/base/pool.h>
#include <jiyan/index/runs.h>
#include <libintl.h>
#include <pthread.h>

#include "indexer/build/history.h"
#include "indexer/build/outcome.h"
#include "indexer/build/sample.h"
#include "indexer/build/split.h"
#include "indexer/build/worker.h"

#define _(s) gettext(s)

/* Bytes of files in a unit. It bounds what a worker holds in memory and how long the last one is waited for; below the
 * least a run of its own costs more than it spreads. */
#define UNIT_MOST ((uint64_t)4 << 20)
#define UNIT_LEAST ((uint64_t)256 << 10)
/* A file of images, which OCR may have to read, takes a page for each few kilobytes, and each page as long as megabytes
 * of text: it weighs so many times its bytes, so that a folder of scans is not one unit. */
#define IMAGES_WEIGH 16U
/* Units a job should have, so that all end at about the same time. */
#define UNITS_A_JOB 4
/* Runs that a unit may fill: the first of unit n is n times as many. */
#define RUNS_A_UNIT ((uint64_t)1 << 20)

/* What one worker reads at a time: files one after the other, neighbours by path, or a part of a large one. */
typedef struct {
    guint first, end; /* changes of the plan */
    jy_split *split;  /* borrowed; NULL for whole files */
    guint part;
    uint64_t order; /* of its first run */
} build_unit;

/* What the workers of one run share. */
typedef struct {
    const jy_build_options *options;
    const jy_changes *plan;
    jy_dictionary *dictionary; /* NULL for none */
    jy_history *history;
    jy_runs *runs;
    jy_worker **workers;       /* one a job, while files are read */
    jy_characters *characters; /* of all of them, when that is done */
    jy_outcome_notes *outcome;
    GPtrArray *splits;     /* of jy_split */
    pthread_mutex_t mutex; /* guards what follows */
    GError *failure;       /* the first of the run; files after it are passed over */
    uint64_t held;         /* bytes of the large files that are in memory */
    pthread_cond_t let_go; /* one of them is no more */
} build_run;

/* ---- workers ---- */

static bool start_workers(build_run *run, GError **err)
{
    const jy_worker_source from = {run->options, run->history};
    for (unsigned i = 0; i < run->options->jobs; i++) {
        run->workers[i] = jy_worker_new(&from, run->runs, run->dictionary, err);
        if (!run->workers[i]) {
            return false;
        }
    }
    return true;
}

/* Frees the workers: the merge can do with the memory. */
static void retire_workers(build_run *run)
{
    jy_memory_give_back();
    for (unsigned i = 0; i < run->options->jobs; i++) {
        if (run->workers[i]) {
            jy_characters_add(run->characters, jy_worker_characters(run->workers[i]));
        }
        g_clear_pointer(&run->workers[i], jy_worker_free);
    }
}

/* ---- reading files ---- */

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

static bool has_failed(build_run *run)
{
    pthread_mutex_lock(&run->mutex);
    bool failed = run->failure != NULL;
    pthread_mutex_unlock(&run->mutex);
    return failed;
}

static void tell_bytes(const build_run *run, uint64_t count)
{
    const jy_build_events *events = run->options->events;
    if (events) {
        events->bytes(count, events->user);
    }
}

static void tell_path(const build_run *run, guint number)
{
    const jy_build_events *events = run->options->events;
    const jy_change *change = run->plan->changes->pdata[number];
    if (events) {
        events->begins(change->path, events->user);
    }
}

/* Notes what became of a file. Takes its entry. */
static void note_outcome(build_run *run, guint number, const jy_worker_outcome *outcome)
{
    const jy_build_events *events = run->options->events;
    jy_outcome_note(run->outcome, number, outcome);
    if (events) {
        events->file(outcome->entry, events->user);
    }
    jy_ledger_entry_free(outcome->entry);
}

/* Files that are in memory at the same time are together as large as one may be, or each a job's share of that: waits
 * until another one of `bytes` may come. Returns how many of them count. */
static uint64_t hold(build_run *run, uint64_t bytes)
{
    const uint64_t most = run->options->max_size;
    if (bytes <= most / run->options->jobs) {
        return 0;
    }
    pthread_mutex_lock(&run->mutex);
    while (run->held && (run->held > most || bytes > most - run->held)) {
        pthread_cond_wait(&run->let_go, &run->mutex);
    }
    run->held += bytes;
    pthread_mutex_unlock(&run->mutex);
    return bytes;
}

static void let_go(build_run *run, uint64_t bytes)
{
    if (bytes) {
        pthread_mutex_lock(&run->mutex);
        run->held -= bytes;
        pthread_cond_broadcast(&run->let_go);
        pthread_mutex_unlock(&run->mutex);
    }
}

static bool read_file(build_run *run, jy_worker *worker, guint number, GError **err)
{
    const jy_change *change = run->plan->changes->pdata[number];
    jy_worker_outcome outcome;
    if (!change->file) {
        return true;
    }
    const uint64_t held = hold(run, change->file->size);
    tell_path(run, number);
    bool done = jy_worker_file(worker, change, &outcome, err);
    let_go(run, held);
    if (!done) {
        return false;
    }
    tell_bytes(run, outcome.entry->size);
    note_outcome(run, number, &outcome);
    return true;
}

static bool read_part(build_run *run, jy_worker *worker, const build_unit *unit, GError **err)
{
    jy_worker_outcome outcome = {0};
    tell_path(run, unit->first);
    if (!jy_split_read(unit->split, unit->part, worker, &outcome, err)) {
        return false;
    }
    tell_bytes(run, jy_split_bytes(unit->split, unit->part));
    if (outcome.entry) {
        note_outcome(run, unit->first, &outcome);
    }
    return true;
}

static void read_unit(void *item, unsigned number, void *user)
{
    g_autofree build_unit *unit = item;
    build_run *run = user;
    jy_worker *worker = run->workers[number];
    GError *failure = NULL;
    jy_store_begin(jy_worker_store(worker), unit->order);
    for (guint i = unit->first; i < unit->end && !failure; i++) {
        if (has_failed(run)) {
            return;
        }
        if (jy_patience_held(&failure)) {
            (void)(unit->split ? read_part(run, worker, unit, &failure) : read_file(run, worker, i, &failure));
        }
    }
    if (failure || !jy_store_flush(jy_worker_store(worker), &failure)) {
        keep_failure(run, failure);
    }
}

/* ---- cutting the plan into units ---- */

/* The way through the plan. */
typedef struct {
    build_run *run;
    jy_pool *pool;
    uint64_t size;  /* bytes of a unit */
    uint64_t order; /* of the next one's first run */
} plan_cutting;

static void push(plan_cutting *at, build_unit unit)
{
    unit.order = at->order;
    at->order += RUNS_A_UNIT;
    jy_pool_push(at->pool, g_memdup2(&unit, sizeof unit));
}

/* Each part of a large file is a unit. */
static void push_parts(plan_cutting *at, guint number)
{
    build_run *run = at->run;
    const jy_change *change = run->plan->changes->pdata[number];
    GError *failure = NULL;
    jy_worker_outcome outcome;
    jy_split *split = jy_split_new(run->options, change, at->size, &outcome, &failure);
    if (failure) {
        keep_failure(run, failure);
    } else if (!split) {
        tell_bytes(run, outcome.entry->size);
        note_outcome(run, number, &outcome);
    } else {
        g_ptr_array_add(run->splits, split);
        for (guint i = 0; i < jy_split_parts(split); i++) {
            push(at, (build_unit){.first = number, .end = number + 1, .split = split, .part = i});
        }
    }
}

/* How long a change will take, in bytes of text. */
static uint64_t weight_of(const jy_build_options *options, const jy_change *change)
{
    static const char *const OF_IMAGES[] = {"pdf", "tif", "tiff", "jpg", "jpeg", "png", "bmp", NULL};
    const char *end = change->file ? jy_files_extension(change->path) : NULL;
    g_autofree char *lower = end ? g_ascii_strdown(end, -1) : NULL;
    const bool has_images = lower && options->ocr != JY_EXTRACT_OCR_NEVER && g_strv_contains(OF_IMAGES, lower);
    return change->file ? change->file->size * (has_images ? IMAGES_WEIGH : 1) : 0;
}

/* Cuts the plan into units and has the workers read them. */
static bool read_files(build_run *run, GError **err)
{
    const jy_build_options *options = run->options;
    const uint64_t most = options->unit ? options->unit : UNIT_MOST, least = MIN(UNIT_LEAST, most);
    const GPtrArray *changes = run->plan->changes;
    plan_cutting at = {.run = run,
                       .size = CLAMP(run->plan->bytes / ((uint64_t)options->jobs * UNITS_A_JOB), least, most)};
    at.pool = jy_pool_new(options->jobs, 2 * (size_t)options->jobs, read_unit, run, err);
    if (!at.pool) {
        return false;
    }
    for (guint first = 0, end; first < changes->len && !has_failed(run); first = end) {
        uint64_t bytes = 0;
        bool is_large = false;
        for (end = first; end < changes->len && bytes < at.size && !is_large; end++) {
            const jy_change *change = changes->pdata[end];
            is_large = jy_split_fits(options, change, at.size);
            bytes += weight_of(options, change);
        }
        guint large = is_large ? end - 1 : end;
        if (large > first) {
            push(&at, (build_unit){.first = first, .end = large});
        }
        if (is_large) {
            push_parts(&at, large);
        }
    }
    jy_pool_free(at.pool);
    if (run->failure) {
        g_propagate_error(err, g_steal_pointer(&run->failure));
        return false;
    }
    return true;
}

/* ---- the segment ---- */

/* Writes the new passages as a segment of the next manifest. An index has at least one: without any, nothing could be
 * opened. */
static bool write_segment(build_run *run, jy_writer *writer, jy_manifest *next, GError **err)
{
    const jy_build_events *events = run->options->events;
    const uint64_t passages = jy_runs_passages(run->runs);
    const uint32_t first = jy_manifest_next(next);
    if (passages == 0 && next->segments->len) {
        return true;
    }
    if (passages > UINT32_MAX - first) {
        g_set_error(err, JY_ERROR_OF_RUN, JY_ERROR_TOO_BIG,
                    _("the numbers of passages are used up; build the index anew with: jiyan-index --rebuild"));
        return false;
    }
    if (events) {
        events->merging(events->user);
    }

    jy_manifest_segment segment = {
        .number = jy_writer_next(writer),
        .passages = (uint32_t)passages,
        .range = {first, first + (uint32_t)MAX(passages, 1) - 1},
    };
    g_autofree char *path = jy_manifest_path(jy_writer_folder(writer), JY_MANIFEST_SEGMENT, segment.number);
    g_autoptr(GHashTable) metadata = jy_characters_metadata(run->characters);
    if (!jy_runs_merge(run->runs, path, first, metadata, jy_patience_held, err)) {
        return false;
    }
    segment.bytes = jy_files_size(path);
    g_array_append_val(next->segments, segment);
    return true;
}

/* Publishes what the workers have read. */
static bool publish(build_run *run, jy_writer *writer, jy_manifest *next, jy_build_summary *summary, GError **err)
{
    g_autoptr(jy_manifest) manifest = next;
    const jy_outcome_segment segment = {run->runs, jy_manifest_next(next)};
    if (!write_segment(run, writer, next, err)) {
        return false;
    }
    summary->passages = jy_runs_passages(run->runs);
    return jy_outcome_apply(run->outcome, &segment, writer, next, summary, err) &&
           jy_writer_publish(writer, g_steal_pointer(&manifest), err);
}

static bool build(build_run *run, jy_writer *writer, jy_build_summary *summary, GError **err)
{
    const jy_build_options *options = run->options;
    g_autoptr(jy_manifest) next = options->fresh ? jy_manifest_new() : jy_manifest_copy(jy_writer_manifest(writer));
    g_autofree char *scratch = jy_writer_scratch(writer, err);
    run->runs = scratch ? jy_runs_new(scratch, err) : NULL;
    if (!run->runs || !jy_sample_dictionary(run->plan, options, writer, next, &run->dictionary, err)) {
        return false;
    }
    jy_memory_trim(); /* the samples took some */
    bool is_read = start_workers(run, err) && read_files(run, err);
    retire_workers(run);
    return is_read && publish(run, writer, g_steal_pointer(&next), summary, err);
}

bool jy_build(jy_writer *writer, const jy_changes *plan, const jy_build_options *options, jy_build_summary *ret_summary,
              GError **err)
{
    build_run run = {.options = options, .plan = plan};
    pthread_mutex_init(&run.mutex, NULL);
    pthread_cond_init(&run.let_go, NULL);
    run.workers = g_new0(jy_worker *, options->jobs);
    run.characters = jy_characters_new();
    run.outcome = jy_outcome_new(plan);
    run.history = jy_history_new(jy_writer_folder(writer), plan);
    run.splits = g_ptr_array_new_with_free_func((GDestroyNotify)jy_split_free);
    jy_build_summary summary = {0};
    bool done = build(&run, writer, &summary, err);
    if (done) {
        *ret_summary = summary;
    }
    g_ptr_array_unref(run.splits);
    jy_characters_free(run.characters);
    g_free(run.workers);
    jy_outcome_free(run.outcome);
    jy_history_free(run.history);
    jy_runs_free(run.runs);
    jy_dictionary_free(run.dictionary);
    g_clear_error(&run.failure);
    pthread_cond_destroy(&run.let_go);
    pthread_mutex_destroy(&run.mutex);
    return done;
}
