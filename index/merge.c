/* merge.c: merges sorted runs into one database. Documents follow each other run by run; metadata and terms are merged
 * by their keys (keys.h). */
#include "index/merge.h"

#include <glib/gstdio.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/index/index.h>
#include <jiyan/index/segments.h>
#include <libintl.h>
#include <string.h>

#include "index/keys.h"
#include "index/scratch.h"

#define _(s) gettext(s)

/* Memory of all buffers, and what one run gets of it: with fewer bytes a read costs more than what it brings, more win
 * nothing. */
#define BUFFERS ((size_t)32 << 20)
#define BUFFER_MIN ((size_t)1 << 10)
#define BUFFER_MAX ((size_t)1 << 18)

/* After how many documents or keys it is asked whether to go on. */
#define STEPS 4096

/* Postings that are given to the writer at once. */
#define BATCH 1024

typedef struct {
    const jy_merge_task *task;
    xc_bulk *bulk;
    unsigned steps;
    jy_keys keys;        /* a cursor a run, and one for the metadata that is added */
    unsigned count;      /* of the runs */
    xc_docid *bases;     /* number of each run's passage 0 */
    uint32_t *documents; /* of the term at hand, by run */
    xc_bulk_posting postings[BATCH];
} run_merge;

void jy_merge_set_error(GError **err, const xc_error *from)
{
    GError *failure = NULL;
    jy_index_set_error(&failure, from, _("writing the index"));
    failure->domain = JY_ERROR_OF_RUN;
    g_propagate_error(err, failure);
}

static bool fail(GError **err, const xc_error *from)
{
    jy_merge_set_error(err, from);
    return false;
}

static bool may_go_on(run_merge *merge, GError **err)
{
    return ++merge->steps % STEPS || !merge->task->goes_on || merge->task->goes_on(err);
}

/* Run of a cursor. */
static const jy_run_extent *run_of(const run_merge *merge, unsigned cursor)
{
    return jy_scratch_run(merge->task->runs, merge->task->from + cursor);
}

static void open_part(run_merge *merge, unsigned cursor, jy_run_part part)
{
    const jy_run_extent *run = run_of(merge, cursor);
    jy_run_open(&merge->keys.cursors[cursor].source, jy_scratch_file_of(merge->task->runs, run)->fd, run->starts[part],
                run->starts[part + 1]);
}

/* ---- documents ---- */

/* Reads the values of a document, which are borrowed from it. */
static void read_values(jy_run_source *document, uint32_t count, GArray *values)
{
    g_array_set_size(values, 0);
    for (uint32_t i = 0; i < count && !document->failure; i++) {
        uint32_t slot = jy_run_varint(document), length = jy_run_varint(document);
        const char *data = (const char *)jy_run_bytes(document, length);
        xc_bulk_value value = {data, length, slot};
        g_array_append_val(values, value);
    }
}

static bool merge_document(run_merge *merge, jy_keys_cursor *cursor, xc_docid docid, GArray *values, GError **err)
{
    jy_run_want(&cursor->source, JY_RUN_VARINT_MAX);
    uint32_t size = jy_run_varint(&cursor->source);
    const uint8_t *bytes = jy_run_bytes(&cursor->source, size);
    jy_run_source document = {.at = bytes, .limit = bytes ? bytes + size : NULL};
    if (!jy_keys_check(cursor, err)) {
        return false;
    }
    uint32_t length = jy_run_varint(&document);
    read_values(&document, jy_run_varint(&document), values);
    if (!jy_run_check(&document, cursor->path, err)) {
        return false;
    }
    xc_error failure;
    const xc_bulk_document add = {
        .docid = docid,
        .length = length,
        .data = (const char *)document.at,
        .data_length = (size_t)(document.limit - document.at),
        .values = (const xc_bulk_value *)(const void *)values->data,
        .value_count = values->len,
    };
    return xc_bulk_add_document(merge->bulk, &add, &failure) == XC_OK || fail(err, &failure);
}

static bool merge_documents(run_merge *merge, GError **err)
{
    g_autoptr(GArray) values = g_array_new(false, false, sizeof(xc_bulk_value));
    for (unsigned i = 0; i < merge->count; i++) {
        open_part(merge, i, JY_RUN_DOCUMENTS);
        jy_keys_cursor *cursor = &merge->keys.cursors[i];
        for (uint32_t passage = 0; passage < run_of(merge, i)->passages; passage++) {
            if (!may_go_on(merge, err) || !merge_document(merge, cursor, merge->bases[i] + passage, values, err)) {
                return false;
            }
        }
    }
    return true;
}

