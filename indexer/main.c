/* main.c: the program jiyan-index: from a command line to what was asked. */
#include <inttypes.h>
#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/base/memory.h>
#include <jiyan/base/terminal.h>
#include <jiyan/index/index.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>

#include "indexer/build/build.h"
#include "indexer/files/root.h"
#include "indexer/options.h"
#include "indexer/report/listing.h"
#include "indexer/report/monitor.h"
#include "indexer/report/report.h"

#define _(s) gettext(s)

/* How often a ledger that changes while it is read is read again. */
#define REOPENINGS 5
/* Rows of a catalogue that are named one by one; the rest are counted. */
#define NAMED_ROWS 20

/* What one run works with. */
typedef struct {
    const jy_indexer_options *options;
    jy_root place;
    jy_catalogue *catalogue; /* NULL for none */
    GHashTable *ledger;
} index_run;

static const char *const *starts_of(const index_run *run)
{
    return (const char *const *)run->place.starts->pdata;
}

static void clear_run(index_run *run)
{
    jy_root_clear(&run->place);
    jy_catalogue_free(run->catalogue);
    g_clear_pointer(&run->ledger, g_hash_table_unref);
}

static GHashTable *empty_ledger(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, NULL, NULL);
}

static GHashTable *read_ledger(const index_run *run, GError **err)
{
    const char *db = run->place.db;
    g_autoptr(GError) failure = NULL;
    g_autoptr(jy_index) index = jy_index_open(&db, 1, &failure);
    GHashTable *ledger = index ? jy_index_ledger(index, &failure) : NULL;
    /* A writer that commits meanwhile takes the snapshot away. */
    for (int i = 0; i < REOPENINGS && g_error_matches(failure, JY_ERROR, JY_ERROR_INDEX_CHANGED); i++) {
        g_clear_error(&failure);
        ledger = jy_index_reopen(index, &failure) ? jy_index_ledger(index, &failure) : NULL;
    }
    if (failure) {
        g_propagate_error(err, g_steal_pointer(&failure));
    }
    return ledger;
}

/* Reads the ledger; an index that is not there yet has an empty one, and so has one that is built anew, whatever state
 * it is in. */
static bool load_ledger(index_run *run, bool must_exist, GError **err)
{
    g_autoptr(GError) failure = NULL;
    run->ledger = read_ledger(run, &failure);
    if (run->ledger) {
        return true;
    }
    bool missing = g_error_matches(failure, JY_ERROR, JY_ERROR_INDEX_MISSING);
    if ((missing && !must_exist) || run->options->rebuild) {
        run->ledger = empty_ledger();
        return true;
    }
    g_propagate_error(err, g_steal_pointer(&failure));
    return false;
}

/* Walks every start. Returns a new array of jy_walked sorted by start; NULL when one is missing, or empty and not
 * allowed to be. */
static GPtrArray *walk_all(const index_run *run, const char *const *starts, GError **err)
{
    const jy_indexer_options *options = run->options;
    const jy_walk_options walk = {
        .root = run->place.root,
        .includes = options->includes->len > 1 ? (const char *const *)options->includes->pdata : NULL,
        .excludes = options->excludes->len > 1 ? (const char *const *)options->excludes->pdata : NULL,
        .index_folder = run->place.db,
    };
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)jy_walked_free);
    for (; *starts; starts++) {
        g_autoptr(GError) failure = NULL;
        GPtrArray *found = jy_walk(&walk, *starts, &failure);
        if (!found && !options->allow_mass_removal) {
            g_propagate_error(err, g_steal_pointer(&failure));
            return NULL;
        }
        if (found && found->len == 0 && !options->allow_mass_removal) {
            g_set_error(err, JY_ERROR, JY_ERROR_IO,
                        _("%s: no file to index is there (hidden files, and what .jiyanignore or --exclude name, are "
                          "left out); "
                          "nothing was changed (--allow-mass-removal takes it for true)"),
                        **starts ? *starts : run->place.root);
            g_ptr_array_unref(found);
            return NULL;
        }
        if (found) {
            g_ptr_array_extend_and_steal(files, found);
        }
    }
    return g_steal_pointer(&files);
}

static jy_plan_options plan_options(const index_run *run)
{
    return (jy_plan_options){
        .verify = run->options->verify,
        .rebuild = run->options->rebuild,
        .catalogue = run->catalogue,
    };
}

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

/* ---- catalogue ---- */

static void print_warnings(const char *file, const GPtrArray *warnings, const char *what)
{
    for (guint i = 0; i < MIN(warnings->len, NAMED_ROWS); i++) {
        g_autofree char *text = g_strconcat(file, ": ", warnings->pdata[i], what, NULL);
        g_autofree char *line = jy_terminal_safe(text);
        fprintf(stderr, _("warning: %s\n"), line);
    }
    if (warnings->len > NAMED_ROWS) {
        fprintf(stderr, _("warning: %s: %u more rows like these\n"), file, warnings->len - NAMED_ROWS);
    }
}

