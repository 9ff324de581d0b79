/* cache.c: answers that were given. */
#include "server/service/cache.h"

#include <pthread.h>
#include <stdbool.h>
#include <string.h>

/* An answer may be one part in so many of the cache. */
#define PARTS 32

typedef struct {
    char *key;
    GBytes *answer;
    GList link; /* in `order` */
} cache_entry;

struct jy_cache {
    pthread_mutex_t mutex;
    size_t most, size;
    char *revision;
    GHashTable *entries; /* key → cache_entry */
    GQueue order;        /* of cache_entry: what was asked for last is first */
};

static void free_entry(void *item)
{
    cache_entry *entry = item;
    g_free(entry->key);
    g_bytes_unref(entry->answer);
    g_free(entry);
}

jy_cache *jy_cache_new(size_t most)
{
    jy_cache *cache = g_new0(jy_cache, 1);
    pthread_mutex_init(&cache->mutex, NULL);
    cache->most = most;
    cache->entries = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_entry);
    g_queue_init(&cache->order);
    return cache;
}

void jy_cache_free(jy_cache *cache)
{
    g_hash_table_unref(cache->entries);
    g_free(cache->revision);
    pthread_mutex_destroy(&cache->mutex);
    g_free(cache);
}

static size_t size_of(const char *key, GBytes *answer)
{
    return sizeof(cache_entry) + strlen(key) + g_bytes_get_size(answer);
}

static void drop(jy_cache *cache, cache_entry *entry)
{
    cache->size -= size_of(entry->key, entry->answer);
    g_queue_unlink(&cache->order, &entry->link);
    g_hash_table_remove(cache->entries, entry->key);
}

/* Moves to another revision, of which nothing is known yet. */
static void move_to(jy_cache *cache, const char *revision)
{
    if (g_strcmp0(cache->revision, revision) != 0) {
        g_hash_table_remove_all(cache->entries);
        g_queue_init(&cache->order);
        cache->size = 0;
        g_free(cache->revision);
        cache->revision = g_strdup(revision);
    }
}

GBytes *jy_cache_get(jy_cache *cache, const char *revision, const char *key)
{
    pthread_mutex_lock(&cache->mutex);
    cache_entry *entry = g_strcmp0(cache->revision, revision) == 0 ? g_hash_table_lookup(cache->entries, key) : NULL;
    GBytes *answer = entry ? g_bytes_ref(entry->answer) : NULL;
    if (entry) {
        g_queue_unlink(&cache->order, &entry->link);
        g_queue_push_head_link(&cache->order, &entry->link);
    }
    pthread_mutex_unlock(&cache->mutex);
    return answer;
}

void jy_cache_put(jy_cache *cache, const char *revision, const char *key, GBytes *answer)
{
    const size_t size = size_of(key, answer);
    if (size > cache->most / PARTS) {
        return;
    }
    pthread_mutex_lock(&cache->mutex);
    move_to(cache, revision);
    cache_entry *same = g_hash_table_lookup(cache->entries, key);
    if (same) {
        drop(cache, same);
    }
    while (cache->size + size > cache->most) {
        drop(cache, g_queue_peek_tail(&cache->order));
    }
    cache_entry *entry = g_new0(cache_entry, 1);
    *entry = (cache_entry){.key = g_strdup(key), .answer = g_bytes_ref(answer)};
    entry->link.data = entry;
    g_hash_table_insert(cache->entries, entry->key, entry);
    g_queue_push_head_link(&cache->order, &entry->link);
    cache->size += size;
    pthread_mutex_unlock(&cache->mutex);
}
