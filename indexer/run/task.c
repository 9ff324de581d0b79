/* task.c: from the words of a command line to the archive, its files and its ledger. */
#include "indexer/run/task.h"

#include <jiyan/base/error.h>
#include <jiyan/base/terminal.h>
#include <jiyan/index/index.h>
#include <libintl.h>
#include <stdio.h>
#include <unistd.h>

#include "indexer/catalogue/kept.h"
#include "indexer/extract/remote/remote.h"
#include "indexer/report/summary.h"

#define _(s) gettext(s)

#define DEFAULT_MAX_SIZE ((uint64_t)256 << 20)

/* ---- what is asked for ---- */

static uint32_t default_jobs(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return (uint32_t)CLAMP(cores, 1, JY_TASK_JOBS_MAX);
}

void jy_task_options_init(jy_task_options *ret_options)
{
    *ret_options = (jy_task_options){
        .max_size = DEFAULT_MAX_SIZE,
        .fail_on = JY_FAIL_ON_ALL,
        .jobs = default_jobs(),
        .paths = g_ptr_array_new(),
        .includes = g_ptr_array_new(),
        .excludes = g_ptr_array_new(),
    };
}

void jy_task_options_end(jy_task_options *options)
{
    g_ptr_array_add(options->paths, NULL);
    g_ptr_array_add(options->includes, NULL);
    g_ptr_array_add(options->excludes, NULL);
}

void jy_task_options_clear(jy_task_options *options)
{
    g_clear_pointer(&options->paths, g_ptr_array_unref);
    g_clear_pointer(&options->includes, g_ptr_array_unref);
    g_clear_pointer(&options->excludes, g_ptr_array_unref);
}

/* ---- the archive ---- */

/* The catalogue that is given or, where none is, the one that was given last. */
static bool load_catalogue(jy_task *run, GError **err)
{
    const jy_task_options *options = run->options;
    if (options->action == JY_DO_WATCH) {
        return true; /* each of its runs reads it */
    }
    if (options->catalogue) {
        run->catalogue = jy_catalogue_load(options->catalogue, err);
        return run->catalogue != NULL;
    }
    const bool is_used = options->action == JY_DO_INDEX || options->action == JY_DO_CHECK;
    return !is_used || jy_kept_load(run->place.db, &run->catalogue, err);
}

bool jy_task_begin(const jy_task_options *options, jy_task *ret_run, GError **err)
{
    static const char *const EVERYTHING[] = {"", NULL};
    *ret_run = (jy_task){.options = options};
    if (!jy_root_find(options->db, (const char *const *)options->paths->pdata, &ret_run->place, err)) {
        return false;
    }
    const bool is_rebuild = options->action == JY_DO_INDEX && options->rebuild;
    ret_run->starts = is_rebuild ? EVERYTHING : (const char *const *)ret_run->place.starts->pdata;
    ret_run->own = jy_own_new(&ret_run->place, options->catalogue);
    return load_catalogue(ret_run, err);
}

void jy_task_clear(jy_task *run)
{
    jy_root_clear(&run->place);
    jy_catalogue_free(run->catalogue);
    jy_own_free(run->own);
    jy_writer_free(run->writer);
    g_clear_pointer(&run->ledger, g_hash_table_unref);
}

/* ---- its ledger and its files ---- */

bool jy_task_load_ledger(jy_task *run, bool must_exist, GError **err)
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

/* What a walk of the run needs; the globs are new. */
typedef struct {
    char **includes, **excludes;
    jy_walk_options options;
} task_walk;

static task_walk prepare_walk(const jy_task *run)
{
    task_walk walk = {all_forms(run->options->includes), all_forms(run->options->excludes), {0}};
    walk.options = (jy_walk_options){
        .root = run->place.root,
        .index_folder = run->place.db,
        .includes = (const char *const *)walk.includes,
        .excludes = (const char *const *)walk.excludes,
        .on_folder = run->series ? run->series->on_folder : NULL,
        .user = run->series ? run->series->user : NULL,
    };
    return walk;
}

static void clear_walk(task_walk *walk)
{
    g_strfreev(walk->includes);
    g_strfreev(walk->excludes);
}

GPtrArray *jy_task_walk(const jy_task *run, GError **err)
{
    task_walk walk = prepare_walk(run);
    GPtrArray *files = jy_walk_all(&walk.options, run->starts, run->options->allow_mass_removal, err);
    clear_walk(&walk);
    return files;
}

bool jy_task_takes(const jy_task *run, const char *path, bool is_folder)
{
    task_walk walk = prepare_walk(run);
    bool takes = jy_walk_takes(&walk.options, path, is_folder);
    clear_walk(&walk);
    return takes;
}

void jy_task_take_out_own(jy_task *run, GPtrArray *files)
{
    g_autoptr(GPtrArray) taken = jy_own_take_out(run->own, files, run->ledger, &run->guessed);
    const bool is_news = !run->series || run->series->is_first;
    for (guint i = 0; i < taken->len && run->options->verbose && is_news; i++) {
        g_autofree char *path = jy_terminal_safe(taken->pdata[i]);
        fprintf(stderr, _("%s: left out: a catalogue, or written by jiyan\n"), path);
    }
}

/* The paths that are found, and those of the ledger that nobody looked for. Returns a new array of borrowed char *. */
static GPtrArray *all_paths(const jy_task *run, const GPtrArray *files)
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

bool jy_task_is_whole(const jy_task *run)
{
    const bool partly = *run->starts && **run->starts;
    return !partly && !globs_of(run->options->includes) && !globs_of(run->options->excludes);
}

void jy_task_settle(const jy_task *run, const GPtrArray *files)
{
    const jy_task_options *options = run->options;
    if (!run->catalogue) {
        return;
    }
    g_autoptr(GPtrArray) paths = all_paths(run, files);
    jy_catalogue_settle(run->catalogue, run->place.root, paths);
    if (!options->catalogue) {
        return; /* what is odd in the one that is kept was said when it was given */
    }
    jy_summary_warn(options->catalogue, jy_catalogue_warnings(run->catalogue), "", stderr);
    if (!jy_task_is_whole(run)) {
        return;
    }
    g_autoptr(GPtrArray) rows = jy_catalogue_unmatched(run->catalogue);
    jy_summary_warn(options->catalogue, rows, _(" is no file of the archive"), stderr);
}

jy_changes_options jy_task_changes(const jy_task *run)
{
    return (jy_changes_options){
        .verify = run->options->verify,
        .rebuild = run->options->rebuild,
        .retry_late = run->options->max_seconds > 0,
        .has_ocr = run->options->ocr != JY_EXTRACT_OCR_NEVER && jy_remote_has_ocr(),
        .catalogue = run->catalogue,
    };
}
