/* watch.c: an index that stays true: a run, and another whenever files change. */
#include "indexer/watch/watch.h"

#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/base/terminal.h>
#include <libintl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>

#include "indexer/run/indexing.h"
#include "indexer/watch/clock.h"
#include "indexer/watch/folders.h"
#include "indexer/watch/notice.h"

#define _(s) gettext(s)

/* Seconds between two looks at all files where changes are told of, and where they are not. */
#define EVERY 3600
#define EVERY_LACKING 60
/* Milliseconds in which events gather: a file that is written to wakes the process ten times a second at most. */
#define GATHER 100

typedef struct {
    const jy_task *place;    /* the archive, once and for all */
    jy_task_options options; /* of each run */
    jy_task_series series;
    jy_folders *folders;
    jy_clock clock;
    jy_folders_lack lack;  /* as it was said */
    struct stat catalogue; /* as the last run read it */
    char *failure;         /* what the last run failed for, as it was said; NULL: it did not */
} index_watch;

static int64_t now(void)
{
    return g_get_monotonic_time() / 1000;
}

/* ---- a run ---- */

/* Whether the catalogue of the command line is another than the last run read; that is kept, and holds without it. */
static bool is_catalogue_new(const index_watch *watch, struct stat *ret_status)
{
    const char *catalogue = watch->place->options->catalogue;
    const struct stat *before = &watch->catalogue;
    const bool is_there = catalogue && stat(catalogue, ret_status) == 0;
    if (watch->series.is_first) {
        return catalogue != NULL;
    }
    return is_there && S_ISREG(ret_status->st_mode) &&
           (ret_status->st_size != before->st_size || jy_files_mtime(ret_status) != jy_files_mtime(before) ||
            jy_files_identity(ret_status) != jy_files_identity(before));
}

static int run_once(index_watch *watch, GError **err)
{
    struct stat catalogue = watch->catalogue;
    jy_task run;
    watch->options.catalogue = is_catalogue_new(watch, &catalogue) ? watch->place->options->catalogue : NULL;
    jy_clock_begin(&watch->clock);
    jy_folders_begin(watch->folders);
    jy_monitor_memory_turn(watch->series.said);
    int status = -1;
    if (jy_task_begin(&watch->options, &run, err)) {
        run.series = &watch->series;
        status = jy_indexing_run(&run, err);
    }
    jy_indexing_warn_of_doubt(&run);
    jy_task_clear(&run);
    if (status >= 0) {
        jy_folders_end(watch->folders);
        watch->catalogue = catalogue;
    }
    return status;
}

/* Whether what a run failed for may pass. What is wrong from the beginning is to be mended first. */
static bool may_pass(const index_watch *watch, const GError *failure)
{
    static const jy_error LASTING[] = {JY_ERROR_INTERRUPTED, JY_ERROR_INDEX_VERSION, JY_ERROR_INDEX_CORRUPT,
                                       JY_ERROR_BUG};
    bool lasts = watch->series.is_first && failure->code != JY_ERROR_INDEX_LOCKED;
    for (size_t i = 0; i < G_N_ELEMENTS(LASTING); i++) {
        lasts |= failure->code == (int)LASTING[i];
    }
    return !lasts;
}

static void say_failure(index_watch *watch, const GError *failure)
{
    if (g_strcmp0(watch->failure, failure->message) != 0) {
        g_autofree char *message = jy_terminal_safe(failure->message);
        fprintf(stderr, _("jiyan-index: %s; it will be tried again\n"), message);
        g_free(watch->failure);
        watch->failure = g_strdup(failure->message);
    }
}

/* Says what is watched, when that begins and when it is told of otherwise than before. */
static void say_watching(index_watch *watch)
{
    const uint32_t every = watch->place->options->every;
    const jy_folders_lack lack = jy_folders_lacking(watch->folders);
    const int64_t seconds = every ? every : lack == JY_FOLDERS_WHOLE ? EVERY : EVERY_LACKING;
    const bool is_news = watch->series.is_first || lack != watch->lack;
    watch->clock.every = seconds * 1000;
    watch->lack = lack;
    if (is_news && lack != JY_FOLDERS_WHOLE) {
        jy_notice_lack(watch->folders, seconds, stderr);
    }
    if (is_news && !watch->options.quiet) {
        jy_notice_watching(watch->folders, watch->place->place.root, stderr);
    }
}

/* Runs, and takes note of what came of it. False on what will not pass. */
static bool run_and_note(index_watch *watch, GError **err)
{
    GError *failure = NULL;
    const bool done = run_once(watch, &failure) >= 0;
    if (!done && !may_pass(watch, failure)) {
        g_propagate_error(err, failure);
        return false;
    }
    jy_clock_end(&watch->clock, !done, now());
    if (!done) {
        say_failure(watch, failure);
        g_error_free(failure);
        return true;
    }
    g_clear_pointer(&watch->failure, g_free);
    if (watch->place->options->catalogue) {
        jy_folders_set_file(watch->folders, watch->place->options->catalogue);
    }
    say_watching(watch);
    watch->series.is_first = false;
    return true;
}

/* ---- between two runs ---- */

static bool takes(const char *path, bool is_folder, void *user)
{
    return jy_task_takes(user, path, is_folder);
}

/* Waits for events, so many milliseconds at most; for none where `fd` is -1. Signals, which wait outside of it, end it.
 */
static bool wait_for(int fd, int64_t milliseconds, const sigset_t *signals)
{
    struct pollfd events = {.fd = fd, .events = POLLIN};
    const struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    return ppoll(&events, 1, &time, signals) > 0;
}

/* Waits until the next run is due. False when a signal came. */
static bool wait_for_run(index_watch *watch, const sigset_t *signals)
{
    while (!jy_command_interrupted()) {
        const int64_t left = jy_clock_next(&watch->clock) - now();
        if (left <= 0) {
            return true;
        }
        if (!wait_for(jy_folders_fd(watch->folders), left, signals)) {
            continue;
        }
        (void)wait_for(-1, GATHER, signals);
        if (jy_folders_read(watch->folders, watch->clock.has_changes, takes, (void *)(uintptr_t)watch->place)) {
            jy_clock_change(&watch->clock, now());
        }
    }
    return false;
}

/* The same, with signals held back so that none comes between the look for it and the wait. */
static bool rest(index_watch *watch)
{
    sigset_t ours, before;
    sigemptyset(&ours);
    sigaddset(&ours, SIGINT);
    sigaddset(&ours, SIGTERM);
    jy_command_watch_signals();
    pthread_sigmask(SIG_BLOCK, &ours, &before);
    const bool is_due = wait_for_run(watch, &before);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return is_due;
}

int jy_watch(const jy_task *place, GError **err)
{
    g_autoptr(jy_folders) folders = jy_folders_new();
    jy_monitor_memory *said = jy_monitor_memory_new();
    index_watch watch = {.place = place, .options = *place->options, .folders = folders};
    watch.options.action = JY_DO_INDEX;
    watch.options.db = place->place.db; /* not another one, should this be removed */
    watch.series = (jy_task_series){.on_folder = jy_folders_add, .user = folders, .said = said, .is_first = true};
    bool done;
    do {
        done = run_and_note(&watch, err);
    } while (done && rest(&watch));
    g_free(watch.failure);
    jy_monitor_memory_free(said);
    return done ? JY_EXIT_OK : -1;
}