/* Names the rows that are odd and, when the run sees the whole archive, those that speak of no file in it. */
static void warn_of_catalogue(const index_run *run, const GPtrArray *files, const char *const *starts)
{
    const char *name = run->options->catalogue;
    if (!run->catalogue) {
        return;
    }
    print_warnings(name, jy_catalogue_warnings(run->catalogue), "");
    bool partly = *starts && **starts;
    if (partly || run->options->includes->len > 1 || run->options->excludes->len > 1) {
        return;
    }
    g_autoptr(GPtrArray) paths = g_ptr_array_new();
    for (guint i = 0; i < files->len; i++) {
        g_ptr_array_add(paths, ((const jy_walked *)files->pdata[i])->path);
    }
    g_autoptr(GPtrArray) rows = jy_catalogue_unmatched(run->catalogue, paths);
    print_warnings(name, rows, _(" is no file of the archive"));
}

/* ---- indexing ---- */

static int print_plan(const jy_changes *plan)
{
    static const char *const KINDS[] = {"add", "update", "remove"};
    guint counts[G_N_ELEMENTS(KINDS)] = {0};
    for (guint i = 0; i < plan->changes->len; i++) {
        const jy_change *change = plan->changes->pdata[i];
        g_autofree char *path = jy_terminal_safe(change->path);
        printf("%s\t%s\n", KINDS[change->kind], path);
        counts[change->kind]++;
    }
    printf(_("%u to add, %u to update, %u to remove, %u unchanged; nothing was changed\n"), counts[JY_CHANGE_ADD],
           counts[JY_CHANGE_UPDATE], counts[JY_CHANGE_REMOVE], plan->unchanged);
    return JY_EXIT_OK;
}

static void print_summary(const jy_build_summary *summary, guint unchanged, double seconds)
{
    printf(_("%u added, %u updated, %u removed, %u unchanged, %u failed"), summary->added, summary->updated,
           summary->removed, unchanged + summary->touched, summary->failed);
    if (summary->partial) {
        printf(_(", %u in part"), summary->partial);
    }
    printf(ngettext("; %" PRIu64 " passage made in %.1f s\n", "; %" PRIu64 " passages made in %.1f s\n",
                    summary->passages),
           summary->passages, seconds);
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

/* Carries the plan out. Returns the exit status, -1 on an error. */
static int build(const index_run *run, jy_writer *writer, const jy_changes *plan, GError **err)
{
    const jy_indexer_options *options = run->options;
    const jy_monitor_options watching = {
        .stream = stderr,
        .has_line = jy_when_terminal(options->progress, stderr),
        .verbose = options->verbose > 0,
        .files = plan->changes->len,
        .bytes = plan->bytes,
    };
    g_autoptr(jy_monitor) monitor = jy_monitor_new(&watching);
    const jy_build_events events = {jy_monitor_file, jy_monitor_merging, monitor};
    const jy_build_options build_options = {
        .root = run->place.root,
        .catalogue = run->catalogue,
        .max_size = options->max_size,
        .jobs = options->jobs,
        .fresh = options->rebuild || !jy_writer_current(writer),
        .events = &events,
    };
    gint64 begun = g_get_monotonic_time();
    jy_build_summary summary = {0};
    if ((plan->changes->len || build_options.fresh) && !jy_build(writer, plan, &build_options, &summary, err)) {
        return -1;
    }
    guint unchanged = name_failed(plan, monitor, &summary);
    g_clear_pointer(&monitor, jy_monitor_free);
    if (!options->quiet) {
        print_summary(&summary, unchanged, (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC);
    }
    return summary.failed || summary.partial ? JY_EXIT_SOME : JY_EXIT_OK;
}

static int index_files(index_run *run, GError **err)
{
    static const char *const EVERYTHING[] = {"", NULL};
    const jy_indexer_options *options = run->options;
    g_autoptr(jy_writer) writer = NULL;
    const char *const *starts = options->rebuild ? EVERYTHING : starts_of(run);
    g_autoptr(GPtrArray) files = walk_all(run, starts, err);
    if (!files) {
        return -1;
    }
    if (!options->dry_run) {
        writer = jy_writer_lock(run->place.db, options->rebuild, err);
        if (!writer || !jy_root_remember(&run->place, err)) {
            return -1;
        }
    }
    if (!load_ledger(run, false, err)) {
        return -1;
    }
    warn_of_catalogue(run, files, starts);
    jy_plan_options planning = plan_options(run);
    g_autoptr(jy_changes) plan = jy_changes_make(&planning, files, starts, run->ledger);
    if (!may_remove(run, plan, err)) {
        return -1;
    }
    return options->dry_run ? print_plan(plan) : build(run, writer, plan, err);
}

static int check_files(index_run *run, GError **err)
{
    if (!load_ledger(run, true, err)) {
        return -1;
    }
    g_autoptr(GPtrArray) files = walk_all(run, starts_of(run), err);
    if (!files) {
        return -1;
    }
    warn_of_catalogue(run, files, starts_of(run));
    jy_plan_options planning = plan_options(run);
    g_autoptr(jy_check) check =
        jy_check_run(run->place.root, &planning, run->options->max_size, files, starts_of(run), run->ledger);
    jy_report_print(check, run->options->report, stdout);
    return jy_check_holds(check) ? JY_EXIT_OK : JY_EXIT_SOME;
}

static int list_files(index_run *run, GError **err)
{
    if (!load_ledger(run, true, err)) {
        return -1;
    }
    jy_listing_print(run->ledger, starts_of(run), run->options->report == JY_REPORT_JSON, stdout);
    return JY_EXIT_OK;
}

/* Takes every entry under the paths out of the index. */
static int forget_files(index_run *run, GError **err)
{
    /* Asked before the lock is taken: taking it would make the folder. */
    g_autofree char *generation = jy_index_generation(run->place.db, err);
    g_autoptr(jy_writer) writer = NULL;
    if (!generation || (!run->options->dry_run && !(writer = jy_writer_lock(run->place.db, false, err))) ||
        !load_ledger(run, true, err)) {
        return -1;
    }
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    jy_plan_options planning = {0};
    g_autoptr(jy_changes) plan = jy_changes_make(&planning, none, starts_of(run), run->ledger);
    if (plan->removals == 0) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("nothing under these paths is in the index"));
        return -1;
    }
    return run->options->dry_run ? print_plan(plan) : build(run, writer, plan, err);
}

