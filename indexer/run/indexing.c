/* indexing.c: runs that change the index. */
#include "indexer/run/indexing.h"

#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <jiyan/base/terminal.h>
#include <jiyan/index/index.h>
#include <libintl.h>
#include <stdio.h>

#include "indexer/build/build.h"
#include "indexer/build/tiers.h"
#include "indexer/catalogue/kept.h"
#include "indexer/extract/remote/cache.h"
#include "indexer/report/activity.h"
#include "indexer/report/monitor.h"
#include "indexer/report/summary.h"

#define _(s) gettext(s)

/* Names the rows without a path of which the run has met no document. */
static void warn_of_unmet(const jy_task *run)
{
    if (run->options->catalogue && jy_task_is_whole(run)) {
        g_autoptr(GPtrArray) rows = jy_catalogue_unmet(run->catalogue, run->ledger);
        jy_summary_warn(run->options->catalogue, rows, _(" is the number of no document"), stderr);
    }
}

static bool may_remove(const jy_task *run, const jy_changes *plan, GError **err)
{
    guint size = g_hash_table_size(run->ledger);
    if (run->options->allow_mass_removal || jy_changes_is_careful(plan, size)) {
        return true;
    }
    g_set_error(
        err, JY_ERROR, JY_ERROR_IO,
        _("%u of %u files are no longer there; nothing was changed (--allow-mass-removal lets them leave the index)"),
        plan->removals, size);
    return false;
}

/* Files that nobody touched since they could not be read: they are no less missing for it. Returns how many of the
 * unchanged ones hold. */
static guint name_failed(const jy_changes *plan, jy_monitor *monitor, jy_build_summary *summary)
{
    guint unchanged = plan->unchanged;
    for (guint i = 0; i < plan->failed->len; i++) {
        const jy_ledger_entry *entry = plan->failed->pdata[i];
        jy_monitor_name(monitor, entry);
        bool failed = entry->state == JY_STATE_FAILED;
        summary->failed += failed;
        summary->partial += !failed;
        unchanged -= failed;
    }
    return unchanged;
}

/* Says that what was indexed stands, but segments are left that should be one. */
static void warn_of_merge(const GError *failure)
{
    g_autofree char *reason = jy_terminal_safe(failure->message);
    fprintf(stderr,
            _("jiyan-index: warning: the index is up to date, but parts of it could not be merged, which the next run "
              "will try again: %s\n"),
            reason);
}

/* Removes what was kept of files that the index no longer has. */
static void sweep_cache(const jy_task *run, const char *cache)
{
    g_autoptr(GHashTable) ledger =
        g_file_test(cache, G_FILE_TEST_IS_DIR) ? jy_index_read_ledger(run->place.db, NULL) : NULL;
    if (!ledger) {
        return;
    }
    g_autoptr(GHashTable) sums = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTableIter iter;
    void *entry;
    g_hash_table_iter_init(&iter, ledger);
    while (g_hash_table_iter_next(&iter, NULL, &entry)) {
        const char *sum = ((const jy_ledger_entry *)entry)->sha256;
        if (sum) {
            g_hash_table_add(sums, (void *)(uintptr_t)sum);
        }
    }
    jy_cache_sweep(cache, sums);
}

/* Whether a run of a series came to anything that is worth a line; one by itself always does. */
static bool has_news(const jy_task *run, const jy_build_summary *summary, bool has_named)
{
    return !run->series || run->series->is_first || has_named || summary->added || summary->updated || summary->removed;
}

/* When the run takes place: as it is said for builds that are to come to the same again, else by the clock. */
static int64_t time_of_run(void)
{
    const char *said = g_getenv("SOURCE_DATE_EPOCH");
    gint64 seconds;
    return said && g_ascii_string_to_signed(said, 10, 1, UINT32_MAX, &seconds, NULL)
               ? seconds
               : g_get_real_time() / G_USEC_PER_SEC;
}

