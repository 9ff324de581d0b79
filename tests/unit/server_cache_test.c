/* server_cache_test.c: answers that were given: what is kept, what makes room, what many threads do to it. */
#include "server/service/cache.h"

#include <pthread.h>
#include <string.h>

#define MOST 32768

static GBytes *answer_of(size_t size, guint8 filling)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_byte_array_set_size(bytes, (guint)size);
    memset(bytes->data, filling, size);
    return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

static void put(jy_cache *cache, const char *revision, const char *key, size_t size, guint8 filling)
{
    g_autoptr(GBytes) answer = answer_of(size, filling);
    jy_cache_put(cache, revision, key, answer);
}

/* What the answer is filled with; -1 where there is none. */
static int got(jy_cache *cache, const char *revision, const char *key)
{
    g_autoptr(GBytes) answer = jy_cache_get(cache, revision, key);
    return answer ? *(const guint8 *)g_bytes_get_data(answer, NULL) : -1;
}

static void test_kept(void)
{
    jy_cache *cache = jy_cache_new(MOST);
    g_assert_cmpint(got(cache, "1", "a"), ==, -1);
    put(cache, "1", "a", 100, 7);
    put(cache, "1", "b", 100, 8);
    put(cache, "1", "a", 200, 9); /* the newest counts */
    g_assert_cmpint(got(cache, "1", "a"), ==, 9);
    g_assert_cmpint(got(cache, "1", "b"), ==, 8);
    g_assert_cmpint(got(cache, "2", "a"), ==, -1);
    put(cache, "2", "c", 100, 1); /* takes the place of all that was */
    g_assert_cmpint(got(cache, "1", "a"), ==, -1);
    g_assert_cmpint(got(cache, "2", "c"), ==, 1);
    put(cache, "2", "large", MOST / 32 + 1, 1);
    g_assert_cmpint(got(cache, "2", "large"), ==, -1);
    jy_cache_free(cache);
}

static void test_room(void)
{
    jy_cache *cache = jy_cache_new(MOST);
    put(cache, "1", "first", 500, 1);
    for (guint8 i = 0; i < 200; i++) {
        g_autofree char *key = g_strdup_printf("%u", i);
        put(cache, "1", key, 500, i);
        g_assert_cmpint(got(cache, "1", "first"), ==, 1); /* is asked for again and again */
        g_assert_cmpint(got(cache, "1", key), ==, i);
    }
    g_assert_cmpint(got(cache, "1", "0"), ==, -1);
    g_assert_cmpint(got(cache, "1", "150"), ==, 150);
    jy_cache_free(cache);
}

static void *use(void *user)
{
    for (unsigned i = 0; i < 2000; i++) {
        g_autofree char *key = g_strdup_printf("%u", i * 7 % 100);
        const char *revision = i % 500 < 250 ? "1" : "2";
        put(user, revision, key, 300, (guint8)(i * 7 % 100));
        const int filling = got(user, revision, key);
        g_assert_true(filling == -1 || filling == (int)(i * 7 % 100));
    }
    return NULL;
}

static void test_threads(void)
{
    jy_cache *cache = jy_cache_new(MOST);
    pthread_t threads[4];
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++) {
        g_assert_cmpint(pthread_create(&threads[i], NULL, use, cache), ==, 0);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++) {
        pthread_join(threads[i], NULL);
    }
    jy_cache_free(cache);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/server/cache/kept", test_kept);
    g_test_add_func("/server/cache/room", test_room);
    g_test_add_func("/server/cache/threads", test_threads);
    return g_test_run();
}
