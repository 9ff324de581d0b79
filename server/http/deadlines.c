/* deadlines.c: ends connections that take too long. */
#include "server/http/deadlines.h"

#include <stdbool.h>
#include <sys/socket.h>

/* Seconds; 0 for none. An answer of many megabytes over a slow line takes minutes. */
static const gint64 PATIENCE[JY_DEADLINE_STAGES] = {
    [JY_DEADLINE_REQUEST] = 20, [JY_DEADLINE_ANSWER] = 0, [JY_DEADLINE_TAKING] = 600};

struct jy_deadlines_entry {
    int socket;
    jy_deadline_stage stage;
    gint64 since;
};

struct jy_deadlines {
    GMutex mutex;
    GCond ended;
    GHashTable *watched; /* a set of jy_deadlines_entry */
    GThread *thread;
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
    g_mutex_lock(&deadlines->mutex);
    while (!deadlines->is_ending) {
        const gint64 now = g_get_monotonic_time();
        sweep(deadlines, now);
        g_cond_wait_until(&deadlines->ended, &deadlines->mutex, now + G_USEC_PER_SEC);
    }
    g_mutex_unlock(&deadlines->mutex);
    return NULL;
}

jy_deadlines *jy_deadlines_new(void)
{
    jy_deadlines *deadlines = g_new0(jy_deadlines, 1);
    g_mutex_init(&deadlines->mutex);
    g_cond_init(&deadlines->ended);
    deadlines->watched = g_hash_table_new_full(NULL, NULL, g_free, NULL);
    deadlines->thread = g_thread_new("deadlines", watch, deadlines);
    return deadlines;
}

void jy_deadlines_free(jy_deadlines *deadlines)
{
    g_mutex_lock(&deadlines->mutex);
    deadlines->is_ending = true;
    g_cond_signal(&deadlines->ended);
    g_mutex_unlock(&deadlines->mutex);
    g_thread_join(deadlines->thread);
    g_hash_table_unref(deadlines->watched);
    g_cond_clear(&deadlines->ended);
    g_mutex_clear(&deadlines->mutex);
    g_free(deadlines);
}

jy_deadlines_entry *jy_deadlines_add(jy_deadlines *deadlines, int socket)
{
    jy_deadlines_entry *deadline = g_new0(jy_deadlines_entry, 1);
    *deadline = (jy_deadlines_entry){socket, JY_DEADLINE_REQUEST, g_get_monotonic_time()};
    g_mutex_lock(&deadlines->mutex);
    g_hash_table_add(deadlines->watched, deadline);
    g_mutex_unlock(&deadlines->mutex);
    return deadline;
}

void jy_deadlines_move(jy_deadlines *deadlines, jy_deadlines_entry *deadline, jy_deadline_stage stage)
{
    g_mutex_lock(&deadlines->mutex);
    deadline->stage = stage;
    deadline->since = g_get_monotonic_time();
    g_mutex_unlock(&deadlines->mutex);
}

void jy_deadlines_remove(jy_deadlines *deadlines, jy_deadlines_entry *deadline)
{
    g_mutex_lock(&deadlines->mutex);
    g_hash_table_remove(deadlines->watched, deadline);
    g_mutex_unlock(&deadlines->mutex);
}
