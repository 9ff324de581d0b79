/* pool.c: worker threads over a bounded queue. */
#include <jiyan/base/pool.h>

#include <jiyan/base/error.h>
#include <libintl.h>
#include <pthread.h>
#include <stdbool.h>

#define _(s) gettext(s)

typedef struct {
    jy_pool *pool;
    unsigned number;
    pthread_t thread;
} member;

struct jy_pool {
    pthread_mutex_t mutex; /* guards the queue */
    pthread_cond_t filled, emptied;
    void **items; /* a ring of `capacity` places */
    size_t capacity, first, count;
    bool closed; /* no item will come any more */
    jy_pool_work *work;
    void *user;
    member *members;
    unsigned workers; /* that were started */
};

/* Waits for an item. Returns false when none will come any more. */
static bool take(jy_pool *pool, void **ret_item)
{
    pthread_mutex_lock(&pool->mutex);
    while (pool->count == 0 && !pool->closed) {
        pthread_cond_wait(&pool->filled, &pool->mutex);
    }
    bool taken = pool->count > 0;
    if (taken) {
        *ret_item = pool->items[pool->first];
        pool->first = (pool->first + 1) % pool->capacity;
        pool->count--;
        pthread_cond_signal(&pool->emptied);
    }
    pthread_mutex_unlock(&pool->mutex);
    return taken;
}

static void *run(void *argument)
{
    member *self = argument;
    void *item;
    while (take(self->pool, &item)) {
        self->pool->work(item, self->number, self->pool->user);
    }
    return NULL;
}

/* Starts as many as the system lets it: fewer do the same work, none does not. */
static bool start(jy_pool *pool, unsigned workers, GError **err)
{
    int code = 0;
    for (unsigned i = 0; i < workers && code == 0; i++) {
        member *fresh = &pool->members[i];
        *fresh = (member){.pool = pool, .number = i};
        code = pthread_create(&fresh->thread, NULL, run, fresh);
        pool->workers += code == 0;
    }
    if (pool->workers == 0) {
        g_set_error(err, JY_ERROR, JY_ERROR_MEMORY, _("cannot start a worker: %s"), g_strerror(code));
        return false;
    }
    return true;
}

jy_pool *jy_pool_new(unsigned workers, size_t capacity, jy_pool_work *work, void *user, GError **err)
{
    jy_pool *pool = g_new0(jy_pool, 1);
    pthread_mutex_init(&pool->mutex, NULL);
    pthread_cond_init(&pool->filled, NULL);
    pthread_cond_init(&pool->emptied, NULL);
    pool->capacity = MAX(capacity, 1);
    pool->items = g_new0(void *, pool->capacity);
    pool->work = work;
    pool->user = user;
    workers = MAX(workers, 1);
    pool->members = g_new0(member, workers);
    if (!start(pool, workers, err)) {
        g_clear_pointer(&pool, jy_pool_free);
    }
    return pool;
}

void jy_pool_push(jy_pool *pool, void *item)
{
    pthread_mutex_lock(&pool->mutex);
    while (pool->count == pool->capacity) {
        pthread_cond_wait(&pool->emptied, &pool->mutex);
    }
    pool->items[(pool->first + pool->count) % pool->capacity] = item;
    pool->count++;
    pthread_cond_signal(&pool->filled);
    pthread_mutex_unlock(&pool->mutex);
}

void jy_pool_free(jy_pool *pool)
{
    if (!pool) {
        return;
    }
    pthread_mutex_lock(&pool->mutex);
    pool->closed = true;
    pthread_cond_broadcast(&pool->filled);
    pthread_mutex_unlock(&pool->mutex);
    for (unsigned i = 0; i < pool->workers; i++) {
        pthread_join(pool->members[i].thread, NULL);
    }
    pthread_cond_destroy(&pool->filled);
    pthread_cond_destroy(&pool->emptied);
    pthread_mutex_destroy(&pool->mutex);
    g_free(pool->members);
    g_free(pool->items);
    g_free(pool);
}
