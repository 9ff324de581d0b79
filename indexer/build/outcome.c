/* outcome.c: what reading the files of a plan has come to. */
#include "indexer/build/outcome.h"

#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/index/ledger_file.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* Bytes of a block of packed entries. */
#define BLOCK ((gsize)64 << 10)

/* What became of one file. */
typedef struct {
    const char *entry; /* packed; NULL for a file that left */
    uint32_t length;   /* of that */
    uint32_t number;   /* of the first passage within its run */
    uint64_t order;    /* of that */
    bool touched;
} outcome_note;

struct jy_outcome_notes {
    const jy_changes *plan;
    outcome_note *notes;   /* one a change */
    pthread_mutex_t mutex; /* guards what follows */
    /* There may be hundreds of thousands of entries: packed they take a third, and in blocks they do not lie scattered
     * in what the workers give back. */
    GStringChunk *entries;
    GString *packed; /* scratch */
};

jy_outcome_notes *jy_outcome_new(const jy_changes *plan)
{
    jy_outcome_notes *outcome = g_new0(jy_outcome_notes, 1);
    pthread_mutex_init(&outcome->mutex, NULL);
    outcome->plan = plan;
    outcome->notes = g_new0(outcome_note, plan->changes->len);
    outcome->entries = g_string_chunk_new(BLOCK);
    outcome->packed = g_string_new(NULL);
    return outcome;
}

void jy_outcome_free(jy_outcome_notes *outcome)
{
    if (!outcome) {
        return;
    }
    pthread_mutex_destroy(&outcome->mutex);
    g_string_chunk_free(outcome->entries);
    g_string_free(outcome->packed, true);
    g_free(outcome->notes);
    g_free(outcome);
}

void jy_outcome_note(jy_outcome_notes *outcome, guint number, const jy_worker_outcome *of_file)
{
    pthread_mutex_lock(&outcome->mutex);
    GString *packed = g_string_truncate(outcome->packed, 0);
    jy_ledger_entry_pack(of_file->entry, packed);
    outcome->notes[number] = (outcome_note){
        .entry = g_string_chunk_insert_len(outcome->entries, packed->str, (gssize)packed->len),
        .length = (uint32_t)packed->len,
        .number = of_file->number,
        .order = of_file->order,
        .touched = of_file->touched,
    };
    pthread_mutex_unlock(&outcome->mutex);
}

/* ---- into the manifest and the ledger ---- */

/* What is made of the outcome. */
typedef struct {
    const jy_outcome_segment *segment;
    jy_manifest *manifest;
    jy_build_summary *summary;
    jy_ledger_file *ledger;
    bool is_base; /* no ledger file is before this one: what left need not be said */
    uint64_t order;
    uint32_t base; /* number that the first passage of the run `order` has */
} outcome_applying;

static void kill_passages(jy_manifest *manifest, uint32_t first, uint32_t count)
{
    if (count) {
        jy_manifest_kill(manifest, (jy_manifest_range){first, first + count - 1});
    }
}

static void count(const jy_change *change, const jy_ledger_entry *entry, bool touched, jy_build_summary *summary)
{
    bool is_indexed = entry->state == JY_STATE_INDEXED, is_fresh = is_indexed && !touched;
    summary->failed += !is_indexed;
    summary->partial += is_indexed && entry->reason;
    summary->touched += is_indexed && touched;
    summary->added += is_fresh && change->kind == JY_CHANGE_ADD;
    summary->updated += is_fresh && change->kind == JY_CHANGE_UPDATE;
}

static void put_left(outcome_applying *at, const char *path)
{
    if (!at->is_base) {
        jy_ledger_file_put_left(at->ledger, path);
    }
}

/* Gives an entry that is new its passages' numbers. */
static void settle(outcome_applying *at, const outcome_note *note, jy_ledger_entry *entry)
{
    if (entry->passages) {
        /* Many files begin in one run. */
        if (note->order != at->order) {
            at->base = jy_runs_base(at->segment->runs, note->order, at->segment->first);
            at->order = note->order;
        }
        entry->first = at->base + note->number;
    }
    if (entry->state == JY_STATE_FAILED) {
        kill_passages(at->manifest, entry->first, entry->passages);
        entry->passages = 0;
    }
}

static bool apply(outcome_applying *at, const jy_change *change, const outcome_note *note, GError **err)
{
    /* Passages of an index that is built anew have the numbers of others in this one: theirs are not before it. */
    if (change->old && !note->touched && change->old->first < at->segment->first) {
        kill_passages(at->manifest, change->old->first, change->old->passages);
    }
    if (!note->entry) {
        put_left(at, change->path);
        at->summary->removed++;
        return true;
    }
    g_autoptr(jy_ledger_entry) entry = jy_ledger_entry_unpack(note->entry, note->length, err);
    if (!entry) {
        return false;
    }
    if (!note->touched) {
        settle(at, note, entry);
    }
    count(change, entry, note->touched, at->summary);
    jy_ledger_file_put(at->ledger, entry);
    return true;
}

