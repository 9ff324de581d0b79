/* outcome.c: what reading the files of a plan has come to. */
#include "indexer/build/outcome.h"

#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/index/ledger_file.h>

static void kill_passages(jy_manifest *manifest, uint32_t first, uint32_t count)
{
    if (count) {
        jy_manifest_kill(manifest, (jy_manifest_range){first, first + count - 1});
    }
}

static void count(const jy_change *change, const jy_worker_outcome *outcome, jy_build_summary *summary)
{
    bool is_indexed = outcome->entry->state == JY_STATE_INDEXED, is_fresh = is_indexed && !outcome->touched;
    summary->failed += !is_indexed;
    summary->partial += is_indexed && outcome->entry->reason;
    summary->touched += is_indexed && outcome->touched;
    summary->added += is_fresh && change->kind == JY_CHANGE_ADD;
    summary->updated += is_fresh && change->kind == JY_CHANGE_UPDATE;
}

GHashTable *jy_outcome_apply(const jy_outcome_source *from, jy_manifest *manifest, jy_build_summary *summary)
{
    GHashTable *changes = jy_ledger_file_changes();
    uint64_t order = 0; /* of the run at hand, in which many files begin */
    uint32_t base = from->first;
    for (guint i = 0; i < from->plan->changes->len; i++) {
        const jy_change *change = from->plan->changes->pdata[i];
        jy_worker_outcome *outcome = &from->outcomes[i];
        /* Passages of an index that is built anew have the numbers of others in this one: theirs are not before it. */
        if (change->old && !outcome->touched && change->old->first < from->first) {
            kill_passages(manifest, change->old->first, change->old->passages);
        }
        if (!outcome->entry) {
            jy_ledger_file_remove(changes, change->path);
            summary->removed++;
            continue;
        }
        jy_ledger_entry *entry = g_steal_pointer(&outcome->entry);
        if (!outcome->touched && entry->passages) {
            base = outcome->order == order ? base : jy_runs_base(from->runs, outcome->order, from->first);
            order = outcome->order;
            entry->first = base + outcome->number;
        }
        if (entry->state == JY_STATE_FAILED && !outcome->touched) {
            kill_passages(manifest, entry->first, entry->passages);
            entry->passages = 0;
        }
        count(change, &(jy_worker_outcome){.entry = entry, .touched = outcome->touched}, summary);
        jy_ledger_file_put(changes, entry);
    }
    return changes;
}

/* Adds what the last file of the ledger says and the changes do not. */
static bool fold(const jy_writer *writer, const jy_manifest *manifest, GHashTable *changes, GError **err)
{
    const GArray *ledgers = manifest->ledgers;
    const unsigned number = g_array_index(ledgers, unsigned, ledgers->len - 1);
    g_autofree char *path = jy_manifest_path(jy_writer_folder(writer), JY_MANIFEST_LEDGER, number);
    g_autoptr(GHashTable) older = jy_ledger_file_changes();
    GError *failure = NULL;
    if (!jy_ledger_file_read(path, older, false, &failure)) {
        failure->domain = JY_ERROR_OF_RUN;
        g_propagate_error(err, failure);
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

static gboolean has_left(void *path, void *entry, void *user)
{
    (void)path;
    (void)user;
    return !entry;
}

bool jy_outcome_write_ledger(const jy_writer *writer, jy_manifest *manifest, GHashTable *changes, GError **err)
{
    GArray *ledgers = manifest->ledgers;
    const unsigned number = jy_writer_next(writer);
    /* A file that is not twice what follows it is written again with it: so each is at least twice the next, and an
     * entry is written again a few times in its life. */
    guint weight = g_hash_table_size(changes);
    while (ledgers->len) {
        g_autofree char *last = jy_manifest_path(jy_writer_folder(writer), JY_MANIFEST_LEDGER,
                                                 g_array_index(ledgers, unsigned, ledgers->len - 1));
        guint entries = jy_ledger_file_count(last);
        if (entries > 2 * weight) {
            break;
        }
        if (!fold(writer, manifest, changes, err)) {
            return false;
        }
        weight += entries;
        g_array_set_size(ledgers, ledgers->len - 1);
    }
    if (ledgers->len == 0) {
        g_hash_table_foreach_remove(changes, has_left, NULL);
    }
    g_autofree char *path = jy_manifest_path(jy_writer_folder(writer), JY_MANIFEST_LEDGER, number);
    GError *failure = NULL;
    if (!jy_ledger_file_write(path, changes, &failure)) {
        failure->domain = JY_ERROR_OF_RUN;
        g_propagate_error(err, failure);
        return false;
    }
    g_array_append_val(ledgers, number);
    return true;
}