static int print_status(index_run *run, GError **err)
{
    const char *db = run->place.db;
    g_autoptr(jy_index) index = jy_index_open(&db, 1, err);
    run->ledger = index ? jy_index_ledger(index, err) : NULL;
    g_autofree char *generation = run->ledger ? jy_index_generation(db, err) : NULL;
    if (!generation) {
        return -1;
    }
    g_autofree char *name = g_path_get_basename(generation);
    jy_status status = {
        .root = run->place.root,
        .db = db,
        .generation = name,
        .index_bytes = jy_files_size(generation),
        .passages = jy_index_passages(index),
    };
    jy_status_print(&status, run->ledger, run->options->report == JY_REPORT_JSON, stdout);
    return JY_EXIT_OK;
}

/* Names the archive where it was found further up: it may not be the one that was meant. */
static void say_where(const index_run *run)
{
    const jy_indexer_options *options = run->options;
    char *here = realpath(".", NULL);
    bool found = !options->quiet && run->place.found != JY_DISCOVERED_NAMED && options->paths->len == 1;
    if (found && here && !g_str_equal(here, run->place.root)) {
        g_autofree char *root = jy_terminal_safe(run->place.root);
        fprintf(stderr,
                run->place.found == JY_DISCOVERED_UNFINISHED ? _("the archive is %s, whose index is not finished\n")
                                                             : _("the archive is %s\n"),
                root);
    }
    free(here);
}

static int do_run(index_run *run, GError **err)
{
    const jy_indexer_options *options = run->options;
    g_ptr_array_add(options->paths, NULL);
    if (!jy_root_find(options->db, (const char *const *)options->paths->pdata, &run->place, err)) {
        return -1;
    }
    if (options->catalogue && !(run->catalogue = jy_catalogue_load(options->catalogue, err))) {
        return -1;
    }
    /* Not before the catalogue is read: it may be a pipe that nobody writes to, and nothing is to be put in order yet.
     */
    jy_command_watch_signals();
    switch (options->action) {
    case JY_DO_CHECK:
        return check_files(run, err);
    case JY_DO_LIST:
        return list_files(run, err);
    case JY_DO_STATUS:
        return print_status(run, err);
    case JY_DO_FORGET:
        return forget_files(run, err);
    case JY_DO_INDEX:
        break;
    }
    say_where(run);
    return index_files(run, err);
}

int main(int argc, char **argv)
{
    jy_memory_prefer_huge_pages(argv);
    jy_command_init("jiyan-index");
    jy_indexer_options options;
    jy_indexer_options_parse(argc, argv, &options);
    index_run run = {.options = &options};
    g_autoptr(GError) err = NULL;
    int status = do_run(&run, &err);
    if (status < 0) {
        status = jy_command_fail(err);
    }
    clear_run(&run);
    jy_indexer_options_clear(&options);
    return jy_command_finish(status);
}
