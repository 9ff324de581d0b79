/* base_patience_test.c: how long a thread may work: its CPU time, not that of others, from when it began. */
#include <jiyan/base/patience.h>

#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <pthread.h>
#include <signal.h>

#define STEP ((size_t)1 << 20) /* more than after which the clock is looked at */

/* Works until it is told to end, which has to be soon. */
static bool runs_out(size_t bytes)
{
    for (uint64_t i = 0; i < 2000000; i++) {
        for (volatile unsigned work = 0; work < 1000; work++) {
        }
        if (!jy_patience_lasts(bytes)) {
            return true;
        }
    }
    return false;
}

static void test_nobody_began(void)
{
    for (int i = 0; i < 1000; i++) {
        g_assert_true(jy_patience_lasts(STEP));
    }
    g_assert_true(jy_patience_held(NULL));
}

static void test_runs_out(void)
{
    static const struct {
        double seconds;
        size_t bytes;
        const char *message;
    } ROWS[] = {
        {1e-6, STEP, "1e-06 seconds"}, {1e-3, 70000, "0.001 seconds"}, {0.01, 1000, "0.01 seconds"},
        {0.02, 1, "0.02 seconds"},     {0.05, STEP, "0.05 seconds"},   {0.25, 4096, "0.25 seconds"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(GError) failure = NULL;
        jy_patience_begin(ROWS[i].seconds);
        g_assert_true(jy_patience_held(&failure));
        g_assert_true(runs_out(ROWS[i].bytes));
        g_assert_false(jy_patience_lasts(0)); /* once over it stays so */
        g_assert_false(jy_patience_held(&failure));
        g_assert_error(failure, JY_ERROR, JY_ERROR_TIMEOUT);
        g_assert_nonnull(strstr(failure->message, ROWS[i].message));
        jy_patience_begin(0);
        g_assert_true(jy_patience_lasts(STEP));
        g_assert_true(jy_patience_held(NULL));
        jy_patience_end();
    }
}

/* Without a look at the clock nothing ends: what takes few bytes is not asked for the time. */
static void test_few_bytes(void)
{
    jy_patience_begin(1e-9);
    for (int i = 0; i < 1000; i++) {
        g_assert_true(jy_patience_lasts(1));
    }
    jy_patience_end();
}

static void *other_thread(void *user)
{
    bool *lasts = user;
    *lasts = jy_patience_lasts(STEP) && jy_patience_held(NULL);
    jy_patience_begin(100);
    *lasts = *lasts && jy_patience_lasts(STEP);
    return NULL;
}

static void test_threads(void)
{
    pthread_t thread;
    bool lasts = false;
    jy_patience_begin(1e-6);
    g_assert_true(runs_out(STEP));
    g_assert_cmpint(pthread_create(&thread, NULL, other_thread, &lasts), ==, 0);
    g_assert_cmpint(pthread_join(thread, NULL), ==, 0);
    g_assert_true(lasts);
    g_assert_false(jy_patience_lasts(0));
    jy_patience_end();
    g_assert_true(jy_patience_lasts(STEP));
}

/* The last test: a signal does not go away. */
static void test_signal(void)
{
    g_autoptr(GError) failure = NULL;
    jy_command_watch_signals();
    jy_patience_begin(0);
    g_assert_true(jy_patience_lasts(STEP));
    g_assert_cmpint(raise(SIGTERM), ==, 0);
    g_assert_false(jy_patience_lasts(STEP));
    g_assert_false(jy_patience_held(&failure));
    g_assert_true(jy_error_is_of_run(failure));
    g_assert_cmpint(failure->code, ==, JY_ERROR_INTERRUPTED);
    jy_patience_end();
    g_assert_true(jy_patience_lasts(STEP));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/patience/nobody-began", test_nobody_began);
    g_test_add_func("/patience/runs-out", test_runs_out);
    g_test_add_func("/patience/few-bytes", test_few_bytes);
    g_test_add_func("/patience/threads", test_threads);
    g_test_add_func("/patience/signal", test_signal);
    return g_test_run();
}