/* ---- keys ---- */

/* What is done with a key, which merge->keys is at. */
typedef bool merge_key(run_merge *merge, GError **err);

/* Merges the keys of the first `cursors`, whose sources were opened. */
static bool merge_keys(run_merge *merge, unsigned cursors, merge_key *visit, GError **err)
{
    bool more = true, done = true;
    jy_keys_begin(&merge->keys, cursors);
    while (done && more) {
        done = jy_keys_next(&merge->keys, &more, err) && (!more || (may_go_on(merge, err) && visit(merge, err)));
    }
    return done;
}

/* ---- metadata ---- */

static bool merge_item(run_merge *merge, GError **err)
{
    for (unsigned i = 0; i < merge->keys.same_count; i++) {
        jy_keys_cursor *cursor = &merge->keys.cursors[merge->keys.same[i]];
        jy_run_want(&cursor->source, JY_RUN_VARINT_MAX);
        uint32_t length = jy_run_varint(&cursor->source);
        const uint8_t *value = jy_run_bytes(&cursor->source, length);
        xc_error failure;
        if (!jy_keys_check(cursor, err)) {
            return false;
        }
        if (xc_bulk_add_metadata(merge->bulk, cursor->key, cursor->length, (const char *)value, length, &failure) !=
            XC_OK) {
            return fail(err, &failure);
        }
    }
    return true;
}

/* The metadata that is added, as a part of a run. Returns new bytes; free with g_byte_array_unref. */
static GByteArray *pack_metadata(GHashTable *metadata)
{
    GByteArray *bytes = g_byte_array_new();
    g_autoptr(GList) keys = metadata ? g_list_sort(g_hash_table_get_keys(metadata), (GCompareFunc)strcmp) : NULL;
    for (const GList *key = keys; key; key = key->next) {
        uint8_t numbers[2 * JY_RUN_VARINT_MAX];
        gsize length;
        const uint8_t *value = g_bytes_get_data(g_hash_table_lookup(metadata, key->data), &length);
        uint32_t key_length = (uint32_t)strlen(key->data);
        uint8_t *end = jy_run_put_varint(jy_run_put_varint(numbers, 0), key_length);
        g_byte_array_append(bytes, numbers, (guint)(end - numbers));
        g_byte_array_append(bytes, key->data, key_length);
        end = jy_run_put_varint(numbers, (uint32_t)length);
        g_byte_array_append(bytes, numbers, (guint)(end - numbers));
        g_byte_array_append(bytes, value, (guint)length);
    }
    return bytes;
}

static bool merge_metadata(run_merge *merge, GError **err)
{
    for (unsigned i = 0; i < merge->count; i++) {
        open_part(merge, i, JY_RUN_METADATA);
    }
    g_autoptr(GByteArray) added = pack_metadata(merge->task->metadata);
    jy_run_open_bytes(&merge->keys.cursors[merge->count].source, added->data, added->len);
    return merge_keys(merge, merge->count + 1, merge_item, err);
}

/* ---- terms ---- */

/* Gives the postings of one run's term to the writer. */
static bool merge_postings(run_merge *merge, unsigned run, GError **err)
{
    jy_keys_cursor *cursor = &merge->keys.cursors[run];
    xc_docid next = merge->bases[run];
    for (uint32_t left = merge->documents[run]; left;) {
        unsigned count = MIN(left, BATCH);
        for (unsigned i = 0; i < count; i++) {
            jy_run_want(&cursor->source, (size_t)2 * JY_RUN_VARINT_MAX);
            uint32_t gap = jy_run_varint(&cursor->source);
            next += gap >> 1;
            merge->postings[i] = (xc_bulk_posting){next++, gap & 1 ? jy_run_varint(&cursor->source) : 1};
        }
        left -= count;
        xc_error failure;
        if (!jy_keys_check(cursor, err)) {
            return false;
        }
        if (xc_bulk_add_postings(merge->bulk, merge->postings, count, &failure) != XC_OK) {
            return fail(err, &failure);
        }
    }
    return true;
}

