/* line.c: things that are lent to one thread at a time, in the order of asking. */
#include "server/service/line.h"

#include <pthread.h>
#include <time.h>

/* One who waits, on its own stack. */
typedef struct {
    pthread_cond_t given;
    void *thing; /* NULL: it waits */
} line_waiter;

struct jy_line {
    pthread_mutex_t mutex;
    GPtrArray *idle; /* of what is not lent: the warmest is the last */
    GQueue waiting;  /* of line_waiter; empty where something is idle */
};

jy_line *jy_line_new(void)
{
    jy_line *line = g_new0(jy_line, 1);
    pthread_mutex_init(&line->mutex, NULL);
    line->idle = g_ptr_array_new();
    g_queue_init(&line->waiting);
    return line;
}

void jy_line_free(jy_line *line)
{
    if (line) {
        g_ptr_array_unref(line->idle);
        pthread_mutex_destroy(&line->mutex);
        g_free(line);
    }
}

void jy_line_give(jy_line *line, void *thing)
{
    pthread_mutex_lock(&line->mutex);
    line_waiter *first = g_queue_pop_head(&line->waiting);
    if (first) {
        first->thing = thing;
        pthread_cond_signal(&first->given);
    } else {
        g_ptr_array_add(line->idle, thing);
    }
    pthread_mutex_unlock(&line->mutex);
}

/* With the mutex held. */
static void *wait_in_line(jy_line *line, unsigned seconds)
{
    struct timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec += seconds;
    line_waiter waiter = {.thing = NULL};
    pthread_cond_init(&waiter.given, NULL);
    g_queue_push_tail(&line->waiting, &waiter);
    int waited = 0;
    while (!waiter.thing && waited == 0) {
        waited = pthread_cond_timedwait(&waiter.given, &line->mutex, &end);
    }
    if (!waiter.thing) {
        g_queue_remove(&line->waiting, &waiter);
    }
    pthread_cond_destroy(&waiter.given);
    return waiter.thing;
}

void *jy_line_take(jy_line *line, unsigned seconds)
{
    pthread_mutex_lock(&line->mutex);
    void *thing =
        line->idle->len ? g_ptr_array_steal_index(line->idle, line->idle->len - 1) : wait_in_line(line, seconds);
    pthread_mutex_unlock(&line->mutex);
    return thing;
}

guint jy_line_waiting(jy_line *line)
{
    pthread_mutex_lock(&line->mutex);
    const guint waiting = g_queue_get_length(&line->waiting);
    pthread_mutex_unlock(&line->mutex);
    return waiting;
}
