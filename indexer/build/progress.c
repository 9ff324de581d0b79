/* progress.c: a progress line that never scrolls, and messages that never break it. */
#include "indexer/build/progress.h"

#include <jiyan/base/terminal.h>
#include <libintl.h>
#include <pthread.h>
#include <stdio.h>

#define _(s) gettext(s)

/* Microseconds between two drawings of the line. */
#define INTERVAL 100000
#define MB 1e6

struct jy_progress {
    pthread_mutex_t mutex;
    bool line, verbose;
    guint files, files_done;
    uint64_t bytes, bytes_done;
    gint64 begun, drawn;
};

jy_progress *jy_progress_new(bool line, bool verbose, guint files, uint64_t bytes)
{
    jy_progress *progress = g_new0(jy_progress, 1);
    pthread_mutex_init(&progress->mutex, NULL);
    progress->line = line;
    progress->verbose = verbose;
    progress->files = files;
    progress->bytes = bytes;
    progress->begun = g_get_monotonic_time();
    return progress;
}

static void erase(const jy_progress *progress)
{
    if (progress->line) {
        fputs("\r\033[K", stderr);
    }
}

void jy_progress_free(jy_progress *progress)
{
    if (!progress) {
        return;
    }
    erase(progress);
    pthread_mutex_destroy(&progress->mutex);
    g_free(progress);
}

static void draw(jy_progress *progress)
{
    gint64 now = g_get_monotonic_time();
    if (!progress->line || now - progress->drawn < INTERVAL) {
        return;
    }
    progress->drawn = now;
    double seconds = (double)(now - progress->begun) / G_USEC_PER_SEC;
    double done = (double)progress->bytes_done / MB, all = (double)progress->bytes / MB;
    double rate = seconds > 0 ? done / seconds : 0;
    erase(progress);
    fprintf(stderr, _("%u of %u files, %.1f of %.1f MB, %.1f MB/s"), progress->files_done, progress->files, done, all,
            rate);
    if (rate > 0 && all > done) {
        fprintf(stderr, _(", %.0f s left"), (all - done) / rate);
    }
}

static void say(const char *path, const char *kind, const char *text)
{
    g_autofree char *name = jy_terminal_safe(path), *what = jy_terminal_safe(text);
    fprintf(stderr, "%s: %s%s\n", name, kind, what);
}

static void name_failure(const jy_ledger_entry *entry)
{
    g_autofree char *kind = entry->state == JY_STATE_FAILED
                                ? g_strdup_printf(_("not indexed (%s): "), entry->reason)
                                : g_strdup_printf(_("indexed in part (%s): "), entry->reason);
    say(entry->path, kind, entry->message);
}

static void name_file(const jy_progress *progress, const jy_ledger_entry *entry)
{
    if (entry->reason) {
        name_failure(entry);
    }
    if (entry->state == JY_STATE_INDEXED && progress->verbose) {
        g_autofree char *passages =
            g_strdup_printf(ngettext("%u passage", "%u passages", entry->passages), entry->passages);
        say(entry->path, "", passages);
    }
    for (char **warning = entry->warnings; warning && *warning; warning++) {
        say(entry->path, _("warning: "), *warning);
    }
}

void jy_progress_name(jy_progress *progress, const jy_ledger_entry *entry)
{
    pthread_mutex_lock(&progress->mutex);
    erase(progress);
    name_failure(entry);
    pthread_mutex_unlock(&progress->mutex);
}

void jy_progress_file(jy_progress *progress, const jy_ledger_entry *entry)
{
    pthread_mutex_lock(&progress->mutex);
    progress->files_done++;
    progress->bytes_done += entry->size;
    if (entry->reason || entry->warnings || progress->verbose) {
        erase(progress);
        name_file(progress, entry);
        progress->drawn = 0;
    }
    draw(progress);
    pthread_mutex_unlock(&progress->mutex);
}

void jy_progress_step(jy_progress *progress, const char *step)
{
    pthread_mutex_lock(&progress->mutex);
    if (progress->line) {
        erase(progress);
        fputs(step, stderr);
        fflush(stderr);
    }
    pthread_mutex_unlock(&progress->mutex);
}