static bool merge_term(run_merge *merge, GError **err)
{
    const jy_keys *keys = &merge->keys;
    uint32_t documents = 0, occurrences = 0;
    for (unsigned i = 0; i < keys->same_count; i++) {
        jy_keys_cursor *cursor = &keys->cursors[keys->same[i]];
        jy_run_want(&cursor->source, (size_t)2 * JY_RUN_VARINT_MAX);
        uint32_t here = jy_run_varint(&cursor->source);
        merge->documents[keys->same[i]] = here;
        documents += here;
        occurrences += jy_run_varint(&cursor->source);
        if (!jy_keys_check(cursor, err)) {
            return false;
        }
    }
    const jy_keys_cursor *first = &keys->cursors[keys->same[0]];
    xc_error failure;
    if (xc_bulk_add_term(merge->bulk, first->key, first->length, documents, occurrences, &failure) != XC_OK) {
        return fail(err, &failure);
    }
    bool done = true;
    for (unsigned i = 0; done && i < keys->same_count; i++) {
        done = merge_postings(merge, keys->same[i], err);
    }
    return done;
}

static bool merge_terms(run_merge *merge, GError **err)
{
    for (unsigned i = 0; i < merge->count; i++) {
        open_part(merge, i, JY_RUN_TERMS);
    }
    return merge_keys(merge, merge->count, merge_term, err);
}

/* ---- the whole ---- */

static run_merge *merge_new(const jy_merge_task *task)
{
    run_merge *merge = g_malloc(sizeof *merge);
    *merge = (run_merge){.task = task, .count = task->to - task->from};
    unsigned cursors = merge->count + 1;
    jy_keys_init(&merge->keys, cursors, CLAMP(BUFFERS / cursors, BUFFER_MIN, BUFFER_MAX));
    merge->bases = g_new(xc_docid, cursors);
    merge->documents = g_new(uint32_t, cursors);
    xc_docid base = task->first;
    for (unsigned i = 0; i < merge->count; i++) {
        merge->keys.cursors[i].path = jy_scratch_file_of(task->runs, run_of(merge, i))->path;
        merge->bases[i] = base;
        base += run_of(merge, i)->passages;
    }
    return merge;
}

static void merge_free(run_merge *merge)
{
    xc_bulk_free(merge->bulk);
    jy_keys_clear(&merge->keys);
    g_free(merge->bases);
    g_free(merge->documents);
    g_free(merge);
}

static bool merge_all(run_merge *merge, const xc_bulk_options *options, GError **err)
{
    xc_error failure;
    if (xc_bulk_create(merge->task->path, options, &merge->bulk, &failure) != XC_OK) {
        return fail(err, &failure);
    }
    return merge_documents(merge, err) && merge_metadata(merge, err) && merge_terms(merge, err) &&
           (xc_bulk_finish(merge->bulk, &failure) == XC_OK || fail(err, &failure));
}

bool jy_merge_by(xc_bulk_method method, const jy_merge_task *task, GError **err)
{
    const xc_bulk_options options = {.method = method,
                                     .block_size = JY_SEGMENTS_BLOCK_SIZE,
                                     .data_block_size = JY_SEGMENTS_DATA_BLOCK_SIZE,
                                     .no_sync = true};
    if (g_mkdir(task->path, 0777) != 0) { /* not what somebody else has there */
        GError *failure = NULL;
        jy_files_fail(&failure, task->path, _("cannot be created"));
        failure->domain = JY_ERROR_OF_RUN;
        g_propagate_error(err, failure);
        return false;
    }
    run_merge *merge = merge_new(task);
    bool done = merge_all(merge, &options, err);
    merge_free(merge);
    if (!done) {
        jy_files_remove(task->path);
    }
    return done;
}

bool jy_runs_merge(jy_runs *runs, const char *path, xc_docid first, GHashTable *metadata, jy_runs_goes_on *goes_on,
                   GError **err)
{
    const jy_merge_task task = {
        .runs = runs, .to = runs->runs->len, .path = path, .first = first, .metadata = metadata, .goes_on = goes_on};
    xc_error failure;
    xc_status status = xc_bulk_probe(runs->folder, &failure);
    if (status != XC_OK && status != XC_DATABASE_VERSION) {
        return fail(err, &failure);
    }
    return status == XC_OK ? jy_merge_by(XC_BULK_DIRECT, &task, err) : jy_merge_slow(&task, err);
}
