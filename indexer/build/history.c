/* history.c: when the texts of documents came into the index. */
#include "indexer/build/history.h"

#include <jiyan/index/index.h>
#include <jiyan/index/key.h>
#include <pthread.h>

struct jy_history {
    GHashTable *known;     /* paths of the ledger that are read again, borrowed */
    GHashTable *moved;     /* SHA-256 → path of a file that is gone, borrowed */
    pthread_mutex_t mutex; /* guards what follows */
    jy_index *index;       /* NULL: cannot be read */
    /* What was asked for last: the parts of one file ask one after the other. */
    char *path;
    jy_history_file *file;
};

jy_history *jy_history_new(const char *db, const jy_changes *plan)
{
    jy_history *history = g_new0(jy_history, 1);
    pthread_mutex_init(&history->mutex, NULL);
    history->known = g_hash_table_new(g_str_hash, g_str_equal);
    history->moved = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < plan->changes->len; i++) {
        const jy_change *change = plan->changes->pdata[i];
        if (change->is_known) {
            g_hash_table_add(history->known, (void *)(uintptr_t)change->path);
        }
        if (change->kind == JY_CHANGE_REMOVE && change->old->sha256 && change->old->documents) {
            g_hash_table_insert(history->moved, change->old->sha256, change->old->path);
        }
    }
    if (g_hash_table_size(history->known) || g_hash_table_size(history->moved)) {
        history->index = jy_index_open(&db, 1, NULL);
    }
    return history;
}

void jy_history_free(jy_history *history)
{
    if (!history) {
        return;
    }
    jy_history_file_unref(history->file);
    g_free(history->path);
    jy_index_free(history->index);
    g_hash_table_unref(history->known);
    g_hash_table_unref(history->moved);
    pthread_mutex_destroy(&history->mutex);
    g_free(history);
}

/* ---- one file ---- */

static GHashTable *times_of(const jy_history_file *file)
{
    return (GHashTable *)(uintptr_t)file;
}

void jy_history_file_unref(jy_history_file *file)
{
    if (file) {
        g_hash_table_unref(times_of(file));
    }
}

/* Of texts that are the same the first counts. */
static void keep_time(const jy_document *document, void *user)
{
    GHashTable *times = user;
    const gint64 sum = (gint64)document->sum;
    const int64_t *known = g_hash_table_lookup(times, &sum);
    if (document->indexed > 0 && (!known || document->indexed < *known)) {
        const gint64 indexed = document->indexed;
        g_hash_table_replace(times, g_memdup2(&sum, sizeof sum), g_memdup2(&indexed, sizeof indexed));
    }
}

/* What cannot be read is not known: the run that follows says what is wrong with the index. */
static void add_times(jy_history *history, const char *path, GHashTable *times)
{
    char id[JY_FILE_ID + 1];
    jy_key_file(path, id);
    (void)jy_index_visit_documents(history->index, 0, id, keep_time, times, NULL);
}

jy_history_file *jy_history_of(jy_history *history, const char *path, const char *sha256)
{
    const char *from = sha256 ? g_hash_table_lookup(history->moved, sha256) : NULL;
    const bool is_known = g_hash_table_contains(history->known, path);
    if (!history->index || (!from && !is_known)) {
        return NULL;
    }
    pthread_mutex_lock(&history->mutex);
    if (g_strcmp0(history->path, path) != 0) {
        GHashTable *times = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
        if (is_known) {
            add_times(history, path, times);
        }
        if (from) {
            add_times(history, from, times);
        }
        g_free(history->path);
        history->path = g_strdup(path);
        jy_history_file_unref(history->file);
        history->file = (jy_history_file *)times;
    }
    GHashTable *found = g_hash_table_ref(times_of(history->file));
    pthread_mutex_unlock(&history->mutex);
    return (jy_history_file *)found;
}

int64_t jy_history_time(const jy_history_file *file, uint64_t sum, int64_t now)
{
    const gint64 key = (gint64)sum;
    const int64_t *known = file ? g_hash_table_lookup(times_of(file), &key) : NULL;
    return known ? *known : now;
}
