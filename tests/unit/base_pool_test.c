/* base_pool_test.c: worker threads: every item is worked off once, in order, the queue is bounded, freeing waits. */
#include <jiyan/base/pool.h>

#include <errno.h>
#include <jiyan/base/error.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/* ---- threads that the system does not grant ---- */

static unsigned threads_granted = UINT32_MAX;

int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *user);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *user);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *user)
{
    if (threads_granted == 0) {
        return EAGAIN;
    }
    threads_granted--;
    return __real_pthread_create(thread, attributes, run, user);
}

/* ---- all items, each once, each with its worker's own state ---- */

#define WORKERS_MOST 8

/* Each worker writes to its own place without a lock: under TSan two workers with one number would be seen. */
typedef struct {
    GArray *taken[WORKERS_MOST]; /* of guint: the items of a worker in the order they came */
} tally;

static void note(void *item, unsigned worker, void *user)
{
    tally *all = user;
    guint number = GPOINTER_TO_UINT(item);
    g_array_append_val(all->taken[worker], number);
}

static const struct {
    const char *label;
    unsigned workers;
    size_t capacity;
    guint items;
} ROWS[] = {
    {"one worker", 1, 4, 1000},     {"several workers", 4, 8, 5000},       {"a queue of one", 4, 1, 1000},
    {"capacity 0 is 1", 2, 0, 100}, {"more room than items", 3, 1000, 10}, {"more workers than items", 8, 8, 3},
    {"no items", 4, 4, 0},
};

/* Counts how often each item was taken; the items of one worker have to rise, as they are handed out in order. */
static void check_taken(const tally *all, unsigned workers, guint items)
{
    g_autofree guint *times = g_new0(guint, items + 1);
    for (unsigned worker = 0; worker < WORKERS_MOST; worker++) {
        const GArray *taken = all->taken[worker];
        g_assert_true(worker < workers || taken->len == 0);
        for (guint i = 0; i < taken->len; i++) {
            guint number = g_array_index(taken, guint, i);
            g_assert_true(i == 0 || number > g_array_index(taken, guint, i - 1));
            g_assert_cmpuint(number, <=, items);
            times[MIN(number, items)]++;
        }
    }
    for (guint i = 1; i <= items; i++) {
        g_assert_cmpuint(times[i], ==, 1);
    }
}

/* Works `items` off and returns what was taken in `all`. */
static void run_pool(unsigned workers, size_t capacity, guint items, tally *all)
{
    for (unsigned i = 0; i < WORKERS_MOST; i++) {
        all->taken[i] = g_array_new(false, false, sizeof(guint));
    }
    g_autoptr(GError) failure = NULL;
    jy_pool *pool = jy_pool_new(workers, capacity, note, all, &failure);
    g_assert_no_error(failure);
    for (guint i = 1; pool && i <= items; i++) {
        jy_pool_push(pool, GUINT_TO_POINTER(i));
    }
    jy_pool_free(pool);
}

static void clear_tally(tally *all)
{
    for (unsigned i = 0; i < WORKERS_MOST; i++) {
        g_array_unref(all->taken[i]);
    }
}

static void test_all(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        tally all;
        g_test_message("%s", ROWS[i].label);
        run_pool(ROWS[i].workers, ROWS[i].capacity, ROWS[i].items, &all);
        check_taken(&all, ROWS[i].workers, ROWS[i].items);
        clear_tally(&all);
    }
}

/* Fewer threads than asked for do all the work. */
static void test_some_threads(void)
{
    tally all;
    threads_granted = 2;
    run_pool(8, 4, 200, &all);
    check_taken(&all, 2, 200);
    clear_tally(&all);
    threads_granted = UINT32_MAX;
}

static void test_no_thread(void)
{
    g_autoptr(GError) failure = NULL;
    threads_granted = 0;
    g_assert_null(jy_pool_new(4, 4, note, NULL, &failure));
    g_assert_true(g_error_matches(failure, JY_ERROR, JY_ERROR_MEMORY));
    threads_granted = UINT32_MAX;
}

