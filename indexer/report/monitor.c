/* monitor.c: the progress of a run, and the files that it has to name. */
#include "indexer/report/monitor.h"

#include <jiyan/base/progress.h>
#include <jiyan/base/terminal.h>
#include <libintl.h>
#include <pthread.h>

#include "indexer/report/activity.h"

#define _(s) gettext(s)

#define MB 1e6
/* Microseconds between two times that the activity is written down. */
#define INTERVAL 500000

struct jy_monitor {
    jy_monitor_options options;
    jy_progress *progress;
    gint64 begun;
    pthread_mutex_t mutex; /* guards what follows */
    jy_activity activity;
    gint64 written; /* when it was written down */
    bool has_named;
};

struct jy_monitor_memory {
    GHashTable *before, *now; /* sets of lines: of the run before, of this one */
};

/* ---- what was said before ---- */

static GHashTable *new_lines(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

jy_monitor_memory *jy_monitor_memory_new(void)
{
    jy_monitor_memory *memory = g_new(jy_monitor_memory, 1);
    *memory = (jy_monitor_memory){new_lines(), new_lines()};
    return memory;
}

void jy_monitor_memory_free(jy_monitor_memory *memory)
{
    if (memory) {
        g_hash_table_unref(memory->before);
        g_hash_table_unref(memory->now);
    }
    g_free(memory);
}

void jy_monitor_memory_turn(jy_monitor_memory *memory)
{
    g_hash_table_unref(memory->before);
    memory->before = memory->now;
    memory->now = new_lines();
}

/* Prints lines about a file that are news. */
static void name(jy_monitor *monitor, const GString *lines, bool is_always_news)
{
    jy_monitor_memory *said = monitor->options.said;
    if (lines->len == 0) {
        return;
    }
    pthread_mutex_lock(&monitor->mutex);
    bool is_news = !said || is_always_news || !g_hash_table_contains(said->before, lines->str);
    if (said) {
        g_hash_table_add(said->now, g_strdup(lines->str));
    }
    monitor->has_named |= is_news;
    pthread_mutex_unlock(&monitor->mutex);
    if (is_news) {
        jy_progress_print(monitor->progress, lines->str);
    }
}

bool jy_monitor_has_named(jy_monitor *monitor)
{
    pthread_mutex_lock(&monitor->mutex);
    bool has_named = monitor->has_named;
    pthread_mutex_unlock(&monitor->mutex);
    return has_named;
}

/* ---- the line, and the names ---- */

static void write_down(jy_monitor *monitor)
{
    if (monitor->options.db) {
        jy_activity_write(monitor->options.db, &monitor->activity);
    }
    monitor->written = g_get_monotonic_time();
}

jy_monitor *jy_monitor_new(const jy_monitor_options *options)
{
    jy_monitor *monitor = g_new0(jy_monitor, 1);
    pthread_mutex_init(&monitor->mutex, NULL);
    monitor->options = *options;
    monitor->progress = jy_progress_new(options->stream, options->has_line);
    monitor->begun = g_get_monotonic_time();
    monitor->activity = (jy_activity){
        .started = g_get_real_time() / G_USEC_PER_SEC,
        .files = options->files,
        .bytes = options->bytes,
    };
    write_down(monitor);
    return monitor;
}

void jy_monitor_free(jy_monitor *monitor)
{
    if (!monitor) {
        return;
    }
    jy_progress_free(monitor->progress);
    if (monitor->options.db) {
        jy_activity_remove(monitor->options.db);
    }
    jy_activity_clear(&monitor->activity);
    pthread_mutex_destroy(&monitor->mutex);
    g_free(monitor);
}

/* Call with the mutex held. */
static void draw(jy_monitor *monitor)
{
    double seconds = (double)(g_get_monotonic_time() - monitor->begun) / G_USEC_PER_SEC;
    double done = (double)monitor->activity.bytes_done / MB, all = (double)monitor->options.bytes / MB;
    double rate = seconds > 0 ? done / seconds : 0;
    g_autoptr(GString) line = g_string_new(NULL);
    g_string_printf(line, _("%u of %u files, %.1f of %.1f MB, %.1f MB/s"), (guint)monitor->activity.files_done,
                    monitor->options.files, done, all, rate);
    if (rate > 0 && all > done) {
        g_string_append_printf(line, _(", %.0f s left"), (all - done) / rate);
    }
    jy_progress_draw(monitor->progress, line->str);
}

static void say(GString *out, const char *path, const char *kind, const char *text)
{
    g_autofree char *name = jy_terminal_safe(path), *what = jy_terminal_safe(text);
    g_string_append_printf(out, "%s: %s%s\n", name, kind, what);
}

static void name_failure(GString *out, const jy_ledger_entry *entry)
{
    g_autofree char *kind = entry->state == JY_STATE_FAILED
                                ? g_strdup_printf(_("not indexed (%s): "), entry->reason)
                                : g_strdup_printf(_("indexed in part (%s): "), entry->reason);
    say(out, entry->path, kind, entry->message);
}

void jy_monitor_name(jy_monitor *monitor, const jy_ledger_entry *entry)
{
    g_autoptr(GString) lines = g_string_new(NULL);
    name_failure(lines, entry);
    name(monitor, lines, false);
}

/* Call with the mutex held. */
static void show_if_due(jy_monitor *monitor)
{
    if (jy_progress_is_due(monitor->progress)) {
        draw(monitor);
    }
    if (g_get_monotonic_time() - monitor->written >= INTERVAL) {
        write_down(monitor);
    }
}

static void enter(jy_monitor *monitor, jy_activity_phase phase)
{
    pthread_mutex_lock(&monitor->mutex);
    monitor->activity.phase = phase;
    g_clear_pointer(&monitor->activity.path, g_free);
    write_down(monitor);
    pthread_mutex_unlock(&monitor->mutex);
}

void jy_monitor_tidying(jy_monitor *monitor)
{
    enter(monitor, JY_ACTIVITY_TIDYING);
}

void jy_monitor_begins(const char *path, void *user)
{
    jy_monitor *monitor = user;
    pthread_mutex_lock(&monitor->mutex);
    g_free(monitor->activity.path);
    monitor->activity.path = g_strdup(path);
    show_if_due(monitor);
    pthread_mutex_unlock(&monitor->mutex);
}

void jy_monitor_bytes(uint64_t count, void *user)
{
    jy_monitor *monitor = user;
    pthread_mutex_lock(&monitor->mutex);
    monitor->activity.bytes_done += count;
    show_if_due(monitor);
    pthread_mutex_unlock(&monitor->mutex);
}

void jy_monitor_file(const jy_ledger_entry *entry, void *user)
{
    jy_monitor *monitor = user;
    g_autoptr(GString) lines = g_string_new(NULL);
    if (entry->reason) {
        name_failure(lines, entry);
    }
    const bool is_read = entry->state == JY_STATE_INDEXED && monitor->options.verbose;
    if (is_read) {
        g_autofree char *passages =
            g_strdup_printf(ngettext("%u passage", "%u passages", entry->passages), entry->passages);
        say(lines, entry->path, "", passages);
    }
    for (char **warning = entry->warnings; warning && *warning; warning++) {
        say(lines, entry->path, _("warning: "), *warning);
    }
    name(monitor, lines, is_read);

    pthread_mutex_lock(&monitor->mutex);
    monitor->activity.files_done++;
    show_if_due(monitor);
    pthread_mutex_unlock(&monitor->mutex);
}

void jy_monitor_merging(void *user)
{
    jy_monitor *monitor = user;
    jy_progress_draw(monitor->progress, _("merging"));
    enter(monitor, JY_ACTIVITY_MERGING);
}
