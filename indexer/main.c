/* main.c: the program jiyan-index: from a command line to what it asks for. */
#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/base/terminal.h>
#include <jiyan/index/index.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>

#include "indexer/build/build.h"
#include "indexer/build/tiers.h"
#include "indexer/catalogue/kept.h"
#include "indexer/extract/remote/cache.h"
#include "indexer/extract/remote/remote.h"
#include "indexer/files/own.h"
#include "indexer/files/root.h"
#include "indexer/options.h"
#include "indexer/report/known.h"
#include "indexer/report/listing.h"
#include "indexer/report/monitor.h"
#include "indexer/report/report.h"
#include "indexer/report/status.h"
#include "indexer/report/summary.h"

#define _(s) gettext(s)

/* What one run works with. */
typedef struct {
    const jy_indexer_options *options;
    jy_root place;
    const char *const *starts; /* of the place; of a rebuild, everything */
    jy_catalogue *catalogue;   /* NULL for none */
    jy_own *own;
    guint guessed;     /* files that are left out, as they look like output */
    jy_writer *writer; /* NULL where nothing is written */
    GHashTable *ledger;
} index_run;

static void clear_run(index_run *run)
{
    jy_root_clear(&run->place);
    jy_catalogue_free(run->catalogue);
    jy_own_free(run->own);
    jy_writer_free(run->writer);
    g_clear_pointer(&run->ledger, g_hash_table_unref);
}

/* Reads the ledger; an index that is not there yet has an empty one, and so has one that is built anew, whatever state
 * it is in. */
static bool load_ledger(index_run *run, bool must_exist, GError **err)
{
    g_autoptr(GError) failure = NULL;
    run->ledger = jy_index_read_ledger(run->place.db, &failure);
    if (run->ledger) {
        return true;
    }
    bool missing = g_error_matches(failure, JY_ERROR, JY_ERROR_INDEX_MISSING);
    if ((missing && !must_exist) || run->options->rebuild) {
        run->ledger = g_hash_table_new(g_str_hash, g_str_equal);
        return true;
    }
    g_propagate_error(err, g_steal_pointer(&failure));
    return false;
}

static const char *const *globs_of(const GPtrArray *globs)
{
    return globs->len > 1 ? (const char *const *)globs->pdata : NULL;
}

static void add_form(GStrvBuilder *forms, const char *glob, GNormalizeMode mode)
{
    g_autofree char *form = g_utf8_normalize(glob, -1, mode);
    if (form && !g_str_equal(form, glob)) {
        g_strv_builder_add(forms, form);
    }
}

/* Returns globs of a command line, in either normal form of letters with marks as files may be named in; free with
 * g_strfreev. NULL where there are none. */
static char **all_forms(const GPtrArray *globs)
{
    g_autoptr(GStrvBuilder) forms = g_strv_builder_new();
    for (const char *const *glob = globs_of(globs); glob && *glob; glob++) {
        g_strv_builder_add(forms, *glob);
        add_form(forms, *glob, G_NORMALIZE_NFC);
        add_form(forms, *glob, G_NORMALIZE_NFD);
    }
    return globs_of(globs) ? g_strv_builder_end(forms) : NULL;
}

/* The files that the run is about; NULL when a start is missing, or empty and not allowed to be. */
static GPtrArray *walk(const index_run *run, GError **err)
{
    g_auto(GStrv) includes = all_forms(run->options->includes), excludes = all_forms(run->options->excludes);
    const jy_walk_options options = {
        .root = run->place.root,
        .includes = (const char *const *)includes,
        .excludes = (const char *const *)excludes,
        .index_folder = run->place.db,
    };
    return jy_walk_all(&options, run->starts, run->options->allow_mass_removal, err);
}

