/* split.c: a large file of records, read in parts. */
#include "indexer/build/split.h"

#include <jiyan/base/error.h>
#include <jiyan/base/patience.h>
#include <pthread.h>

#include "indexer/files/sniffer.h"

/* Parts that a file must fill: fewer are not worth to be looked for. */
#define PARTS_LEAST 2

/* What was found in a part, until those before it are read. */
typedef struct {
    jy_ledger_entry *entry; /* NULL: not read yet */
    jy_records_part found;
} split_part;

struct jy_split {
    const jy_build_options *options;
    const jy_change *change;
    jy_source_parts source;
    split_part *parts;
    pthread_mutex_t mutex; /* guards what follows */
    guint joined;          /* parts that are in the outcome, the first ones */
    jy_records *records;
    jy_worker_outcome outcome;
    GError *failure; /* the first of the file: it cannot be indexed */
};

static char *path_of(const jy_build_options *options, const jy_change *change)
{
    return g_build_filename(options->root, change->path, NULL);
}

bool jy_split_fits(const jy_build_options *options, const jy_change *change, size_t part)
{
    const jy_walk_file *file = change->file;
    if (!file || file->problem || file->size < PARTS_LEAST * (uint64_t)part) {
        return false;
    }
    g_autofree char *path = path_of(options, change);
    char head[JY_SNIFFER_HEAD];
    return jy_sniffer_is_records(path, head, jy_source_peek(path, head, sizeof head));
}

jy_split *jy_split_new(const jy_build_options *options, const jy_change *change, size_t part,
                       jy_worker_outcome *ret_outcome, GError **err)
{
    g_autofree char *path = path_of(options, change);
    g_autoptr(GError) failure = NULL;
    const jy_source_cutting how = {options->max_size, part, jy_patience_held};
    jy_source_parts source;
    if (!jy_source_cut(path, &how, &source, &failure)) {
        if (jy_error_is_of_run(failure)) {
            g_propagate_error(err, g_steal_pointer(&failure));
            return NULL;
        }
        *ret_outcome = (jy_worker_outcome){.entry = jy_worker_entry(options, change->file)};
        jy_worker_fail(ret_outcome->entry, failure);
        return NULL;
    }
    if (jy_worker_is_touched(options, change, source.sha256, source.mtime, ret_outcome)) {
        jy_source_parts_clear(&source);
        return NULL;
    }
    jy_split *split = g_new0(jy_split, 1);
    pthread_mutex_init(&split->mutex, NULL);
    split->options = options;
    split->change = change;
    split->source = source;
    split->parts = g_new0(split_part, source.parts->len);
    split->records = jy_records_new();
    jy_ledger_entry *entry = split->outcome.entry = jy_worker_entry(options, change->file);
    entry->size = source.size;
    entry->mtime = source.mtime;
    entry->type = g_strdup(JY_SNIFFER_RECORDS);
    return split;
}

void jy_split_free(jy_split *split)
{
    if (!split) {
        return;
    }
    for (guint i = 0; i < split->source.parts->len; i++) {
        jy_ledger_entry_free(split->parts[i].entry);
        jy_records_part_clear(&split->parts[i].found);
    }
    jy_source_parts_clear(&split->source);
    jy_records_free(split->records);
    jy_ledger_entry_free(split->outcome.entry);
    g_clear_error(&split->failure);
    g_free(split->parts);
    pthread_mutex_destroy(&split->mutex);
    g_free(split);
}

guint jy_split_parts(const jy_split *split)
{
    return split->source.parts->len;
}

size_t jy_split_bytes(const jy_split *split, guint number)
{
    return g_array_index(split->source.parts, jy_source_part, number).length;
}

/* Adds what the next part came to. */
static void join(jy_split *split, split_part *part)
{
    jy_ledger_entry *entry = split->outcome.entry, *more = part->entry;
    if (entry->documents == 0) {
        entry->title = g_steal_pointer(&more->title);
        entry->date = g_steal_pointer(&more->date);
        entry->speaker = g_steal_pointer(&more->speaker);
        entry->issuer = g_steal_pointer(&more->issuer);
        entry->docno = g_steal_pointer(&more->docno);
        entry->genre = g_steal_pointer(&more->genre);
    }
    entry->documents += more->documents;
    entry->passages += more->passages;
    jy_records_join(split->records, &part->found);
    jy_ledger_entry_free(g_steal_pointer(&part->entry));
    jy_records_part_clear(&part->found);
    split->joined++;
}

/* Says what all parts have come to. */
static void sum_up(jy_split *split, jy_worker_outcome *ret_outcome)
{
    jy_ledger_entry *entry = split->outcome.entry;
    if (!split->failure) {
        g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
        entry->sha256 = g_strdup(split->source.sha256);
        jy_records_sum_up(split->records, entry, warnings, &split->failure);
        jy_worker_warn(entry, warnings);
    }
    if (split->failure) {
        jy_worker_fail(entry, split->failure);
    }
    jy_worker_note_row(split->options, entry);
    *ret_outcome = split->outcome;
    split->outcome.entry = NULL;
}

bool jy_split_read(jy_split *split, guint number, jy_worker *worker, jy_worker_outcome *ret_outcome, GError **err)
{
    g_auto(jy_source) source = {0};
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    g_auto(jy_records_part) found = {0};
    GError *failure = NULL;
    jy_worker_outcome begin = {0};
    jy_store_at(jy_worker_store(worker), &begin.order, &begin.number);
    if (jy_source_read_part(&split->source, number, &source, &failure)) {
        const uint32_t line = g_array_index(split->source.parts, jy_source_part, number).line;
        const jy_worker_records from = {split->change->path, &source, line, split->source.sha256};
        if (!jy_worker_part(worker, &from, entry, &found, err)) {
            return false;
        }
    }

    pthread_mutex_lock(&split->mutex);
    split->parts[number] = (split_part){g_steal_pointer(&entry), found};
    found = (jy_records_part){0};
    if (number == 0) {
        split->outcome.order = begin.order;
        split->outcome.number = begin.number;
    }
    if (failure && split->failure) {
        g_error_free(failure);
    } else if (failure) {
        split->failure = failure;
    }
    while (split->joined < jy_split_parts(split) && split->parts[split->joined].entry) {
        join(split, &split->parts[split->joined]);
    }
    if (split->joined == jy_split_parts(split)) {
        sum_up(split, ret_outcome);
    }
    pthread_mutex_unlock(&split->mutex);
    return true;
}
