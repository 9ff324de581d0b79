/* server_line_test.c: who asked first is served first; who waits too long goes with nothing; a thing has one holder. */
#include "server/service/line.h"

#include <pthread.h>
#include <stdatomic.h>

enum { WAITERS = 6, ROUNDS = 2000, LONG = 60 };

typedef struct {
    jy_line *line;
    pthread_t thread;
    atomic_uint *served; /* how many were, of all */
    unsigned turn;       /* when this one was */
} asking;

static void *ask(void *user)
{
    asking *asked = user;
    void *thing = jy_line_take(asked->line, LONG);
    g_assert_nonnull(thing);
    asked->turn = atomic_fetch_add(asked->served, 1);
    jy_line_give(asked->line, thing);
    return NULL;
}

static void test_order(void)
{
    jy_line *line = jy_line_new();
    int only = 0;
    jy_line_give(line, &only);
    g_assert_true(jy_line_take(line, LONG) == &only);
    atomic_uint served = 0;
    asking asked[WAITERS];
    for (unsigned i = 0; i < WAITERS; i++) {
        asked[i] = (asking){.line = line, .served = &served};
        g_assert_cmpint(pthread_create(&asked[i].thread, NULL, ask, &asked[i]), ==, 0);
        while (jy_line_waiting(line) <= i) {
            g_thread_yield();
        }
    }
    g_assert_cmpuint(served, ==, 0);
    jy_line_give(line, &only);
    for (unsigned i = 0; i < WAITERS; i++) {
        pthread_join(asked[i].thread, NULL);
        g_assert_cmpuint(asked[i].turn, ==, i);
    }
    g_assert_true(jy_line_take(line, 0) == &only);
    jy_line_free(line);
}

static void test_nothing_comes(void)
{
    jy_line *line = jy_line_new();
    int only = 0;
    g_assert_null(jy_line_take(line, 0));
    g_assert_cmpuint(jy_line_waiting(line), ==, 0);
    jy_line_give(line, &only); /* not to the one that has gone */
    g_assert_true(jy_line_take(line, 0) == &only);
    jy_line_free(line);
}

/* The one that was given last is the warmest. */
static void test_last_first(void)
{
    jy_line *line = jy_line_new();
    int things[3];
    for (size_t i = 0; i < G_N_ELEMENTS(things); i++) {
        jy_line_give(line, &things[i]);
    }
    for (size_t i = G_N_ELEMENTS(things); i > 0; i--) {
        g_assert_true(jy_line_take(line, 0) == &things[i - 1]);
    }
    jy_line_free(line);
}

static void *use(void *user)
{
    for (int i = 0; i < ROUNDS; i++) {
        int *thing = jy_line_take(user, LONG);
        (*thing)++; /* a race, were there another holder */
        jy_line_give(user, thing);
    }
    return NULL;
}

static void test_one_holder(void)
{
    jy_line *line = jy_line_new();
    int things[2] = {0, 0};
    jy_line_give(line, &things[0]);
    jy_line_give(line, &things[1]);
    pthread_t threads[4];
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++) {
        g_assert_cmpint(pthread_create(&threads[i], NULL, use, line), ==, 0);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++) {
        pthread_join(threads[i], NULL);
    }
    g_assert_cmpint(things[0] + things[1], ==, ROUNDS * (int)G_N_ELEMENTS(threads));
    jy_line_free(line);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/server/line/order", test_order);
    g_test_add_func("/server/line/nothing-comes", test_nothing_comes);
    g_test_add_func("/server/line/last-first", test_last_first);
    g_test_add_func("/server/line/one-holder", test_one_holder);
    return g_test_run();
}
