/* activity.c: what a run is at, in a small file of the index folder. */
#include "indexer/report/activity.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <jiyan/base/files.h>
#include <jiyan/base/input.h>
#include <jiyan/base/json.h>
#include <jiyan/base/terminal.h>
#include <jiyan/index/index.h>
#include <libintl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define _(s) gettext(s)
#define N_(s) s

#define MB 1e6
/* Bytes of the file: a path may be long, and each byte of it six in JSON. */
#define SIZE_MOST ((size_t)64 << 10)
/* Which word of /proc/PID/stat behind the name says when a process began (proc(5), starttime). */
#define STAT_BEGUN 20

static const struct {
    const char *name, *text;
} PHASES[JY_ACTIVITY_PHASES] = {
    {"reading", N_("reading files")},
    {"merging", N_("merging")},
    {"tidying", N_("merging segments")},
};

/* When a process began, in ticks since the machine did; 0 where that cannot be known. A number of a process that has
 * ended may be another's by now, which began at another time. */
static int64_t begun(int64_t pid)
{
    g_autofree char *path = g_strdup_printf("/proc/%" PRId64 "/stat", pid), *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL)) {
        return 0;
    }
    const char *behind = strrchr(text, ')');
    g_auto(GStrv) words = g_strsplit(behind ? behind + 1 : "", " ", -1);
    return g_strv_length(words) > STAT_BEGUN ? g_ascii_strtoll(words[STAT_BEGUN], NULL, 10) : 0;
}

static bool is_alive(int64_t pid, int64_t ticks)
{
    bool answers = pid > 0 && pid <= INT_MAX && (kill((pid_t)pid, 0) == 0 || errno == EPERM);
    const int64_t since = answers ? begun(pid) : 0;
    return answers && (!since || !ticks || since == ticks);
}

static json_t *time_json(int64_t seconds)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(seconds);
    g_autofree char *text = time ? g_date_time_format_iso8601(time) : NULL;
    return jy_json_text(text);
}

static int64_t time_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    g_autoptr(GDateTime) time = text ? g_date_time_new_from_iso8601(text, NULL) : NULL;
    return time ? g_date_time_to_unix(time) : 0;
}

json_t *jy_activity_json(const jy_activity *activity)
{
    json_t *object = json_object();
    json_object_set_new(object, "pid", json_integer(activity->pid));
    json_object_set_new(object, "phase", json_string(PHASES[activity->phase].name));
    json_object_set_new(object, "started", time_json(activity->started));
    json_object_set_new(object, "updated", time_json(activity->updated));
    json_object_set_new(object, "files_done", json_integer((json_int_t)activity->files_done));
    json_object_set_new(object, "files", json_integer((json_int_t)activity->files));
    json_object_set_new(object, "bytes_done", json_integer((json_int_t)activity->bytes_done));
    json_object_set_new(object, "bytes", json_integer((json_int_t)activity->bytes));
    json_object_set_new(object, "path", jy_json_text(activity->path));
    return object;
}

/* ---- who is at work ---- */

void jy_activity_write(const char *db, const jy_activity *activity)
{
    jy_activity mine = *activity;
    mine.pid = getpid();
    mine.updated = g_get_real_time() / G_USEC_PER_SEC;
    json_t *object = jy_activity_json(&mine);
    json_object_set_new(object, "ticks", json_integer(begun(mine.pid)));
    char *text = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    g_autofree char *path = g_build_filename(db, JY_INDEX_PROGRESS, NULL);
    g_autofree char *fresh = g_build_filename(db, JY_INDEX_PROGRESS_NEW, NULL);
    /* Nobody waits for the disk: after a crash of the machine no run is at work. */
    if (text && jy_files_write(fresh, text, strlen(text), NULL)) {
        (void)g_rename(fresh, path);
    }
    free(text);
}

void jy_activity_remove(const char *db)
{
    g_autofree char *path = g_build_filename(db, JY_INDEX_PROGRESS, NULL);
    (void)g_unlink(path);
}

/* ---- who asks ---- */

static uint64_t count_of(const json_t *object, const char *key)
{
    const json_int_t count = json_integer_value(json_object_get(object, key));
    return count > 0 ? (uint64_t)count : 0;
}

static jy_activity_phase phase_of(const json_t *object)
{
    const char *name = json_string_value(json_object_get(object, "phase"));
    unsigned phase = 0;
    while (phase < JY_ACTIVITY_PHASES && g_strcmp0(PHASES[phase].name, name) != 0) {
        phase++;
    }
    return phase;
}

bool jy_activity_read(const char *db, jy_activity *ret_activity)
{
    g_autofree char *path = g_build_filename(db, JY_INDEX_PROGRESS, NULL), *text = NULL;
    size_t length;
    json_t *object =
        jy_input_read(path, SIZE_MOST, &text, &length, NULL) && text ? json_loadb(text, length, 0, NULL) : NULL;
    const int64_t pid = json_integer_value(json_object_get(object, "pid"));
    *ret_activity = (jy_activity){
        .phase = phase_of(object),
        .pid = pid,
        .started = time_of(object, "started"),
        .updated = time_of(object, "updated"),
        .files_done = count_of(object, "files_done"),
        .files = count_of(object, "files"),
        .bytes_done = count_of(object, "bytes_done"),
        .bytes = count_of(object, "bytes"),
        .path = g_strdup(json_string_value(json_object_get(object, "path"))),
    };
    bool is_at_work =
        ret_activity->phase < JY_ACTIVITY_PHASES && is_alive(pid, json_integer_value(json_object_get(object, "ticks")));
    json_decref(object);
    if (!is_at_work) {
        jy_activity_clear(ret_activity);
    }
    return is_at_work;
}

void jy_activity_clear(jy_activity *activity)
{
    g_clear_pointer(&activity->path, g_free);
}

char *jy_activity_line(const jy_activity *activity)
{
    g_autoptr(GDateTime) started = g_date_time_new_from_unix_local(activity->started);
    g_autofree char *since = started ? g_date_time_format(started, "%Y-%m-%d %H:%M:%S") : g_strdup("?");
    g_autoptr(GString) line = g_string_new(gettext(PHASES[activity->phase].text));
    if (activity->files) {
        g_string_append_printf(line, _(", %" PRIu64 " of %" PRIu64 " files, %.1f of %.1f MB"), activity->files_done,
                               activity->files, (double)activity->bytes_done / MB, (double)activity->bytes / MB);
    }
    if (activity->path) {
        g_autofree char *path = jy_terminal_safe(activity->path);
        g_string_append_printf(line, _(", at %s"), path);
    }
    g_string_append_printf(line, _(" (process %" PRId64 ", since %s)"), activity->pid, since);
    return g_string_free(g_steal_pointer(&line), false);
}
