/* reports.c: runs that only tell of the index. */
#include "indexer/run/reports.h"

#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <jiyan/base/patience.h>
#include <jiyan/index/index.h>
#include <libintl.h>

#include "indexer/report/listing.h"
#include "indexer/report/status.h"

#define _(s) gettext(s)

int jy_reports_check(jy_task *run, FILE *out, GError **err)
{
    if (!jy_task_load_ledger(run, true, err)) {
        return -1;
    }
    g_autoptr(GPtrArray) files = jy_task_walk(run, err);
    if (!files) {
        return -1;
    }
    jy_task_take_out_own(run, files);
    jy_task_settle(run, files);
    const jy_task_options *options = run->options;
    const jy_check_options checking = {run->place.root, options->max_size, options->fail_on, jy_task_changes(run)};
    g_autoptr(jy_check) check = jy_check_run(&checking, files, run->starts, run->ledger);
    if (!jy_patience_lasts(0) && !jy_patience_held(err)) {
        return -1;
    }
    bool is_silent = options->quiet && options->report == JY_REPORT_TEXT;
    if (!is_silent && !jy_report_print(check, options->report, out, err)) {
        return -1;
    }
    return jy_check_holds(check) ? JY_EXIT_OK : JY_EXIT_SOME;
}

int jy_reports_list(jy_task *run, FILE *out, GError **err)
{
    if (!jy_task_load_ledger(run, true, err)) {
        return -1;
    }
    guint listed = jy_listing_print(run->ledger, run->starts, run->options->report == JY_REPORT_JSON, out);
    if (listed == 0 && **run->starts) {
        fputs(_("jiyan-index: nothing under these paths is in the index\n"), stderr);
        return JY_EXIT_SOME;
    }
    return JY_EXIT_OK;
}

/* Of an index that is not there yet, as its first run is at work, that is all there is to tell. */
static int print_status(jy_task *run, const jy_activity *activity, FILE *out, GError **err)
{
    const char *db = run->place.db;
    const bool json = run->options->report == JY_REPORT_JSON;
    GError *failure = NULL;
    g_autoptr(jy_index) index = jy_index_open(&db, 1, &failure);
    jy_status status = {.root = run->place.root, .db = db, .activity = activity};
    if (activity && g_error_matches(failure, JY_ERROR, JY_ERROR_INDEX_MISSING)) {
        g_error_free(failure);
        jy_status_print_begun(&status, json, out);
        return JY_EXIT_OK;
    }
    if (failure) {
        g_propagate_error(err, failure);
        return -1;
    }
    run->ledger = jy_index_ledger(index, err);
    if (!run->ledger) {
        return -1;
    }
    status.manifest = jy_index_manifest(index, 0);
    status.passages = jy_index_passages(index);
    jy_status_print(&status, run->ledger, json, out);
    return JY_EXIT_OK;
}

int jy_reports_status(jy_task *run, FILE *out, GError **err)
{
    jy_activity activity;
    const bool is_at_work = jy_activity_read(run->place.db, &activity);
    const int status = print_status(run, is_at_work ? &activity : NULL, out, err);
    jy_activity_clear(&activity);
    return status;
}

/* ---- for other programs ---- */

static bool print_json(const char *db, jy_do action, int (*report)(jy_task *, FILE *, GError **), FILE *out,
                       GError **err)
{
    jy_task_options options;
    jy_task run = {0};
    jy_task_options_init(&options);
    options.action = action;
    options.db = db;
    options.report = JY_REPORT_JSON;
    jy_task_options_end(&options);
    const bool done = jy_task_begin(&options, &run, err) && report(&run, out, err) >= 0;
    jy_task_clear(&run);
    jy_task_options_clear(&options);
    return done;
}

bool jy_reports_check_json(const char *db, FILE *out, GError **err)
{
    return print_json(db, JY_DO_CHECK, jy_reports_check, out, err);
}

bool jy_reports_status_json(const char *db, FILE *out, GError **err)
{
    return print_json(db, JY_DO_STATUS, jy_reports_status, out, err);
}

bool jy_reports_list_json(const char *db, FILE *out, GError **err)
{
    return print_json(db, JY_DO_LIST, jy_reports_list, out, err);
}