/* Carries the plan out. Returns the exit status, -1 on an error. */
static int build(const jy_task *run, const jy_changes *plan, GError **err)
{
    jy_writer *writer = run->writer;
    const jy_task_options *options = run->options;
    const jy_monitor_options watching = {
        .stream = stderr,
        .has_line = jy_when_terminal(options->progress, stderr),
        .verbose = options->verbose > 0,
        .files = plan->changes->len,
        .bytes = plan->bytes,
        .said = run->series ? run->series->said : NULL,
        .db = plan->changes->len ? run->place.db : NULL,
    };
    g_autoptr(jy_monitor) monitor = jy_monitor_new(&watching);
    const jy_build_events events = {jy_monitor_begins, jy_monitor_bytes, jy_monitor_file, jy_monitor_merging, monitor};
    g_autofree char *cache = g_build_filename(run->place.db, JY_CACHE_FOLDER, NULL);
    const jy_build_options building = {
        .root = run->place.root,
        .catalogue = run->catalogue,
        .cache = cache,
        .ocr = options->ocr,
        .max_size = options->max_size,
        .max_seconds = options->max_seconds,
        .jobs = options->jobs,
        .fresh = options->rebuild || jy_writer_manifest(writer)->number == 0,
        .now = time_of_run(),
        .events = &events,
    };
    gint64 begun = g_get_monotonic_time();
    jy_build_summary summary = {0};
    if ((plan->changes->len || building.fresh) && !jy_build(writer, plan, &building, &summary, err)) {
        return -1;
    }
    if (plan->stale_bytes || building.fresh) {
        sweep_cache(run, cache);
    }
    g_autoptr(GError) unmerged = NULL;
    jy_monitor_tidying(monitor);
    (void)jy_tiers_tidy(writer, &unmerged); /* is no part of what was asked for */
    guint unchanged = name_failed(plan, monitor, &summary);
    const bool has_named = jy_monitor_has_named(monitor);
    g_clear_pointer(&monitor, jy_monitor_free);
    warn_of_unmet(run);
    if (unmerged) {
        warn_of_merge(unmerged);
    }
    if (!options->quiet && has_news(run, &summary, has_named)) {
        double seconds = (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
        jy_summary_print(&summary, unchanged, run->guessed, seconds, run->series ? stderr : stdout);
    }
    return summary.failed || summary.partial ? JY_EXIT_SOME : JY_EXIT_OK;
}

/* Carries the plan out, or prints it. */
static int build_or_print(const jy_task *run, const jy_changes *plan, GError **err)
{
    if (!run->options->dry_run) {
        return build(run, plan, err);
    }
    jy_summary_print_plan(plan, stdout);
    return JY_EXIT_OK;
}

/* Takes the lock. From here on there is something to put in order before a signal ends the run; all that comes before,
 * a check of a slow disk among it, it may end at once. */
static jy_writer *lock(const jy_task *run, bool rebuild, GError **err)
{
    jy_command_watch_signals();
    return jy_writer_lock(run->place.db, rebuild, err);
}

int jy_indexing_run(jy_task *run, GError **err)
{
    g_autoptr(GPtrArray) files = jy_task_walk(run, err);
    if (!files) {
        return -1;
    }
    if (!run->options->dry_run) {
        run->writer = lock(run, run->options->rebuild, err);
        if (!run->writer || !jy_root_remember(&run->place, err) || !jy_own_remember(run->own, err)) {
            return -1;
        }
    }
    if (!jy_task_load_ledger(run, false, err)) {
        return -1;
    }
    jy_task_take_out_own(run, files);
    jy_task_settle(run, files);
    const jy_changes_options comparing = jy_task_changes(run);
    g_autoptr(jy_changes) plan = jy_changes_make(&comparing, files, run->starts, run->ledger);
    if (!may_remove(run, plan, err)) {
        return -1;
    }
    /* Kept before the build: were it the other way round, a crash between would take the rows back in the next run. */
    const bool is_new = run->options->catalogue && !run->options->dry_run;
    return is_new && !jy_kept_put(run->place.db, run->catalogue, err) ? -1 : build_or_print(run, plan, err);
}

/* Takes the lock of an index that is there; of a dry run only looks whether it is. It is asked for first: taking the
 * lock would make the folder. */
static bool lock_published(jy_task *run, GError **err)
{
    const char *db = run->place.db;
    g_autoptr(jy_manifest) published = jy_manifest_read(db, err);
    if (published && published->number == 0) {
        jy_index_set_missing(err, db);
        return false;
    }
    return published && (run->options->dry_run || (run->writer = lock(run, false, err)) != NULL);
}

int jy_indexing_forget(jy_task *run, GError **err)
{
    if (!lock_published(run, err) || !jy_task_load_ledger(run, true, err)) {
        return -1;
    }
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    const jy_changes_options comparing = {0};
    g_autoptr(jy_changes) plan = jy_changes_make(&comparing, none, run->starts, run->ledger);
    if (plan->removals == 0) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("nothing under these paths is in the index"));
        return -1;
    }
    return build_or_print(run, plan, err);
}

int jy_indexing_merge(jy_task *run, GError **err)
{
    /* Reading the ledger finds an index of another version. */
    if (!lock_published(run, err) || !jy_task_load_ledger(run, true, err)) {
        return -1;
    }
    if (run->options->dry_run) {
        return JY_EXIT_OK;
    }
    const jy_activity activity = {.phase = JY_ACTIVITY_TIDYING, .started = g_get_real_time() / G_USEC_PER_SEC};
    jy_activity_write(run->place.db, &activity); /* the writer sweeps it away */
    return jy_tiers_merge_all(run->writer, err) ? JY_EXIT_OK : -1;
}

void jy_indexing_warn_of_doubt(const jy_task *run)
{
    const GError *doubt = run->writer ? jy_writer_doubt(run->writer) : NULL;
    if (doubt) {
        g_autofree char *reason = jy_terminal_safe(doubt->message);
        fprintf(stderr,
                _("jiyan-index: warning: the index is up to date, but a crash of the machine may bring the one before "
                  "back: %s\n"),
                reason);
    }
}
