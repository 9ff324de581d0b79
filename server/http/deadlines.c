/* deadlines.c: ends connections that take too long. */
#include "server/http/deadlines.h"

#include <pthread.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <time.h>

/* Seconds; 0 for none. An answer of many megabytes over a slow line takes minutes. */
static const gint64 PATIENCE[JY_DEADLINE_STAGES] = {
    [JY_DEADLINE_REQUEST] = 20, [JY_DEADLINE_ANSWER] = 0, [JY_DEADLINE_TAKING] = 600};

struct jy_deadlines_entry {
    int socket;
    jy_deadline_stage stage;
    gint64 since;
};

struct jy_deadlines {
    pthread_mutex_t mutex;
    pthread_cond_t ended;
    GHashTable *watched; /* a set of jy_deadlines_entry */
    pthread_t thread;
    bool is_watched; /* there was a thread to be had */
    bool is_ending;
};

/* Shuts the sockets down that are over their time. Their owner sees the end of the stream, and closes them. */
static void sweep(jy_deadlines *deadlines, gint64 now)
{
    GHashTableIter iter;
    void *item;
    g_hash_table_iter_init(&iter, deadlines->watched);
    while (g_hash_table_iter_next(&iter, &item, NULL)) {
        const jy_deadlines_entry *deadline = item;
        const gint64 patience = PATIENCE[deadline->stage] * G_USEC_PER_SEC;
        if (patience && now - deadline->since > patience) {
            shutdown(deadline->socket, SHUT_RDWR);
        }
    }
}

static void *watch(void *user)
{
    jy_deadlines *deadlines = user;
    pthread_mutex_lock(&deadlines->mutex);
    while (!deadlines->is_ending) {
        sweep(deadlines, g_get_monotonic_time());
        struct timespec next;
        clock_gettime(CLOCK_REALTIME, &next);
        next.tv_sec++;
        pthread_cond_timedwait(&deadlines->ended, &deadlines->mutex, &next);
    }
    pthread_mutex_unlock(&deadlines->mutex);
    return NULL;
}

jy_deadlines *jy_deadlines_new(void)
{
    jy_deadlines *deadlines = g_new0(jy_deadlines, 1);
    pthread_mutex_init(&deadlines->mutex, NULL);
    pthread_cond_init(&deadlines->ended, NULL);
    deadlines->watched = g_hash_table_new_full(NULL, NULL, g_free, NULL);
    deadlines->is_watched = pthread_create(&deadlines->thread, NULL, watch, deadlines) == 0;
    return deadlines;
}

void jy_deadlines_free(jy_deadlines *deadlines)
{
    pthread_mutex_lock(&deadlines->mutex);
    deadlines->is_ending = true;
    pthread_cond_signal(&deadlines->ended);
    pthread_mutex_unlock(&deadlines->mutex);
    if (deadlines->is_watched) {
        pthread_join(deadlines->thread, NULL);
    }
    g_hash_table_unref(deadlines->watched);
    pthread_cond_destroy(&deadlines->ended);
    pthread_mutex_destroy(&deadlines->mutex);
    g_free(deadlines);
}

jy_deadlines_entry *jy_deadlines_add(jy_deadlines *deadlines, int socket)
{
    jy_deadlines_entry *deadline = g_new0(jy_deadlines_entry, 1);
    *deadline = (jy_deadlines_entry){socket, JY_DEADLINE_REQUEST, g_get_monotonic_time()};
    pthread_mutex_lock(&deadlines->mutex);
    g_hash_table_add(deadlines->watched, deadline);
    pthread_mutex_unlock(&deadlines->mutex);
    return deadline;
}

void jy_deadlines_move(jy_deadlines *deadlines, jy_deadlines_entry *deadline, jy_deadline_stage stage)
{
    pthread_mutex_lock(&deadlines->mutex);
    deadline->stage = stage;
    deadline->since = g_get_monotonic_time();
    pthread_mutex_unlock(&deadlines->mutex);
}

void jy_deadlines_remove(jy_deadlines *deadlines, jy_deadlines_entry *deadline)
{
    pthread_mutex_lock(&deadlines->mutex);
    g_hash_table_remove(deadlines->watched, deadline);
    pthread_mutex_unlock(&deadlines->mutex);
}
