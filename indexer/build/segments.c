/* segments.c: the list of private databases and their merge in levels. */
#include "indexer/build/segments.h"

#include <jiyan/base/files.h>
#include <jiyan/index/store.h>
#include <pthread.h>

#include "indexer/build/build.h"

/* Databases that one merge reads, in one pass: each holds several files open. */
#define FAN_IN 64

struct jy_segments {
    pthread_mutex_t mutex;
    char *scratch;
    unsigned made;
    GPtrArray *paths;
};

jy_segments *jy_segments_new(const char *scratch)
{
    jy_segments *segments = g_new0(jy_segments, 1);
    pthread_mutex_init(&segments->mutex, NULL);
    segments->scratch = g_strdup(scratch);
    segments->paths = g_ptr_array_new_with_free_func(g_free);
    return segments;
}

void jy_segments_free(jy_segments *segments)
{
    if (!segments) {
        return;
    }
    pthread_mutex_destroy(&segments->mutex);
    g_ptr_array_unref(segments->paths);
    g_free(segments->scratch);
    g_free(segments);
}

char *jy_segments_path(jy_segments *segments)
{
    pthread_mutex_lock(&segments->mutex);
    unsigned number = segments->made++;
    pthread_mutex_unlock(&segments->mutex);
    g_autofree char *name = g_strdup_printf("segment-%u", number);
    return g_build_filename(segments->scratch, name, NULL);
}

void jy_segments_add(jy_segments *segments, const char *path)
{
    pthread_mutex_lock(&segments->mutex);
    g_ptr_array_add(segments->paths, g_strdup(path));
    pthread_mutex_unlock(&segments->mutex);
}

static bool merge(const char *const *paths, size_t count, const char *target, GError **err)
{
    return jy_build_goes_on(err) && jy_store_merge(paths, count, target, err);
}

bool jy_segments_merge(jy_segments *segments, const char *target, GError **err)
{
    while (segments->paths->len > FAN_IN) {
        g_autofree char *level = jy_segments_path(segments);
        if (!merge((const char *const *)segments->paths->pdata, FAN_IN, level, err)) {
            return false;
        }
        for (guint i = 0; i < FAN_IN; i++) {
            jy_files_remove(segments->paths->pdata[i]);
        }
        g_ptr_array_remove_range(segments->paths, 0, FAN_IN);
        jy_segments_add(segments, level);
    }
    return merge((const char *const *)segments->paths->pdata, segments->paths->len, target, err);
}