/* ---- files of the ledger that become part of the new one ---- */

/* Adds what the last file of the ledger says and those behind it do not. */
static bool fold(const jy_writer *writer, const jy_manifest *manifest, GHashTable *changes, GError **err)
{
    const GArray *ledgers = manifest->ledgers;
    const unsigned number = g_array_index(ledgers, unsigned, ledgers->len - 1);
    g_autofree char *path = jy_manifest_path(jy_writer_folder(writer), JY_MANIFEST_LEDGER, number);
    g_autoptr(GHashTable) older = jy_ledger_file_changes();
    if (!jy_ledger_file_read(path, older, false, err)) {
        return false;
    }
    GHashTableIter iter;
    void *key, *entry;
    g_hash_table_iter_init(&iter, older);
    while (g_hash_table_iter_next(&iter, &key, &entry)) {
        if (!g_hash_table_contains(changes, key)) {
            g_hash_table_iter_steal(&iter);
            g_hash_table_insert(changes, key, entry);
        }
    }
    return true;
}

/* Takes off the manifest the files that the new one outweighs. A file that is not twice what follows it is written
 * again with it: so each is at least twice the next, and an entry is written again a few times in its life. Returns
 * what they say of files that are none of the plan's (ledger_file.h); NULL on failure. */
static GHashTable *fold_light(const jy_changes *plan, const jy_writer *writer, jy_manifest *manifest, GError **err)
{
    g_autoptr(GHashTable) older = jy_ledger_file_changes();
    GArray *ledgers = manifest->ledgers;
    guint weight = plan->changes->len;
    while (ledgers->len) {
        g_autofree char *last = jy_manifest_path(jy_writer_folder(writer), JY_MANIFEST_LEDGER,
                                                 g_array_index(ledgers, unsigned, ledgers->len - 1));
        guint entries = jy_ledger_file_count(last);
        if (entries > 2 * weight) {
            break;
        }
        if (!fold(writer, manifest, older, err)) {
            return NULL;
        }
        weight += entries;
        g_array_set_size(ledgers, ledgers->len - 1);
    }
    for (guint i = 0; g_hash_table_size(older) && i < plan->changes->len; i++) {
        g_hash_table_remove(older, ((const jy_change *)plan->changes->pdata[i])->path);
    }
    return g_steal_pointer(&older);
}

static int compare_paths(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Puts the changes and what older files say, by path. */
static bool put_all(const jy_outcome_notes *outcome, GHashTable *older, outcome_applying *at, GError **err)
{
    guint rest, next = 0;
    g_autofree char **paths = (char **)g_hash_table_get_keys_as_array(older, &rest);
    qsort(paths, rest, sizeof *paths, compare_paths);
    for (guint i = 0; i <= outcome->plan->changes->len; i++) {
        const jy_change *change = i < outcome->plan->changes->len ? outcome->plan->changes->pdata[i] : NULL;
        for (; next < rest && (!change || strcmp(paths[next], change->path) < 0); next++) {
            const jy_ledger_entry *entry = g_hash_table_lookup(older, paths[next]);
            if (entry) {
                jy_ledger_file_put(at->ledger, entry);
            } else {
                put_left(at, paths[next]);
            }
        }
        if (change && !apply(at, change, &outcome->notes[i], err)) {
            return false;
        }
    }
    return true;
}

bool jy_outcome_apply(const jy_outcome_notes *outcome, const jy_outcome_segment *segment, const jy_writer *writer,
                      jy_manifest *manifest, jy_build_summary *summary, GError **err)
{
    GError *failure = NULL;
    const unsigned number = jy_writer_next(writer);
    g_autofree char *path = jy_manifest_path(jy_writer_folder(writer), JY_MANIFEST_LEDGER, number);
    g_autoptr(GHashTable) older = fold_light(outcome->plan, writer, manifest, &failure);
    g_autoptr(jy_ledger_file) ledger = jy_ledger_file_new();
    outcome_applying at = {segment, manifest, summary, ledger, manifest->ledgers->len == 0, 0, segment->first};
    if (older && put_all(outcome, older, &at, &failure) && jy_ledger_file_write(ledger, path, &failure)) {
        g_array_append_val(manifest->ledgers, number);
        return true;
    }
    if (failure) {
        failure->domain = JY_ERROR_OF_RUN;
        g_propagate_error(err, failure);
    }
    return false;
}
