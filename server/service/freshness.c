/* freshness.c: whether the index is as new as the files. */
#include "server/service/freshness.h"

#include <jansson.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "indexer/run/reports.h"
#include "server/service/reporter.h"

/* How long a look is good for, in microseconds. */
#define INTERVAL ((gint64)300 * G_USEC_PER_SEC)

struct jy_freshness {
    const char *const *folders;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool ends;
    char *wanted;   /* a revision that is to be looked at; NULL: none */
    char *revision; /* that was looked at last; NULL: none */
    gint64 looked;  /* when that began, by the monotonic clock */
    unsigned behind;
};

/* Files of one archive that the index does not hold as they are. What cannot be looked at is not behind. */
static unsigned look_at(const char *folder)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    const bool is_done = out && jy_reporter_write(jy_reports_check_json, folder, out, NULL);
    if (out) {
        fclose(out);
    }
    json_t *report = is_done ? json_loadb(text, size, 0, NULL) : NULL;
    const json_t *counts = json_object_get(report, "counts");
    const json_int_t behind = json_integer_value(json_object_get(counts, "missing")) +
                              json_integer_value(json_object_get(counts, "stale")) +
                              json_integer_value(json_object_get(counts, "gone"));
    json_decref(report);
    free(text);
    return (unsigned)behind;
}

/* Waits until there is a revision to look at, which is the caller's then; NULL at the end. */
static char *wait_for_turn(jy_freshness *freshness)
{
    pthread_mutex_lock(&freshness->mutex);
    while (!freshness->ends && !freshness->wanted) {
        pthread_cond_wait(&freshness->changed, &freshness->mutex);
    }
    char *wanted = freshness->ends ? NULL : g_steal_pointer(&freshness->wanted);
    pthread_mutex_unlock(&freshness->mutex);
    return wanted;
}

static void *look(void *user)
{
    jy_freshness *freshness = user;
    char *revision;
    while ((revision = wait_for_turn(freshness))) {
        const gint64 now = g_get_monotonic_time();
        unsigned behind = 0;
        for (const char *const *folder = freshness->folders; *folder; folder++) {
            behind += look_at(*folder);
        }
        pthread_mutex_lock(&freshness->mutex);
        g_free(freshness->revision);
        freshness->revision = revision;
        freshness->looked = now;
        freshness->behind = behind;
        pthread_mutex_unlock(&freshness->mutex);
    }
    return NULL;
}

jy_freshness *jy_freshness_new(const char *const *folders)
{
    jy_freshness *freshness = g_new0(jy_freshness, 1);
    freshness->folders = folders;
    pthread_mutex_init(&freshness->mutex, NULL);
    pthread_cond_init(&freshness->changed, NULL);
    if (pthread_create(&freshness->thread, NULL, look, freshness) != 0) {
        g_error("no thread could be begun");
    }
    return freshness;
}

void jy_freshness_free(jy_freshness *freshness)
{
    pthread_mutex_lock(&freshness->mutex);
    freshness->ends = true;
    pthread_cond_signal(&freshness->changed);
    pthread_mutex_unlock(&freshness->mutex);
    pthread_join(freshness->thread, NULL);
    pthread_mutex_destroy(&freshness->mutex);
    pthread_cond_destroy(&freshness->changed);
    g_free(freshness->revision);
    g_free(freshness->wanted);
    g_free(freshness);
}

unsigned jy_freshness_behind(jy_freshness *freshness, const char *revision)
{
    pthread_mutex_lock(&freshness->mutex);
    const bool is_known = g_strcmp0(freshness->revision, revision) == 0;
    if (!is_known || g_get_monotonic_time() - freshness->looked > INTERVAL) {
        g_free(freshness->wanted);
        freshness->wanted = g_strdup(revision);
        pthread_cond_signal(&freshness->changed);
    }
    const unsigned behind = is_known ? freshness->behind : 0;
    pthread_mutex_unlock(&freshness->mutex);
    return behind;
}