/* ---- bounds and waiting ---- */

typedef struct {
    pthread_mutex_t mutex;
    pthread_cond_t opened;
    bool open;
    atomic_uint pushed, begun, done;
    jy_pool *pool;
} gate;

#define GATE_INIT                                                                                                      \
    {                                                                                                                  \
        .mutex = PTHREAD_MUTEX_INITIALIZER, .opened = PTHREAD_COND_INITIALIZER                                         \
    }
#define MOMENT 50000 /* microseconds: enough for what must not happen to happen */

static void open_gate(gate *at)
{
    pthread_mutex_lock(&at->mutex);
    at->open = true;
    pthread_cond_broadcast(&at->opened);
    pthread_mutex_unlock(&at->mutex);
}

static void wait_at_gate(void *item, unsigned worker, void *user)
{
    gate *at = user;
    (void)item, (void)worker;
    at->begun++;
    pthread_mutex_lock(&at->mutex);
    while (!at->open) {
        pthread_cond_wait(&at->opened, &at->mutex);
    }
    pthread_mutex_unlock(&at->mutex);
    at->done++;
}

static void *push_ten(void *user)
{
    gate *at = user;
    for (guint i = 0; i < 10; i++) {
        jy_pool_push(at->pool, NULL);
        at->pushed++;
    }
    return NULL;
}

static void wait_for(atomic_uint *count, unsigned wanted)
{
    for (int i = 0; i < 2000 && *count < wanted; i++) {
        g_usleep(5000);
    }
    g_assert_cmpuint(*count, ==, wanted);
}

/* Two items are in work, three wait, and the sixth finds no room. */
static void test_bounded(void)
{
    gate at = GATE_INIT;
    pthread_t producer;
    at.pool = jy_pool_new(2, 3, wait_at_gate, &at, NULL);
    g_assert_nonnull(at.pool);
    g_assert_cmpint(pthread_create(&producer, NULL, push_ten, &at), ==, 0);
    wait_for(&at.pushed, 5);
    g_usleep(MOMENT);
    g_assert_cmpuint(at.pushed, ==, 5);
    g_assert_cmpuint(at.begun, ==, 2);
    open_gate(&at);
    pthread_join(producer, NULL);
    g_assert_cmpuint(at.pushed, ==, 10);
    jy_pool_free(at.pool);
    g_assert_cmpuint(at.done, ==, 10);
}

static void *open_later(void *user)
{
    g_usleep(MOMENT);
    open_gate(user);
    return NULL;
}

/* Freeing waits for the items in work and for those that wait. */
static void test_free_waits(void)
{
    gate at = GATE_INIT;
    pthread_t opener;
    at.pool = jy_pool_new(2, 8, wait_at_gate, &at, NULL);
    for (int i = 0; i < 6; i++) {
        jy_pool_push(at.pool, NULL);
    }
    g_assert_cmpint(pthread_create(&opener, NULL, open_later, &at), ==, 0);
    jy_pool_free(at.pool);
    g_assert_cmpuint(at.done, ==, 6);
    pthread_join(opener, NULL);
    jy_pool_free(NULL);
}

/* As many workers as were asked for are at work at a time. */
static void test_parallel(void)
{
    gate at = GATE_INIT;
    at.pool = jy_pool_new(4, 4, wait_at_gate, &at, NULL);
    for (int i = 0; i < 4; i++) {
        jy_pool_push(at.pool, NULL);
    }
    wait_for(&at.begun, 4);
    open_gate(&at);
    jy_pool_free(at.pool);
    g_assert_cmpuint(at.done, ==, 4);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/base/pool/all", test_all);
    g_test_add_func("/base/pool/some-threads", test_some_threads);
    g_test_add_func("/base/pool/no-thread", test_no_thread);
    g_test_add_func("/base/pool/bounded", test_bounded);
    g_test_add_func("/base/pool/free-waits", test_free_waits);
    g_test_add_func("/base/pool/parallel", test_parallel);
    return g_test_run();
}