/* Takes what is no document out of the files, and says so where every file is named. */
static void take_out_own(index_run *run, GPtrArray *files)
{
    g_autoptr(GPtrArray) taken = jy_own_take_out(run->own, files, run->ledger, &run->guessed);
    for (guint i = 0; i < taken->len && run->options->verbose; i++) {
        g_autofree char *path = jy_terminal_safe(taken->pdata[i]);
        fprintf(stderr, _("%s: left out: a catalogue, or written by jiyan\n"), path);
    }
}

/* The paths that are found, and those of the ledger that nobody looked for. Returns a new array of borrowed char *. */
static GPtrArray *all_paths(const index_run *run, const GPtrArray *files)
{
    GPtrArray *paths = g_ptr_array_new();
    for (guint i = 0; i < files->len; i++) {
        g_ptr_array_add(paths, ((const jy_walk_file *)files->pdata[i])->path);
    }
    GHashTableIter iter;
    void *path;
    g_hash_table_iter_init(&iter, run->ledger);
    while (g_hash_table_iter_next(&iter, &path, NULL)) {
        if (!jy_root_any_covers(run->starts, path)) {
            g_ptr_array_add(paths, path);
        }
    }
    return paths;
}

/* True when the run sees the whole archive. */
static bool is_whole(const index_run *run)
{
    const bool partly = *run->starts && **run->starts;
    return !partly && !globs_of(run->options->includes) && !globs_of(run->options->excludes);
}

/* Names the rows without a path of which the run has met no document. */
static void warn_of_unmet(const index_run *run)
{
    if (run->options->catalogue && is_whole(run)) {
        g_autoptr(GPtrArray) rows = jy_catalogue_unmet(run->catalogue, run->ledger);
        jy_summary_warn(run->options->catalogue, rows, _(" is the number of no document"), stderr);
    }
}

/* Gives the rows of the catalogue to the files. Names those that are odd and, when the run sees the whole archive,
 * those that speak of no file in it. */
static void settle_catalogue(const index_run *run, const GPtrArray *files)
{
    const jy_indexer_options *options = run->options;
    if (!run->catalogue) {
        return;
    }
    g_autoptr(GPtrArray) paths = all_paths(run, files);
    jy_catalogue_settle(run->catalogue, run->place.root, paths);
    if (!options->catalogue) {
        return; /* what is odd in the one that is kept was said when it was given */
    }
    jy_summary_warn(options->catalogue, jy_catalogue_warnings(run->catalogue), "", stderr);
    if (!is_whole(run)) {
        return;
    }
    g_autoptr(GPtrArray) rows = jy_catalogue_unmatched(run->catalogue);
    jy_summary_warn(options->catalogue, rows, _(" is no file of the archive"), stderr);
}

static jy_changes_options changes_options(const index_run *run)
{
    return (jy_changes_options){
        .verify = run->options->verify,
        .rebuild = run->options->rebuild,
        .retry_late = run->options->max_seconds > 0,
        .has_ocr = run->options->ocr != JY_EXTRACT_OCR_NEVER && jy_remote_has_ocr(),
        .catalogue = run->catalogue,
    };
}

/* ---- indexing ---- */

static bool may_remove(const index_run *run, const jy_changes *plan, GError **err)
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

/* Says that what was published stands, but perhaps not after a crash. */
static void warn_of_doubt(const index_run *run)
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

/* Removes what was kept of files that the index no longer has. */
static void sweep_cache(const index_run *run, const char *cache)
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

