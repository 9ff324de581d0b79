/* cache.h: answers that were given, for whoever asks the same again while the archive is the same. */
#ifndef JIYAN_SERVER_SERVICE_CACHE_H
#define JIYAN_SERVER_SERVICE_CACHE_H

#include <glib.h>

typedef struct jy_cache jy_cache;

/* Returns a new cache of so many bytes at most; free with jy_cache_free. From any thread, as the rest. */
jy_cache *jy_cache_new(size_t most);
void jy_cache_free(jy_cache *cache);

/* What was put there under the key at this revision. A new reference, free with g_bytes_unref; NULL: nothing. */
GBytes *jy_cache_get(jy_cache *cache, const char *revision, const char *key);

/* Keeps an answer; those of other revisions, and those that nobody asked for longest, make room. One that is a large
 * part of the cache is not kept. */
void jy_cache_put(jy_cache *cache, const char *revision, const char *key, GBytes *answer);

#endif