/* Carries the plan out. Returns the exit status, -1 on an error. */
static int build(const index_run *run, const jy_changes *plan, GError **err)
{
    jy_writer *writer = run->writer;
    const jy_indexer_options *options = run->options;
    const jy_monitor_options watching = {
        .stream = stderr,
        .has_line = jy_when_terminal(options->progress, stderr),
        .verbose = options->verbose > 0,
        .files = plan->changes->len,
        .bytes = plan->bytes,
    };
    g_autoptr(jy_monitor) monitor = jy_monitor_new(&watching);
    const jy_build_events events = {jy_monitor_bytes, jy_monitor_file, jy_monitor_merging, monitor};
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
    (void)jy_tiers_tidy(writer, &unmerged); /* is no part of what was asked for */
    guint unchanged = name_failed(plan, monitor, &summary);
    g_clear_pointer(&monitor, jy_monitor_free);
    warn_of_unmet(run);
    if (unmerged) {
        warn_of_merge(unmerged);
    }
    if (!options->quiet) {
        double seconds = (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
        jy_summary_print(&summary, unchanged, run->guessed, seconds, stdout);
    }
    return summary.failed || summary.partial ? JY_EXIT_SOME : JY_EXIT_OK;
}

/* Carries the plan out, or prints it. */
static int build_or_print(const index_run *run, const jy_changes *plan, GError **err)
{
    if (!run->options->dry_run) {
        return build(run, plan, err);
    }
    jy_summary_print_plan(plan, stdout);
    return JY_EXIT_OK;
}

/* Takes the lock. From here on there is something to put in order before a signal ends the run; all that comes before,
 * a check of a slow disk among it, it may end at once. */
static jy_writer *lock(const index_run *run, bool rebuild, GError **err)
{
    jy_command_watch_signals();
    return jy_writer_lock(run->place.db, rebuild, err);
}

static int index_files(index_run *run, GError **err)
{
    g_autoptr(GPtrArray) files = walk(run, err);
    if (!files) {
        return -1;
    }
    if (!run->options->dry_run) {
        run->writer = lock(run, run->options->rebuild, err);
        if (!run->writer || !jy_root_remember(&run->place, err) || !jy_own_remember(run->own, err)) {
            return -1;
        }
    }
    if (!load_ledger(run, false, err)) {
        return -1;
    }
    take_out_own(run, files);
    settle_catalogue(run, files);
    const jy_changes_options comparing = changes_options(run);
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
static bool lock_published(index_run *run, GError **err)
{
    const char *db = run->place.db;
    g_autoptr(jy_manifest) published = jy_manifest_read(db, err);
    if (published && published->number == 0) {
        jy_index_set_missing(err, db);
        return false;
    }
    return published && (run->options->dry_run || (run->writer = lock(run, false, err)) != NULL);
}

/* Takes every entry under the paths out of the index. */
static int forget_files(index_run *run, GError **err)
{
    if (!lock_published(run, err) || !load_ledger(run, true, err)) {
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

/* Writes the index as one segment. */
static int merge_segments(index_run *run, GError **err)
{
    /* Reading the ledger finds an index of another version. */
    if (!lock_published(run, err) || !load_ledger(run, true, err)) {
        return -1;
    }
    return run->options->dry_run || jy_tiers_merge_all(run->writer, err) ? JY_EXIT_OK : -1;
}

/* ---- reports ---- */

static int check_files(index_run *run, GError **err)
{
    if (!load_ledger(run, true, err)) {
        return -1;
    }
    g_autoptr(GPtrArray) files = walk(run, err);
    if (!files) {
        return -1;
    }
    take_out_own(run, files);
    settle_catalogue(run, files);
    const jy_indexer_options *options = run->options;
    const jy_check_options checking = {run->place.root, options->max_size, options->fail_on, changes_options(run)};
    g_autoptr(jy_check) check = jy_check_run(&checking, files, run->starts, run->ledger);
    bool is_silent = options->quiet && options->report == JY_REPORT_TEXT;
    if (!is_silent && !jy_report_print(check, options->report, stdout, err)) {
        return -1;
    }
    return jy_check_holds(check) ? JY_EXIT_OK : JY_EXIT_SOME;
}

static int list_files(index_run *run, GError **err)
{
    if (!load_ledger(run, true, err)) {
        return -1;
    }
    guint listed = jy_listing_print(run->ledger, run->starts, run->options->report == JY_REPORT_JSON, stdout);
    if (listed == 0 && **run->starts) {
        fputs(_("jiyan-index: nothing under these paths is in the index\n"), stderr);
        return JY_EXIT_SOME;
    }
    return JY_EXIT_OK;
}

static int print_status(index_run *run, GError **err)
{
    const char *db = run->place.db;
    g_autoptr(jy_index) index = jy_index_open(&db, 1, err);
    run->ledger = index ? jy_index_ledger(index, err) : NULL;
    if (!run->ledger) {
        return -1;
    }
    const jy_status status = {
        .root = run->place.root,
        .db = db,
        .manifest = jy_index_manifest(index, 0),
        .passages = jy_index_passages(index),
    };
    jy_status_print(&status, run->ledger, run->options->report == JY_REPORT_JSON, stdout);
    return JY_EXIT_OK;
}

/* Needs no archive. */
static int print_types(const jy_indexer_options *options, GError **err)
{
    return jy_known_print(options->report == JY_REPORT_JSON, stdout, err) ? JY_EXIT_OK : -1;
}

/* ---- the command ---- */

/* Names the archive where it was found further up: it may not be the one that was meant. */
static void name_archive(const index_run *run)
{
    char *here = realpath(".", NULL);
    bool is_found = run->place.found != JY_DISCOVERED_NAMED && run->options->paths->len == 1;
    if (is_found && here && !g_str_equal(here, run->place.root)) {
        g_autofree char *root = jy_terminal_safe(run->place.root);
        fprintf(stderr,
                run->place.found == JY_DISCOVERED_UNFINISHED ? _("the archive is %s, whose index is not finished\n")
                                                             : _("the archive is %s\n"),
                root);
    }
    free(here);
}

/* The catalogue that is given or, where none is, the one that was given last. */
static bool load_catalogue(index_run *run, GError **err)
{
    const jy_indexer_options *options = run->options;
    if (options->catalogue) {
        run->catalogue = jy_catalogue_load(options->catalogue, err);
        return run->catalogue != NULL;
    }
    const bool is_used = options->action == JY_DO_INDEX || options->action == JY_DO_CHECK;
    return !is_used || jy_kept_load(run->place.db, &run->catalogue, err);
}

static int run_action(index_run *run, GError **err)
{
    static int (*const ACTIONS[])(index_run *, GError **) = {
        [JY_DO_INDEX] = index_files,   [JY_DO_CHECK] = check_files,   [JY_DO_LIST] = list_files,
        [JY_DO_STATUS] = print_status, [JY_DO_FORGET] = forget_files, [JY_DO_MERGE] = merge_segments,
    };
    static const char *const EVERYTHING[] = {"", NULL};
    const jy_indexer_options *options = run->options;
    g_ptr_array_add(options->paths, NULL);
    if (!jy_root_find(options->db, (const char *const *)options->paths->pdata, &run->place, err)) {
        return -1;
    }
    bool is_rebuild = options->action == JY_DO_INDEX && options->rebuild;
    run->starts = is_rebuild ? EVERYTHING : (const char *const *)run->place.starts->pdata;
    run->own = jy_own_new(&run->place, options->catalogue);
    if (!load_catalogue(run, err)) {
        return -1;
    }
    if (options->action == JY_DO_INDEX && !options->quiet) {
        name_archive(run);
    }
    return ACTIONS[options->action](run, err);
}

int main(int argc, char **argv)
{
    jy_command_init("jiyan-index");
    jy_indexer_options options;
    jy_indexer_options_parse(argc, argv, &options);
    index_run run = {.options = &options};
    g_autoptr(GError) err = NULL;
    int status = options.action == JY_DO_TYPES ? print_types(&options, &err) : run_action(&run, &err);
    warn_of_doubt(&run);
    if (status < 0) {
        status = jy_command_fail(err);
    }
    clear_run(&run);
    jy_indexer_options_clear(&options);
    return jy_command_finish(status);
}
